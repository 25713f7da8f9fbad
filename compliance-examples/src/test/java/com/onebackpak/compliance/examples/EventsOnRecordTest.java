package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.testkit.store.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaches and changes of policies through the command line: recorded, owed, told, done. No file tells who there is. */
class EventsOnRecordTest {
    private static final String DISTRICTS = """
            scenarios: Two districts
            policies: [backpak, ferpa, coppa, ndpa, breach]
            now: 2026-11-04T09:00:00-05:00
            world:
              agencies:
                ny-1: {kind: district, jurisdiction: US-NY, zone: America/New_York}
                school-1: {kind: school, parent: ny-1}
                il-1: {kind: district, jurisdiction: US-IL, zone: America/Chicago}
              people:
                ana:  {kind: student, school: school-1, birth-date: 2014-05-01}
                ruth: {kind: parent, children: [ana]}
                ben:  {kind: student, school: ny-1, birth-date: 2012-05-01}
                cleo: {kind: student, school: il-1, birth-date: 2015-05-01}
            """;
    private static final String BREACH = DISTRICTS + """
              breaches:
                b1: {subjects: [ana, cleo], categories: [name], occurred: 2026-10-30, discovered: 2026-11-01T09:00:00-05:00}
            """;
    private static final String MORE = DISTRICTS + """
              breaches:
                b1:
                  subjects: [ana, ben]
                  discovered: 2026-11-01T09:00:00-05:00
                  determined: 2026-11-03T10:00:00-05:00
                  confirmed: 2026-11-03T12:00:00Z
            """;
    private static final String CHANGE = DISTRICTS + """
              policy-changes:
                c1: {policy: backpak, published: 2026-11-02, effective: 2026-12-01}
            """;

    @TempDir
    Path folder;

    private Path records;

    @BeforeEach
    void open() throws IOException {
        records = folder.resolve("records");
        MutableClock clock = MutableClock.at(Instant.parse("2026-11-01T15:00:00Z"));
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(records, "log.example", VocabularyReader.standard(), clock)) {
            for (String district : new String[] {"ny-1", "il-1"}) {
                PartyId id = PartyId.of(district);
                opened.stores()
                        .of(id)
                        .agreements()
                        .record(
                                RecordKey.of("agreement"),
                                Agreement.builder()
                                        .agency(id)
                                        .term(Span.from(Instant.parse("2024-07-01T05:00:00Z")))
                                        .build());
            }
        }
        write("districts.yaml", DISTRICTS);
        write("breach.yaml", BREACH);
        write("more.yaml", MORE);
        write("change.yaml", CHANGE);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private CommandRun ask(Object... arguments) {
        return CommandRun.of(Stream.concat(Stream.of(arguments), Stream.of("--database", records))
                .toArray());
    }

