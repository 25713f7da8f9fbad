package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.Batch;
import com.onebackpak.compliance.evaluation.CurrentPolicies;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.FactReaders;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's code for many people at once, facts of one's own and new versions, as it stands there. */
class ManyPeopleTest {
    private static final Instant AT = Instant.parse("2026-09-15T15:00:00Z");
    private static final PolicySet POLICIES = PolicyLibrary.standard().select("backpak", "ferpa", "coppa");

    private final PolicyEvaluator evaluator = PolicyEvaluator.of(POLICIES);
    private final World world = ScenarioReader.standard()
            .read(DocumentSource.ofText("world.yaml", """
                    scenarios: A small world
                    policies: [backpak]
                    now: 2026-09-15T10:00:00-05:00
                    world:
                      agencies:
                        district-1: {kind: district, jurisdiction: US-TX, zone: America/Chicago}
                      agreements:
                        - {agency: district-1, from: 2024-07-01}
                      people:
                        student-7: {kind: student, school: district-1, birth-date: 2012-05-05}
                        student-8: {kind: student, birth-date: 2012-05-05}
                    """))
            .world();

    @Test
    void one_request_is_decided_about_many_people() {
        List<PartyId> students = List.of(PartyId.of("student-7"), PartyId.of("student-8"));
        // readme: batch
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.USE)
                .addCategories(Category.NAME)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.EDUCATION)
                .build();
        Stream<Batch.Subject> subjects =
                students.stream().map(id -> new Batch.Subject(id, world.factsFor(Batch.about(request, id), AT)));
        List<Batch.Decided> decided =
                Batch.of(evaluator, AT).decide(request, subjects).toList();
        // readme: end

        assertThat(decided).extracting(Batch.Decided::outcome).containsExactly(Outcome.PERMIT, Outcome.INDETERMINATE);
        assertThat(decided.get(1).decision().missing()).contains("subject.school");
    }

    private record Child(LocalDate born) {}

    @Test
    void facts_come_from_records_of_ones_own() {
        Child child = new Child(LocalDate.of(2015, 5, 5));
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.DISCLOSE_SELL)
                .addCategories(Category.NAME)
                .subject(PartyId.of("student-7"))
                .purpose(Purpose.MARKETING)
                .recipientKind(RecipientKind.ADVERTISING_NETWORK)
                .build();
        // readme: own-records
        FactReaders<Child> readers = FactReaders.<Child>builder(POLICIES.vocabulary()) // once, at start-up
                .read(FactKeys.SUBJECT_KIND, who -> Set.of(PersonKind.STUDENT))
                .read(FactKeys.SUBJECT_BIRTH_DATE, who -> Optional.of(who.born()))
                .read(FactKeys.RECIPIENT_KIND, who -> Set.of(RecipientKind.ADVERTISING_NETWORK))
                .read(FactKeys.ACTOR_KIND, who -> Optional.empty())
                .build();
        KnownFacts known = readers.of(child); // what nobody reads is not known
        boolean isPermitted = evaluator.decide(request, known, AT).isPermit();
        // readme: end

        assertThat(isPermitted).isFalse();
        assertThat(evaluator.decide(request, known, AT).outcome()).isEqualTo(Outcome.DENY);
    }

    @Test
    void policies_are_replaced_while_they_decide() {
        PolicySet newer = PolicyLibrary.standard().select("backpak", "ferpa", "coppa", "us-tx");
        // readme: replacing
        CurrentPolicies current = CurrentPolicies.of(POLICIES); // for ComplianceService.builder().policies(current)
        current.replaceWith(newer);
        // readme: end

        assertThat(current.evaluator().policies()).isSameAs(newer);
    }
}
