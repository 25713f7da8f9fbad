package com.onebackpak.compliance.policy;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.Given;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that was built in code speaks in the vocabulary, or there is no policy set of it. */
class PolicyCheckTest {
    private static final Target MISSPELT =
            Target.builder().addPurposes(new Purpose("markting")).build();
    private static final String TEXT = "text";
    private static final Condition NO_FLAG = new Condition.Flag("recipient.intergal");

    @Test
    void the_built_in_packs_speak_in_the_standard_vocabulary() {
        assertThatCode(() -> PolicyLibrary.standard().select("backpak", "ferpa", "coppa"))
                .doesNotThrowAnyException();
    }

    @Test
    void a_prohibition_of_a_misspelt_purpose_is_refused_with_the_nearest() {
        isRefused(
                Given.forbid("F1").target(MISSPELT).build(),
                "for rule 'F1' of policy 'law', unknown purpose 'markting'; did you mean 'marketing'?");
    }

    @Test
    void a_condition_is_looked_through_to_its_last_test() {
        Condition misspelt = ConsentGiven.onBasis(Set.of(new ConsentBasis("parental-direkt")));
        Condition nested = new Condition.Defined(
                "it", new Condition.Not(new Condition.Any(List.of(Condition.always(), misspelt))));

        isRefused(
                Given.forbid("F1").when(nested).build(),
                "for rule 'F1' of policy 'law', unknown basis 'parental-direkt'; did you mean 'parental-direct'?");
    }

    @Test
    void a_flag_must_be_a_declared_fact_that_is_true_or_false() {
        isRefused(
                Given.forbid("F1").when(NO_FLAG).build(),
                "for rule 'F1' of policy 'law', unknown fact 'recipient.intergal'; did you mean 'recipient.integral'?");
        isRefused(
                Given.forbid("F1").when(new Condition.Flag("recipient.kind")).build(),
                "for rule 'F1' of policy 'law', fact 'recipient.kind' is of type term, of which this cannot be asked");
    }

    @Test
    void terms_of_another_dimension_are_none_that_a_fact_can_have() {
        isRefused(
                Given.forbid("F1")
                        .when(new Condition.FactTest(
                                "request.category",
                                new FactComparison.In(Set.of(FactValue.of(new Purpose("evaluation"))))))
                        .build(),
                "for rule 'F1' of policy 'law', fact 'request.category' cannot be compared with purpose 'evaluation':"
                        + " its terms are of another dimension");
    }

    @Test
    void exceptions_and_obligations_are_checked_too() {
        Citation cite = new Citation("Law", "1");
        isRefused(
                Given.forbid("F1")
                        .addExemptions(new Exemption("but", NO_FLAG, List.of(), List.of(cite)))
                        .build(),
                "for rule 'F1' of policy 'law', unknown fact 'recipient.intergal'; did you mean 'recipient.integral'?");
        isRefused(
                Given.forbid("F1")
                        .addObligations(Obligation.of(new ObligationKind("notify-parents")))
                        .build(),
                "for rule 'F1' of policy 'law', unknown obligation 'notify-parents'; did you mean 'notify-parent'?");
        isRefused(
                Given.forbid("F1")
                        .addExemptions(new Exemption(
                                "but",
                                Condition.always(),
                                List.of(Obligation.of(new ObligationKind("holds"))),
                                List.of(cite)))
                        .build(),
                "for rule 'F1' of policy 'law', unknown obligation 'holds'; did you mean 'hold'?");
    }

    @Test
    void retention_and_duties_are_checked_too() {
        Citation cite = new Citation("Law", "1");
        Target noCategory = Target.builder().addCategories(new Category("wrok")).build();
        RetentionProvision provision = new RetentionProvision(
                "R1", noCategory, List.of(), RetentionProvision.RetentionAction.DELETE, List.of(), List.of(cite));
        RetentionLimit limit = new RetentionLimit("L1", Target.anything(), NO_FLAG, "says", List.of(cite));
        Duty duty = new Duty("D1", Obligation.of(new ObligationKind("holds")), "says", Optional.empty(), List.of(cite));

        isRefused(
                Given.law().addRetention(provision).build(),
                "for retention 'R1' of policy 'law', unknown category 'wrok'; did you mean 'work'?");
        isRefused(
                Given.law().addRetentionLimits(limit).build(),
                "for retention limit 'L1' of policy 'law', unknown fact 'recipient.intergal'; did you mean"
                        + " 'recipient.integral'?");
        isRefused(
                Given.law().addDuties(duty).build(),
                "for duty 'D1' of policy 'law', unknown obligation 'holds'; did you mean 'hold'?");
    }

    /** A kind of test that forgot to name its terms would let misspelt ones through. */
    @ParameterizedTest
    @MethodSource("testsOfUnknownTerms")
    void every_kind_of_test_names_all_its_terms(Condition.Test test, Set<String> unknown) {
        assertThat(test.terms().map(Term::path)).containsExactlyInAnyOrderElementsOf(unknown);
    }

    /** A kind of test that forgot to name its fact would let a misspelt one through. */
    @Test
    void every_kind_of_test_that_has_a_fact_names_it() {
        List<Condition.Test> tests = testsOfUnknownTerms()
                .map(made -> (Condition.Test) made[0])
                .filter(PolicyCheckTest::hasFact)
                .toList();

        assertThat(tests)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(test ->
                        assertThat(test.facts().map(Condition.FactTest::fact)).containsExactly(TEXT));
    }

    private static boolean hasFact(Condition.Test test) {
        return Arrays.stream(test.getClass().getRecordComponents())
                .anyMatch(component -> component.getType() == String.class
                        && component.getName().equals("fact"));
    }

    static Stream<Object[]> testsOfUnknownTerms() {
        return Arrays.stream(Condition.Test.class.getPermittedSubclasses()).map(type -> {
            List<Object> values = new ArrayList<>();
            Set<String> unknown = new TreeSet<>();
            for (RecordComponent component : type.getRecordComponents()) {
                values.add(value(component.getGenericType(), unknown));
            }
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            try {
                return new Object[] {constructor.newInstance(values.toArray()), unknown};
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Object value(Type type, Set<String> unknown) {
        if (type == int.class) {
            return 13;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return TEXT;
        }
        if (type == Target.class) {
            unknown.addAll(List.of("unknown-category", "unknown-purpose"));
            return Target.builder()
                    .addCategories(new Category("unknown-category"))
                    .addPurposes(new Purpose("unknown-purpose"))
                    .build();
        }
        if (type == FactComparison.class) {
            unknown.add("unknown-topic");
            return new FactComparison.In(Set.of(FactValue.of(new Category("unknown-topic"))));
        }
        if (type == PartyId.class) {
            return PartyId.of("party");
        }
        if (type == Span.class) {
            return Span.from(Instant.EPOCH);
        }
        if (type instanceof Class<?> constants && constants.isEnum()) {
            return constants.getEnumConstants()[0];
        }
        Class<?> element = (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
        if (!Term.class.isAssignableFrom(element)) {
            return Set.of();
        }
        String path = "unknown-" + unknown.size();
        unknown.add(path);
        try {
            return Set.of(element.getConstructor(String.class).newInstance(path));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static void isRefused(Rule rule, String message) {
        isRefused(Given.law(rule).build(), message);
    }

    private static void isRefused(Policy policy, String message) {
        assertThatThrownBy(() -> PolicySet.of(VOCABULARY, policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
