package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.CHICAGO;
import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes of a tenant's data, and what does not, when its agreements end and it agrees anew. */
abstract class DeletionUnderAgreementsContract extends DeletionContract {
    private static final Duration DAY = Duration.ofDays(1);

    private DeletionRuns runs;
    private Instant begun;
    private int writes;

    @BeforeEach
    void seed() {
        host.seed(DISTRICT, 0, 3);
        runs = host.runs();
        begun = host.clock.instant().minus(DAY);
    }

    private Ledger<Agreement> agreements() {
        return host.stores.of(DISTRICT).agreements();
    }

    private Agreement.Builder agreement() {
        return Agreement.builder().agency(DISTRICT).term(Span.from(begun));
    }

    private void agree(String name) {
        agreements().record(RecordKey.of(name), agreement().build());
    }

    private void amend(String name, Agreement.Builder agreement) {
        agreements().amend(RecordKey.of("write-" + writes++), RecordKey.of(name), agreement.build());
    }

    private void end(String name) {
        amend(name, agreement().term(new Span(begun, Optional.of(host.clock.instant()))));
    }

    private void terminate(String name) {
        amend(name, agreement().terminated(host.clock.instant()));
    }

    private UUID startWhole() {
        return runs.start(runs.planWhole(DISTRICT, REASON));
    }

    private RetentionPlan ofTheFirst() {
        return RetentionPlan.ofPeople(DeletionFixture.allData().build().sets(), DISTRICT, REASON, List.of(student(0)));
    }

    private DeletionRun run(UUID id) {
        return runs.runs(DISTRICT).stream()
                .filter(each -> each.run().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void assertLeftAlone(UUID run) {
        assertThat(DeletionFixture.run(runs)).isEmpty();
        assertThat(run(run).isLeftAlone()).isTrue();
        assertThat(run(run).why()).startsWith("an agreement of district-1 has come since it was planned");
        assertThatThrownBy(() -> runs.certify(DISTRICT, run, CHICAGO)).isInstanceOf(CertificateRefusedException.class);
    }

    @Test
    void all_of_a_tenants_data_is_not_to_go_while_an_agreement_is_in_force_or_begins_later() {
        agree("first");
        assertThat(runs.isAgreed(DISTRICT)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(this::startWhole)
                .withMessageStartingWith("an agreement of district-1 is in force, or begins later");
        begun = host.clock.instant().plus(DAY);
        agree("second");
        begun = host.clock.instant().minus(DAY);
        terminate("first");
        assertThat(runs.isAgreed(DISTRICT)).as("one that begins tomorrow").isTrue();
        assertThat(runs.isAgreed(DeletionFixture.OTHER)).as("another's").isFalse();
        assertThat(runs.runs(DISTRICT)).isEmpty();
    }

    @Test
    void nothing_goes_of_a_run_of_all_data_that_was_begun_before_it_was_agreed_anew() {
        agree("first");
        end("first");
        UUID run = startWhole();
        agree("second");
        assertLeftAlone(run);
        assertThat(host.counts(DISTRICT)).containsExactly(18L, 6L, 3L);
        terminate("second");
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).as("ended as well").containsExactly(0L, 0L, 0L);
    }

    @Test
    void what_was_held_and_who_came_since_stay_once_it_is_agreed_anew() {
        agree("first");
        terminate("first");
        RecordKey hold = host.hold(student(1));
        UUID run = startWhole();
        DeletionFixture.run(runs);
        host.clock.advance(DAY);
        agree("second");
        host.seed(DISTRICT, 7, 8);
        host.release(hold);
        assertLeftAlone(run);
        host.clock.advance(DAY);
        assertLeftAlone(run);
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
    }

    @Test
    void no_second_sweep_takes_what_came_of_some_people_under_a_new_agreement() {
        agree("first");
        end("first");
        UUID run = runs.start(ofTheFirst());
        DeletionFixture.run(runs);
        host.clock.advance(Duration.ofMinutes(1));
        agree("second");
        host.seed(DISTRICT, 0, 1);
        host.clock.advance(DAY);
        assertLeftAlone(run);
        assertThat(host.counts(DISTRICT)).containsExactly(18L, 6L, 3L);

        UUID anew = runs.start(ofTheFirst());
        assertThat(anew).as("what is due under the new one").isNotEqualTo(run);
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(run(anew).status()).isEqualTo(DeletionRun.Status.FINISHED);
    }

    @Test
    void what_is_due_of_some_people_under_an_agreement_goes_though_it_is_amended() {
        agree("first");
        UUID run = runs.start(ofTheFirst());
        host.clock.advance(Duration.ofMinutes(1));
        amend("first", agreement().disposalDays(30));
        terminate("first");
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(run(run).status()).isEqualTo(DeletionRun.Status.FINISHED);
    }

    @Test
    void nothing_goes_of_a_run_of_some_people_once_another_agreement_comes_though_one_was_in_force() {
        agree("of-one-school");
        agree("of-another");
        end("of-another");
        UUID run = runs.start(ofTheFirst());
        host.clock.advance(Duration.ofMinutes(1));
        amend("of-another", agreement());
        assertLeftAlone(run);
        assertThat(host.counts(DISTRICT)).containsExactly(18L, 6L, 3L);

        UUID anew = runs.start(ofTheFirst());
        assertThat(anew).isNotEqualTo(run);
        host.runAndSweep(runs);
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
    }

    @Test
    void an_agreement_that_was_to_begin_when_it_was_planned_stops_a_run_of_some_people_once_it_begins() {
        agree("first");
        begun = host.clock.instant().plus(Duration.ofMinutes(1));
        agree("of-another-school");
        UUID run = runs.start(ofTheFirst());
        assertThat(run(run).isLeftAlone()).as("before it begins").isFalse();

        host.clock.advance(DAY);
        assertLeftAlone(run);
        assertThat(host.counts(DISTRICT)).containsExactly(18L, 6L, 3L);
    }

    @Test
    void an_agreement_that_ended_and_was_taken_up_again_stops_a_run_that_was_planned_under_it() {
        agree("first");
        UUID run = runs.start(ofTheFirst());
        host.clock.advance(Duration.ofMinutes(1));
        terminate("first");
        amend("first", agreement());
        assertLeftAlone(run);
        assertThat(host.counts(DISTRICT)).containsExactly(18L, 6L, 3L);
    }

    @Test
    void a_plan_that_was_made_before_it_was_agreed_anew_begins_nothing() {
        agree("first");
        end("first");
        RetentionPlan plan = ofTheFirst();
        Instant made = host.clock.instant();
        host.clock.advance(DAY);
        agree("second");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> runs.start(plan, made))
                .withMessage(
                        "an agreement of district-1 has come since the plan was made; plan anew what is due under that");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runs.start(plan, host.clock.instant().plusSeconds(1)))
                .withMessage("a plan is not made later than it is begun");
        assertThat(runs.runs(DISTRICT)).isEmpty();
        assertThat(host.counts(DISTRICT)).containsExactly(18L, 6L, 3L);
        assertThat(runs.start(plan, host.clock.instant()))
                .as("of what is due under it")
                .isNotNull();
    }
}
