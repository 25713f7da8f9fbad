package com.onebackpak.compliance.benchmarks.peers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What a backend holds in memory of its students, their districts and who receives data. Immutable. */
public final class Directory {
    static final int DISTRICTS = 120;
    static final int STUDENTS = 1_200;
    static final int APPLICATIONS = 200;
    static final LocalDate TODAY = LocalDate.of(2026, 9, 15);
    /** Who receives beside the applications, each of a kind. */
    static final List<String> OTHER_KINDS = List.of(
            "school-user.teacher",
            "school-user.administrator",
            "service-provider.hosting",
            "service-provider.analytics",
            "service-provider.support",
            "assessment-provider",
            "advertising-network",
            "researcher",
            "authority.education",
            "authority.law-enforcement",
            "parent",
            "public");

    private static final int OF_EACH_KIND = 10;
    private static final int SCHEDULES = 20;

    private final Map<String, Student> students = new HashMap<>();
    private final Map<String, Recipient> recipients = new HashMap<>();
    private final Map<String, District> districts = new HashMap<>();

    /**
     * A student and what is on record about one.
     *
     * @param district the district, by id
     * @param birthDate born on
     * @param postsecondary whether at a college
     * @param directoryOptOut whether the family refused directory information
     * @param held whether the data must be kept
     * @param consents the purposes consented to
     * @param named the recipients that a consent names
     * @param optOuts the purposes refused
     * @param teachers who teaches the student
     */
    record Student(
            String district,
            LocalDate birthDate,
            boolean postsecondary,
            boolean directoryOptOut,
            boolean held,
            Set<String> consents,
            Set<String> named,
            Set<String> optOuts,
            Set<String> teachers) {}

    /**
     * Who receives.
     *
     * @param kind what kind of recipient
     * @param integral whether integral to the service
     * @param confidential whether bound to confidentiality
     * @param noOnward whether bound to pass nothing on
     * @param domestic whether data stays in the country
     */
    record Recipient(String kind, boolean integral, boolean confidential, boolean noOnward, boolean domestic) {}

    /**
     * A district and its agreement.
     *
     * @param from from when the agreement is in force
     * @param until until when it is
     * @param grants the purposes that it grants beside education
     * @param authorized what each recipient may have
     */
    record District(LocalDate from, LocalDate until, Set<String> grants, Map<String, Set<String>> authorized) {}

    /** Makes the same directory whenever it is called. */
    public static Directory sample() {
        Directory directory = new Directory();
        Random random = new Random(15);
        directory.addRecipients(random);
        List<Set<String>> schedules = new ArrayList<>();
        for (int i = 0; i < SCHEDULES; i++) {
            schedules.add(some(random, Inquiries.CATEGORIES, 0.8));
        }
        for (int i = 1; i <= DISTRICTS; i++) {
            Map<String, Set<String>> authorized = new HashMap<>();
            directory.recipients.forEach((id, recipient) -> {
                if (recipient.kind().equals("application") || recipient.kind().equals("assessment-provider")) {
                    authorized.put(id, schedules.get(random.nextInt(schedules.size())));
                }
            });
            LocalDate until = chance(random, 0.95) ? TODAY.plusYears(1) : TODAY.minusDays(30);
            directory.districts.put(
                    district(i),
                    new District(
                            TODAY.minusYears(2), until, some(random, Inquiries.PURPOSES, 0.5), Map.copyOf(authorized)));
        }
        for (int i = 1; i <= STUDENTS; i++) {
            directory.students.put(student(i), student(directory, i, random));
        }
        return directory;
    }

    private void addRecipients(Random random) {
        for (int i = 1; i <= APPLICATIONS; i++) {
            recipients.put(application(i), recipient("application", random));
        }
        for (String kind : OTHER_KINDS) {
            for (int i = 1; i <= OF_EACH_KIND; i++) {
                recipients.put(kind + "-" + i, recipient(kind, random));
            }
        }
    }

    private static Recipient recipient(String kind, Random random) {
        return new Recipient(kind, chance(random, 0.5), chance(random, 0.8), chance(random, 0.8), chance(random, 0.9));
    }

    private static Student student(Directory directory, int i, Random random) {
        Set<String> all = directory.recipients.keySet();
        return new Student(
                district(1 + i % DISTRICTS),
                TODAY.minusYears(5).minusDays(random.nextInt(17 * 365)),
                chance(random, 0.05),
                chance(random, 0.1),
                chance(random, 0.1),
                some(random, Inquiries.PURPOSES, 0.3),
                some(random, all.stream().sorted().toList(), 0.05),
                some(random, Inquiries.PURPOSES, 0.1),
                some(
                        random,
                        all.stream()
                                .filter(id -> id.startsWith("school-user"))
                                .sorted()
                                .toList(),
                        0.7));
    }

    static String district(int number) {
        return "district-" + number;
    }

    static String student(int number) {
        return "student-" + number;
    }

    static String application(int number) {
        return "application-" + number;
    }

    /** Some recipient of another kind than an application. */
    static String other(Random random) {
        return OTHER_KINDS.get(random.nextInt(OTHER_KINDS.size())) + "-" + (1 + random.nextInt(OF_EACH_KIND));
    }

    Map<String, Student> students() {
        return students;
    }

    Map<String, Recipient> recipients() {
        return recipients;
    }

    Map<String, District> districts() {
        return districts;
    }

    Student student(String id) {
        return found(students, id);
    }

    Recipient recipient(String id) {
        return found(recipients, id);
    }

    District district(String id) {
        return found(districts, id);
    }

    private static <T> T found(Map<String, T> records, String id) {
        T found = records.get(id);
        if (found == null) {
            throw new IllegalArgumentException("nobody is called '" + id + "'");
        }
        return found;
    }

    private static boolean chance(Random random, double share) {
        return random.nextDouble() < share;
    }

    private static Set<String> some(Random random, List<String> values, double share) {
        Set<String> some = new HashSet<>();
        values.forEach(value -> {
            if (chance(random, share)) {
                some.add(value);
            }
        });
        return Set.copyOf(some);
    }
}
