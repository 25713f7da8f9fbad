package com.onebackpak.compliance.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A breach is told as agreed, whether the agreement still holds or not, and as a law says where nothing was agreed. */
class BreachDutiesTest {
    private static final Instant BEGUN = Instant.parse("2024-07-01T06:00:00Z");
    private static final Instant OCCURRED = Instant.parse("2026-10-20T06:00:00Z");
    private static final Instant CONFIRMED = Instant.parse("2026-11-02T19:00:00Z");
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final String TEXT = """
            policy: told
            title: What says when a breach is told
            kind: agreement
            version: "1"
            from: 2020-01-01
            citation-prefix: T
            clauses:
              "1": {says: A breach is told within seventy-two hours or as agreed., modality: obliges}
            clocks:
              - {id: tells, starts: breach-confirmed, what: notify, by: vendor, to: agency, within: PT72H, agreed: breach-notice-hours, cites: ["1"]}
            """;

    private static Agreement agreement(int hours) {
        return Agreement.builder()
                .agency(PartyId.of("wy-1"))
                .term(Span.from(BEGUN))
                .breachNoticeHours(hours)
                .build();
    }

    private static List<OwedDuty> owed(String kind, Instant at, Agreement... agreements) {
        Agency district = new Agency(
                PartyId.of("wy-1"),
                AgencyKind.DISTRICT,
                Optional.empty(),
                Optional.of(Jurisdiction.of("US-WY")),
                Optional.of(ZoneId.of("America/Denver")));
        World world = World.builder()
                .vocabulary(VOCABULARY)
                .vendor(PartyId.of("backpak"))
                .agencies(Agencies.of(List.of(district)))
                .addAgreements(agreements)
                .addBreaches(Breach.builder()
                        .id("b1")
                        .agency(PartyId.of("wy-1"))
                        .discoverer(PartyId.of("backpak"))
                        .occurred(OCCURRED)
                        .discovered(OCCURRED)
                        .confirmed(CONFIRMED)
                        .build())
                .build();
        String text = TEXT.replace("kind: agreement", "kind: " + kind);
        return Duties.of(PolicySet.of(
                        VOCABULARY, PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("told.yaml", text))))
                .owed(world, at);
    }

    @Test
    void whenever_the_agreement_ends_the_same_is_owed() {
        Agreement held = agreement(48);
        for (Instant at : List.of(CONFIRMED.minusSeconds(1), CONFIRMED, CONFIRMED.plusSeconds(1_000_000))) {
            List<OwedDuty> owed = owed("agreement", at, held);

            assertThat(owed).hasSize(1);
            assertThat(Stream.of(BEGUN, OCCURRED.minusSeconds(1), OCCURRED, CONFIRMED.minusSeconds(1), CONFIRMED))
                    .allSatisfy(end -> assertThat(owed(
                                    "agreement",
                                    at,
                                    held.toBuilder().terminated(end).build()))
                            .isEqualTo(owed));
        }
    }

    @Test
    void what_was_agreed_anew_between_the_breach_and_its_confirmation_stands_beside_what_was_before() {
        Agreement ended =
                agreement(48).toBuilder().terminated(OCCURRED.plusSeconds(1)).build();
        Agreement anew = agreement(24).toBuilder()
                .term(Span.from(OCCURRED.plusSeconds(1)))
                .build();

        assertThat(owed("agreement", CONFIRMED, ended, anew))
                .extracting(OwedDuty::due)
                .containsExactly(
                        new Due.Before(CONFIRMED.plusSeconds(24 * 60 * 60)),
                        new Due.Before(CONFIRMED.plusSeconds(48 * 60 * 60)));
    }

    @Test
    void without_an_agreement_a_law_keeps_its_own_time_and_a_contract_asks_nothing() {
        assertThat(owed("agreement", CONFIRMED)).isEmpty();
        assertThat(owed("law", CONFIRMED))
                .extracting(OwedDuty::state, OwedDuty::due)
                .containsExactly(tuple(DutyState.OWED, new Due.Before(CONFIRMED.plusSeconds(72 * 60 * 60))));
    }
}
