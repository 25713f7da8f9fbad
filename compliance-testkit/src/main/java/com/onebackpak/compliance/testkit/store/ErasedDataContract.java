package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.StudentTransfer;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasedException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.testkit.store.Concurrently.Attempt;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever was erased does not come back with an old file, and does with what is new. */
abstract class ErasedDataContract extends StoreContract {
    private static final RecordKey KEY = RecordKey.of("old-file");
    private static final int MORE_THAN_ARE_ASKED_FOR_AT_ONCE = 501;
    private static final PartyId THIRD = PartyId.of("student-9");

    ErasedDataContract(Opening opening) {
        super(opening);
    }

    private static Consent consent(PartyId subject, Instant given) {
        return Samples.CONSENTS.value(subject).toBuilder()
                .given(given)
                .withdrawn(Optional.empty())
                .expires(Optional.empty())
                .confirmed(Optional.empty())
                .confirmedBy(Optional.empty())
                .renewed(Optional.empty())
                .build();
    }

    private void happens(PartyId party, OccurrenceKind kind, Instant at) {
        tenant().occurrences().record(RecordKey.of(kind.key() + "/" + at), new Occurrence(party, kind, at));
    }

    /** Was on record, and is erased now. */
    private void eraseSubject() {
        tenant().consents().record(RecordKey.of("before"), consent(SUBJECT, NOW.minusSeconds(60)));
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();
    }

    private void isRefused(Doing recording) throws Exception {
        withoutAnEntry(() -> assertThatThrownBy(recording::run)
                .isInstanceOf(ErasedException.class)
                .hasMessageContaining("is from before " + NOW)
                .hasMessageNotContaining(SUBJECT.value()));
    }

    private static List<LedgerSample<?>> aboutPeople() {
        return Samples.all().stream()
                .filter(sample -> sample.kind().isAboutPeople())
                .toList();
    }

    private <T> void isRefusedBy(LedgerSample<T> sample) throws Exception {
        T old = sample.value(SUBJECT, instant -> instant.minus(Duration.ofDays(730)));
        isRefused(() -> sample.in(tenant()).record(KEY, old));
        isRefused(() -> sample.in(tenant()).recordAll(Map.of(KEY, old)));
        assertThat(sample.in(tenant()).history(KEY)).isEmpty();
        assertThat(sample.in(tenant()).about(SUBJECT, Instant.MAX)).isEmpty();
    }

    private <T> void isTaken(LedgerSample<T> sample, PartyId subject, int years) {
        T value = sample.value(subject, instant -> instant.plus(Duration.ofDays(365L * years)));
        RecordKey key = RecordKey.of("taken-" + subject + years);
        assertThat(sample.in(tenant()).record(key, value).value()).isEqualTo(value);
    }

    @Test
    void what_is_from_before_an_erasure_comes_back_into_no_ledger() throws Exception {
        eraseSubject();

        for (LedgerSample<?> sample : aboutPeople()) {
            isRefusedBy(sample);
        }
        store.reopen();
        isRefusedBy(Samples.CONSENTS);
        assertThat(tenant().erasures().erase(SUBJECT))
                .as("nothing is left of the tries")
                .isEmpty();
        assertThat(tenant().erasures().all()).hasSize(1);
    }

    @Test
    void what_is_new_about_whoever_comes_back_is_recorded_and_so_is_what_is_old_about_others() {
        eraseSubject();
        clock.set(NOW.plus(Duration.ofDays(3_650)));

        for (LedgerSample<?> sample : aboutPeople()) {
            isTaken(sample, SUBJECT, 1);
            isTaken(sample, OTHER_SUBJECT, -2);
        }
        Consent old = consent(SUBJECT, NOW.minusSeconds(60));
        assertThat(otherTenant().consents().record(KEY, old).value()).isEqualTo(old);
    }

    @Test
    void what_is_of_the_instant_of_the_erasure_is_not_from_before() throws Exception {
        eraseSubject();

        isRefused(() -> tenant().consents().record(KEY, consent(SUBJECT, NOW.minusNanos(1000))));
        tenant().consents().record(KEY, consent(SUBJECT, NOW));
        assertThat(tenant().consents().about(SUBJECT, Instant.MAX)).hasSize(1);
    }

    @Test
    void of_many_none_is_recorded_where_one_comes_back() throws Exception {
        eraseSubject();
        Map<RecordKey, Consent> file = new LinkedHashMap<>();
        for (int i = 0; i < MORE_THAN_ARE_ASKED_FOR_AT_ONCE; i++) {
            file.put(RecordKey.of("other-" + i), consent(PartyId.of("student-9" + i), NOW.minusSeconds(60)));
        }
        file.put(KEY, consent(SUBJECT, NOW.minusSeconds(60)));

        isRefused(() -> tenant().consents().recordAll(file));

        file.keySet()
                .forEach(key -> assertThat(tenant().consents().history(key)).isEmpty());
        file.remove(KEY);
        assertThat(tenant().consents().recordAll(file)).hasSize(MORE_THAN_ARE_ASKED_FOR_AT_ONCE);
    }

