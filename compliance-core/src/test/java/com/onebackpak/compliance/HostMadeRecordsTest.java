package com.onebackpak.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A host's own agreements, consents and sets, which say null or lie: nothing is known of such a fact, and nothing breaks off. */
class HostMadeRecordsTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final PolicySet POLICIES = PolicyLibrary.builtIn(VOCABULARY).select("backpak", "ferpa", "coppa");
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PartyId STUDENT = PartyId.of("student-7");
    private static final Agreement AGREEMENT = Agreement.builder()
            .agency(PartyId.of("district-1"))
            .term(Span.from(NOW.minusSeconds(60)))
            .build();
    private static final Consent CONSENT = Consent.builder()
            .subject(STUDENT)
            .basis(ConsentBasis.PARENTAL_DIRECT)
            .addPurposes(Purpose.EDUCATION)
            .given(NOW.minusSeconds(60))
            .build();
    private static final ProcessingRequest REQUEST = ProcessingRequest.builder()
            .actor(PartyId.of("backpak"))
            .action(Action.DISCLOSE)
            .addCategories(Category.NAME)
            .subject(STUDENT)
            .purpose(Purpose.EDUCATION)
            .recipient(PartyId.of("quizzly"))
            .build();

    /** A fact, and values of it that a host has made. */
    private record Made(FactKey<?> key, String what, Object value) {}

    private static <T> T saying(Class<T> type, T real, Method changed) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.equals(changed)) {
                        return null;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static Stream<Method> members(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && method.getParameterCount() == 0);
    }

    private static List<Made> withNulls() {
        List<Made> made = new ArrayList<>();
        members(Agreement.class)
                .forEach(member -> made.add(new Made(
                        FactKeys.SUBJECT_AGREEMENTS,
                        "agreement." + member.getName(),
                        List.of(AGREEMENT, saying(Agreement.class, AGREEMENT, member)))));
        members(Consent.class)
                .forEach(member -> made.add(new Made(
                        FactKeys.SUBJECT_CONSENTS,
                        "consent." + member.getName(),
                        List.of(saying(Consent.class, CONSENT, member)))));
        return made;
    }

    /** Says that it has more than there is room for. */
    private static Set<PersonKind> endless() {
        return new AbstractSet<>() {
            @Override
            public Iterator<PersonKind> iterator() {
                return Set.of(PersonKind.STUDENT).iterator();
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
    }

    private static List<Made> all() {
        List<Made> all = new ArrayList<>(withNulls());
        all.add(new Made(FactKeys.SUBJECT_KIND, "endless", endless()));
        return all;
    }

    @Test
    void there_are_enough_of_them() {
        assertThat(all()).hasSizeGreaterThan(15);
    }

    @Test
    void nothing_is_known_of_a_fact_with_nulls_in_it_and_the_decision_can_be_kept() {
        PolicyEvaluator evaluator = PolicyEvaluator.of(POLICIES);
        for (Made made : all()) {
            KnownFacts known = name -> name.equals(made.key().name()) ? made.value() : null;

            PolicyDecision decision = evaluator.decide(REQUEST, known, NOW);

            assertThat(decision.isPermit()).as(made.what()).isFalse();
            assertThat(decision.facts().names())
                    .as(made.what())
                    .doesNotContain(made.key().name());
            assertThat(decision.digest()).as(made.what()).hasSize(64);
            assertThat(decision.explanation().summary()).as(made.what()).isNotEmpty();
        }
    }

    @Test
    @SuppressWarnings("unchecked") // the values are of the keys' types
    void facts_take_none_of_them_and_a_source_that_makes_such_leaves_nothing_known() {
        for (Made made : all()) {
            assertThatThrownBy(() -> Facts.builder().put((FactKey<Object>) made.key(), made.value()))
                    .as(made.what())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(made.key().name());
            ComplianceService service = ComplianceService.builder()
                    .policies(POLICIES)
                    .recordingNothing()
                    .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .facts((request, at) -> Facts.builder()
                            .put((FactKey<Object>) made.key(), made.value())
                            .build())
                    .build();

            ComplianceDecision decision = service.decide(REQUEST);

            assertThat(decision).as(made.what()).isInstanceOf(ComplianceDecision.Refusal.class);
            assertThat(((ComplianceDecision.Refusal) decision).factsUnavailable())
                    .as(made.what())
                    .isTrue();
        }
    }

    @Test
    void a_hosts_own_records_that_say_what_they_must_count_like_any_and_are_not_asked_again() {
        Method ofNone = members(Consent.class).findFirst().orElseThrow();
        Agreement hosts = saying(Agreement.class, AGREEMENT, ofNone);
        Facts facts =
                Facts.builder().put(FactKeys.SUBJECT_AGREEMENTS, List.of(hosts)).build();

        assertThat(facts.find(FactKeys.SUBJECT_AGREEMENTS)).containsExactly(AGREEMENT);
        assertThat(facts.digest())
                .isEqualTo(Facts.builder()
                        .put(FactKeys.SUBJECT_AGREEMENTS, List.of(AGREEMENT))
                        .build()
                        .digest());
    }
}
