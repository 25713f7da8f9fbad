package com.onebackpak.compliance.testkit.oracle;

import java.util.List;

/** The terms that files are written in: few that overlap, so that rules and requests meet; or all of the standard. */
final class Terms {
    static final List<String> FEATURES = List.of("student-login", "financial-aid");
    static final List<String> ATTRIBUTES =
            List.of("written-assurances", "confidentiality", "integral", "necessary", "internal-operations-only");
    static final List<String> METHODS = List.of("signed-form", "email-plus", "text-plus", "video-call");
    static final List<String> AGREED = List.of("no-sale", "encryption", "encryption.at-rest", "certify-destruction");
    static final List<String> FORMS = List.of("identified", "pseudonymised", "de-identified", "aggregated");
    static final List<String> SOURCES = List.of("school", "parent", "student", "application", "automatic", "self");

    final List<String> actions;
    final List<String> kinds;
    final List<String> recipients;
    final List<String> purposes;
    final List<String> categories;
    final List<String> bases;
    final List<String> obligations = List.of("record-disclosure", "safeguards", "hold", "obtain-consent");

    private Terms(
            List<String> actions,
            List<String> kinds,
            List<String> recipients,
            List<String> purposes,
            List<String> categories,
            List<String> bases) {
        this.actions = actions;
        this.kinds = kinds;
        this.recipients = recipients;
        this.purposes = purposes;
        this.categories = categories;
        this.bases = bases;
    }

    /** A few terms, broad and narrow ones, and a host's own below them. */
    static Terms few() {
        return new Terms(
                List.of("disclose", "disclose", "collect", "use", "disclose.sell", "store", "delete", "inspect"),
                List.of(
                        "student",
                        "student",
                        "parent",
                        "school-employee",
                        "school-employee.teacher",
                        "school-employee.teacher.substitute",
                        "school-employee.administrator",
                        "visitor"),
                List.of(
                        "application",
                        "school-user",
                        "school-user.teacher",
                        "school-user.teacher.substitute",
                        "school-user.student",
                        "parent",
                        "service-provider",
                        "service-provider.hosting",
                        "advertising-network",
                        "public"),
                List.of("education", "education.tutoring", "service", "service.support", "marketing", "research"),
                List.of("name", "contact", "contact.email", "work", "work.assignment"),
                List.of("parental-via-school", "parental-direct", "school-as-agent", "eligible-student", "self"));
    }

    /** A host's vocabulary with the terms that are not of the standard. */
    static String vocabulary() {
        return """
                vocabulary: host
                version: "1"
                terms:
                  person:
                    school-employee.teacher.substitute: {means: A teacher who stands in for another.}
                  recipient:
                    school-user.teacher.substitute: {means: A teacher who stands in for another.}
                  purpose:
                    education.tutoring: {means: Help with what is taught.}
                  agreement-term:
                    encryption.at-rest: {means: What is stored is encrypted.}
                """ + Declarations.text();
    }

    /** All terms of the standard, as the public formats list them. */
    static Terms all() {
        return new Terms(
                words("collect use disclose disclose disclose.sell disclose.publish store retain delete inspect amend"),
                words("student student parent school-employee school-employee.teacher school-employee.administrator"
                        + " visitor"),
                words("school-user school-user.teacher school-user.administrator school-user.student parent"
                        + " service-provider service-provider.hosting service-provider.analytics"
                        + " service-provider.support application advertising-network researcher authority"
                        + " authority.law-enforcement authority.emergency authority.education public"),
                words("education education education service service.provision service.account service.authentication"
                        + " service.support service.quality service.security service.communication"
                        + " service.personalisation service.internal-operations analytics analytics.usage"
                        + " analytics.cross-device improvement improvement.existing-products improvement.new-products"
                        + " research marketing marketing.promotional marketing.third-party advertising"
                        + " advertising.contextual advertising.targeted profiling archival archival.backup"
                        + " archival.audit legal legal.process legal.obligation safety safety.emergency"),
                words("name contact contact.address contact.email contact.phone identifier identifier.local"
                        + " identifier.state identifier.application identifier.username identifier.government"
                        + " credential credential.password credential.password-hint demographics"
                        + " demographics.birth-date demographics.birth-place demographics.gender"
                        + " demographics.ethnicity demographics.language enrollment enrollment.school"
                        + " enrollment.grade-level enrollment.class enrollment.graduation-year schedule attendance"
                        + " assessment transcript transcript.grade transcript.gpa transcript.course performance work"
                        + " work.assignment work.content communications communications.message communications.forum"
                        + " conduct special special.english-learner special.low-income special.medical"
                        + " special.disability special.living-situation program survey transportation guardian"
                        + " guardian.name guardian.contact guardian.identifier biography media media.photo"
                        + " media.audio media.video biometric biometric.voiceprint biometric.faceprint financial"
                        + " grading support support.case support.recording technology technology.ip-address"
                        + " technology.cookie technology.device-identifier technology.device-details"
                        + " technology.usage technology.approximate-location technology.precise-location"
                        + " school-information"),
                words("parental-via-school parental-direct school-as-agent eligible-student self"));
    }

    private static List<String> words(String listed) {
        return List.of(listed.split(" "));
    }
}