    private static Map<RecordKey, Occurrence> file(Occurrence first, Occurrence second) {
        Map<RecordKey, Occurrence> file = new LinkedHashMap<>();
        file.put(RecordKey.of("file-1-" + first.kind()), first);
        file.put(RecordKey.of("file-2-" + second.kind()), second);
        return file;
    }

    @Test
    void many_at_once_are_judged_by_what_was_on_record_before_and_not_by_each_other() throws Exception {
        Occurrence left = new Occurrence(OTHER_SUBJECT, OccurrenceKind.LEFT, NOW.minusSeconds(60));
        Occurrence erased = new Occurrence(OTHER_SUBJECT, OccurrenceKind.ERASED, NOW);
        Occurrence third = new Occurrence(THIRD, OccurrenceKind.LEFT, NOW.minusSeconds(60));
        Occurrence thirdErased = new Occurrence(THIRD, OccurrenceKind.ERASED, NOW);
        assertThat(tenant().occurrences().recordAll(file(left, erased))).hasSize(2);
        assertThat(tenant().occurrences().recordAll(file(thirdErased, third))).hasSize(2);
        assertThat(tenant().occurrences().recordAll(file(left, erased)))
                .as("what is on record is told again")
                .hasSize(2);

        eraseSubject();
        for (PartyId subject : List.of(SUBJECT, OTHER_SUBJECT)) {
            Occurrence old = new Occurrence(subject, OccurrenceKind.LEFT, NOW.minusSeconds(30));
            Occurrence back = new Occurrence(subject, OccurrenceKind.ENROLLED, NOW.plusSeconds(1));
            for (Map<RecordKey, Occurrence> file : List.of(file(old, back), file(back, old))) {
                Map<RecordKey, Occurrence> again = new LinkedHashMap<>();
                file.forEach((key, value) -> again.put(RecordKey.of("again-" + key), value));
                isRefused(() -> tenant().occurrences().recordAll(again));
                again.keySet()
                        .forEach(key ->
                                assertThat(tenant().occurrences().history(key)).isEmpty());
            }
        }
    }

    @Test
    void once_a_person_is_on_record_as_enrolled_again_what_still_holds_of_before_may_be_recorded() throws Exception {
        eraseSubject();
        isRefused(() -> happens(SUBJECT, OccurrenceKind.ENROLLED, NOW.minusSeconds(1)));

        happens(SUBJECT, OccurrenceKind.ENROLLED, NOW.plusSeconds(1));

        tenant().consents().record(KEY, consent(SUBJECT, NOW.minusSeconds(60)));
        assertThat(tenant().consents().about(SUBJECT, Instant.MAX)).hasSize(1);
    }

    @Test
    void who_enrolled_before_an_erasure_that_came_later_stays_away() throws Exception {
        eraseSubject();
        happens(SUBJECT, OccurrenceKind.ENROLLED, NOW.plusSeconds(1));
        clock.set(NOW.plusSeconds(2));
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();

        withoutAnEntry(() -> assertThatThrownBy(
                        () -> tenant().consents().record(KEY, consent(SUBJECT, NOW.plusSeconds(1))))
                .isInstanceOf(ErasedException.class)
                .hasMessageContaining("from before " + NOW.plusSeconds(2)));
    }

    @Test
    void whose_data_is_on_record_as_erased_stays_away_but_for_what_was_recorded_before() throws Exception {
        Consent old = consent(SUBJECT, NOW.minusSeconds(60));
        Recorded<Consent> before = tenant().consents().record(KEY, old);
        happens(SUBJECT, OccurrenceKind.ERASED, NOW);

        assertThat(tenant().consents().record(KEY, old))
                .as("what is on record is told again")
                .isEqualTo(before);
        assertThat(tenant().consents().recordAll(Map.of(KEY, old))).containsExactly(before);
        tenant().consents()
                .amend(RecordKey.of("end"), KEY, old.toBuilder().withdrawn(NOW).build());
        isRefused(() -> tenant().consents().record(RecordKey.of("again"), old));
        tenant().consents().record(RecordKey.of("other"), consent(OTHER_SUBJECT, NOW.minusSeconds(60)));
    }

    @Test
    void the_newest_version_says_whether_somebody_was_erased() {
        RecordKey erased = RecordKey.of("erased");
        tenant().occurrences().record(erased, new Occurrence(SUBJECT, OccurrenceKind.ERASED, NOW));
        tenant().occurrences().amend(RecordKey.of("wrong"), erased, new Occurrence(SUBJECT, OccurrenceKind.LEFT, NOW));

        tenant().consents().record(KEY, consent(SUBJECT, NOW.minusSeconds(60)));
        assertThat(tenant().consents().about(SUBJECT, Instant.MAX)).hasSize(1);
    }