    private String done(Object... arguments) {
        CommandRun run = ask(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    private String letters(String at) {
        return ask("breach", "--at", at, "--width", "200").out();
    }

    @Test
    void a_breach_is_recorded_owed_told_and_done() {
        done("agencies", "record", folder.resolve("districts.yaml"));
        assertThat(done("breach", "record", folder.resolve("breach.yaml"))).isEqualToNormalizingNewlines("""
                recorded breach b1 of school-1, version 1, 1 person
                recorded breach b1 of il-1, version 1, 1 person
                """);

        assertThat(letters("2026-11-04T09:00:00-05:00"))
                .contains("2026-11-08  owed   backpak  school-1  b1")
                .contains("owed   backpak  il-1      b1")
                .contains("about ana");

        done("breach", "told", "b1", "--to", "ny-1", "--at", "2026-11-05T09:00:00-05:00");
        assertThat(letters("2026-11-06T09:00:00-05:00"))
                .contains("2026-11-08  done   backpak   school-1   b1")
                .contains("2026-11-15  owed   school-1  authority  b1")
                .contains("2027-01-04  owed   school-1  parent     b1");

        done(
                "breach",
                "told",
                "b1",
                "--to",
                "parent",
                "--by",
                "school-1",
                "--tenant",
                "ny-1",
                "--at",
                "2026-11-20T09:00:00-05:00");
        assertThat(letters("2026-11-21T09:00:00-05:00"))
                .contains("done     school-1  parent     b1")
                .contains("2026-11-15  overdue  school-1  authority  b1");
        assertThat(done("notices", "--of", "b1", "--tenant", "ny-1")).contains("ny-1", "parent", "2 rows");
    }

    @Test
    void what_is_learned_later_is_added_and_nothing_is_taken_back() {
        done("agencies", "record", folder.resolve("districts.yaml"));
        done("breach", "record", folder.resolve("breach.yaml"));
        String before = letters("2026-11-04T09:00:00-05:00");
        done("breach", "record", folder.resolve("breach.yaml"));
        assertThat(letters("2026-11-04T09:00:00-05:00")).isEqualTo(before);

        assertThat(done("breach", "record", folder.resolve("more.yaml"))).isEqualToNormalizingNewlines("""
                recorded breach b1 of school-1, version 2, 2 people
                recorded breach b1 of ny-1, version 1, 2 people
                """);

        String after = letters("2026-11-04T09:00:00-05:00");
        assertThat(after).contains("2026-11-06T12:00:00Z", "about ana, ben");
        assertThat(ask("breach", "--at", "2026-11-04T09:00:00-05:00", "--json").out())
                .contains("\"occurred\":\"2026-10-30\"", "\"categories\":[\"name\"]", "\"about\":[\"cleo\"]");
    }

    @Test
    void a_change_of_a_policy_is_recorded_owed_told_and_done() {
        done("agencies", "record", folder.resolve("districts.yaml"));
        assertThat(done("policy-changes", "record", folder.resolve("change.yaml")))
                .isEqualToNormalizingNewlines("""
                        recorded change c1 of backpak with il-1, version 1
                        recorded change c1 of backpak with ny-1, version 1
                        """);
        assertThat(done("policy-changes")).contains("2026-11-02", "2026-12-01", "2 rows");
        String[] owed = {"duties", "--of", "c1", "--owed-to", "public", "--at", "2026-11-02T12:00:00Z", "--width", "100"
        };
        assertThat(ask((Object[]) owed).out())
                .contains("2026-11-02  owed   publish-notice  backpak  public  c1", "2 rows");

        done("policy-changes", "told", "c1", "--to", "public", "--at", "2026-11-02T11:00:00Z");
        assertThat(ask((Object[]) owed).out())
                .contains("2026-11-02  done   publish-notice  backpak  public  c1", "2 rows")
                .doesNotContain("owed");
    }

    @Test
    void a_complaint_is_recorded_owed_answered_and_done() throws IOException {
        done("agencies", "record", folder.resolve("districts.yaml"));
        String complaint = DISTRICTS.replace("policies: [", "policies: [rights, ") + """
              matters:
                m1: {kind: complaint-received, agency: ny-1, subject: ana, requester: ruth, at: 2026-11-01}
            """;
        write("complaint.yaml", complaint);
        assertThat(done("matters", "record", folder.resolve("complaint.yaml")))
                .isEqualToNormalizingNewlines("recorded m1, complaint-received, of ny-1, version 1\n");
        String[] owed = {"duties", "--of", "m1", "--at", "2026-11-04T09:00:00-05:00", "--width", "100"};
        assertThat(ask((Object[]) owed).out())
                .contains("2026-12-31  owed   answer  ny-1  ruth  m1", "about ana", "1 row");

        write(
                "complaint.yaml",
                complaint.replace("at: 2026-11-01}", "at: 2026-11-01, done: {rights-us-ny: 2026-11-03}}"));
        assertThat(done("matters", "record", folder.resolve("complaint.yaml"))).contains("version 2");
        assertThat(ask((Object[]) owed).out()).contains("2026-12-31  done   answer  ny-1  ruth  m1");
        assertThat(done("matters", "--tenant", "ny-1")).contains("complaint-received", "done rights-us-ny", "1 row");
    }

    @Test
    void a_custody_order_is_recorded_once_ends_and_takes_what_the_parent_is_owed() throws IOException {
        ask("custody-orders", "record", folder.resolve("districts.yaml"))
                .couldNotRun("the file tells of no custody order; list them under 'custody-orders'");
        String order = DISTRICTS.replace("policies: [", "policies: [rights, ") + """
              custody-orders:
                - {subject: ana, parent: ruth, from: 2026-10-01, evidence: order 17}
              matters:
                m1: {kind: explanation-requested, agency: ny-1, subject: ana, requester: ruth, at: 2026-11-01}
                m2: {kind: order-received, agency: ny-1, subject: ana, at: 2026-11-02}
            """;
        write("order.yaml", order);
        done("agencies", "record", folder.resolve("districts.yaml"));
        done("matters", "record", folder.resolve("order.yaml"));
        String[] owed = {
            "duties",
            "--world",
            folder.resolve("districts.yaml").toString(),
            "--of",
            "m2",
            "--at",
            "2026-11-04T09:00:00-05:00",
            "--width",
            "100"
        };
        assertThat(ask((Object[]) owed).out()).contains("ny-1  ruth  m2");

        String first = "recorded order about ana with ny-1, version 1\n";
        assertThat(done("custody-orders", "record", folder.resolve("order.yaml")))
                .isEqualToNormalizingNewlines(first);
        assertThat(done("custody-orders", "record", folder.resolve("order.yaml")))
                .isEqualToNormalizingNewlines(first);
        assertThat(ask((Object[]) owed).out()).contains("ny-1  parent  m2").doesNotContain("ruth");

        write(
                "order.yaml",
                order.replace("from: 2026-10-01, evidence: order 17", "from: 2026-10-01, until: 2026-11-03"));
        assertThat(done("custody-orders", "record", folder.resolve("order.yaml")))
                .contains("version 2");
        assertThat(ask((Object[]) owed).out()).contains("ny-1  ruth  m2");
        assertThat(done("custody-orders", "--tenant", "ny-1", "--width", "100"))
                .contains("2026-10-01", "2026-11-03", "ana", "ruth", "document order 17", "1 row");
        assertThat(done("custody-orders", "--parent", "sam", "--tenant", "ny-1"))
                .doesNotContain("ana");
    }

    @Test
    void a_custody_order_of_the_file_counts_beside_those_on_record() throws IOException {
        done("agencies", "record", folder.resolve("districts.yaml"));
        String matter = """
              matters:
                m2: {kind: order-received, agency: ny-1, subject: ana, at: 2026-11-02}
            """;
        write("recorded.yaml", DISTRICTS + matter);
        done("matters", "record", folder.resolve("recorded.yaml"));
        String[] owed = {"duties", "--of", "m2", "--at", "2026-11-04T09:00:00-05:00", "--width", "100", "--world"};
        String world = folder.resolve("world.yaml").toString();
        write("world.yaml", DISTRICTS + """
              custody-orders:
                - {subject: ana, parent: ruth, from: 2026-10-01}
            """);
        assertThat(done(Stream.concat(Stream.of(owed), Stream.of(world)).toArray()))
                .contains("ny-1  parent  m2")
                .doesNotContain("ruth");

        write("ended.yaml", DISTRICTS + """
              custody-orders:
                - {subject: ana, parent: ruth, from: 2026-10-01, until: 2026-11-03}
            """);
        done("custody-orders", "record", folder.resolve("ended.yaml"));
        assertThat(done(Stream.concat(Stream.of(owed), Stream.of(world)).toArray()))
                .contains("ny-1  ruth  m2");
    }

    @Test
    void whoever_tells_an_agencys_families_tells_nobody_elses() {
        done("agencies", "record", folder.resolve("districts.yaml"));
        done("breach", "record", folder.resolve("breach.yaml"));
        String[] told = {"breach", "told", "b1", "--to", "ruth", "--about", "ana", "--at", "2026-11-05T09:00:00-05:00"};
        ask(Stream.concat(Stream.of(told), Stream.of("--agency", "ny-9")).toArray())
                .couldNotRun("'b1' does not concern agency 'ny-9'; known are il-1, school-1");

        done(Stream.concat(Stream.of(told), Stream.of("--agency", "school-1")).toArray());
        assertThat(done("notices", "--tenant", "ny-1")).contains("ana", "1 row");
        assertThat(done("notices", "--tenant", "il-1")).doesNotContain("ana");
    }

    @Test
    void an_agency_that_neither_the_file_nor_the_records_know_is_not_left_without_a_law() throws IOException {
        write("one.yaml", DISTRICTS.replaceAll("(?m)^.*(il-1|cleo).*\n", ""));
        ask("duties", "--world", folder.resolve("one.yaml"))
                .couldNotRun(
                        "the agencies on record do not fit: neither the world nor the records say in which state and time"
                                + " zone these lie: il-1; record each as an agency with its state and zone, or name it in the world (agencies"
                                + " record FILE, and --world FILE)");
        done("duties", "--world", folder.resolve("districts.yaml"), "--at", "2026-11-04T09:00:00-05:00");
    }

    @Test
    void what_cannot_have_been_told_is_refused() throws IOException {
        done("agencies", "record", folder.resolve("districts.yaml"));
        done("breach", "record", folder.resolve("breach.yaml"));
        String[] told = {"breach", "told", "b1", "--tenant", "ny-1", "--to", "ruth", "--about", "ana", "--at"};
        ask(Stream.concat(Stream.of(told), Stream.of("2099-01-01T00:00:00Z")).toArray())
                .couldNotRunBecause("is still to come; record it when it was told");
        ask(Stream.concat(Stream.of(told), Stream.of("2026-10-31T00:00:00Z")).toArray())
                .couldNotRunBecause("lies before breach 'b1' was discovered");
        ask(Stream.concat(Stream.of(told), Stream.of("2026-11-05T00:00:00Z", "--by", "backpack"))
                        .toArray())
                .couldNotRunBecause("--by 'backpack' is neither the vendor nor an agency on record");
        ask(Stream.concat(Stream.of(told), Stream.of("2026-11-05T00:00:00Z", "--about", "cleo"))
                        .toArray())
                .couldNotRunBecause("breach 'b1' is not on record as one of data of every --about");
        assertThat(done("notices")).doesNotContain("ruth");
        write(
                "before.yaml",
                BREACH.replace("b1:", "b2:").replace("-05:00}", "-05:00, told: [{to: ny-1, at: 2026-10-31}]}"));
        ask("breach", "record", folder.resolve("before.yaml"))
                .couldNotRunBecause("of breach 'b2' somebody was told before it was discovered");
    }

    @Test
    void what_has_not_happened_is_not_recorded() throws IOException {
        done("agencies", "record", folder.resolve("districts.yaml"));
        write("ahead.yaml", BREACH.replace("b1:", "b9:").replace("discovered: 2026", "discovered: 2099"));
        ask("breach", "record", folder.resolve("ahead.yaml"))
                .couldNotRunBecause("'discovered' of an incident says what happened, and 2099", "is still to come");
        String matter = "{kind: conflict-found, agency: ny-1, at: 2099-11-01}\n";
        write("matter.yaml", DISTRICTS + "  matters:\n    m1: " + matter);
        ask("matters", "record", folder.resolve("matter.yaml"))
                .couldNotRunBecause("'at' of a matter says what happened, and 2099", "is still to come");
        write("change.yaml", CHANGE.replace("2026-12-01}", "2026-12-01, told: [{to: ny-1, at: 2099-11-05}]}"));
        ask("policy-changes", "record", folder.resolve("change.yaml"))
                .couldNotRunBecause("'told' of a notice says what happened, and 2099", "is still to come");
        assertThat(done("breach", "record", folder.resolve("breach.yaml"))).doesNotContain("b9");
    }

    @Test
    void a_file_is_recorded_as_a_whole_or_not_at_all() throws IOException {
        done("agencies", "record", folder.resolve("districts.yaml"));
        String matter = "{kind: conflict-found, agency: ny-1, at: 2026-11-01}\n";
        write("matters.yaml", DISTRICTS + "  matters:\n    m1: " + matter + "    'zz bad id': " + matter);
        CommandRun refused = ask("matters", "record", folder.resolve("matters.yaml"));
        refused.couldNotRunBecause("the id 'zz bad id' cannot be recorded: a record key must be");
        assertThat(refused.err()).contains("matters.yaml:16:5");
        assertThat(refused.out()).isEmpty();
        assertThat(done("matters")).doesNotContain("m1");

        write("breaches.yaml", BREACH + "    zz bad: {agencies: [ny-1], discovered: 2026-11-01}\n");
        ask("breach", "record", folder.resolve("breaches.yaml"))
                .couldNotRunBecause("the id 'zz bad' cannot be recorded");
        ask("breach", "told", "b1", "--to", "ny-1", "--at", "2026-11-05T09:00:00-05:00")
                .couldNotRun("there is no breach 'b1' on record; none is known");

        write("changes.yaml", CHANGE + "    zz bad: {policy: backpak, published: 2026-11-02, effective: 2026-12-01}\n");
        ask("policy-changes", "record", folder.resolve("changes.yaml"))
                .couldNotRunBecause("the id 'zz bad' cannot be recorded");
        assertThat(done("policy-changes")).doesNotContain("c1");
    }

    @Test
    void a_report_is_told_in_the_zone_on_record_and_leaves_other_files_alone() throws IOException {
        done("agencies", "record", folder.resolve("districts.yaml"));
        write("report.html.draft", "somebody's own");

        done("report", "--out", folder.resolve("report.html"), "--tenant", "ny-1");

        assertThat(folder.resolve("report.html.draft")).hasContent("somebody's own");
        assertThat(folder).isDirectoryNotContaining("glob:**/.report*");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("America/New_York");
    }

    @Test
    void what_is_not_known_is_asked_for_and_never_left_out() {
        ask("breach")
                .couldNotRunBecause("state and time zone these lie: il-1, ny-1; record each", "agencies record FILE");
        ask("breach", "told", "b1", "--to", "ny-1", "--at", "2026-11-05T09:00:00-05:00")
                .couldNotRun("there is no breach 'b1' on record; none is known");
        done("agencies", "record", folder.resolve("districts.yaml"));
        assertThat(done("agencies", "--tenant", "ny-1", "--width", "100")).contains("America/New_York", "2 rows");
        done("breach", "record", folder.resolve("breach.yaml"));
        ask("breach", "told", "b1", "--to", "parent", "--at", "2026-11-05T09:00:00-05:00")
                .couldNotRun("'b1' concerns several districts; say of which: --tenant NAME");
        ask("breach", "told", "b1", "--to", "ruth", "--at", "2026-11-05T09:00:00-05:00")
                .couldNotRunBecause("if it is a person, say about whom: --about ID");
        ask("breach", "--policy", "ferpaa").couldNotRunBecause("unknown pack 'ferpaa'");
        CommandRun.of("breach").couldNotRunBecause("say what happened: --world FILE, or records");
        CommandRun.of("breach", "record", folder.resolve("districts.yaml"), "--database", records)
                .couldNotRun("the file tells of no breach; list them under 'breaches'");
    }

    @Test
    void who_is_erased_is_owed_nothing_more_and_how_many_they_were_stays() {
        done("agencies", "record", folder.resolve("districts.yaml"));
        done("breach", "record", folder.resolve("breach.yaml"));
        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                records,
                "log.example",
                VocabularyReader.standard(),
                MutableClock.at(Instant.parse("2026-12-01T15:00:00Z")))) {
            assertThat(opened.stores().of(PartyId.of("ny-1")).erasures().erase(PartyId.of("ana")))
                    .isPresent();
        }

        assertThat(letters("2026-12-02T09:00:00-05:00"))
                .contains("overdue  backpak  school-1  b1")
                .doesNotContain("ana");
        assertThat(done("breach", "record", folder.resolve("breach.yaml"), "--of", "b1"))
                .contains("school-1, version 1, 1 person");
    }
}
