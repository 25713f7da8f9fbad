package com.onebackpak.compliance.benchmarks.peers;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The stream of requests that every engine decides: half of them what a backend asks all day, half anything. All that is known
 * of them is known, since most engines have no third value; and none names a term above one that a rule names.
 */
public final class Inquiries {
    static final List<String> ACTIONS = List.of(
            "collect", "use", "disclose", "disclose.sell", "disclose.publish", "store", "retain", "delete", "inspect");
    static final List<String> CATEGORIES = List.of(
            "name",
            "contact.email",
            "contact.address",
            "identifier.local",
            "identifier.government",
            "credential.password",
            "enrollment.class",
            "attendance",
            "assessment",
            "transcript.grade",
            "performance",
            "inference",
            "work.content",
            "communications.message",
            "conduct",
            "special.medical",
            "special.low-income",
            "media.photo",
            "biometric.faceprint",
            "financial",
            "technology.cookie",
            "technology.precise-location");
    static final List<String> PURPOSES = List.of(
            "education.assessment",
            "education.attendance",
            "service.account",
            "service.support",
            "analytics.usage",
            "analytics.cross-device",
            "improvement.new-products",
            "research",
            "marketing.promotional",
            "marketing.third-party",
            "advertising.contextual",
            "advertising.targeted",
            "profiling");
    private static final int USUAL_ACTIONS = 3;
    private static final int USUAL_PURPOSES = 4;

    private Inquiries() {}

    /** Makes the same requests whenever it is called with the same number. */
    public static List<Inquiry> of(int number) {
        Random random = new Random(7);
        List<Inquiry> inquiries = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            inquiries.add(inquiry(random.nextBoolean(), random));
        }
        return inquiries;
    }

    private static Inquiry inquiry(boolean usual, Random random) {
        String action = ACTIONS.get(random.nextInt(usual ? USUAL_ACTIONS : ACTIONS.size()));
        boolean hasRecipient = action.startsWith("disclose") || action.equals("inspect");
        String application = Directory.application(1 + random.nextInt(Directory.APPLICATIONS));
        String other = Directory.other(random);
        String recipient = random.nextBoolean() ? application : other;
        return new Inquiry(
                Directory.student(1 + random.nextInt(Directory.STUDENTS)),
                hasRecipient ? recipient : "",
                action,
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                PURPOSES.get(random.nextInt(usual ? USUAL_PURPOSES : PURPOSES.size())),
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                random.nextInt(10) == 0,
                random.nextInt(20) == 0,
                random.nextInt(3) == 0,
                Directory.TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC),
                Directory.TODAY);
    }
}
