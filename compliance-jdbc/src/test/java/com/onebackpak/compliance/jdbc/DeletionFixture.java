package com.onebackpak.compliance.jdbc;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.Retrying;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.testkit.store.MutableClock;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A host with three tables that refer to each other, of two districts, and stores beside them. */
final class DeletionFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2027-07-01T12:00:00Z");
    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    static final PartyId DISTRICT = PartyId.of("district-1");
    static final PartyId OTHER = PartyId.of("district-2");
    static final PartyId VENDOR = PartyId.of("vendor");
    static final List<String> TABLES = List.of("host_grade", "host_enrolment", "host_student");
    static final DeletionReason REASON =
            new DeletionReason(Optional.empty(), Set.of("after-the-agreement"), Set.of(Citation.parse("Backpak C68")));
    static final DataSet STUDENTS = set("students", Category.NAME).build();
    static final DataSet ENROLMENTS =
            set("enrolments", Category.IDENTIFIER).addDependsOn("students").build();
    static final DataSet GRADES =
            set("grades", Category.WORK).addDependsOn("enrolments").build();
    static final DeletionSettings SETTINGS = new DeletionSettings(
            new Retrying(Duration.ofMinutes(1), Duration.ofHours(1), 3), Duration.ofMinutes(5), Duration.ofHours(1));

    static final String[] HOST_TABLES = {
        "create table host_student (district varchar(128) not null, student varchar(128) not null,"
                + " constraint host_student_pk primary key (district, student))",
        "create table host_enrolment (district varchar(128) not null, student varchar(128) not null,"
                + " course integer not null, constraint host_enrolment_pk primary key (district, student, course),"
                + " constraint host_enrolment_student foreign key (district, student) references host_student)",
        "create table host_grade (district varchar(128) not null, student varchar(128) not null,"
                + " course integer not null, number integer not null,"
                + " constraint host_grade_pk primary key (district, student, course, number),"
                + " constraint host_grade_enrolment foreign key (district, student, course) references host_enrolment)"
    };

    final TestDatabase database;
    final MutableClock clock = MutableClock.at(NOW);
    private final Path folder;
    private final List<JdbcComplianceStores> opened = new ArrayList<>();
    final JdbcComplianceStores stores;
    /** What the journal was told, each time: when it returns, it is on the disk. */
    final List<List<DeletionJournal.Entry>> told = new CopyOnWriteArrayList<>();

    private int holds;

    DeletionFixture(TestDatabase database) {
        this.database = database;
        try {
            this.folder = Files.createTempDirectory("compliance-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        KeyFolder.create(folder.resolve("keys"), "compliance.example.org");
        database.execute(HOST_TABLES);
        this.stores = open();
    }

    /** Where the journal of deletions is. */
    Path deletionJournal() {
        return folder.resolve("keys").resolve("deletions.log");
    }

    /** The stores as another process has them. */
    JdbcComplianceStores open() {
        return open(database.dataSource());
    }

    /** The same through other connections to the database. */
    JdbcComplianceStores open(DataSource connections) {
        KeyFolder keys = KeyFolder.open(folder.resolve("keys"));
        JdbcComplianceStores another = JdbcComplianceStores.owning(
                connections,
                StoreSettings.builder()
                        .from(StoreSettings.of(Workload.VOCABULARY, clock, keys))
                        .deletionJournal(listenedTo(keys.deletionJournal()))
                        .build());
        opened.add(another);
        return another;
    }

    private DeletionJournal listenedTo(DeletionJournal journal) {
        return new DeletionJournal() {
            @Override
            public void append(List<Entry> entries) {
                journal.append(entries);
                told.add(entries);
            }

            @Override
            public List<Entry> all() {
                return journal.all();
            }
        };
    }

    static DataSet.Builder set(String id, Category category) {
        return DataSet.builder().id(id).addCategories(category).owner(VENDOR).copiesKeptFor(Period.ofDays(35));
    }

    static TableData table(String name) {
        return TableData.of(name, "district", "student");
    }

    static HostData.Builder data() {
        return HostData.builder().local(STUDENTS, table("host_student")).local(ENROLMENTS, table("host_enrolment"));
    }

    static HostData.Builder allData() {
        return data().local(GRADES, table("host_grade"));
    }

    DeletionRuns runs() {
        return runs(allData());
    }

    DeletionRuns runs(HostData.Builder data) {
        return stores.deletions(data.build(), SETTINGS);
    }

    static PartyId student(int number) {
        return PartyId.of("student-%04d".formatted(number));
    }

    /** Students with two enrolments each, and three grades in each of these. */
    void seed(PartyId district, int from, int until) {
        List<String> statements = new ArrayList<>();
        for (int i = from; i < until; i++) {
            String key = "'" + district + "', '" + student(i) + "'";
            statements.add("insert into host_student values (" + key + ")");
            for (int course = 0; course < 2; course++) {
                statements.add("insert into host_enrolment values (" + key + ", " + course + ")");
                for (int number = 0; number < 3; number++) {
                    statements.add("insert into host_grade values (" + key + ", " + course + ", " + number + ")");
                }
            }
        }
        database.execute(statements.toArray(String[]::new));
    }

    /** By a query of its own. */
    long count(String table, PartyId district) {
        return number("select count(*) from " + table + " where district = '" + district + "'");
    }

    long count(String table, PartyId district, PartyId student) {
        return number("select count(*) from " + table + " where district = '" + district + "' and student = '" + student
                + "'");
    }

    List<Long> counts(PartyId district) {
        return TABLES.stream().map(table -> count(table, district)).toList();
    }

    long number(String query) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    RecordKey hold(PartyId student, Category... categories) {
        RecordKey key = RecordKey.of("hold-" + holds++);
        stores.of(DISTRICT)
                .holds()
                .record(
                        key,
                        new Hold(
                                HoldKind.LEGAL,
                                student,
                                Set.of(categories),
                                Span.from(clock.instant().minusSeconds(1))));
        return key;
    }

    void release(RecordKey hold) {
        Hold before = stores.of(DISTRICT)
                .holds()
                .find(hold, Instant.MAX)
                .orElseThrow()
                .value();
        stores.of(DISTRICT)
                .holds()
                .amend(
                        RecordKey.of("release-" + hold),
                        hold,
                        new Hold(
                                before.kind(),
                                before.subject(),
                                before.categories(),
                                new Span(before.span().from(), Optional.of(clock.instant()))));
    }

    /** Begins a run of all that the district has, four people at a time. */
    static UUID start(DeletionRuns runs) {
        return runs.start(RetentionPlan.ofWhole(
                allData().build().sets(),
                DISTRICT,
                REASON,
                runs.people(DISTRICT).iterator(),
                4));
    }

    /** Does all that can be done now. */
    static List<DeletionStep> run(DeletionRuns runs) {
        List<DeletionStep> steps = new ArrayList<>();
        runs.step().ifPresent(steps::add);
        while (!steps.isEmpty()) {
            Optional<DeletionStep> step = runs.step();
            if (step.isEmpty()) {
                return steps;
            }
            steps.add(step.get());
        }
        return steps;
    }

    /** Does all that can be done now, and after the quiet period once more. */
    List<DeletionStep> runAndSweep(DeletionRuns runs) {
        List<DeletionStep> steps = new ArrayList<>(run(runs));
        clock.advance(SETTINGS.quiet());
        steps.addAll(run(runs));
        return steps;
    }

    /** Erases grades in a way of its own, and counts them as they are. */
    interface Grades extends LocalData {
        @Override
        default HostRows rows(Connection connection) {
            return table("host_grade").rows(connection);
        }
    }

    @Override
    public void close() {
        opened.forEach(JdbcComplianceStores::close);
        database.close();
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