    @Test
    void the_erasure_of_some_of_the_data_keeps_nothing_away_and_hides_none_of_all() throws Exception {
        Set<Category> some = Set.of(Category.WORK);
        RecordKey partly = RecordKey.of("partly");
        tenant().occurrences().record(partly, new Occurrence(SUBJECT, OccurrenceKind.ERASED, NOW, some));
        tenant().occurrences().record(RecordKey.of("of-all"), new Occurrence(TENANT, OccurrenceKind.ERASED, NOW, some));
        tenant().consents().record(RecordKey.of("before"), consent(SUBJECT, NOW.minusSeconds(60)));

        tenant().occurrences().amend(RecordKey.of("all"), partly, new Occurrence(SUBJECT, OccurrenceKind.ERASED, NOW));
        isRefused(() -> tenant().consents().record(KEY, consent(SUBJECT, NOW.minusSeconds(60))));
        tenant().occurrences()
                .record(
                        RecordKey.of("since"),
                        new Occurrence(SUBJECT, OccurrenceKind.ERASED, NOW.plusSeconds(1), some));
        isRefused(() -> tenant().consents().record(KEY, consent(SUBJECT, NOW.minusSeconds(60))));
    }

    @Test
    void where_all_data_of_the_tenant_was_erased_nobody_comes_back_and_agencies_are_nobody() throws Exception {
        happens(TENANT, OccurrenceKind.ERASED, NOW);
        PartyId school = PartyId.of("school-3");
        tenant().ledger(LedgerKind.AGENCY)
                .record(
                        RecordKey.of("school"),
                        AgencyEntry.of(
                                new Agency(
                                        school,
                                        AgencyKind.SCHOOL,
                                        Optional.of(TENANT),
                                        Optional.empty(),
                                        Optional.empty()),
                                NOW));

        isRefused(() -> tenant().consents().record(KEY, consent(SUBJECT, NOW.minusSeconds(60))));
        isRefused(() -> tenant().consents().record(KEY, consent(OTHER_SUBJECT, NOW.minusSeconds(60))));
        happens(TENANT, OccurrenceKind.POLICY_NOTIFIED, NOW.minusSeconds(60));
        happens(school, OccurrenceKind.POLICY_NOTIFIED, NOW.minusSeconds(61));
        tenant().consents().record(KEY, consent(SUBJECT, NOW.plusSeconds(1)));
    }

    @Test
    void what_is_on_record_of_next_year_neither_keeps_anybody_away_nor_lets_them_back() throws Exception {
        Instant nextYear = NOW.plus(Duration.ofDays(365));
        happens(OTHER_SUBJECT, OccurrenceKind.ERASED, nextYear);
        happens(TENANT, OccurrenceKind.ERASED, nextYear.plusSeconds(1));
        Consent others = consent(OTHER_SUBJECT, NOW.minusSeconds(60));
        assertThat(tenant().consents().record(RecordKey.of("other"), others).value())
                .isEqualTo(others);

        eraseSubject();
        happens(SUBJECT, OccurrenceKind.ENROLLED, nextYear);

        isRefused(() -> tenant().consents().record(KEY, consent(SUBJECT, NOW.minusSeconds(60))));
        clock.set(nextYear.minus(ClockSkew.USUAL));
        tenant().consents().record(KEY, consent(SUBJECT, NOW.minusSeconds(60)));
        assertThatThrownBy(() -> tenant().consents().record(RecordKey.of("again"), others))
                .isInstanceOf(ErasedException.class)
                .hasMessageContaining("is from before " + nextYear);
    }

    @Test
    void that_somebody_was_erased_may_be_recorded_of_any_time() {
        eraseSubject();

        happens(SUBJECT, OccurrenceKind.ERASED, NOW.minusSeconds(60));

        assertThat(tenant().occurrences().about(SUBJECT, Instant.MAX)).hasSize(1);
    }

    @Test
    void a_transfer_of_before_an_erasure_is_refused_and_one_of_since_brings_the_student_back() throws Exception {
        eraseSubject();

        isRefused(() -> StudentTransfer.record(otherTenant(), tenant(), SUBJECT, NOW.minusSeconds(60), KEY));
        isRefused(() ->
                StudentTransfer.record(tenant(), otherTenant(), SUBJECT, NOW.minusSeconds(60), RecordKey.of("away")));

        StudentTransfer.record(otherTenant(), tenant(), SUBJECT, NOW.plusSeconds(60), RecordKey.of("back"));
        assertThat(tenant().occurrences().about(SUBJECT, Instant.MAX))
                .extracting(recorded -> recorded.value().kind())
                .containsExactly(OccurrenceKind.ENROLLED);
    }

    @Test
    void recorded_while_somebody_is_erased_what_is_from_before_is_gone_or_refused() throws Exception {
        tenant().consents().record(RecordKey.of("before"), consent(SUBJECT, NOW.minusSeconds(60)));

        List<Attempt<Object>> all = Concurrently.run(
                4,
                i -> () -> i == 0
                        ? tenant().erasures().erase(SUBJECT)
                        : tenant().consents()
                                .record(RecordKey.of("at-once-" + i), consent(SUBJECT, NOW.minusSeconds(60))));

        assertThat(all)
                .allSatisfy(attempt -> assertThat(attempt.failure())
                        .allSatisfy(failure -> assertThat(failure).isInstanceOf(ErasedException.class)));
        assertThat(tenant().consents().about(SUBJECT, Instant.MAX)).isEmpty();
    }
}
