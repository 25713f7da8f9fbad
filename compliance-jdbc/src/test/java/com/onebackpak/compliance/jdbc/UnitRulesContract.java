package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.ENROLMENTS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.NOW;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.STUDENTS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.UnitState;
import com.onebackpak.compliance.deletion.UnitState.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements that claim a unit say what {@link UnitState} says, of every state that a row can have. */
abstract class UnitRulesContract extends DeletionContract {
    private static final List<Optional<Instant>> TIMES = List.of(
            Optional.empty(), Optional.of(NOW.minusSeconds(1)), Optional.of(NOW), Optional.of(NOW.plusSeconds(1)));

    @BeforeEach
    void seed() {
        host.seed(DISTRICT, 0, 1);
    }

    @Test
    void a_unit_is_claimed_in_just_those_states_in_which_it_may_be() {
        host.database.execute("delete from host_grade", "delete from host_enrolment");
        DeletionRuns runs = host.runs(HostData.builder().local(STUDENTS, table("host_student")));
        runs.start(runs.planWhole(DISTRICT, REASON));
        int claimable = 0;
        int all = 0;
        for (Status status : Status.values()) {
            for (Optional<Instant> notBefore : TIMES) {
                for (Optional<Instant> leasedUntil : TIMES) {
                    UnitState state = new UnitState(status, 1, 1, 0, notBefore, leasedUntil, Optional.empty(), "set");
                    boolean isClaimed = isClaimed(runs, "students", state);

                    assertThat(isClaimed).as(state.toString()).isEqualTo(state.isClaimable(NOW));
                    claimable += isClaimed ? 1 : 0;
                    all++;
                }
            }
        }
        assertThat(claimable).isBetween(all / 4, 3 * all / 4);
    }

    @Test
    void what_others_refer_to_begins_in_just_those_states_of_theirs_that_let_it() {
        host.database.execute("delete from host_grade");
        DeletionRuns runs = host.runs(
                HostData.builder().local(STUDENTS, table("host_student")).local(ENROLMENTS, table("host_enrolment")));
        runs.start(runs.planWhole(DISTRICT, REASON));
        for (Status status : Status.values()) {
            UnitState below = new UnitState(
                    status,
                    1,
                    1,
                    0,
                    Optional.of(NOW.plusSeconds(60)),
                    Optional.of(NOW.plusSeconds(60)),
                    Optional.empty(),
                    "set");
            set("enrolments", below);

            assertThat(isClaimed(runs, "students", UnitState.PLANNED))
                    .as(below.toString())
                    .isEqualTo(below.letsOthersBegin());
        }
    }

    private boolean isClaimed(DeletionRuns runs, String dataSet, UnitState state) {
        set(dataSet, state);
        long fence = fence(dataSet);
        runs.step();
        return fence(dataSet) > fence;
    }

    private long fence(String dataSet) {
        return host.number("select fence from compliance_deletion_unit where data_set = '" + dataSet + "'");
    }

    private void set(String dataSet, UnitState state) {
        host.database.execute("update compliance_deletion_unit set status = '"
                + state.status().name().toLowerCase(Locale.ROOT) + "', not_before = " + time(state.notBefore())
                + ", leased_until = " + time(state.leasedUntil()) + ", rest = null where data_set = '" + dataSet + "'");
    }

    private static String time(Optional<Instant> time) {
        return time.map(at -> "timestamp with time zone '"
                        + at.toString().replace("T", " ").replace("Z", "+00") + "'")
                .orElse("null");
    }
}
