package com.onebackpak.compliance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.exception.ComplianceException;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may know what. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "com.onebackpak.compliance";

    /** Each package may use those above it; the root may use all but what is asked from outside. */
    private static final List<String> ORDER = List.of(
            "exception",
            "internal",
            "vocabulary",
            "party",
            "event",
            "condition",
            "policy",
            "consent",
            "retention",
            "rights",
            "ledger",
            "situation",
            "evaluation",
            "duty",
            "deletion",
            "remedy",
            "analysis",
            "audit.tree",
            "audit.note",
            "audit",
            "audit.verification",
            "store",
            "store.spi",
            "scenario",
            "report",
            "document",
            "",
            "authzen");

    private static final DescribedPredicate<JavaClass> DECIDING = resideInAnyPackage(
                    packageOf("condition"),
                    packageOf("policy"),
                    packageOf("situation"),
                    packageOf("evaluation"),
                    packageOf("duty"),
                    packageOf("remedy"))
            .as("the rule language, the evaluator, the duties and the remedies");

    @ArchTest
    static void each_package_uses_only_those_above_it(JavaClasses classes) {
        Map<String, String> reasons = reasons();
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String name = ORDER.get(i);
            String[] below = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(ArchitectureTest::packageOf)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(packageOf(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below)
                    .because(reasons.get(name))
                    .check(classes);
        }
    }

    @ArchTest
    static void every_package_has_its_place_in_the_order(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1))
                .collect(Collectors.toSet());

        assertThat(packages).containsExactlyInAnyOrderElementsOf(ORDER);
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>();
        reasons.put("exception", "what all may throw can rest on none of them");
        reasons.put("internal", "what all packages share can rest on none of them");
        reasons.put("vocabulary", "a term means the same whoever speaks of it");
        reasons.put("party", "who is involved does not hang on what a policy says of them");
        reasons.put("event", "what happened is the same whatever a policy makes of it");
        reasons.put("condition", "what a condition says does not hang on the rule that says it");
        reasons.put("policy", "rules are values: nothing in the language decides, reads or writes");
        reasons.put("consent", "a consent is what it is, whichever rule asks for it");
        reasons.put("retention", "when data is due is arithmetic that no decision changes");
        reasons.put("rights", "by when a request must be answered is arithmetic that no decision changes");
        reasons.put("ledger", "what a ledger holds is written and read alike, whoever keeps it");
        reasons.put("situation", "what is asked and known is the same whoever decides on it");
        reasons.put("evaluation", "a decision is a function of what it is given, wherever that is kept or written");
        reasons.put("duty", "what is owed is a function of what happened, and is kept nowhere");
        reasons.put("deletion", "what is to go, and whether it went, is told alike, whatever does the deleting");
        reasons.put("remedy", "what would help is found by deciding again, wherever facts come from");
        reasons.put("analysis", "what is proved of a policy must not hang on a file or a store");
        reasons.put("audit.tree", "hashes are arithmetic on bytes, whatever they stand for");
        reasons.put("audit.note", "a note is signed text, whatever it vouches for");
        reasons.put("audit", "what a log holds is the same before and after somebody verifies it");
        reasons.put("audit.verification", "a proof is verified by who has nothing but the proof");
        reasons.put("store", "a port says what a store must do and not what for");
        reasons.put("store.spi", "what all stores must do alike is said once, and callers need none of it");
        reasons.put("scenario", "a scenario is the same whatever notation it was read from");
        reasons.put("report", "what is told is told alike, whatever file it goes to");
        reasons.put("", "the service is the same for whoever asks it from outside");
        reasons.put("document", "files are read and written, and only the host decides what becomes of them");
        return reasons;
    }

    @ArchTest
    static final ArchRule no_decision_has_a_clock = classes()
            .that(DECIDING)
            .should(never(accessAnyThat("ask what time it is", access -> {
                String owner = access.getTargetOwner().getName();
                String name = access.getTarget().getName();
                return owner.equals(Clock.class.getName())
                        || owner.startsWith("java.time.") && name.equals("now")
                        || owner.equals(System.class.getName())
                                && (name.equals("currentTimeMillis") || name.equals("nanoTime"))
                        || owner.equals("java.util.Date") && name.equals("<init>")
                        || owner.equals("java.util.Calendar")
                        || owner.equals("java.time.ZoneId") && name.equals("systemDefault");
            })))
            .because("a decision for a past instant must be the decision that was made then");

    @ArchTest
    static final ArchRule no_decision_touches_anything = classes()
            .that(DECIDING)
            .should(never(dependOnClassesThat(resideInAnyPackage(
                            "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                    .and(describe("are more than a mark", c -> !c.isEquivalentTo(Serializable.class))))))
            .andShould(never(accessAnyThat("leave the answer to chance or to the machine", access -> {
                String owner = access.getTargetOwner().getName();
                return owner.startsWith("java.util.Random")
                        || owner.startsWith("java.security.SecureRandom")
                        || owner.equals("java.lang.Thread")
                        || owner.equals("java.lang.ProcessBuilder")
                        || owner.equals("java.lang.Runtime")
                        || owner.equals(Math.class.getName())
                                && access.getTarget().getName().equals("random")
                        || owner.equals(System.class.getName())
                                && access.getTarget().getName().startsWith("get");
            })))
            .because("the same inputs must give the same decision, and deciding must have no effect");

    @ArchTest
    static final ArchRule no_decision_remembers_another = fields().that()
            .areDeclaredInClassesThat(DECIDING)
            .and()
            .areStatic()
            .should()
            .beFinal()
            .andShould(beOfAnImmutableType())
            .because("a value that one decision changes is one that the next does not explain");

    @ArchTest
    static final ArchRule jackson_and_snakeyaml_are_known_to_document_alone = noClasses()
            .that()
            .resideOutsideOfPackage(packageOf("document"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "org.snakeyaml..", "org.yaml..")
            .because("the notation of files must be replaceable without touching a decision");

    @ArchTest
    static final ArchRule nothing_needs_jacksons_data_binding = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson.databind..", "com.fasterxml..")
            .because("it shares annotations with a host's Jackson 2, and fails at its first use if those are older");

    @ArchTest
    static final ArchRule libraries_stay_out_of_public_signatures = classes()
            .that()
            .arePublic()
            .should(notShowLibraryTypes())
            .because("a host must not depend on our choice of library, nor on its version");

    @ArchTest
    static final ArchRule nothing_prints_or_logs_by_other_means = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("output belongs to the host, and logs go through SLF4J");

    @ArchTest
    static final ArchRule what_is_internal_is_meant_for_nobody_outside = noClasses()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackage(packageOf("internal"))
            .should(showTypesThat("are internal", name -> name.startsWith(ROOT + ".internal.")))
            .because("what a public signature shows can no longer be changed");

    @ArchTest
    static final ArchRule every_exception_that_a_host_meets_has_one_root = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .and()
            .arePublic()
            .and()
            .resideOutsideOfPackage("..internal..") // what is written to a log and never thrown
            .should()
            .beAssignableTo(ComplianceException.class)
            .because("a host must be able to catch whatever the library reports in one clause");

    private static String packageOf(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    private static ArchCondition<JavaClass> accessAnyThat(String description, Predicate<JavaAccess<?>> predicate) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getAccessesFromSelf()
                        .forEach(access -> events.add(
                                new SimpleConditionEvent(access, predicate.test(access), access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaField> beOfAnImmutableType() {
        Set<String> immutable = Set.of(
                String.class.getName(),
                Class.class.getName(),
                Set.class.getName(),
                List.class.getName(),
                Map.class.getName(),
                "java.util.regex.Pattern",
                "java.time.ZoneId",
                "java.time.ZoneOffset");
        return new ArchCondition<>("be of a type that cannot change, or hold an unmodifiable copy") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean allowed = type.isPrimitive()
                        || type.isEnum()
                        || type.getPackageName().startsWith(ROOT)
                        || immutable.contains(type.getName())
                        || field.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(new SimpleConditionEvent(
                        field, allowed, field.getFullName() + " is of the type " + type.getName()));
            }
        };
    }

    private static ArchCondition<JavaClass> notShowLibraryTypes() {
        return never(showTypesThat(
                "are of a library",
                name -> Stream.of("com.google.", "tools.jackson.", "com.fasterxml.", "org.snakeyaml.", "org.slf4j.")
                        .anyMatch(name::startsWith)));
    }

    /** Looks at what a host can see: the type itself, its supertypes, and its public and protected members. */
    private static ArchCondition<JavaClass> showTypesThat(String description, Predicate<String> predicate) {
        return new ArchCondition<>("show types that " + description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                List<JavaType> shown = new ArrayList<>(item.getInterfaces());
                item.getSuperclass()
                        .filter(c -> !c.getName().contains(".Immutable"))
                        .ifPresent(shown::add);
                item.getAllMembers().stream()
                        .filter(ArchitectureTest::isVisible)
                        .forEach(member -> {
                            if (member instanceof JavaCodeUnit unit) {
                                shown.add(unit.getReturnType());
                                shown.addAll(unit.getParameterTypes());
                            } else if (member instanceof JavaField field) {
                                shown.add(field.getType());
                            }
                        });
                shown.stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getName)
                        .distinct()
                        .forEach(name -> events.add(new SimpleConditionEvent(
                                item, predicate.test(name), item.getName() + " shows " + name)));
            }
        };
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
