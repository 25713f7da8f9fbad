package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Tells how the parts fare of which decisions and records depend. It names no person: of an exception it tells the message
 * only where that holds no personal data, else the type. Thread-safe.
 */
final class ComplianceHealth {
    private final Optional<Keys> keys;
    private final Optional<DataSource> tables;
    private final Optional<SealingSchedule> sealing;
    private final Optional<OverdueDuties> duties;
    private final ComplianceProperties.Health settings;
    private final Clock clock;
    private volatile Optional<Looked> looked = Optional.empty();

    /**
     * The keys with which the application has started.
     *
     * @param folder where they lie
     * @param vkey what the checkpoints of then are verified by
     * @param database which database they are for; empty where none had been met yet
     */
    record Keys(Path folder, String vkey, Optional<UUID> database) {}

    /**
     * How all parts fare.
     *
     * @param isUp whether all do as they should
     * @param details what there is to say of each
     */
    record Report(boolean isUp, Map<String, Object> details) {}

    /** What was found when the tables were last looked at. */
    private record Looked(Instant at, Part found) {}

    private record Part(boolean isUp, Object says) {
        static final Part UP = new Part(true, "UP");

        static Part down(Object says) {
            return new Part(false, says);
        }

        static Part failed(RuntimeException e) {
            return down(
                    e instanceof ComplianceStoreException
                            ? String.valueOf(e.getMessage())
                            : e.getClass().getName());
        }
    }

    ComplianceHealth(
            Optional<Keys> keys,
            Optional<DataSource> tables,
            Optional<SealingSchedule> sealing,
            Optional<OverdueDuties> duties,
            ComplianceProperties.Health settings,
            Clock clock) {
        this.keys = keys;
        this.tables = tables;
        this.sealing = sealing;
        this.duties = duties;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at all of them; throws nothing. */
    Report report() {
        Map<String, Part> parts = new LinkedHashMap<>();
        keys.ifPresent(each -> parts.put("keys", keys(each)));
        tables.ifPresent(each -> parts.put("schema", schema(each)));
        sealing.ifPresent(each -> parts.put("sealing", sealing(each)));
        duties.ifPresent(each -> parts.put("duties", new Part(true, duties(each))));
        Map<String, Object> details = new LinkedHashMap<>();
        parts.forEach((name, part) -> details.put(name, part.says()));
        return new Report(parts.values().stream().allMatch(Part::isUp), details);
    }

    /** Whoever has lost the folder still decides with what is in memory, and can be started nowhere any more. */
    private static Part keys(Keys started) {
        try {
            KeyFolder found = KeyFolder.open(started.folder());
            if (!found.signer().vkey().equals(started.vkey())) {
                return Part.down(
                        "other keys lie in " + started.folder() + " than when the application started; put those back");
            }
            boolean areForAnother = started.database().isPresent()
                    && !found.databaseIdentity().known().equals(started.database());
            return areForAnother
                    ? Part.down("the file 'database' in " + started.folder()
                            + " names another database than that of this application, which will not start with it again; put"
                            + " it back from its copy")
                    : Part.UP;
        } catch (RuntimeException e) {
            return Part.failed(e);
        }
    }

    /** To look at every table takes its time, so an answer counts for a while. */
    private Part schema(DataSource dataSource) {
        Instant now = clock.instant();
        Optional<Part> known = looked.filter(last -> last.found().isUp()
                        && Duration.between(last.at(), now).abs().compareTo(settings.schemaInterval()) < 0)
                .map(Looked::found);
        return known.orElseGet(() -> {
            Part found = verified(dataSource);
            looked = Optional.of(new Looked(now, found));
            return found;
        });
    }

    private static Part verified(DataSource dataSource) {
        try {
            ComplianceSchema.verify(dataSource);
            return Part.UP;
        } catch (RuntimeException e) {
            return Part.failed(e);
        }
    }

    private Part sealing(SealingSchedule schedule) {
        try {
            SealingSchedule.State state = schedule.state();
            Map<String, Object> says = new LinkedHashMap<>();
            says.put("waiting", state.backlog().waiting());
            says.put("behind", state.behind().toString());
            state.lastSuccess().ifPresent(at -> says.put("lastSealed", at.toString()));
            state.lastFailure().ifPresent(failure -> says.put("lastFailure", failure.at() + " " + failure.type()));
            return new Part(state.behind().compareTo(settings.sealingBehind()) <= 0, says);
        } catch (RuntimeException e) {
            return Part.failed(e);
        }
    }

    /** That somebody owes something is no reason to send nobody here any more. */
    private static Map<String, Object> duties(OverdueDuties duties) {
        OptionalLong count = duties.count();
        return Map.of("overdue", count.isPresent() ? count.getAsLong() : "not counted");
    }
}
