package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.Retrying;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A process that does so many steps at a time of whatever runs there are, until it is killed: {@code H2 FOLDER STEPS} or
 * {@code POSTGRES URL KEYS STEPS}. It says how many rows each took.
 */
public final class DeletingHost {
    static final DeletionSettings AT_ONCE = new DeletionSettings(
            new Retrying(Duration.ZERO, Duration.ofSeconds(1), 1_000), Duration.ofSeconds(2), Duration.ZERO);

    private DeletingHost() {}

    public static void main(String[] arguments) throws InterruptedException {
        Workload.say("started");
        JdbcComplianceStores stores = arguments[0].equals("H2")
                ? WorkingHost.open(Path.of(arguments[1])).stores()
                : WorkingHost.stores(WorkingHost.postgres(arguments[1]), Path.of(arguments[2]));
        DeletionRuns runs = stores.deletions(DeletionFixture.allData().build(), AT_ONCE);
        Workload.say("ready");
        int atATime = Integer.parseInt(arguments[arguments.length - 1]);
        while (true) {
            runs.steps(atATime).forEach(step -> Workload.say("step " + step.rows()));
            Thread.sleep(2);
        }
    }
}
