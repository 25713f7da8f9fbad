package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.tree.InclusionProof;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.HeldException;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.store.Concurrently.Attempt;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What erasing people must do, and what it must leave. */
abstract class ErasureContract extends StoreContract {
    private static final RecordKey HOLD = RecordKey.of("hold-1");

    ErasureContract(Opening opening) {
        super(opening);
    }

    /** Records something about the subject in every ledger of people, and a decision; holds that have ended. */
    private void recordAll(TenantStores stores, PartyId subject) {
        recordAll(stores, subject, -2);
    }

    /** The same, of so many years later; long after that nothing of it holds. */
    private void recordAll(TenantStores stores, PartyId subject, int years) {
        for (LedgerSample<?> sample : Samples.all()) {
            if (sample.kind().isAboutPeople()) {
                recordTwice(stores, sample, subject, years);
            }
        }
        stores.decisions().record(Schools.event(Schools.decision(subject, NOW)));
    }

    private <T> void recordTwice(TenantStores stores, LedgerSample<T> sample, PartyId subject, int years) {
        RecordKey key = RecordKey.of("about-" + subject);
        T value = sample.value(subject, instant -> instant.plus(Duration.ofDays(365L * years)));
        sample.in(stores).record(key, value);
        sample.in(stores).amend(RecordKey.of("amended-" + subject), key, value);
    }

    /** All that any port shows about a subject. */
    private static List<Object> shown(TenantStores stores, PartyId subject) {
        List<Object> shown = new ArrayList<>(stores.decisions().about(subject));
        stores.decisions()
                .find(Schools.event(Schools.decision(subject, NOW)).id())
                .ifPresent(shown::add);
        for (LedgerSample<?> sample : Samples.all()) {
            for (RecordKey key : List.of(RecordKey.of("about-" + subject), RecordKey.of("amended-" + subject))) {
                shown.addAll(sample.in(stores).history(key));
                sample.in(stores).find(key, Instant.MAX).ifPresent(shown::add);
            }
            shown.addAll(sample.in(stores).about(subject, Instant.MAX));
            shown.addAll(sample.in(stores)
                    .page(LedgerQuery.builder().about(subject).build(), Cursor.START, Page.MAX_ROWS)
                    .rows());
        }
        return shown;
    }

    private Recorded<Hold> hold(Span span) {
        return tenant().holds().record(HOLD, new Hold(HoldKind.LEGAL, SUBJECT, Set.of(), span));
    }

    private static Span days(long from, long until) {
        return new Span(NOW.plus(Duration.ofDays(from)), Optional.of(NOW.plus(Duration.ofDays(until))));
    }

    private void isHeld() throws Exception {
        List<Object> before = shown(tenant(), SUBJECT);
        withoutAnEntry(() -> assertThatThrownBy(() -> tenant().erasures().erase(SUBJECT))
                .isInstanceOf(HeldException.class)
                .hasMessageContaining("hold-1"));
        assertThat(shown(tenant(), SUBJECT)).isEqualTo(before);
        assertThat(tenant().erasures().all()).isEmpty();
    }

    @Test
    void nothing_about_the_subject_remains_in_any_port() {
        recordAll(tenant(), SUBJECT);
        assertThat(shown(tenant(), SUBJECT)).hasSizeGreaterThan(15);

        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();

        assertThat(shown(tenant(), SUBJECT)).isEmpty();
        store.reopen();
        assertThat(shown(tenant(), SUBJECT)).isEmpty();
    }

    @Test
    void other_subjects_the_agencies_and_other_tenants_keep_theirs() {
        recordAll(tenant(), SUBJECT);
        recordAll(tenant(), OTHER_SUBJECT);
        recordAll(otherTenant(), SUBJECT);
        Recorded<?> agreement = tenant().agreements().record(RecordKey.of("a"), Schools.agreement(Schools.SCHOOL));
        tenant().policies().keep(Schools.POLICIES);
        List<Object> others = shown(tenant(), OTHER_SUBJECT);
        List<Object> elsewhere = shown(otherTenant(), SUBJECT);

        tenant().erasures().erase(SUBJECT);

        assertThat(shown(tenant(), OTHER_SUBJECT)).isEqualTo(others);
        assertThat(shown(otherTenant(), SUBJECT)).isEqualTo(elsewhere);
        assertThat(otherTenant().erasures().all()).isEmpty();
        assertThat(tenant().agreements().about(Schools.SCHOOL, NOW)).isEqualTo(List.of(agreement));
        assertThat(tenant().policies().find(Schools.POLICIES.digest())).isPresent();
    }

