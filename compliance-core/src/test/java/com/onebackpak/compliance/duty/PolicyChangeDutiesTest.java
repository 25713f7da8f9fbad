package com.onebackpak.compliance.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A state's law that has a changed policy posted binds where a district lies there, once, and is not lost where that is open. */
class PolicyChangeDutiesTest {
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final String TEXT = """
            policy: posted
            title: A state's law on postings
            kind: law
            version: "1"
            from: 2020-01-01
            citation-prefix: P
            applies-to: {jurisdictions: [US-IL]}
            clauses:
              "1": {says: A changed policy is posted within ten days., modality: obliges}
            clocks:
              - {id: posts, starts: policy-published, what: publish-notice, by: vendor, to: public, within: P10D, cites: ["1"]}
            """;
    private static final Policy POSTED = PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("posted.yaml", TEXT));

    private static final Duties DUTIES = Duties.of(PolicySet.of(VOCABULARY, POSTED));

    private static Agency district(String id, Optional<String> where) {
        return new Agency(
                PartyId.of(id),
                AgencyKind.DISTRICT,
                Optional.empty(),
                where.map(Jurisdiction::of),
                Optional.of(ZoneId.of("America/Chicago")));
    }

    private static PolicyChange change(String... agencies) {
        LocalDate published = LocalDate.parse("2026-09-01");
        return new PolicyChange(
                "c1",
                "backpak",
                published,
                published,
                false,
                List.of(),
                Stream.of(agencies).map(PartyId::of).collect(Collectors.toSet()));
    }

    private static List<OwedDuty> owed(List<PolicyChange> changes, Agency... agencies) {
        return DUTIES.owed(
                World.builder()
                        .vocabulary(VOCABULARY)
                        .vendor(PartyId.of("backpak"))
                        .agencies(Agencies.of(List.of(agencies)))
                        .policyChanges(changes)
                        .build(),
                NOW);
    }

    @Test
    void it_is_owed_once_to_the_public_where_several_districts_lie_in_the_state() {
        Agency first = district("il-1", Optional.of("US-IL"));
        Agency second = district("il-2", Optional.of("US-IL"));
        Agency other = district("tx-1", Optional.of("US-TX"));

        for (List<PolicyChange> changes :
                List.of(List.of(change()), List.of(change("tx-1"), change("il-1"), change("il-2")))) {
            assertThat(owed(changes, first, second, other))
                    .extracting(OwedDuty::to, OwedDuty::state, OwedDuty::waitsFor)
                    .containsExactly(tuple("public", DutyState.OVERDUE, List.of()));
        }
    }

    @Test
    void it_is_not_owed_where_no_district_that_the_change_concerns_lies_there() {
        Agency there = district("il-1", Optional.of("US-IL"));
        Agency other = district("tx-1", Optional.of("US-TX"));

        assertThat(owed(List.of(change()), other)).isEmpty();
        assertThat(owed(List.of(change("tx-1")), there, other)).isEmpty();
    }

    @Test
    void an_agreement_that_ends_after_the_change_does_not_end_what_was_owed_then() {
        World.Builder world = World.builder()
                .vocabulary(VOCABULARY)
                .vendor(PartyId.of("backpak"))
                .agencies(Agencies.of(
                        List.of(district("il-1", Optional.of("US-IL")), district("tx-1", Optional.of("US-TX")))))
                .addPolicyChanges(change());
        Agreement ended = Agreement.builder()
                .agency(PartyId.of("il-1"))
                .term(new Span(
                        Instant.parse("2024-07-01T05:00:00Z"), Optional.of(Instant.parse("2026-09-14T05:00:00Z"))))
                .build();
        Agreement elsewhere =
                Agreement.builder().from(ended).agency(PartyId.of("tx-1")).build();

        assertThat(DUTIES.owed(world.addAgreements(ended).build(), NOW))
                .extracting(OwedDuty::to, OwedDuty::state)
                .containsExactly(tuple("public", DutyState.OVERDUE));
        assertThat(DUTIES.owed(world.agreements(List.of(elsewhere)).build(), NOW))
                .isEmpty();
    }

    @Test
    void where_the_agencies_post_each_owes_it() {
        Policy byAgencies = PolicyReader.of(VOCABULARY)
                .read(DocumentSource.ofText("posted.yaml", TEXT.replace("by: vendor", "by: agency")));
        World world = World.builder()
                .vocabulary(VOCABULARY)
                .vendor(PartyId.of("backpak"))
                .agencies(Agencies.of(List.of(
                        district("il-1", Optional.of("US-IL")),
                        district("il-2", Optional.of("US-IL")),
                        district("tx-1", Optional.of("US-TX")))))
                .addPolicyChanges(change())
                .build();

        assertThat(Duties.of(PolicySet.of(VOCABULARY, byAgencies)).owed(world, NOW))
                .extracting(OwedDuty::by, OwedDuty::to)
                .containsExactlyInAnyOrder(tuple("il-1", "public"), tuple("il-2", "public"));
    }

    @Test
    void it_waits_where_it_is_open_in_which_state_a_district_lies_or_no_district_is_known() {
        assertThat(owed(List.of(change()), district("somewhere", Optional.empty())))
                .extracting(OwedDuty::to, OwedDuty::state, OwedDuty::waitsFor)
                .containsExactly(tuple("public", DutyState.WAITING, List.of("the jurisdiction of somewhere")));
        assertThat(owed(List.of(change())))
                .extracting(OwedDuty::to, OwedDuty::state, OwedDuty::waitsFor)
                .containsExactly(tuple("public", DutyState.WAITING, List.of("the agency")));
    }
}
