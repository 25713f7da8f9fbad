package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.SomeValues;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a host's own records cannot tell, or tell as something else than the fact is, is not known, and nothing breaks off. */
class UnreadableRecordsTest {
    private static final ProcessingRequest REQUEST = disclosure().build();
    private static final Facts KNOWN = known();

    /** No fact has a value of any of these types, or its members have other types. */
    private static final List<Object> MISFITS = List.of(
            "text",
            7,
            new Object(),
            List.of("text"),
            Set.of("text"),
            Set.of("text", 7),
            Set.of(Set.of()),
            new HashSet<>(Arrays.asList((Object) null)),
            Optional.of("text"),
            Map.of("key", "value"),
            polluted());

    /** Every test in a permission and a prohibition of its own, and one that asks for nothing. */
    private static final PolicyEvaluator EVERY_TEST = evaluator();

    @Test
    void a_value_of_another_type_is_not_known() {
        names().forEach(name -> MISFITS.forEach(
                misfit -> assertUnknown(name, asked -> asked.equals(name) ? misfit : KNOWN.value(asked))));
    }

    @Test
    void what_cannot_be_read_is_not_known_whatever_is_thrown() {
        for (Throwable thrown : List.of(
                new IllegalStateException("no connection"), new StackOverflowError(), new IOException("undeclared"))) {
            names().forEach(name -> assertUnknown(name, asked -> {
                if (asked.equals(name)) {
                    throw UnreadableRecordsTest.<RuntimeException>undeclared(thrown);
                }
                return KNOWN.value(asked);
            }));
        }
    }

