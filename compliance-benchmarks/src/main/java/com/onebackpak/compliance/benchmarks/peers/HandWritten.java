package com.onebackpak.compliance.benchmarks.peers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forty rules as a backend's developer writes them, who asks only what an action turns on; what districts add is data,
 * looked up by district and recipient.
 */
public final class HandWritten implements Peer<RuleTable> {
    private static final int CHILD = 13;
    private static final int ADULT = 18;

    @Override
    public String name() {
        return "hand-written";
    }

    @Override
    public RuleTable write(RuleTable table) {
        return table;
    }

    @Override
    public Engine<Inquiry, Verdict> load(RuleTable table, Directory directory) {
        Map<String, Map<String, List<Addition>>> additions = new HashMap<>();
        table.districts().forEach((district, rows) -> {
            Map<String, List<Addition>> byRecipient = new HashMap<>();
            rows.forEach(row -> byRecipient.merge(
                    (String) row.when().get(1).value(), List.of(Addition.of(row)), HandWritten::joined));
            additions.put(district, byRecipient);
        });
        return new Loaded(additions, directory);
    }

    private static List<Addition> joined(List<Addition> some, List<Addition> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** What a district adds about a recipient: nothing of these categories up to an age, without consent. */
    private record Addition(String rule, Set<String> categories, int age) {
        static Addition of(RuleRow row) {
            return new Addition(
                    row.id(), Set.copyOf(row.covered().getOrDefault("category", List.of())), Math.toIntExact((long)
                            row.when().get(2).value()));
        }
    }

    private record Loaded(Map<String, Map<String, List<Addition>>> additions, Directory directory)
            implements Engine.OfInquiries<Verdict> {
        @Override
        public Function<Inquiry, Verdict> decider() {
            return this::decide;
        }

        @Override
        public Answer answer(Verdict decision) {
            return decision.answer();
        }

        @Override
        public boolean namesAllRules() {
            return false;
        }

        private Verdict decide(Inquiry inquiry) {
            Known known = new Known(inquiry, directory);
            return switch (inquiry.action()) {
                case "disclose.sell" -> Verdict.forbid("no-sale");
                case "disclose.publish" -> known.isDeIdentified() ? disclose(known) : Verdict.forbid("no-publication");
                case "disclose" -> disclose(known);
                case "collect" -> collect(known);
                case "use" -> use(known);
                case "store" -> store(known);
                case "retain" -> retain(known);
                case "inspect" -> inspect(known);
                case "delete" -> delete(known);
                default -> Verdict.NONE;
            };
        }

        private static boolean under(String term, String group) {
            return term.startsWith(group) && (term.length() == group.length() || term.charAt(group.length()) == '.');
        }

        private static boolean isSensitive(String category) {
            return under(category, "special")
                    || under(category, "biometric")
                    || under(category, "financial")
                    || under(category, "conduct");
        }

        private static boolean lacksAgreement(Known known) {
            return !known.isAgreement() && !known.isDeIdentified() && !known.isEmergency();
        }

        private static boolean isForSchool(String purpose) {
            return under(purpose, "education") || under(purpose, "service");
        }

        private static @Nullable Verdict advertising(Known known, String purpose) {
            if (purpose.equals("advertising.targeted")) {
                return Verdict.forbid("no-targeted-advertising");
            }
            if (under(purpose, "advertising") && known.getAge() < CHILD) {
                return Verdict.forbid("no-advertising-to-children");
            }
            return null;
        }

        private static @Nullable Verdict profiling(Known known, String purpose) {
            return purpose.equals("profiling") && !(known.isRequested() && known.isConsented())
                    ? Verdict.forbid("no-profiling")
                    : null;
        }

        private static @Nullable Verdict location(Known known, String category) {
            return category.equals("technology.precise-location") && !(known.isConsented() && known.isInstructed())
                    ? Verdict.forbid("no-precise-location")
                    : null;
        }

        private static @Nullable Verdict biometrics(Known known, String category) {
            return under(category, "biometric")
                            && !(known.isConsented() && (known.getAge() >= ADULT || known.isInstructed()))
                    ? Verdict.forbid("biometrics-need-consent")
                    : null;
        }

        private static @Nullable Verdict government(Known known, String category) {
            return category.equals("identifier.government") && !known.isInstructed()
                    ? Verdict.forbid("no-government-identifiers")
                    : null;
        }

        private static @Nullable Verdict first(@Nullable Verdict one, @Nullable Verdict other) {
            return one == null ? other : one;
        }

        private Verdict disclose(Known known) {
            String purpose = known.getPurpose();
            String category = known.getCategory();
            String kind = known.getKind();
            if (lacksAgreement(known)) {
                return Verdict.forbid("student-data-needs-an-agreement");
            }
            Verdict advertising = advertising(known, purpose);
            if (advertising != null) {
                return advertising;
            }
            if (under(purpose, "advertising") && (isSensitive(category) || category.equals("inference"))) {
                return Verdict.forbid("no-advertising-with-sensitive-data");
            }
            if (kind.equals("advertising-network")) {
                return Verdict.forbid("nothing-for-advertising-networks");
            }
            if (purpose.equals("marketing.third-party")) {
                return Verdict.forbid("no-marketing-for-others");
            }
            if (under(purpose, "marketing") && known.getAge() < ADULT && !(known.isConsented() && known.isNamed())) {
                return Verdict.forbid("marketing-to-minors-needs-consent");
            }
            Verdict general = first(
                    first(profiling(known, purpose), location(known, category)),
                    first(biometrics(known, category), government(known, category)));
            if (general != null) {
                return general;
            }
            if (under(category, "credential")) {
                return Verdict.forbid("credentials-stay");
            }
            Verdict byRecipient = receivedBy(known, kind, category);
            if (byRecipient != null) {
                return byRecipient;
            }
            if (purpose.equals("research") && !known.isGranted() && !known.isDeIdentified()) {
                return Verdict.forbid("research-needs-a-grant");
            }
            Verdict bySchoolUser = schoolUser(known, kind, category);
            if (bySchoolUser != null) {
                return bySchoolUser;
            }
            if (known.isDirectoryOptOut()
                    && (kind.equals("application") || kind.equals("researcher") || kind.equals("public"))
                    && (category.equals("name")
                            || under(category, "contact")
                            || under(category, "enrollment")
                            || category.equals("media.photo"))) {
                return Verdict.forbid("directory-opt-out");
            }
            if ((under(purpose, "analytics") || under(purpose, "improvement") || purpose.equals("research"))
                    && known.isOptedOut()) {
                return Verdict.forbid("purpose-opt-out");
            }
            if (under(kind, "authority")
                    && (isForSchool(purpose) || under(purpose, "analytics"))
                    && !known.isInstructed()
                    && !known.isEmergency()) {
                return Verdict.forbid("authorities-need-process");
            }
            Verdict parent = eligible(known, kind);
            if (parent != null) {
                return parent;
            }
            Verdict added = added(known, category);
            return added == null ? permitted(known, kind, purpose) : added;
        }

        private static @Nullable Verdict receivedBy(Known known, String kind, String category) {
            boolean application = kind.equals("application");
            boolean provider = under(kind, "service-provider");
            if (application
                    && known.getAge() < CHILD
                    && !known.isIntegral()
                    && !(known.isConsented() && known.isNamed())) {
                return Verdict.forbid("children-and-other-applications");
            }
            if ((application || kind.equals("assessment-provider"))
                    && !known.isAuthorized()
                    && !(known.isConsented() && known.isNamed() && known.getAge() >= ADULT)) {
                return Verdict.forbid("applications-need-authorization");
            }
            if (provider && !known.isConfidential()) {
                return Verdict.forbid("providers-are-bound");
            }
            if ((provider || application) && isSensitive(category) && !known.isNoOnward()) {
                return Verdict.forbid("nothing-sensitive-goes-onward");
            }
            if ((provider || application) && !known.isDomestic() && !(known.isConsented() && known.isNamed())) {
                return Verdict.forbid("data-stays-in-the-country");
            }
            return null;
        }

        private static @Nullable Verdict schoolUser(Known known, String kind, String category) {
            if (!under(kind, "school-user") || known.isLegitimate()) {
                return null;
            }
            if ((category.equals("special.medical") || category.equals("special.disability")) && !known.isEmergency()) {
                return Verdict.forbid("medical-needs-an-interest");
            }
            return under(category, "transcript") || category.equals("performance") || category.equals("assessment")
                    ? Verdict.forbid("records-need-an-interest")
                    : null;
        }

        private static @Nullable Verdict eligible(Known known, String kind) {
            return kind.equals("parent") && known.getAge() >= ADULT && !known.isConsented() && !known.isEmergency()
                    ? Verdict.forbid("eligible-students-decide")
                    : null;
        }

        private @Nullable Verdict added(Known known, String category) {
            Map<String, List<Addition>> byRecipient = additions.get(known.getDistrict());
            List<Addition> added = byRecipient == null ? null : byRecipient.get(known.getRecipient());
            if (added != null) {
                for (Addition each : added) {
                    if (each.categories().contains(category) && known.getAge() < each.age() && !known.isConsented()) {
                        return Verdict.forbid(each.rule());
                    }
                }
            }
            return null;
        }

        private static Verdict permitted(Known known, String kind, String purpose) {
            boolean agreement = known.isAgreement();
            if (agreement
                    && isForSchool(purpose)
                    && (kind.equals("application") || kind.equals("assessment-provider"))
                    && known.isAuthorized()) {
                return Verdict.permit("authorized-applications");
            }
            if (agreement
                    && under(kind, "service-provider")
                    && (isForSchool(purpose) || purpose.equals("analytics.usage"))
                    && known.isConfidential()) {
                return Verdict.permit("bound-providers");
            }
            Verdict person = permittedPerson(known, kind, purpose, agreement);
            if (person.permit()) {
                return person;
            }
            return purpose.equals("research") && known.isGranted()
                    ? Verdict.permit("research-as-granted")
                    : Verdict.NONE;
        }

        private static Verdict permittedPerson(Known known, String kind, String purpose, boolean agreement) {
            if (agreement && under(kind, "school-user") && under(purpose, "education") && known.isLegitimate()) {
                return Verdict.permit("teachers-of-the-student");
            }
            return agreement && kind.equals("parent") && !known.isPostsecondary()
                    ? Verdict.permit("parents")
                    : Verdict.NONE;
        }

        private static Verdict collect(Known known) {
            String purpose = known.getPurpose();
            String category = known.getCategory();
            if (lacksAgreement(known)) {
                return Verdict.forbid("student-data-needs-an-agreement");
            }
            Verdict general = first(advertising(known, purpose), profiling(known, purpose));
            if (general != null) {
                return general;
            }
            if (purpose.equals("analytics.cross-device") && under(category, "technology")) {
                return Verdict.forbid("no-cross-device-tracking");
            }
            if (known.isDoNotTrack()
                    && under(purpose, "analytics")
                    && (category.equals("technology.cookie") || category.equals("technology.device-identifier"))) {
                return Verdict.forbid("do-not-track");
            }
            Verdict sensitive =
                    first(location(known, category), first(biometrics(known, category), government(known, category)));
            if (sensitive != null) {
                return sensitive;
            }
            if ((under(category, "contact")
                            || under(category, "media")
                            || under(category, "communications")
                            || under(category, "technology"))
                    && known.getAge() < CHILD
                    && !known.isConsented()
                    && !known.isInstructed()) {
                return Verdict.forbid("children-need-consent");
            }
            return schoolsOwn(known, purpose);
        }

        private static Verdict schoolsOwn(Known known, String purpose) {
            return isForSchool(purpose) && known.isAgreement()
                    ? Verdict.permit("the-schools-own-purposes")
                    : Verdict.NONE;
        }

        private static Verdict use(Known known) {
            String purpose = known.getPurpose();
            String category = known.getCategory();
            if (lacksAgreement(known)) {
                return Verdict.forbid("student-data-needs-an-agreement");
            }
            Verdict advertising = advertising(known, purpose);
            if (advertising != null) {
                return advertising;
            }
            if (under(purpose, "advertising") && (isSensitive(category) || category.equals("inference"))) {
                return Verdict.forbid("no-advertising-with-sensitive-data");
            }
            if (under(purpose, "marketing")) {
                Verdict marketing = marketing(known, purpose);
                if (marketing != null) {
                    return marketing;
                }
            }
            Verdict profiling = profiling(known, purpose);
            if (profiling != null) {
                return profiling;
            }
            if (purpose.equals("analytics.cross-device") && under(category, "technology")) {
                return Verdict.forbid("no-cross-device-tracking");
            }
            Verdict sensitive = first(location(known, category), biometrics(known, category));
            if (sensitive != null) {
                return sensitive;
            }
            Verdict improving = improvement(known, purpose);
            if (improving != null) {
                return improving;
            }
            if (purpose.equals("research") && !known.isGranted() && !known.isDeIdentified()) {
                return Verdict.forbid("research-needs-a-grant");
            }
            if ((under(purpose, "analytics") || under(purpose, "improvement") || purpose.equals("research"))
                    && known.isOptedOut()) {
                return Verdict.forbid("purpose-opt-out");
            }
            Verdict own = schoolsOwn(known, purpose);
            if (own.permit()) {
                return own;
            }
            Verdict improved = improved(known, purpose);
            if (improved.permit()) {
                return improved;
            }
            return purpose.equals("research") && known.isGranted()
                    ? Verdict.permit("research-as-granted")
                    : Verdict.NONE;
        }

        private static @Nullable Verdict marketing(Known known, String purpose) {
            if (purpose.equals("marketing.third-party")) {
                return Verdict.forbid("no-marketing-for-others");
            }
            if (known.getAge() < ADULT && !(known.isConsented() && known.isNamed())) {
                return Verdict.forbid("marketing-to-minors-needs-consent");
            }
            return known.isOptedOut() ? Verdict.forbid("marketing-opt-out") : null;
        }

        private static @Nullable Verdict improvement(Known known, String purpose) {
            return under(purpose, "improvement") && !known.isGranted() && !known.isDeIdentified()
                    ? Verdict.forbid("improvement-needs-a-grant")
                    : null;
        }

        private static Verdict improved(Known known, String purpose) {
            return (under(purpose, "improvement") || purpose.equals("analytics.usage")) && known.isAgreement()
                    ? Verdict.permit("improvement")
                    : Verdict.NONE;
        }

        private static Verdict store(Known known) {
            if (lacksAgreement(known)) {
                return Verdict.forbid("student-data-needs-an-agreement");
            }
            Verdict biometrics = biometrics(known, known.getCategory());
            return biometrics == null ? schoolsOwn(known, known.getPurpose()) : biometrics;
        }

        private static Verdict retain(Known known) {
            String purpose = known.getPurpose();
            if (lacksAgreement(known)) {
                return Verdict.forbid("student-data-needs-an-agreement");
            }
            Verdict improving = improvement(known, purpose);
            if (improving != null) {
                return improving;
            }
            Verdict own = schoolsOwn(known, purpose);
            return own.permit() ? own : improved(known, purpose);
        }

        private static Verdict inspect(Known known) {
            String kind = known.getKind();
            if (lacksAgreement(known)) {
                return Verdict.forbid("student-data-needs-an-agreement");
            }
            Verdict forbidden = first(schoolUser(known, kind, known.getCategory()), eligible(known, kind));
            return forbidden == null
                    ? permittedPerson(known, kind, known.getPurpose(), known.isAgreement())
                    : forbidden;
        }

        private static Verdict delete(Known known) {
            if (known.isHeld()) {
                return Verdict.forbid("held-data-stays");
            }
            return known.isInstructed() ? Verdict.permit("deletion") : Verdict.NONE;
        }
    }
}
