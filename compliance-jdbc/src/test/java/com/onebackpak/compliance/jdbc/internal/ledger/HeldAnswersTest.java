package com.onebackpak.compliance.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeldAnswersTest {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final LedgerQuestion<Agreement> QUESTION = LedgerQuestion.about(LedgerKind.AGREEMENT, TENANT);
    private static final List<Recorded<Agreement>> NONE = List.of();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final HeldAnswers held = new HeldAnswers(Duration.ofSeconds(2), nanoseconds::get);

    private void pass(long time) {
        nanoseconds.addAndGet(time);
    }

    @Test
    void an_answer_is_held_until_it_is_too_old_also_while_the_counter_begins_anew() {
        held.hold(TENANT, QUESTION, NONE, held.now());
        pass(2 * SECOND - 1);

        assertThat(held.find(TENANT, QUESTION)).contains(NONE);

        pass(1);
        assertThat(held.find(TENANT, QUESTION)).isEmpty();
    }

    @Test
    void its_age_counts_from_before_it_was_read() {
        HeldAnswers.Moment before = held.now();
        pass(2 * SECOND);
        held.hold(TENANT, QUESTION, NONE, before);

        assertThat(held.find(TENANT, QUESTION)).isEmpty();
    }

    @Test
    void a_write_forgets_what_is_held_and_what_was_read_before_it_ended_is_not_held() {
        HeldAnswers.Moment before = held.now();
        held.hold(TENANT, QUESTION, NONE, before);

        held.forget();

        assertThat(held.find(TENANT, QUESTION)).isEmpty();
        held.hold(TENANT, QUESTION, NONE, before);
        assertThat(held.find(TENANT, QUESTION)).isEmpty();
        held.hold(TENANT, QUESTION, NONE, held.now());
        assertThat(held.find(TENANT, QUESTION)).contains(NONE);
    }

    @Test
    void nothing_about_people_is_held() {
        for (LedgerKind<?> ledger : LedgerKind.all()) {
            held.hold(TENANT, LedgerQuestion.about(ledger, TENANT), NONE, held.now());
        }

        assertThat(LedgerKind.all())
                .filteredOn(ledger ->
                        held.find(TENANT, LedgerQuestion.about(ledger, TENANT)).isPresent())
                .containsExactly(
                        LedgerKind.AGREEMENT,
                        LedgerKind.AUTHORIZATION,
                        LedgerKind.AGENCY,
                        LedgerKind.INCIDENT,
                        LedgerKind.POLICY_CHANGE);
    }

    @Test
    void what_one_tenant_was_answered_is_not_told_another() {
        held.hold(TENANT, QUESTION, NONE, held.now());

        assertThat(held.find(PartyId.of("district-2"), QUESTION)).isEmpty();
    }

    @Test
    void where_nothing_may_be_held_nothing_is() {
        HeldAnswers nothing = new HeldAnswers(Duration.ZERO, nanoseconds::get);
        nothing.hold(TENANT, QUESTION, NONE, nothing.now());

        assertThat(nothing.find(TENANT, QUESTION)).isEmpty();
    }
}
