package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.GRADES;
import static com.onebackpak.compliance.jdbc.DeletionFixture.OTHER;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.SETTINGS;
import static com.onebackpak.compliance.jdbc.DeletionFixture.run;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.OpenDeletion;
import com.onebackpak.compliance.party.PartyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong in one run stays there. */
abstract class DeletionFailureContract {
    private DeletionFixture host;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        host = new DeletionFixture(database());
        host.seed(DISTRICT, 0, 2);
        host.seed(OTHER, 0, 2);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                NoClassDefFoundError.class,
                StackOverflowError.class,
                OutOfMemoryError.class,
                AssertionError.class
            })
    void an_error_of_an_eraser_is_a_failure_of_its_run_and_the_others_go_on(Class<? extends Error> kind) {
        DeletionRuns runs = host.runs(DeletionFixture.data().local(GRADES, new Throwing(DISTRICT, () -> error(kind))));
        runs.start(runs.planWhole(DISTRICT, REASON));
        runs.start(runs.planWhole(OTHER, REASON));

        for (int i = 0; i < SETTINGS.retrying().failuresToStop(); i++) {
            run(runs);
            host.clock.advance(Duration.ofMinutes(10));
        }

        assertThat(host.counts(OTHER)).containsOnly(0L);
        assertThat(host.counts(DISTRICT)).containsExactly(12L, 4L, 2L);
        assertThat(runs.runs(DISTRICT)).singleElement().satisfies(one -> {
            assertThat(one.status()).isEqualTo(DeletionRun.Status.STOPPED);
            assertThat(one.why()).isEqualTo("data set 'grades': the eraser failed: " + kind.getSimpleName());
        });
        assertThat(runs.open(DISTRICT))
                .singleElement()
                .extracting(OpenDeletion::dataSet, OpenDeletion::failures)
                .containsExactly("grades", SETTINGS.retrying().failuresToStop());
    }

    private static Error error(Class<? extends Error> kind) {
        try {
            return kind.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Erases grades, and then throws for one tenant. */
    private record Throwing(PartyId tenant, Supplier<Error> error) implements LocalData {
        @Override
        public EraserAnswer erase(ErasureTask task, Connection connection) throws SQLException {
            EraserAnswer answer = table("host_grade").erase(task, connection);
            if (task.tenant().equals(tenant)) {
                throw error.get();
            }
            return answer;
        }

        @Override
        public HostRows rows(Connection connection) {
            return table("host_grade").rows(connection);
        }
    }
}