    /** As languages without checked exceptions throw them. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T undeclared(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_permit_does_not_rest_on_a_value_of_another_type() {
        Condition isBanned = new Condition.FactTest("actor.school", new FactComparison.Is(FactValue.of("banned")));
        PolicyEvaluator evaluator = evaluator(
                List.of(permit("P").build()), List.of(forbid("F").when(isBanned).build()));

        PolicyDecision decision = evaluator.decide(
                REQUEST, name -> name.equals("actor.school") ? Set.of("banned") : KNOWN.value(name), NOW);

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.missing()).containsExactly("actor.school");
    }

    @Test
    void one_of_several_roles_that_is_none_leaves_all_of_them_open() {
        Set<Object> roles = new LinkedHashSet<>(List.of(RecipientKind.APPLICATION, PersonKind.STUDENT));

        assertUnknown("recipient.kind", name -> name.equals("recipient.kind") ? roles : KNOWN.value(name));
    }

    @Test
    void a_subject_of_no_kind_is_one_of_whom_the_kind_is_not_known() {
        assertUnknown("subject.kind", asked -> asked.equals("subject.kind") ? Set.of() : KNOWN.value(asked));
    }

    @Test
    void what_the_request_says_is_not_asked_of_the_records() {
        Condition isEducation = new Condition.FactTest(
                "request.purpose", new FactComparison.In(Set.of(FactValue.of(Purpose.EDUCATION))));
        Set<FactValue> education = Set.of(FactValue.of(Purpose.EDUCATION));

        PolicyEvaluator evaluator = evaluator(
                List.of(permit("P").when(isEducation).build()),
                List.of(forbid("F").when(new Condition.Not(isEducation)).build()));
        for (Object told : List.of(education, new SomeValues(education), true)) {
            PolicyDecision decision = evaluator.decide(
                    disclosure().purpose(Purpose.MARKETING).build(),
                    asked -> FactKeys.isOfRequest(asked) ? told : KNOWN.value(asked),
                    NOW);

            assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
            assertThat(decision.categories().get(0).outcome()).isEqualTo(Outcome.DENY);
            assertThat(decision.facts()).isEqualTo(KNOWN);
        }
    }

    @Test
    void a_collection_that_can_be_read_once_or_changes_is_taken_as_it_was_first_read() {
        Policy grant = vendorPolicy(permit("P")
                        .target(Target.builder().addSubjects(PersonKind.STUDENT).build())
                        .build())
                .build();
        Set<PersonKind> once = new AbstractSet<>() {
            private boolean isRead;

            @Override
            public int size() {
                return 1;
            }

            @Override
            public Iterator<PersonKind> iterator() {
                if (isRead) {
                    throw new IllegalStateException("the session is closed");
                }
                isRead = true;
                return Set.of(PersonKind.STUDENT).iterator();
            }
        };

        PolicyDecision decision = PolicyEvaluator.of(PolicySet.of(EveryCondition.VOCABULARY, grant))
                .decide(REQUEST, asked -> asked.equals("subject.kind") ? once : KNOWN.value(asked), NOW);

        assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
    }

    @Test
    void that_the_machine_has_no_memory_left_is_no_answer_of_the_hosts() {
        KnownFacts failing = asked -> {
            throw new OutOfMemoryError("none left");
        };

        assertThatThrownBy(() -> EVERY_TEST.decide(REQUEST, failing, NOW)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void records_that_change_meanwhile_are_read_once() {
        Condition isOf13 = new Condition.AgeAtLeast(13, Condition.AgeWhen.DECIDED);
        Condition isBelow13 = new Condition.AgeBelow(13, Condition.AgeWhen.DECIDED);
        PolicyEvaluator evaluator = evaluator(
                List.of(permit("P").when(isBelow13).build()),
                List.of(forbid("F")
                        .when(new Condition.All(List.of(isBelow13, new Condition.Not(isOf13))))
                        .build()));
        for (int first : List.of(2010, 2020)) {
            List<Integer> years = new ArrayList<>(List.of(first, 4030 - first, first, 4030 - first));
            PolicyDecision decision = evaluator.decide(
                    REQUEST,
                    asked -> asked.equals("subject.birth-date")
                            ? Optional.of(LocalDate.of(years.remove(0), 5, 5))
                            : KNOWN.value(asked),
                    NOW);

            assertThat(decision.isPermit()).isFalse();
            assertThat(years).hasSize(3);
        }
    }

    @Test
    void in_a_batch_too() {
        KnownFacts unreadable = name -> name.equals("subject.kind") ? "student" : KNOWN.value(name);

        Batch.Decided decided = Batch.of(EVERY_TEST, NOW)
                .decide(REQUEST, Stream.of(new Batch.Subject(STUDENT, unreadable)))
                .toList()
                .get(0);

        assertThat(decided.decision()).isEqualTo(EVERY_TEST.decide(REQUEST, KNOWN.without(FactKeys.SUBJECT_KIND), NOW));
        assertThat(decided.decision().explanation().text()).isNotEmpty();
    }

    private static void assertUnknown(String name, KnownFacts records) {
        PolicyDecision decision = EVERY_TEST.decide(REQUEST, records, NOW);
        PolicyDecision unknown = EVERY_TEST.decide(REQUEST, KNOWN.without(new FactKey<>(name)), NOW);

        assertThat(decision.outcome()).as(name).isEqualTo(unknown.outcome());
        assertThat(decision.rules()).as(name).isEqualTo(unknown.rules());
        assertThat(decision.categories()).as(name).isEqualTo(unknown.categories());
        assertThat(decision.missing()).as(name).isEqualTo(unknown.missing());
        assertThat(decision.digest()).as(name).isEqualTo(unknown.digest());
    }

    private static Stream<String> names() {
        return Stream.concat(
                KNOWN.names().stream(),
                EveryCondition.VOCABULARY.facts().stream().map(FactDeclaration::name));
    }

    private static Facts known() {
        Facts.Builder known = facts().toBuilder()
                .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2012, 5, 5)))
                .put(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION));
        EveryCondition.VOCABULARY.flags().forEach(flag -> known.put(FactKey.flag(flag), false));
        return known.put(FactKey.values("actor.school"), Set.of(FactValue.of("school")))
                .build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // as a host could that does without types
    private static Object polluted() {
        return new SomeValues((Set) Set.of("text"));
    }

    private static PolicyEvaluator evaluator() {
        List<Rule> grants = new ArrayList<>();
        List<Rule> prohibitions = new ArrayList<>();
        EveryCondition.byWords().values().forEach(condition -> {
            grants.add(permit("P" + grants.size()).when(condition).build());
            prohibitions.add(forbid("F" + grants.size())
                    .when(new Condition.All(List.of(condition, new Condition.Not(condition))))
                    .build());
        });
        return evaluator(grants, prohibitions);
    }

    private static PolicyEvaluator evaluator(List<Rule> grants, List<Rule> prohibitions) {
        return PolicyEvaluator.of(PolicySet.of(
                EveryCondition.VOCABULARY,
                vendorPolicy(grants.toArray(new Rule[0])).build(),
                law(prohibitions.toArray(new Rule[0])).build()));
    }
}
