package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.ConsentReceipt.Party;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentReceiptTest {
    private static final PartyId ANA = PartyId.of("ana");
    private static final PartyId RUTH = PartyId.of("ruth");
    private static final PartyId DISTRICT = PartyId.of("gb-isd");
    private static final PartyId QUIZZLY = PartyId.of("quizzly");
    private static final Instant GIVEN = Instant.parse("2026-08-20T05:00:00Z");

    /** In the keys of ISO/IEC TS 27560 as the W3C's guide names them. */
    private static final String RECORD = """
            {"schema_version": "https://example.org/27560#record", "record_id": "9f1c", "pii_principal_id": "ana",
             "pii_processing": {"privacy_notice": "backpak@2026-08-01", "language": "en", "purposes": [
               {"purpose": "education", "lawful_basis": "parental-via-school",
                "pii_information": [{"pii_type": "work", "pii_optional": false, "sensitive_pii_category": false}],
                "pii_controllers": ["gb-isd"], "recipient_third_parties": ["quizzly"],
                "collection_method": "signed-form", "storage_locations": ["US"], "retention_period": "P1Y",
                "jurisdiction": "US-TX", "withdrawal_method": "via the school"}]},
             "party_identification": [{"party_id": "gb-isd", "party_role": "controller"}],
             "events": [
               {"event_time": "2026-08-20T00:00:00-05:00", "entity_id": "ruth", "event_type": "explicit",
                "event_state": "given", "validity_duration": "P1Y"},
               {"event_time": "2026-09-14T17:00:00-05:00", "entity_id": "ruth", "event_state": "withdrawn"}]}
            """;

    @Test
    void a_fault_in_the_only_event_or_purpose_is_told_with_its_place() {
        String event = RECORD.substring(0, RECORD.indexOf("\"events\""))
                + "\"events\": [{\"event_time\": \"yesterday\", \"entity_id\": \"ruth\", \"event_state\": \"given\"}]}";

        assertThatThrownBy(() -> read(event))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("yesterday")
                .hasMessageContaining("10:");
        assertThatThrownBy(() -> read(RECORD.replace("\"lawful_basis\": \"parental-via-school\",", "")))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("lawful_basis");
    }

    @Test
    void a_record_of_another_keeper_is_taken_over() {
        ConsentReceipt receipt = read(RECORD);

        assertThat(receipt.consent())
                .isEqualTo(Consent.builder()
                        .subject(ANA)
                        .basis(ConsentBasis.PARENTAL_VIA_SCHOOL)
                        .addPurposes(Purpose.EDUCATION)
                        .addCategories(Category.WORK)
                        .addRecipients(QUIZZLY)
                        .given(GIVEN)
                        .method(ConsentMethod.SIGNED_FORM)
                        .by(RUTH)
                        .notice("backpak@2026-08-01")
                        .expires(Instant.parse("2027-08-20T05:00:00Z"))
                        .withdrawn(Instant.parse("2026-09-14T22:00:00Z"))
                        .build());
        assertThat(receipt.recordId()).isEqualTo("9f1c");
        assertThat(receipt.language()).contains("en");
        assertThat(receipt.jurisdiction()).contains("US-TX");
        assertThat(receipt.withdrawalMethod()).contains("via the school");
        assertThat(receipt.parties()).containsExactly(new Party(DISTRICT, Party.CONTROLLER));
    }

    @Test
    void what_is_written_is_read_back_equal() {
        Random random = new Random(16);
        for (int i = 0; i < 400; i++) {
            ConsentReceipt receipt = receipt(random);
            String json = receipt.write();

            assertThat(read(json)).as(json).isEqualTo(receipt);
            assertThat(read(json).write()).isEqualTo(json);
        }
    }

    @Test
    void a_refusal_is_read_back_as_a_refusal() {
        Consent refusal = consent().refused(true).by(RUTH).build();

        String json = of(refusal).write();

        assertThat(json).contains("\"event_state\" : \"refused\"").doesNotContain("\"given\"");
        assertThat(read(json).consent()).isEqualTo(refusal);
        assertThat(read(json).consent().isLiveAt(GIVEN)).isFalse();
    }

    @Test
    void each_renewal_is_an_event_and_the_last_says_how_long_it_holds() {
        Consent renewed = consent()
                .renewed(GIVEN.plusSeconds(200))
                .expires(GIVEN.plusSeconds(300))
                .build();

        ConsentReceipt receipt = of(renewed).toBuilder()
                .addEarlierRenewals(GIVEN.plusSeconds(100))
                .build();

        assertThat(receipt.write()).containsPattern("(?s)renewed.*renewed.*PT1M40S");
        assertThat(read(receipt.write())).isEqualTo(receipt);
    }

    @Test
    void a_consent_for_nothing_has_no_receipt() {
        assertThatThrownBy(() -> of(consent().purposes(Set.of()).build()))
                .hasMessage("a consent that names no purpose covers nothing and has no receipt");
    }

    @Test
    void an_unknown_term_is_told_with_its_place_and_the_nearest() {
        isRefused(
                RECORD.replace("\"education\"", "\"educaton\""),
                "unknown purpose 'educaton'; did you mean 'education'?",
                "r.json:3:");
    }

    @Test
    void an_unknown_key_is_told_with_its_place_and_the_nearest() {
        isRefused(RECORD.replace("collection_method", "collection_mehod"), "collection_method", "r.json:6:");
    }

    @Test
    void a_restriction_to_places_that_would_be_lost_is_refused() {
        isRefused(
                RECORD.replace("storage_locations", "geographic_restrictions"),
                "a consent cannot be restricted to places by 'geographic_restrictions'",
                "leave the key out");
    }

    @Test
    void a_restriction_to_one_attribute_that_would_be_lost_is_refused() {
        isRefused(
                RECORD.replace("\"pii_optional\": false", "\"pii_attribute_id\": \"essay-7\""),
                "a consent cannot be restricted to one attribute of a category by 'pii_attribute_id'",
                "name a narrower category");
    }

    @Test
    void an_implicit_consent_is_none() {
        isRefused(
                RECORD.replace("\"event_type\": \"explicit\"", "\"event_type\": \"implicit\""),
                "a consent is given and renewed explicitly, not 'implicit'",
                "r.json:10:");
    }

    @Test
    void an_implicit_withdrawal_stops_all_the_same() {
        assertThat(read(RECORD.replace(
                                "\"event_state\": \"withdrawn\"",
                                "\"event_state\": \"withdrawn\", \"event_type\": \"implicit\""))
                        .consent()
                        .withdrawn())
                .isPresent();
    }

    @Test
    void a_confirmation_that_holds_for_less_time_ends_the_consent_earlier_and_one_for_more_does_not_prolong_it() {
        String confirmed = RECORD.replace("\"withdrawn\"", "\"confirmed\", \"validity_duration\": \"%s\"");

        assertThat(read(confirmed.formatted("P30D")).consent().expires())
                .contains(Instant.parse("2026-10-14T22:00:00Z"));
        assertThat(read(confirmed.formatted("P5Y")).consent().expires())
                .contains(Instant.parse("2027-08-20T05:00:00Z"));
        assertThat(read(confirmed.formatted("P30D").replace("\"given\", \"validity_duration\": \"P1Y\"", "\"given\""))
                        .consent()
                        .expires())
                .contains(Instant.parse("2026-10-14T22:00:00Z"));
    }

    @Test
    void purposes_of_which_different_things_are_said_are_refused_at_the_second() {
        String second = "\"withdrawal_method\": \"via the school\"}, {\"purpose\": \"research\","
                + " \"lawful_basis\": \"parental-direct\"}]}";

        isRefused(
                RECORD.replace("\"withdrawal_method\": \"via the school\"}]}", second),
                "one consent says the same of all its purposes",
                "take this one over from a record of its own");
    }

    @Test
    void a_record_with_two_answers_or_none_is_refused() {
        isRefused(
                RECORD.replace("\"withdrawn\"", "\"refused\""),
                "a consent record has one event that is given or refused, this one has 2",
                "r.json:10:");
        isRefused(RECORD.replace("\"given\"", "\"withdrawn\""), "this one has 0", "r.json:10:");
    }

    @Test
    void a_consent_withdrawn_before_it_was_given_is_refused() {
        isRefused(
                RECORD.replace("2026-09-14T17", "2026-08-14T17"),
                "a consent must not be withdrawn before it was given",
                "r.json:9:");
    }

    @Test
    void a_duration_that_is_none_or_leads_beyond_all_calendars_is_refused() {
        isRefused(
                RECORD.replace("\"validity_duration\": \"P1Y\"", "\"validity_duration\": \"a year\""),
                "P1Y",
                "r.json:11:");
        isRefused(
                RECORD.replace("\"validity_duration\": \"P1Y\"", "\"validity_duration\": \"P-1Y\""),
                "back in time",
                "r.json");
        isRefused(
                RECORD.replace("\"validity_duration\": \"P1Y\"", "\"validity_duration\": \"P2147483647Y\""),
                "beyond all calendars",
                "r.json:10:");
    }

    @Test
    void another_kind_of_document_is_told_apart() {
        isRefused("{\"action\": \"use\"}", "expected a consent record, found a request", "r.json:1:1");
    }

    private static void isRefused(String json, String problem, String placeOrRemedy) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(placeOrRemedy);
    }

    private static ConsentReceipt read(String json) {
        return ConsentReceipt.read(DocumentSource.ofText("r.json", json), VocabularyReader.standard());
    }

    private static ConsentReceipt of(Consent consent) {
        return ConsentReceipt.builder().recordId("c-1").consent(consent).build();
    }

    private static Consent.Builder consent() {
        return Consent.builder()
                .subject(ANA)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(GIVEN);
    }

    private static ConsentReceipt receipt(Random random) {
        boolean isRefused = random.nextInt(4) == 0;
        Consent.Builder consent = consent()
                .given(later(random))
                .refused(isRefused)
                .addAllCategories(random.nextBoolean() ? Set.of() : Set.of(Category.NAME, Category.WORK_ASSIGNMENT))
                .addAllRecipients(random.nextBoolean() ? Set.of() : Set.of(QUIZZLY, RUTH))
                .method(maybe(random, ConsentMethod.SCHOOL_PROCESS))
                .by(maybe(random, RUTH))
                .notice(maybe(random, "backpak@2026-08-01"))
                .evidence(maybe(random, "the \"third\" drawer"))
                .expires(maybe(random, later(random).plusSeconds(1_000_000)))
                .withdrawn(maybe(random, later(random).plusSeconds(1_000_000)));
        if (random.nextBoolean()) {
            consent.addPurposes(Purpose.SERVICE, Purpose.RESEARCH);
        }
        if (random.nextBoolean()) {
            consent.confirmed(later(random).plusSeconds(1_000_000)).confirmedBy(maybe(random, DISTRICT));
        }
        List<Instant> earlier = new ArrayList<>();
        if (!isRefused && random.nextBoolean()) {
            consent.renewed(GIVEN.plusSeconds(3_000_000));
            earlier.addAll(random.nextBoolean() ? List.of() : List.of(GIVEN.plusSeconds(2_500_000)));
        }
        return ConsentReceipt.builder()
                .recordId("c-" + random.nextInt(100))
                .consent(consent.build())
                .earlierRenewals(earlier)
                .parties(
                        random.nextBoolean()
                                ? List.of()
                                : List.of(
                                        new Party(DISTRICT, Party.CONTROLLER),
                                        new Party(PartyId.of("backpak"), "processor")))
                .language(maybe(random, "en"))
                .jurisdiction(maybe(random, "US-TX"))
                .withdrawalMethod(maybe(random, "via the school"))
                .build();
    }

    private static Instant later(Random random) {
        return GIVEN.plusSeconds(random.nextInt(1_000_000)).plusNanos(random.nextInt(1_000_000) * 1_000L);
    }

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
