package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.benchmarks.peers.Directory.District;
import com.onebackpak.compliance.benchmarks.peers.Directory.Recipient;
import com.onebackpak.compliance.benchmarks.peers.Directory.Student;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the directory tells about a request, by the names under which rules ask for it; each record is looked up when first
 * asked for. The one place where it is said what a name means: every engine reads it here. Not thread-safe.
 */
public class Known {
    /** What is true or false, by name. */
    public static final Map<String, Function<Known, Boolean>> FLAGS = flags();

    /** Everything, by name: texts, the age as a long, and what is true or false. */
    public static final Map<String, Function<Known, Object>> ATTRIBUTES = attributes();

    private final Inquiry inquiry;
    private final Directory directory;
    private @Nullable Student student;
    private @Nullable Recipient recipient;
    private @Nullable District district;

    /** Nothing is looked up yet. */
    public Known(Inquiry inquiry, Directory directory) {
        this.inquiry = inquiry;
        this.directory = directory;
    }

    private static Map<String, Function<Known, Boolean>> flags() {
        Map<String, Function<Known, Boolean>> flags = new LinkedHashMap<>();
        flags.put("agreement", Known::isAgreement);
        flags.put("granted", Known::isGranted);
        flags.put("authorized", Known::isAuthorized);
        flags.put("consented", Known::isConsented);
        flags.put("named", Known::isNamed);
        flags.put("optedOut", Known::isOptedOut);
        flags.put("directoryOptOut", Known::isDirectoryOptOut);
        flags.put("postsecondary", Known::isPostsecondary);
        flags.put("held", Known::isHeld);
        flags.put("legitimate", Known::isLegitimate);
        flags.put("integral", Known::isIntegral);
        flags.put("confidential", Known::isConfidential);
        flags.put("noOnward", Known::isNoOnward);
        flags.put("domestic", Known::isDomestic);
        flags.put("instructed", Known::isInstructed);
        flags.put("requested", Known::isRequested);
        flags.put("deIdentified", Known::isDeIdentified);
        flags.put("emergency", Known::isEmergency);
        flags.put("doNotTrack", Known::isDoNotTrack);
        return flags;
    }

    private static Map<String, Function<Known, Object>> attributes() {
        Map<String, Function<Known, Object>> attributes = new LinkedHashMap<>();
        attributes.put("action", Known::getAction);
        attributes.put("category", Known::getCategory);
        attributes.put("purpose", Known::getPurpose);
        attributes.put("kind", Known::getKind);
        attributes.put("district", Known::getDistrict);
        attributes.put("recipient", Known::getRecipient);
        attributes.put("age", known -> (long) known.getAge());
        FLAGS.forEach((name, flag) -> attributes.put(name, flag::apply));
        return attributes;
    }

    /** The attribute of this name. */
    public final Object get(String name) {
        return Objects.requireNonNull(ATTRIBUTES.get(name)).apply(this);
    }

    Student student() {
        if (student == null) {
            student = directory.student(inquiry.subject());
        }
        return student;
    }

    private Recipient recipient() {
        if (recipient == null) {
            recipient = directory.recipient(inquiry.recipient());
        }
        return recipient;
    }

    private District district() {
        if (district == null) {
            district = directory.district(student().district());
        }
        return district;
    }

    /** What is done. */
    public final String getAction() {
        return inquiry.action();
    }

    /** With which data. */
    public final String getCategory() {
        return inquiry.category();
    }

    /** What for. */
    public final String getPurpose() {
        return inquiry.purpose();
    }

    /** Whether anybody receives. */
    public final boolean hasRecipient() {
        return !inquiry.recipient().isEmpty();
    }

    /** What kind of recipient; empty where nobody receives. */
    public final String getKind() {
        return hasRecipient() ? recipient().kind() : "";
    }

    /** The student's district, by id. */
    public final String getDistrict() {
        return student().district();
    }

    /** Who receives, by id; empty: nobody. */
    public final String getRecipient() {
        return inquiry.recipient();
    }

    /** When the student was born. */
    public final LocalDate getBirthDate() {
        return student().birthDate();
    }

    /** The student's age in years. */
    public final int getAge() {
        return student().birthDate().until(inquiry.day()).getYears();
    }

    /** An agreement with the district is in force. */
    public final boolean isAgreement() {
        return !inquiry.day().isBefore(district().from())
                && inquiry.day().isBefore(district().until());
    }

    /** The agreement grants the purpose. */
    public final boolean isGranted() {
        return district().grants().contains(inquiry.purpose());
    }

    /** The district has authorized the recipient for the category. */
    public final boolean isAuthorized() {
        Set<String> categories = district().authorized().get(inquiry.recipient());
        return categories != null && categories.contains(inquiry.category());
    }

    /** A consent covers the purpose. */
    public final boolean isConsented() {
        return student().consents().contains(inquiry.purpose());
    }

    /** A consent names the recipient. */
    public final boolean isNamed() {
        return student().named().contains(inquiry.recipient());
    }

    /** The family refused the purpose. */
    public final boolean isOptedOut() {
        return student().optOuts().contains(inquiry.purpose());
    }

    /** The family refused directory information. */
    public final boolean isDirectoryOptOut() {
        return student().directoryOptOut();
    }

    /** The student is at a college. */
    public final boolean isPostsecondary() {
        return student().postsecondary();
    }

    /** The data must be kept. */
    public final boolean isHeld() {
        return student().held();
    }

    /** The recipient teaches the student. */
    public final boolean isLegitimate() {
        return student().teachers().contains(inquiry.recipient());
    }

    /** The recipient is integral to the service. */
    public final boolean isIntegral() {
        return hasRecipient() && recipient().integral();
    }

    /** The recipient is bound to confidentiality. */
    public final boolean isConfidential() {
        return hasRecipient() && recipient().confidential();
    }

    /** The recipient is bound to pass nothing on. */
    public final boolean isNoOnward() {
        return hasRecipient() && recipient().noOnward();
    }

    /** The recipient keeps data in the country. */
    public final boolean isDomestic() {
        return hasRecipient() && recipient().domestic();
    }

    /** The school instructs it. */
    public final boolean isInstructed() {
        return inquiry.instructed();
    }

    /** The family asked for it. */
    public final boolean isRequested() {
        return inquiry.requested();
    }

    /** Nobody can be told from the data any more. */
    public final boolean isDeIdentified() {
        return inquiry.deIdentified();
    }

    /** There is a threat to health or safety. */
    public final boolean isEmergency() {
        return inquiry.emergency();
    }

    /** The browser asked not to be tracked. */
    public final boolean isDoNotTrack() {
        return inquiry.doNotTrack();
    }
}