    @Test
    void when_a_subject_was_erased_last_is_known_to_who_knows_the_id() {
        recordAll(tenant(), SUBJECT);
        recordAll(otherTenant(), SUBJECT);
        assertThat(tenant().erasures().erasedAt(SUBJECT)).isEmpty();

        tenant().erasures().erase(SUBJECT);
        store.reopen();

        assertThat(tenant().erasures().erasedAt(SUBJECT)).contains(NOW);
        assertThat(tenant().erasures().erasedAt(OTHER_SUBJECT)).isEmpty();
        assertThat(otherTenant().erasures().erasedAt(SUBJECT)).isEmpty();

        clock.set(NOW.plusSeconds(1));
        tenant().decisions().record(Schools.event(Schools.decision(SUBJECT, NOW)));
        tenant().erasures().erase(SUBJECT);
        assertThat(tenant().erasures().erasedAt(SUBJECT)).contains(NOW.plusSeconds(1));
    }

    @Test
    void it_leaves_a_tombstone_and_one_entry_that_tell_nothing_about_the_person() {
        recordAll(tenant(), SUBJECT);
        int before = entries().size();
        clock.set(NOW.plusNanos(999));

        Erasure erasure = tenant().erasures().erase(SUBJECT).orElseThrow();
        store.reopen();

        assertThat(erasure.at()).isEqualTo(NOW);
        assertThat(tenant().erasures().all()).containsExactly(erasure);
        assertThat(entries()).hasSize(before + 1);
        AuditEntry entry = entry(erasure.entry());
        assertThat(entry.type()).isEqualTo("erasure");
        assertThat(entry.time()).isEqualTo(NOW);
        assertThat(entry.fields())
                .as("and at most a commitment to what tells who it was, which is tested where it is made")
                .containsEntry("key", erasure.key().toString())
                .containsEntry("at", AuditEntry.format(NOW));
        assertThat(entry.fields().keySet()).isSubsetOf("key", "at", "name");
        assertThat(entry.fields().toString()).doesNotContain(SUBJECT.value());
    }

    @Test
    void the_log_and_every_proof_stay_valid() {
        recordAll(tenant(), SUBJECT);
        recordAll(tenant(), OTHER_SUBJECT);
        List<AuditEntry> before = entries();
        AuditLog log = tenant().auditLog();
        SignedCheckpoint then = log.checkpoint().orElseThrow();
        List<InclusionProof> proofs = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            proofs.add(log.proveInclusion(i));
        }

        tenant().erasures().erase(SUBJECT);

