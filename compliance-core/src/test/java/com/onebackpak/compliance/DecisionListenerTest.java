package com.onebackpak.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.DecisionObservation.Result;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionListenerTest {
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

    private final List<DecisionObservation> told = new ArrayList<>();

    private ComplianceService.Builder service(FactSource facts) {
        return ComplianceService.builder()
                .recordingNothing()
                .policies(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"))
                .facts(facts)
                .clock(Clock.fixed(Instant.parse("2026-09-15T15:00:00Z"), ZoneOffset.UTC))
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> {})
                .listener(told::add);
    }

    private static ProcessingRequest disclosing(Category category, Purpose purpose) {
        return ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.DISCLOSE)
                .addCategories(category)
                .subject(PartyId.of("student-7"))
                .purpose(purpose)
                .recipient(PartyId.of("quizzly"))
                .build();
    }

    private static ProcessingRequest permitted() {
        return disclosing(Category.NAME, Purpose.EDUCATION);
    }

    @Test
    void each_decision_is_told_with_its_outcome_and_the_layers_that_determined_it() {
        service(WORLD).build().decide(permitted());
        service(WORLD).build().decide(disclosing(Category.NAME, Purpose.MARKETING));
        service((request, at) -> Facts.nothing()).build().decide(permitted());

        assertThat(told).hasSize(3);
        assertThat(told.get(0)).isEqualTo(new DecisionObservation(Result.PERMIT, Set.of(Layer.VENDOR)));
        assertThat(told.get(1).result()).isEqualTo(Result.DENY);
        assertThat(told.get(1).layers()).contains(Layer.VENDOR);
        assertThat(told.get(2).result()).isEqualTo(Result.INDETERMINATE);
        assertThat(told.get(2).layers()).isNotEmpty();
    }

    @Test
    void what_no_clause_speaks_of_has_no_layer() {
        service(WORLD)
                .policies(PolicyLibrary.standard().select("ferpa"))
                .build()
                .decide(permitted());

        assertThat(told).containsExactly(new DecisionObservation(Result.NOT_APPLICABLE, Set.of()));
    }

    @Test
    void a_source_that_fails_is_told_apart_from_what_is_unknown() {
        service((request, at) -> {
                    throw new IllegalStateException("the database is down");
                })
                .build()
                .decide(permitted());

        assertThat(told).extracting(DecisionObservation::result).containsExactly(Result.FACTS_UNAVAILABLE);
    }

    @Test
    void a_permit_whose_discharge_fails_is_told_as_both() {
        ComplianceService service = service(WORLD)
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> {
                    throw new IllegalStateException("the ledger is down");
                })
                .build();
        ComplianceDecision.Permit permit = service.decide(permitted()).orElseThrow();

        assertThatThrownBy(() -> permit.discharge(() -> "done")).hasMessage("the ledger is down");
        assertThat(told)
                .extracting(DecisionObservation::result)
                .containsExactly(Result.PERMIT, Result.DISCHARGE_FAILED);
    }

    @Test
    void a_listener_that_throws_changes_no_decision_and_keeps_none_from_the_others() {
        for (Throwable thrown : List.of(new IllegalStateException("student-7"), new AssertionError("student-7"))) {
            told.clear();
            ComplianceService service = ComplianceService.builder()
                    .recordingNothing()
                    .policies(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"))
                    .facts(WORLD)
                    .clock(Clock.fixed(Instant.parse("2026-09-15T15:00:00Z"), ZoneOffset.UTC))
                    .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> {})
                    .listener(observation -> DecisionListenerTest.<RuntimeException>sneak(thrown))
                    .listener(told::add)
                    .build();

            String done = service.decide(permitted()).orElseThrow().discharge(() -> "done");
            assertThat(done).isEqualTo("done");
            assertThat(service.decide(disclosing(Category.NAME, Purpose.MARKETING)))
                    .isInstanceOf(ComplianceDecision.Refusal.class);
            assertThat(told).extracting(DecisionObservation::result).containsExactly(Result.PERMIT, Result.DENY);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void an_observation_has_room_for_neither_an_id_nor_a_text() {
        assertThat(DecisionObservation.class.getRecordComponents())
                .extracting(RecordComponent::getGenericType)
                .extracting(Object::toString)
                .allMatch(type -> type.matches("class .*[$]Result|java[.]util[.]Set<.*[.]Layer>"));
    }

    @Test
    void a_refusal_can_be_thrown_and_its_exception_names_nobody() {
        ComplianceDecision refused = service(WORLD).build().decide(disclosing(Category.NAME, Purpose.MARKETING));

        assertThatThrownBy(refused::orElseThrow).isInstanceOfSatisfying(RefusedException.class, thrown -> {
            assertThat(thrown.refusal()).isSameAs(refused);
            assertThat(thrown).hasMessage("decision " + refused.id() + " refuses: DENY");
        });
        assertThat(service(WORLD).build().decide(permitted()).orElseThrow().categories())
                .containsExactly(Category.NAME);
    }
}
