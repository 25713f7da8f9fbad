package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.testkit.store.MutableClock;
import com.onebackpak.compliance.vocabulary.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The commands of retention on a district that left: what it has on record, and two tables of the host beside that. */
abstract class RetentionFixture {
    static final PartyId LEFT = PartyId.of("district-2");
    static final String DATA = """
            students.table = host_student
            students.tenant = district
            students.person = student
            students.categories = name
            students.copies = P35D
            grades.table = host_grade
            grades.tenant = district
            grades.person = student
            grades.categories = work
            grades.depends-on = students
            grades.copies = P35D
            """;

    @TempDir
    Path folder;

    Path records;
    Path world;
    Path data;

    @BeforeEach
    void record() throws IOException {
        records = folder.resolve("records");
        world = Files.writeString(folder.resolve("world.yaml"), OfficerFixture.WORLD);
        data = Files.writeString(folder.resolve("data.properties"), DATA);
        MutableClock clock = MutableClock.at(OfficerFixture.at("09-05T12:00"));
        with(clock, opened -> OfficerFixture.record(opened.stores(), clock));
        execute(
                "create table host_student (district varchar(128), student varchar(128))",
                "create table host_grade (district varchar(128), student varchar(128))");
    }

    void with(Clock clock, Consumer<EmbeddedComplianceStores> work) {
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), clock)) {
            work.accept(opened);
        }
    }

    void execute(String... statements) {
        with(Clock.systemUTC(), opened -> {
            try (Connection connection = opened.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    CommandRun retention(Object... arguments) {
        return CommandRun.of(Stream.concat(
                        Stream.concat(Stream.of("retention"), Stream.of(arguments)),
                        Stream.of("--database", records, "--data", data, "--tenant", LEFT))
                .toArray());
    }

    /** A request to see what there is of a student, which nobody has answered. */
    static RightsRequest asked(PartyId student) {
        return RightsRequest.builder()
                .subject(student)
                .requester(PartyId.of("parent-9"))
                .action(Action.INSPECT)
                .received(OfficerFixture.at("09-01T12:00"))
                .build();
    }
}
