package com.onebackpak.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerKindTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final PartyId ID = PartyId.of("party-1");
    private static final Instant FINE = Instant.parse("2026-09-15T12:00:00.123456789Z");
    private static final Instant NOW = FINE;
    private static final Instant CUT = Instant.parse("2026-09-15T12:00:00.123456Z");
    private static final Span FINE_SPAN = new Span(FINE, Optional.of(FINE));
    private static final Span CUT_SPAN = new Span(CUT, Optional.of(CUT));
    private static final Category NO_CATEGORY = new Category("trancript");
    private static final Purpose NO_PURPOSE = new Purpose("educaton");

    private static final Consent CONSENT = Consent.builder()
            .subject(ID)
            .basis(ConsentBasis.SELF)
            .given(FINE)
            .withdrawn(FINE)
            .expires(FINE)
            .build();
    private static final Disclosure DISCLOSURE = Disclosure.builder()
            .subject(ID)
            .recipient(ID)
            .addCategories(Category.NAME)
            .at(FINE)
            .build();
    private static final RightsRequest REQUEST = RightsRequest.builder()
            .subject(ID)
            .requester(ID)
            .action(Action.INSPECT)
            .received(FINE)
            .due(FINE)
            .answered(FINE)
            .answer(RightsAnswer.GRANTED)
            .build();
    private static final Occurrence OCCURRENCE = new Occurrence(ID, OccurrenceKind.LEFT, FINE);
    private static final Agreement AGREEMENT = Agreement.builder()
            .agency(ID)
            .term(FINE_SPAN)
            .terminated(FINE)
            .attributes(Map.of("checked-at", FactValue.of(FINE)))
            .build();

    private static <T> T checked(LedgerKind<T> kind, T value) {
        return kind.checked(value, VOCABULARY, NOW);
    }

    private static <T> void isUnknown(LedgerKind<T> kind, T value, String message) {
        assertThatThrownBy(() -> checked(kind, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void what_lies_ahead_by_every_clock_has_not_happened() {
        Matter matter = Matter.builder()
                .about(ID)
                .agency(ID)
                .kind(MatterKind.COMPLAINT_RECEIVED)
                .at(NOW)
                .putDone("answer", NOW.plusSeconds(11))
                .build();
        Incident.Builder incident =
                Incident.builder().agency(ID).breach("b").discoverer(ID).discovered(NOW);

        isUnknown(
                LedgerKind.INCIDENT,
                incident.discovered(NOW.plusSeconds(11)).build(),
                "'discovered' of an incident says what happened, and 2026-09-15T12:00:11.123456Z is still to come");
        isUnknown(
                LedgerKind.MATTER,
                matter,
                "'done' of a matter says what happened, and 2026-09-15T12:00:11.123456Z is still to come");
        checked(LedgerKind.INCIDENT, incident.discovered(NOW.plusSeconds(9)).build());
        checked(LedgerKind.HOLD, new Hold(HoldKind.LEGAL, ID, Set.of(), Span.from(NOW.plusSeconds(3_600))));
    }

    @Test
    void every_instant_is_cut_to_the_microsecond() {
        assertThat(checked(LedgerKind.CONSENT, CONSENT))
                .isEqualTo(CONSENT.toBuilder()
                        .given(CUT)
                        .withdrawn(CUT)
                        .expires(CUT)
                        .build());
        assertThat(checked(LedgerKind.OPT_OUT, new OptOut(ID, Optional.empty(), true, FINE_SPAN)))
                .isEqualTo(new OptOut(ID, Optional.empty(), true, CUT_SPAN));
        assertThat(checked(LedgerKind.HOLD, new Hold(HoldKind.LEGAL, ID, Set.of(), FINE_SPAN)))
                .isEqualTo(new Hold(HoldKind.LEGAL, ID, Set.of(), CUT_SPAN));
        assertThat(checked(LedgerKind.DISCLOSURE, DISCLOSURE))
                .isEqualTo(DISCLOSURE.toBuilder().at(CUT).build());
        assertThat(checked(LedgerKind.REQUEST, REQUEST))
                .isEqualTo(
                        REQUEST.toBuilder().received(CUT).due(CUT).answered(CUT).build());
        assertThat(checked(LedgerKind.AGREEMENT, AGREEMENT))
                .isEqualTo(AGREEMENT.toBuilder()
                        .term(CUT_SPAN)
                        .terminated(CUT)
                        .attributes(Map.of("checked-at", FactValue.of(CUT)))
                        .build());
        assertThat(checked(LedgerKind.OCCURRENCE, OCCURRENCE)).isEqualTo(new Occurrence(ID, OccurrenceKind.LEFT, CUT));
        assertThat(checked(LedgerKind.AUTHORIZATION, new Authorization(ID, ID, Set.of(), Set.of(), FINE_SPAN)))
                .isEqualTo(new Authorization(ID, ID, Set.of(), Set.of(), CUT_SPAN));
    }

    @Test
    void every_term_must_be_known_and_the_message_names_the_nearest() {
        String category = "unknown category 'trancript'; did you mean 'transcript'?";
        String purpose = "unknown purpose 'educaton'; did you mean 'education'?";
        Span span = Span.from(CUT);

        isUnknown(
                LedgerKind.CONSENT,
                CONSENT.toBuilder().addCategories(NO_CATEGORY).build(),
                category);
        isUnknown(
                LedgerKind.CONSENT, CONSENT.toBuilder().addPurposes(NO_PURPOSE).build(), purpose);
        isUnknown(
                LedgerKind.CONSENT,
                CONSENT.toBuilder().basis(new ConsentBasis("selv")).build(),
                "unknown basis 'selv'; did you mean 'self'?");
        isUnknown(LedgerKind.OCCURRENCE, new Occurrence(ID, OccurrenceKind.ERASED, CUT, Set.of(NO_CATEGORY)), category);
        isUnknown(LedgerKind.OPT_OUT, new OptOut(ID, Optional.of(NO_PURPOSE), true, span), purpose);
        isUnknown(LedgerKind.HOLD, new Hold(HoldKind.LEGAL, ID, Set.of(Category.NAME, NO_CATEGORY), span), category);
        isUnknown(
                LedgerKind.DISCLOSURE,
                DISCLOSURE.toBuilder().addCategories(NO_CATEGORY).build(),
                category);
        isUnknown(
                LedgerKind.DISCLOSURE,
                DISCLOSURE.toBuilder().purpose(NO_PURPOSE).build(),
                purpose);
        isUnknown(
                LedgerKind.DISCLOSURE,
                DISCLOSURE.toBuilder().form(new DataForm("identifed")).build(),
                "unknown form 'identifed'; did you mean 'identified'?");
        isUnknown(
                LedgerKind.DISCLOSURE,
                DISCLOSURE.toBuilder()
                        .recipient(Optional.empty())
                        .recipientKind(new RecipientKind("parnt"))
                        .build(),
                "unknown recipient 'parnt'; did you mean 'parent'?");
        isUnknown(
                LedgerKind.REQUEST,
                REQUEST.toBuilder().addCategories(NO_CATEGORY).build(),
                category);
        assertThatThrownBy(() -> checked(
                        LedgerKind.REQUEST,
                        REQUEST.toBuilder().action(new Action("delete.all")).build()))
                .hasMessageStartingWith("unknown action 'delete.all'");
        isUnknown(
                LedgerKind.AGREEMENT,
                AGREEMENT.toBuilder().addPermits(NO_PURPOSE).build(),
                purpose);
        isUnknown(LedgerKind.AUTHORIZATION, new Authorization(ID, ID, Set.of(NO_CATEGORY), Set.of(), span), category);
        isUnknown(LedgerKind.AUTHORIZATION, new Authorization(ID, ID, Set.of(), Set.of(NO_PURPOSE), span), purpose);
    }

    @Test
    void every_free_text_must_be_one_that_a_database_can_hold() {
        for (String text : List.of("x\0", "x\uD83C", "\uDF92x")) {
            isRefused(
                    LedgerKind.DISCLOSURE, DISCLOSURE.toBuilder().details(text).build());
            isRefused(
                    LedgerKind.DISCLOSURE, DISCLOSURE.toBuilder().decision(text).build());
            isRefused(
                    LedgerKind.DISCLOSURE,
                    DISCLOSURE.toBuilder()
                            .addLegalBasis(new Citation("Law", text))
                            .build());
            isRefused(LedgerKind.REQUEST, REQUEST.toBuilder().details(text).build());
            isRefused(
                    LedgerKind.AGREEMENT,
                    AGREEMENT.toBuilder().addFeatures("a", text).build());
            isRefused(LedgerKind.AGREEMENT, withAttribute(FactValue.of(text)));
            isRefused(LedgerKind.AGREEMENT, withAttribute(FactValue.ofTexts(List.of("a", text))));
            isRefused(
                    LedgerKind.AGREEMENT,
                    AGREEMENT.toBuilder()
                            .attributes(Map.of(text, FactValue.of(1)))
                            .build());
        }
        assertThat(checked(
                                LedgerKind.REQUEST,
                                REQUEST.toBuilder().details("\uD83C\uDF92").build())
                        .details())
                .contains("\uD83C\uDF92");
    }

    @Test
    void the_id_of_a_decision_is_no_longer_than_its_column() {
        Disclosure longest = DISCLOSURE.toBuilder().decision("d".repeat(64)).build();
        Disclosure longer = DISCLOSURE.toBuilder().decision("d".repeat(65)).build();

        assertThat(checked(LedgerKind.DISCLOSURE, longest).decision()).isPresent();
        assertThatThrownBy(() -> checked(LedgerKind.DISCLOSURE, longer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the text under 'decision' must not be longer than 64 characters");
    }

    private static <T> void isRefused(LedgerKind<T> kind, T value) {
        assertThatThrownBy(() -> checked(kind, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a text must not contain ");
    }

    @Test
    void every_instant_lies_in_the_years_1_to_9999() {
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");
        for (Instant outside : List.of(last.plusNanos(1), Instant.MAX)) {
            Span span = new Span(FINE, Optional.of(outside));
            isOutside(LedgerKind.CONSENT, CONSENT.toBuilder().withdrawn(outside).build());
            isOutside(LedgerKind.CONSENT, CONSENT.toBuilder().expires(outside).build());
            isOutside(LedgerKind.OPT_OUT, new OptOut(ID, Optional.empty(), true, span));
            isOutside(LedgerKind.HOLD, new Hold(HoldKind.LEGAL, ID, Set.of(), span));
            isOutside(LedgerKind.DISCLOSURE, DISCLOSURE.toBuilder().at(outside).build());
            isOutside(LedgerKind.REQUEST, REQUEST.toBuilder().due(outside).build());
            isOutside(LedgerKind.REQUEST, REQUEST.toBuilder().answered(outside).build());
            isOutside(LedgerKind.AGREEMENT, AGREEMENT.toBuilder().term(span).build());
            isOutside(
                    LedgerKind.AGREEMENT,
                    AGREEMENT.toBuilder().terminated(outside).build());
            isOutside(LedgerKind.AGREEMENT, withAttribute(FactValue.of(outside)));
            isOutside(LedgerKind.AUTHORIZATION, new Authorization(ID, ID, Set.of(), Set.of(), span));
            isOutside(LedgerKind.OCCURRENCE, new Occurrence(ID, OccurrenceKind.DIED, outside));
        }
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        for (Instant outside : List.of(first.minusNanos(1), Instant.MIN)) {
            isOutside(LedgerKind.CONSENT, CONSENT.toBuilder().given(outside).build());
            isOutside(LedgerKind.OPT_OUT, new OptOut(ID, Optional.empty(), true, Span.from(outside)));
            isOutside(LedgerKind.REQUEST, REQUEST.toBuilder().received(outside).build());
            isOutside(LedgerKind.AGREEMENT, withAttribute(FactValue.of(outside)));
            isOutside(LedgerKind.OCCURRENCE, new Occurrence(ID, OccurrenceKind.ENROLLED, outside));
        }
        LedgerKind.DISCLOSURE.checked(DISCLOSURE.toBuilder().at(last).build(), VOCABULARY, last);
        checked(LedgerKind.DISCLOSURE, DISCLOSURE.toBuilder().at(first).build());
    }

    private static Agreement withAttribute(FactValue value) {
        return AGREEMENT.toBuilder().attributes(Map.of("stated", value)).build();
    }

    private static <T> void isOutside(LedgerKind<T> kind, T value) {
        assertThatThrownBy(() -> checked(kind, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an instant must lie in the years 1 to 9999");
    }

    @Test
    void each_kind_has_a_name_of_its_own_and_those_of_agencies_are_not_about_people() {
        assertThat(LedgerKind.all()).extracting(LedgerKind::name).doesNotHaveDuplicates();
        assertThat(LedgerKind.all())
                .filteredOn(kind -> !kind.isAboutPeople())
                .extracting(LedgerKind::name)
                .containsExactlyInAnyOrder("agreement", "authorization", "agency", "incident", "policy-change");
    }

    /** Of a value of unknown kind the kind is told by its type. */
    @Test
    void no_two_kinds_hold_values_of_one_type() {
        for (LedgerKind<?> kind : LedgerKind.all()) {
            assertThat(LedgerKind.all())
                    .filteredOn(other -> kind.type().isAssignableFrom(other.type()))
                    .containsExactly(kind);
        }
    }

    @Test
    void what_is_recorded_of_an_agreement_beside_is_of_the_type_that_is_declared() {
        Vocabulary declared = VocabularyReader.read(DocumentSource.ofText("tiers.yaml", """
                        vocabulary: tiers
                        version: "1"
                        facts:
                          agreement.tier: {type: text, world: open, means: "Its tier.", known-by: [vendor]}
                        """), VOCABULARY);

        assertThat(LedgerKind.AGREEMENT.checked(AGREEMENT.with("tier", FactValue.of("gold")), declared, NOW))
                .isEqualTo(
                        LedgerKind.AGREEMENT.checked(AGREEMENT, declared, NOW).with("tier", FactValue.of("gold")));
        assertThatThrownBy(() -> LedgerKind.AGREEMENT.checked(
                        AGREEMENT.with("tier", FactValue.ofTexts(List.of("gold"))), declared, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute 'tier' is declared as text, so it cannot be of type texts");
        assertThatThrownBy(() -> checked(LedgerKind.AGREEMENT, AGREEMENT.with("data", FactValue.of(NO_CATEGORY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown category 'trancript'; did you mean 'transcript'?");
    }

    @Test
    void a_number_that_no_agreement_could_name_is_refused() {
        for (int days : List.of(-1, 36_501)) {
            assertThatThrownBy(() -> checked(
                            LedgerKind.AGREEMENT,
                            AGREEMENT.toBuilder().disposalDays(days).build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'disposal-days' must be from 0 to 36500, not " + days);
        }
        checked(
                LedgerKind.AGREEMENT,
                AGREEMENT.toBuilder()
                        .disposalDays(0)
                        .deletionRequestDays(36_500)
                        .build());
    }

    @Test
    void each_kind_is_among_all() throws IllegalAccessException {
        List<Object> kinds = new ArrayList<>();
        for (Field field : LedgerKind.class.getDeclaredFields()) {
            if (field.getType().equals(LedgerKind.class)) {
                kinds.add(field.get(null));
            }
        }

        assertThat(LedgerKind.all())
                .containsExactlyInAnyOrderElementsOf(kinds.stream()
                        .<LedgerKind<?>>map(kind -> (LedgerKind<?>) kind)
                        .toList());
    }

    /** A part that no field describes would be stored by no store, and none would notice. */
    @ParameterizedTest
    @MethodSource("kinds")
    void every_part_of_a_value_is_a_field(LedgerKind<?> kind) throws ClassNotFoundException {
        List<Class<?>> parts = kind.type().isRecord()
                ? Arrays.stream(kind.type().getRecordComponents())
                        .<Class<?>>map(RecordComponent::getType)
                        .toList()
                : Arrays.stream(Class.forName(kind.type().getPackageName() + ".Immutable"
                                        + kind.type().getSimpleName())
                                .getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers())
                                && !Modifier.isTransient(field.getModifiers())
                                && !field.isSynthetic())
                        .<Class<?>>map(Field::getType)
                        .toList();
        long spans = parts.stream().filter(Span.class::equals).count();

        assertThat(kind.fields()).hasSize((int) (parts.size() + spans));
        assertThat(kind.fields()).extracting(LedgerField::key).doesNotHaveDuplicates();
        assertThat(kind.fields()).extracting(LedgerField::meaning).doesNotHaveDuplicates();
    }

    static List<LedgerKind<?>> kinds() {
        return LedgerKind.all();
    }

    @Test
    void a_refusal_that_another_clock_has_begun_has_begun_and_what_takes_it_back_has_not() {
        Duration skew = Duration.ofSeconds(10);
        Instant soon = CUT.plusSeconds(5);
        Consent refusal = Consent.builder()
                .subject(ID)
                .basis(ConsentBasis.SELF)
                .addPurposes(Purpose.EDUCATION)
                .given(soon)
                .refused(true)
                .build();
        Consent takenBack = refusal.toBuilder().given(CUT).withdrawn(soon).build();
        Consent consent = takenBack.toBuilder().refused(false).confirmed(soon).build();

        assertThat(LedgerKind.CONSENT.countedAt(CUT, skew, refusal).given()).isEqualTo(CUT);
        assertThat(LedgerKind.CONSENT.countedAt(CUT, skew, takenBack).withdrawn())
                .contains(soon);
        assertThat(LedgerKind.CONSENT.countedAt(CUT, skew, consent).withdrawn()).contains(CUT);
    }
}
