package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.LedgerAnswers;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerFactsTest {
    private static final Instant NOW = StoreContract.NOW;
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));
    private static final RecordKey KEY = RecordKey.of("record-1");

    private final MutableClock clock = MutableClock.at(NOW);
    private final InMemoryComplianceStores stores = InMemoryComplianceStores.of(StoreContract.VOCABULARY, clock);
    private final TenantStores district = stores.of(Schools.DISTRICT);
    private final LedgerFacts facts = LedgerFacts.of(stores, Schools.TENANCY, StoreContract.VOCABULARY);

    private static ProcessingRequest about(PartyId subject) {
        return Schools.disclosing(subject, Category.NAME);
    }

    private <T> Optional<T> fact(FactKey<T> key, PartyId subject, Instant knownAt) {
        return facts.factsAsKnownAt(about(subject), knownAt).get(key);
    }

    @Test
    void a_ledger_that_holds_nothing_about_the_subject_is_known_to_be_empty() {
        assertThat(fact(FactKeys.SUBJECT_CONSENTS, Schools.STUDENT, NOW)).contains(List.of());
        assertThat(fact(FactKeys.SUBJECT_HOLDS, Schools.STUDENT, NOW)).contains(List.of());
        assertThat(fact(FactKeys.SUBJECT_AGREEMENTS, Schools.STUDENT, NOW)).contains(List.of());
    }

    @Test
    void each_ledger_of_the_subject_is_told_as_it_was_known() {
        Consent given = Samples.CONSENTS.variant(Schools.STUDENT, 1);
        Consent corrected = Samples.CONSENTS.variant(Schools.STUDENT, 2);
        district.consents().record(KEY, given);
        district.optOuts().record(KEY, Samples.OPT_OUTS.value(Schools.STUDENT));
        district.holds().record(KEY, Samples.HOLDS.value(Schools.STUDENT));
        clock.set(LATER);
        district.consents().amend(RecordKey.of("correction"), KEY, corrected);

        assertThat(fact(FactKeys.SUBJECT_CONSENTS, Schools.STUDENT, NOW.minusNanos(1)))
                .contains(List.of());
        assertThat(fact(FactKeys.SUBJECT_CONSENTS, Schools.STUDENT, NOW)).contains(List.of(given));
        assertThat(fact(FactKeys.SUBJECT_CONSENTS, Schools.STUDENT, LATER.minusNanos(1)))
                .contains(List.of(given));
        assertThat(fact(FactKeys.SUBJECT_CONSENTS, Schools.STUDENT, LATER)).contains(List.of(corrected));
        assertThat(fact(FactKeys.SUBJECT_OPT_OUTS, Schools.STUDENT, NOW))
                .contains(List.of(Samples.OPT_OUTS.value(Schools.STUDENT)));
        assertThat(fact(FactKeys.SUBJECT_HOLDS, Schools.STUDENT, NOW))
                .contains(List.of(Samples.HOLDS.value(Schools.STUDENT)));
    }

    @Test
    void an_open_request_to_inspect_is_told_among_the_holds_until_it_is_answered() {
        RightsRequest asked = RightsRequest.builder()
                .subject(Schools.STUDENT)
                .requester(Schools.PARENT)
                .action(Action.INSPECT)
                .addCategories(Category.WORK)
                .received(NOW.plusSeconds(10))
                .build();
        district.requests().record(KEY, asked);
        district.requests()
                .record(
                        RecordKey.of("other"),
                        asked.toBuilder().action(Action.DELETE).build());

        assertThat(facts.factsFor(about(Schools.STUDENT), NOW)
                        .get(FactKeys.SUBJECT_HOLDS)
                        .orElseThrow())
                .as("by the clock of who received it, it is open")
                .containsExactly(new Hold(HoldKind.INSPECTION, Schools.STUDENT, Set.of(Category.WORK), Span.from(NOW)));
        district.requests()
                .amend(
                        RecordKey.of("shown"),
                        KEY,
                        asked.toBuilder()
                                .received(NOW.minusSeconds(9))
                                .answered(NOW)
                                .answer(RightsAnswer.GRANTED)
                                .build());
        assertThat(facts.factsFor(about(Schools.STUDENT), NOW)
                        .get(FactKeys.SUBJECT_HOLDS)
                        .orElseThrow())
                .noneMatch(hold -> hold.span().contains(NOW));
    }

    @Test
    void what_happened_to_a_student_and_to_a_school_is_told_by_facts() {
        Vocabulary declared =
                VocabularyReader.read(DocumentSource.ofText("leaving.yaml", """
                vocabulary: leaving
                version: "1"
                facts:
                  subject.enrolled-until: {type: date, world: open, means: "Left.", known-by: [school]}
                  agency.policy-notified: {type: instant, world: open, means: "Told.", known-by: [vendor]}
                """), StoreContract.VOCABULARY);
        LedgerFacts telling = LedgerFacts.of(stores, Schools.TENANCY, declared);
        Instant told = Instant.parse("2026-07-01T12:00:00Z");
        district.occurrences()
                .record(
                        RecordKey.of("left"),
                        new Occurrence(Schools.STUDENT, OccurrenceKind.LEFT, Instant.parse("2026-06-26T04:59:00Z")));
        district.occurrences()
                .record(RecordKey.of("told"), new Occurrence(Schools.SCHOOL, OccurrenceKind.POLICY_NOTIFIED, told));

        Facts known = telling.factsFor(about(Schools.STUDENT), NOW);

        assertThat(known.get(FactKey.values("subject.enrolled-until")))
                .contains(Set.of(FactValue.of(LocalDate.parse("2026-06-25"))));
        assertThat(known.get(FactKey.values("agency.policy-notified"))).contains(Set.of(FactValue.of(told)));
    }

    @Test
    void what_begins_now_by_a_clock_that_is_ahead_counts_already_and_what_permits_does_not() {
        Instant ahead = NOW.plusSeconds(10);
        Consent consent = Samples.CONSENTS.value(Schools.STUDENT);
        district.optOuts().record(KEY, new OptOut(Schools.STUDENT, Optional.empty(), true, Span.from(ahead)));
        district.holds().record(KEY, new Hold(HoldKind.LEGAL, Schools.STUDENT, Set.of(), Span.from(ahead)));
        district.consents()
                .record(
                        KEY,
                        consent.toBuilder()
                                .given(NOW.minusSeconds(60))
                                .expires(Optional.empty())
                                .withdrawn(ahead)
                                .build());
        district.consents()
                .record(
                        RecordKey.of("given"),
                        consent.toBuilder()
                                .given(ahead)
                                .expires(Optional.empty())
                                .withdrawn(Optional.empty())
                                .build());
        district.agreements()
                .record(
                        KEY,
                        Agreement.builder()
                                .agency(Schools.DISTRICT)
                                .term(Span.from(NOW.minusSeconds(60)))
                                .terminated(ahead)
                                .build());
        Facts known = facts.factsFor(about(Schools.STUDENT), NOW);

        assertThat(known.get(FactKeys.SUBJECT_OPT_OUTS).orElseThrow())
                .singleElement()
                .matches(optOut -> optOut.span().contains(NOW));
        assertThat(known.get(FactKeys.SUBJECT_HOLDS).orElseThrow())
                .singleElement()
                .matches(hold -> hold.span().contains(NOW));
        assertThat(known.get(FactKeys.SUBJECT_CONSENTS).orElseThrow())
                .hasSize(2)
                .noneMatch(one -> one.isLiveAt(NOW));
        assertThat(known.get(FactKeys.SUBJECT_AGREEMENTS).orElseThrow())
                .singleElement()
                .matches(agreement -> agreement.terminated().equals(Optional.of(NOW)));
    }

    @Test
    void what_begins_later_than_clocks_disagree_has_not_begun() {
        Span later = Span.from(NOW.plusSeconds(10).plusNanos(1000));
        district.optOuts().record(KEY, new OptOut(Schools.STUDENT, Optional.empty(), true, later));
        ProcessingRequest asked = about(Schools.STUDENT);

        assertThat(facts.factsFor(asked, NOW).get(FactKeys.SUBJECT_OPT_OUTS).orElseThrow())
                .noneMatch(optOut -> optOut.span().contains(NOW));
        assertThat(facts.withClockSkew(Duration.ofSeconds(11))
                        .factsFor(asked, NOW)
                        .get(FactKeys.SUBJECT_OPT_OUTS)
                        .orElseThrow())
                .allMatch(optOut -> optOut.span().contains(NOW));
        assertThat(facts.factsAsKnownAt(asked, NOW.plusSeconds(10))
                        .get(FactKeys.SUBJECT_OPT_OUTS)
                        .orElseThrow())
                .as("of a past instant, no clock is asked")
                .noneMatch(optOut -> optOut.span().contains(NOW.plusSeconds(10)));
        assertThatThrownBy(() -> facts.withClockSkew(Duration.ofHours(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_decides_now_knows_also_what_a_faster_clock_has_recorded() {
        clock.set(LATER);
        district.optOuts().record(KEY, Samples.OPT_OUTS.value(Schools.STUDENT));
        clock.set(NOW);

        assertThat(facts.factsFor(about(Schools.STUDENT), NOW).get(FactKeys.SUBJECT_OPT_OUTS))
                .contains(List.of(Samples.OPT_OUTS.value(Schools.STUDENT)));
        assertThat(fact(FactKeys.SUBJECT_OPT_OUTS, Schools.STUDENT, NOW)).contains(List.of());
    }

    @Test
    void agreements_and_authorizations_of_the_school_and_of_those_above_it_are_told() {
        district.agreements().record(KEY, Schools.agreement(Schools.DISTRICT));
        district.agreements().record(RecordKey.of("record-2"), Schools.agreement(Schools.SCHOOL));
        district.authorizations().record(KEY, Schools.authorization(Schools.SCHOOL));

        assertThat(fact(FactKeys.SUBJECT_AGREEMENTS, Schools.STUDENT, NOW).orElseThrow())
                .extracting(Agreement::agency)
                .containsExactlyInAnyOrder(Schools.DISTRICT, Schools.SCHOOL);
        assertThat(fact(FactKeys.APPLICATION_AUTHORIZATIONS, Schools.STUDENT, NOW))
                .contains(List.of(Schools.authorization(Schools.SCHOOL)));
        assertThat(fact(FactKeys.SUBJECT_AGREEMENTS, Schools.OTHER_STUDENT, NOW))
                .contains(List.of());
    }

    @Test
    void a_parent_is_served_under_the_agreement_of_the_childs_school() {
        district.agreements().record(KEY, Schools.agreement(Schools.DISTRICT));

        assertThat(fact(FactKeys.SUBJECT_SCHOOL, Schools.PARENT, NOW)).contains(Set.of(Schools.SCHOOL));
        assertThat(fact(FactKeys.SUBJECT_AGREEMENTS, Schools.PARENT, NOW).orElseThrow())
                .extracting(Agreement::agency)
                .containsExactly(Schools.DISTRICT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_on_record_of_a_parent_counts_whichever_child_comes_first(boolean otherWay) {
        List<PartyId> children = otherWay
                ? List.of(Schools.OTHER_STUDENT, Schools.STUDENT)
                : List.of(Schools.STUDENT, Schools.OTHER_STUDENT);
        Tenancy tenancy = new Tenancy(
                Schools.directoryWith(Person.builder()
                        .id(Schools.PARENT)
                        .kind(PersonKind.PARENT)
                        .addAllChildren(children)
                        .build()),
                Schools.VENDOR);
        district.optOuts().record(KEY, Samples.OPT_OUTS.value(Schools.PARENT));
        stores.of(StoreContract.OTHER_TENANT).holds().record(KEY, Samples.HOLDS.value(Schools.PARENT));

        Facts known = LedgerFacts.of(stores, tenancy, StoreContract.VOCABULARY).factsFor(about(Schools.PARENT), NOW);

        assertThat(known.get(FactKeys.SUBJECT_OPT_OUTS)).contains(List.of(Samples.OPT_OUTS.value(Schools.PARENT)));
        assertThat(known.get(FactKeys.SUBJECT_HOLDS)).contains(List.of(Samples.HOLDS.value(Schools.PARENT)));
        assertThat(tenancy.ofPerson(Schools.PARENT)).isEqualTo(Schools.DISTRICT);
    }

    @Test
    void only_the_ledgers_of_the_subjects_tenant_are_asked() {
        Set<PartyId> asked = new HashSet<>();
        LedgerFacts watched = LedgerFacts.of(
                ForwardingTenantStores.each(stores, tenant -> {
                    asked.add(tenant.tenant());
                    return tenant;
                }),
                Schools.TENANCY,
                StoreContract.VOCABULARY);
        stores.of(StoreContract.OTHER_TENANT).consents().record(KEY, Samples.CONSENTS.value(Schools.STUDENT));

        Facts known = watched.factsFor(about(Schools.STUDENT), NOW);

        assertThat(asked).containsExactly(Schools.DISTRICT);
        assertThat(known.get(FactKeys.SUBJECT_CONSENTS)).contains(List.of());
    }

    @Test
    void several_requests_are_told_what_each_is_told_and_each_question_is_asked_once() {
        district.consents().record(KEY, Samples.CONSENTS.value(Schools.STUDENT));
        district.optOuts().record(KEY, Samples.OPT_OUTS.value(Schools.OTHER_STUDENT));
        List<LedgerQuestion<?>> asked = new ArrayList<>();
        LedgerFacts counted = LedgerFacts.of(
                ForwardingTenantStores.each(stores, tenant -> new ForwardingTenantStores(tenant) {
                    @Override
                    public LedgerAnswers answers(Collection<LedgerQuestion<?>> questions, Instant knownAt) {
                        asked.addAll(questions);
                        return super.answers(questions, knownAt);
                    }
                }),
                Schools.TENANCY,
                StoreContract.VOCABULARY);
        List<ProcessingRequest> requests = List.of(
                about(Schools.STUDENT),
                about(Schools.OTHER_STUDENT),
                about(Schools.STUDENT).toBuilder()
                        .recipient(PartyId.of("quizzly"))
                        .build(),
                about(PartyId.of("nobody")),
                about(Schools.PARENT));

        List<Facts> together = counted.factsForEach(requests, NOW);

        assertThat(asked).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(together)
                .isEqualTo(requests.stream()
                        .map(request -> facts.factsFor(request, NOW))
                        .toList());
    }

    @Test
    void of_a_subject_who_is_not_on_record_or_not_named_nothing_is_known() {
        ProcessingRequest.Builder unnamed = about(Schools.STUDENT).toBuilder();
        unnamed.subject(Optional.empty()).subjectKind(PersonKind.STUDENT);

        for (ProcessingRequest request : List.of(about(PartyId.of("nobody")), unnamed.build())) {
            Facts known = facts.factsFor(request, NOW);
            assertThat(known.knows(FactKeys.SUBJECT_BIRTH_DATE)).isFalse();
            assertThat(known.knows(FactKeys.SUBJECT_CONSENTS)).isFalse();
            assertThat(known.knows(FactKeys.SUBJECT_AGREEMENTS)).isFalse();
        }
    }

    @Test
    void the_zone_of_who_belongs_to_no_agency_is_unknown_unless_a_default_is_given() {
        ZoneId zone = ZoneId.of("America/Denver");

        assertThat(fact(FactKeys.SUBJECT_ZONE, Schools.VISITOR, NOW)).isEmpty();
        assertThat(facts.withDefaultZone(zone)
                        .factsFor(about(Schools.VISITOR), NOW)
                        .get(FactKeys.SUBJECT_ZONE))
                .contains(Set.of(zone));
        assertThat(fact(FactKeys.SUBJECT_ZONE, Schools.STUDENT, NOW)).contains(Set.of(ZoneId.of("America/Chicago")));
    }
}