        List<AuditEntry> after = entries();
        SignedCheckpoint now = tenant().auditLog().checkpoint().orElseThrow();
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        for (int i = 0; i < after.size(); i++) {
            if (i < before.size()) {
                assertThat(proofs.get(i)
                                .verify(after.get(i).leafHash(), then.root().orElseThrow()))
                        .isTrue();
            }
            assertThat(tenant().auditLog()
                            .proveInclusion(i)
                            .verify(after.get(i).leafHash(), now.root().orElseThrow()))
                    .isTrue();
        }
        assertThat(tenant().auditLog()
                        .proveConsistency(then.size())
                        .verify(then.root().orElseThrow(), now.root().orElseThrow()))
                .isTrue();
    }

    @Test
    void erasing_an_unknown_person_changes_nothing() throws Exception {
        recordAll(tenant(), OTHER_SUBJECT);

        withoutAnEntry(() -> assertThat(tenant().erasures().erase(SUBJECT)).isEmpty());
        assertThat(tenant().erasures().all()).isEmpty();
    }

    @Test
    void erased_twice_there_is_nothing_left_to_erase() throws Exception {
        recordAll(tenant(), SUBJECT);
        Erasure erasure = tenant().erasures().erase(SUBJECT).orElseThrow();

        withoutAnEntry(() -> assertThat(tenant().erasures().erase(SUBJECT)).isEmpty());
        assertThat(tenant().erasures().all()).containsExactly(erasure);
    }

    @Test
    void a_subject_about_whom_only_one_thing_is_on_record_is_erased() {
        for (LedgerSample<?> sample : Samples.all()) {
            if (sample.kind().isAboutPeople()) {
                PartyId subject = PartyId.of("subject-of-" + sample.kind());
                recordTwice(tenant(), sample, subject, -2);
                assertThat(tenant().erasures().erase(subject)).isPresent();
                assertThat(shown(tenant(), subject)).isEmpty();
            }
        }
        DecisionRecord decision = tenant().decisions().record(Schools.event(Schools.decision(SUBJECT, NOW)));
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();
        assertThat(tenant().decisions().find(decision.id())).isEmpty();
    }

    @Test
    void recorded_anew_a_subject_has_another_key_and_nothing_links_the_old_entries_to_the_new() {
        recordAll(tenant(), SUBJECT);
        List<AuditEntry> before = entries();
        Erasure first = tenant().erasures().erase(SUBJECT).orElseThrow();
        int erased = entries().size();
        clock.set(NOW.plus(Duration.ofDays(3_650)));

        recordAll(tenant(), SUBJECT, 1);
        List<AuditEntry> after = entries();
        Erasure second = tenant().erasures().erase(SUBJECT).orElseThrow();

        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(after.size() - erased).as("as much was recorded as before").isEqualTo(before.size());
        assertThat(commitments(after.subList(erased, after.size()))).doesNotContainAnyElementsOf(commitments(before));
    }

    private static List<Object> commitments(List<AuditEntry> entries) {
        List<Object> commitments = new ArrayList<>();
        for (AuditEntry entry : entries) {
            for (String field : List.of("subject", "record", "content")) {
                Optional.ofNullable(entry.fields().get(field)).ifPresent(commitments::add);
            }
        }
        assertThat(commitments).isNotEmpty();
        return commitments;
    }

    @Test
    void the_keys_of_an_erased_subjects_writes_may_be_used_anew() {
        recordAll(tenant(), SUBJECT);
        tenant().erasures().erase(SUBJECT);

        Recorded<?> recorded =
                tenant().consents().record(RecordKey.of("about-" + SUBJECT), Samples.CONSENTS.value(OTHER_SUBJECT));

        assertThat(recorded.version()).isEqualTo(1);
        assertThat(tenant().consents().history(recorded.key())).hasSize(1);
    }

    @Test
    void tombstones_are_in_the_order_of_time() {
        List<Erasure> erasures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PartyId subject = PartyId.of("student-" + i);
            tenant().decisions().record(Schools.event(Schools.decision(subject, NOW)));
            clock.advance(Duration.ofMinutes(1));
            erasures.add(tenant().erasures().erase(subject).orElseThrow());
        }

        assertThat(tenant().erasures().all()).isEqualTo(erasures);
        assertThat(erasures).extracting(Erasure::key).doesNotHaveDuplicates();
    }

    // Holds

    @Test
    void a_subject_on_whom_a_hold_is_live_is_not_erased() throws Exception {
        recordAll(tenant(), SUBJECT);
        hold(Span.from(NOW));

        isHeld();
    }

    @Test
    void a_hold_on_some_of_the_data_holds_all_of_it() throws Exception {
        tenant().holds().record(HOLD, Samples.HOLDS.value(SUBJECT, i -> i.minus(Duration.ofDays(180))));

        isHeld();
    }

    @Test
    void a_hold_that_has_ended_or_not_begun_holds_nothing() {
        hold(new Span(NOW.minusSeconds(60), Optional.of(NOW)));
        tenant().holds()
                .record(
                        RecordKey.of("hold-2"),
                        new Hold(
                                HoldKind.INSPECTION,
                                SUBJECT,
                                Set.of(),
                                Span.from(NOW.plus(ClockSkew.USUAL).plusNanos(1000))));

        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();
    }

    @Test
    void an_open_request_to_inspect_holds_until_it_is_answered() throws Exception {
        RightsRequest asked = RightsRequest.builder()
                .subject(SUBJECT)
                .requester(OTHER_SUBJECT)
                .action(Action.INSPECT)
                .received(NOW)
                .build();
        tenant().requests().record(HOLD, asked);

        isHeld();
        tenant().requests()
                .amend(
                        RecordKey.of("sent-on"),
                        HOLD,
                        asked.toBuilder()
                                .answered(NOW)
                                .answer(RightsAnswer.REDIRECTED)
                                .build());
        isHeld();
        tenant().requests()
                .amend(
                        RecordKey.of("shown"),
                        HOLD,
                        asked.toBuilder()
                                .answered(NOW)
                                .answer(RightsAnswer.GRANTED)
                                .build());
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();
    }

    @Test
    void a_hold_that_begins_now_by_a_clock_that_is_ahead_holds() throws Exception {
        hold(Span.from(NOW.plus(ClockSkew.USUAL)));

        isHeld();
    }

    @Test
    void a_hold_holds_until_its_last_microsecond() throws Exception {
        hold(new Span(NOW.minusSeconds(60), Optional.of(NOW.plusNanos(1000))));

        isHeld();
        clock.set(NOW.plusNanos(1000));
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();
    }

    @Test
    void the_newest_version_of_a_hold_counts() throws Exception {
        hold(days(-2, 2));
        tenant().holds().amend(RecordKey.of("end"), HOLD, new Hold(HoldKind.LEGAL, SUBJECT, Set.of(), days(-2, -1)));
        tenant().holds().amend(RecordKey.of("again"), HOLD, new Hold(HoldKind.LEGAL, SUBJECT, Set.of(), days(-2, 3)));

        isHeld();
        tenant().holds().amend(RecordKey.of("over"), HOLD, new Hold(HoldKind.LEGAL, SUBJECT, Set.of(), days(-2, -1)));
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();
    }

    @Test
    void a_hold_counts_also_when_the_clock_stands_before_it_was_learned() throws Exception {
        hold(days(-2, 2));
        clock.advance(Duration.ofHours(-1));

        isHeld();
    }

    @Test
    void a_hold_that_had_begun_when_it_was_recorded_counts_also_when_the_clock_stands_before_it_began()
            throws Exception {
        hold(Span.from(NOW));
        clock.advance(Duration.ofDays(-3));

        isHeld();
    }

    @Test
    void holds_on_others_and_in_other_tenants_do_not_stop_it() {
        recordAll(tenant(), SUBJECT);
        tenant().holds().record(HOLD, new Hold(HoldKind.LEGAL, OTHER_SUBJECT, Set.of(), days(-1, 1)));
        otherTenant().holds().record(HOLD, new Hold(HoldKind.LEGAL, SUBJECT, Set.of(), days(-1, 1)));

        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();
    }

    // At the same time

    @Test
    void erased_by_many_at_the_same_time_a_subject_has_one_tombstone() throws Exception {
        recordAll(tenant(), SUBJECT);

        List<Attempt<Optional<Erasure>>> all =
                Concurrently.run(4, i -> () -> tenant().erasures().erase(SUBJECT));

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        assertThat(all.stream().flatMap(attempt -> attempt.answer().stream()).filter(Optional::isPresent))
                .hasSize(1);
        assertThat(tenant().erasures().all()).hasSize(1);
        assertThat(shown(tenant(), SUBJECT)).isEmpty();
    }

    @Test
    void written_while_it_is_erased_a_record_is_whole_or_gone_and_what_is_left_can_be_erased() throws Exception {
        recordAll(tenant(), SUBJECT);

        List<Attempt<Object>> all = Concurrently.run(
                4,
                i -> () -> i == 0
                        ? tenant().erasures().erase(SUBJECT)
                        : tenant().consents()
                                .record(
                                        RecordKey.of("at-once-" + i),
                                        Samples.CONSENTS.value(SUBJECT, t -> t.plus(Duration.ofDays(365)))));

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.failure()).isEmpty());
        int left = tenant().consents().about(SUBJECT, Instant.MAX).size();
        assertThat(left).isBetween(0, 3);
        assertThat(tenant().erasures().erase(SUBJECT).isPresent()).isEqualTo(left > 0);
        assertThat(tenant().consents().about(SUBJECT, Instant.MAX)).isEmpty();
    }
}
