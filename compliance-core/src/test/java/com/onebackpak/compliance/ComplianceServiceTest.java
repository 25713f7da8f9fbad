package com.onebackpak.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ComplianceServiceTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final FactSource WORLD = FactSource.of(ScenarioReader.standard()
            .read(DocumentSource.ofText("world.yaml", """
                            scenarios: A small world
                            policies: [backpak]
                            now: 2026-09-15T10:00:00-05:00
                            world:
                              agencies:
                                district-1: {kind: district, zone: America/Chicago}
                              agreements:
                                - {agency: district-1, from: 2024-07-01}
                              authorizations:
                                - {agency: district-1, application: quizzly, categories: [name], purposes: [education], from: 2026-08-01}
                              organizations:
                                quizzly: {kind: application, written-assurances: true, confidentiality: true, integral: true}
                              people:
                                student-7: {kind: student, school: district-1, birth-date: 2012-05-05}
                            """))
            .world());

    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");

    private final List<String> done = new ArrayList<>();

    private ComplianceService.Builder service(FactSource facts) {
        return ComplianceService.builder()
                .recordingNothing()
                .policies(PolicyLibrary.builtIn(VOCABULARY).select("backpak", "ferpa", "coppa"))
                .facts(facts)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ProcessingRequest disclosing(Category category) {
        return ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.DISCLOSE)
                .addCategories(category)
                .subject(PartyId.of("student-7"))
                .purpose(Purpose.EDUCATION)
                .recipient(PartyId.of("quizzly"))
                .build();
    }

    private String act(ComplianceDecision decision) {
        return decision.fold(
                permit -> permit.discharge(() -> {
                    done.add("action");
                    return "done";
                }),
                refusal -> "refused");
    }

    @Test
    void what_is_owed_is_discharged_before_the_action() {
        ComplianceService service = service(WORLD)
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, decision) -> done.add("recorded"))
                .build();

        assertThat(act(service.decide(disclosing(Category.NAME)))).isEqualTo("done");
        assertThat(done).containsExactly("recorded", "action");
    }

    @Test
    void a_permit_whose_obligation_nobody_can_discharge_is_a_refusal() {
        ComplianceDecision decision = service(WORLD).build().decide(disclosing(Category.NAME));

        assertThat(act(decision)).isEqualTo("refused");
        assertThat(decision.decision().outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(((ComplianceDecision.Refusal) decision).undischarged())
                .extracting(o -> o.kind())
                .containsExactly(ObligationKind.RECORD_DISCLOSURE);
    }

    @Test
    void an_obligation_that_fails_stops_the_action() {
        ComplianceService service = service(WORLD)
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, decision) -> {
                    throw new IllegalStateException("the ledger is down");
                })
                .build();
        ComplianceDecision decision = service.decide(disclosing(Category.NAME));

        assertThatThrownBy(() -> act(decision)).hasMessage("the ledger is down");
        assertThat(done).isEmpty();
    }

    @Test
    void what_would_be_permitted_is_told_without_any_effect() {
        ComplianceService without = service(WORLD).build();
        ComplianceService with =
                without.discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> done.add("recorded"));

        assertThat(with.wouldPermit(disclosing(Category.NAME))).isTrue();
        assertThat(with.wouldPermit(disclosing(Category.TRANSCRIPT_GRADE))).isFalse();
        assertThat(without.wouldPermit(disclosing(Category.NAME)))
                .as("nobody discharges what would be owed")
                .isFalse();
        assertThat(service((request, at) -> {
                            throw new IllegalStateException("the database is down");
                        })
                        .build()
                        .wouldPermit(disclosing(Category.NAME)))
                .isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void a_service_of_which_somebody_else_discharges_leaves_the_first_as_it_is() {
        ComplianceService first = service(WORLD).build();
        ComplianceService second =
                first.discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> done.add("recorded"));

        assertThat(act(first.decide(disclosing(Category.NAME)))).isEqualTo("refused");
        assertThat(act(second.decide(disclosing(Category.NAME)))).isEqualTo("done");
        assertThat(done).containsExactly("recorded", "action");
        assertThatThrownBy(() -> first.discharging(new ObligationKind("unheard-of"), (obligation, permit) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_by_the_policies_names_no_obligation_without_a_handler() {
        ComplianceDecision decision = service(WORLD).build().decide(disclosing(Category.TRANSCRIPT_GRADE));

        assertThat(act(decision)).isEqualTo("refused");
        assertThat(decision.decision().outcome()).isEqualTo(Outcome.DENY);
        assertThat(((ComplianceDecision.Refusal) decision).undischarged()).isEmpty();
        assertThat(decision.explanation().summary()).startsWith("DENY").contains("Backpak C46");
    }

    @Test
    void a_fact_source_that_fails_leaves_everything_unknown_and_permits_nothing() {
        ComplianceService service = service((request, at) -> {
                    throw new IllegalStateException("the database is down");
                })
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, decision) -> done.add("recorded"))
                .build();

        ComplianceDecision decision = service.decide(disclosing(Category.NAME));

        assertThat(act(decision)).isEqualTo("refused");
        assertThat(decision.decision().outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.decision().missing()).contains("subject.kind", "recipient.kind");
    }

    @Test
    void a_source_that_fails_with_an_error_or_gives_null_is_a_refusal_that_says_so() {
        for (FactSource broken : List.<FactSource>of(
                (request, at) -> {
                    throw new StackOverflowError();
                },
                (request, at) -> {
                    throw new IllegalStateException("ana-7 is not to be told");
                },
                (request, at) -> null)) {
            ComplianceDecision decision = service(broken).build().decide(disclosing(Category.NAME));

            assertThat(decision).isInstanceOfSatisfying(ComplianceDecision.Refusal.class, refusal -> {
                assertThat(refusal.factsUnavailable()).isTrue();
                assertThat(refusal.explanation().summary()).startsWith("REFUSED, facts unavailable");
                assertThat(refusal.explanation().text())
                        .contains("INDETERMINATE")
                        .doesNotContain("ana-7");
            });
        }
    }

    @Test
    void an_ordinary_unknown_does_not_say_that_facts_were_unavailable() {
        ComplianceDecision decision =
                service((request, at) -> Facts.nothing()).build().decide(disclosing(Category.NAME));

        assertThat(decision).isInstanceOfSatisfying(ComplianceDecision.Refusal.class, refusal -> {
            assertThat(refusal.factsUnavailable()).isFalse();
            assertThat(refusal.explanation().summary()).startsWith("INDETERMINATE");
        });
    }

    @Test
    void a_handler_that_fails_when_it_is_asked_discharges_nothing() {
        ComplianceDecision decision = service(WORLD)
                .discharging(ObligationKind.RECORD_DISCLOSURE, new ObligationHandler() {
                    @Override
                    public boolean canDischarge(Obligation obligation, PolicyDecision asked) {
                        throw new AssertionError("it fails");
                    }

                    @Override
                    public void discharge(Obligation obligation, ComplianceDecision.Permit permit) {
                        done.add("recorded");
                    }
                })
                .build()
                .decide(disclosing(Category.NAME));

        assertThat(act(decision)).isEqualTo("refused");
        assertThat(decision.explanation().summary()).startsWith("REFUSED, nobody discharges record-disclosure");
        assertThat(done).isEmpty();
    }

    @Test
    void two_decisions_have_two_ids_and_one_digest() {
        ComplianceService service = service(WORLD).build();
        ComplianceDecision one = service.decide(disclosing(Category.NAME));
        ComplianceDecision other = service.decide(disclosing(Category.NAME));

        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(one.decision().digest()).isEqualTo(other.decision().digest());
    }

    private ComplianceService.Builder discharging() {
        return service(WORLD)
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> done.add("recorded"));
    }

    @Test
    void a_permit_is_used_once() {
        ComplianceDecision permit = discharging().build().decide(disclosing(Category.NAME));
        assertThat(act(permit)).isEqualTo("done");

        assertThatThrownBy(() -> act(permit))
                .isInstanceOf(UnusablePermitException.class)
                .hasMessageContaining(permit.id())
                .hasMessageContaining("used already");
        assertThat(done).containsExactly("recorded", "action");
    }

    @Test
    void a_permit_whose_action_failed_is_not_used_again() {
        ComplianceDecision.Permit permit =
                (ComplianceDecision.Permit) discharging().build().decide(disclosing(Category.NAME));
        assertThatThrownBy(() -> permit.discharge(() -> {
                    throw new IllegalStateException("the mail is down");
                }))
                .hasMessage("the mail is down");

        assertThatThrownBy(() -> act(permit)).isInstanceOf(UnusablePermitException.class);
    }

    @Test
    void a_permit_lasts_five_minutes_or_as_long_as_the_service_says() {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        for (Duration lifetime : List.of(Duration.ofMinutes(5), Duration.ofSeconds(2))) {
            ComplianceService service = discharging()
                    .clock(new Clock() {
                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }

                        @Override
                        public Clock withZone(ZoneId zone) {
                            return this;
                        }

                        @Override
                        public Instant instant() {
                            return now.get();
                        }
                    })
                    .permitsLast(lifetime)
                    .build();
            for (Duration late : List.of(lifetime, lifetime.plusDays(1), lifetime.negated())) {
                now.set(NOW);
                ComplianceDecision permit = service.decide(disclosing(Category.NAME));
                now.set(NOW.plus(late));
                assertThatThrownBy(() -> act(permit))
                        .isInstanceOf(UnusablePermitException.class)
                        .hasMessageContaining("it was for " + lifetime.toSeconds() + " seconds; decide again");
                assertThat(done).isEmpty();
            }
            now.set(NOW);
            ComplianceDecision permit = service.decide(disclosing(Category.NAME));
            now.set(NOW.plus(lifetime).minusNanos(1));
            assertThat(act(permit)).isEqualTo("done");
            done.clear();
        }
    }

    @Test
    void a_permit_lasts_for_some_time_and_no_longer_than_a_day() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(25))) {
            assertThatThrownBy(() -> discharging().permitsLast(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_refused_request_is_told_who_could_make_it_possible() {
        List<Remedy> remedies = service(WORLD)
                .build()
                .remedies(disclosing(Category.TRANSCRIPT_GRADE))
                .remedies();

        assertThat(remedies)
                .extracting(r -> r.changes().iterator().next().says())
                .contains("district-1 authorizes quizzly for the categories and the purpose");
    }

    @Test
    void a_service_without_policies_or_clock_is_not_built() {
        assertThatThrownBy(() -> ComplianceService.builder().recordingNothing().build())
                .hasMessage("policies are missing");
        assertThatThrownBy(() -> service(WORLD).clock(null).build()).hasMessage("clock is missing");
    }

    @Test
    void a_handler_for_an_obligation_that_nobody_knows_is_refused_with_the_nearest_name() {
        assertThatThrownBy(() -> service(WORLD)
                        .discharging(new ObligationKind("record-disclosures"), (obligation, decision) -> {})
                        .build())
                .hasMessage("unknown obligation 'record-disclosures'; did you mean 'record-disclosure'?");
    }
}
