package com.onebackpak.compliance.examples.oneroster;

import static com.onebackpak.compliance.examples.oneroster.RosterFixture.birthDate;
import static com.onebackpak.compliance.examples.oneroster.RosterFixture.sound;
import static com.onebackpak.compliance.examples.oneroster.RosterFixture.users;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a roster is said with its place, and without what stands in a cell. */
class BrokenRosterTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                bad("no users", sound().without("users.csv"), "the roster lacks users.csv", "(roster)"),
                bad("no orgs", sound().without("orgs.csv"), "the roster lacks orgs.csv", "(roster)"),
                bad("no such day", birthDate("2014-02-30"), "must be a date such as", "(demographics.csv:2:5)"),
                bad("a US date", birthDate("5/1/2014"), "must be a date such as", "(demographics.csv:2:5)"),
                bad("a timestamp", birthDate("2014-05-01T00:00:00.000Z"), "must be a date", "(demographics.csv:2:5)"),
                bad("a compact date", birthDate("20140501"), "must be a date such as", "(demographics.csv:2:5)"),
                bad("a day and month", birthDate("2014-5-1"), "must be a date such as", "(demographics.csv:2:5)"),
                bad("a year of two digits", birthDate("0014-05-01"), "must be a date", "(demographics.csv:2:5)"),
                bad("no date", birthDate("unknown"), "must be a date such as", "(demographics.csv:2:5)"),
                bad(
                        "somebody unlisted",
                        sound().with("demographics.csv", RosterFixture.DEMOGRAPHICS, "U9,,2014-05-01"),
                        "users.csv does not list",
                        "(demographics.csv:2:1)"),
                bad("an unlisted org", users("U1,,true,S9,student,,,"), "orgs.csv does not list", "(users.csv:2:10)"),
                bad("no org", users("U1,,true,,student,,,"), "'orgSourcedIds' must not be empty", "(users.csv:2:10)"),
                bad("orgs by semicolon", users("U1,,true,S1;S2,student,,,"), "orgs.csv does not list", ":2:10)"),
                bad("an unlisted parent", users("U1,,true,S1,student,,U9,"), "users.csv does not", "(users.csv:2:22)"),
                bad(
                        "an unlisted org above",
                        sound().changing("orgs.csv", "school,D1", "school,D9"),
                        "'parentSourcedId' names a record that orgs.csv does not list",
                        "(orgs.csv:3:17)"),
                bad("an unknown role", users("U1,,true,S1,Zebulon,,,"), "'role' must be one of", "(users.csv:2:13)"),
                bad("a capital role", users("U1,,true,S1,Student,,,"), "one of student, teacher,", "(users.csv:2:13)"),
                bad("no role", users("U1,,true,S1,,,,"), "'role' must be one of", "(users.csv:2:13)"),
                bad("a role of 1.2", users("U1,,true,S1,principal,,,"), "'role' must be one of", "(users.csv:2:13)"),
                bad("an unknown status", users("U1,gone,true,S1,student,,,"), "'status' must be", "(users.csv:2:4)"),
                bad("a capital status", users("U1,Active,true,S1,student,,,"), "'status' must be", "(users.csv:2:4)"),
                bad("enabled or not", users("U1,,,S1,student,,,"), "must be one of true, false", "(users.csv:2:5)"),
                bad("enabled in capitals", users("U1,,TRUE,S1,student,,,"), "must be one of true", "(users.csv:2:5)"),
                bad("no key", users(",,true,S1,student,,,"), "'sourcedId' must not be empty", "(users.csv:2:1)"),
                bad("commas only", users(",,,,,,,"), "'sourcedId' must not be empty", "(users.csv:2:1)"),
                bad(
                        "a key twice",
                        users("U1,,true,S1,student,,,", "U1,,true,S1,student,,,"),
                        "'sourcedId' repeats that of users.csv:2",
                        "(users.csv:3:1)"),
                bad(
                        "a key of one to be deleted twice",
                        users("U1,tobedeleted,true,S1,student,,,", "U1,,true,S1,student,,,"),
                        "'sourcedId' repeats that of users.csv:2",
                        "(users.csv:3:1)"),
                bad(
                        "a short row",
                        users("U1,,true,S1,student,,,", "U2,,true"),
                        "3 fields and the header 8",
                        "(users.csv:3:1)"),
                bad("a long row", users("U1,,true,S1,student,,,,"), "9 fields and the header 8", "(users.csv:2:1)"),
                bad(
                        "no header",
                        sound().with("users.csv", "U1,,true,S1,student,Zebulon,,"),
                        "the header lacks sourcedId, status, enabledUser, agentSourcedIds, orgSourcedIds, role",
                        "(users.csv:1:1)"),
                bad(
                        "no agents",
                        sound().changing("users.csv", "agentSourcedIds", "agents"),
                        "the header lacks agentSourcedIds;",
                        "(users.csv:1:1)"),
                bad(
                        "no end dates",
                        sound().taught().changing("enrollments.csv", "endDate", "until"),
                        "the header lacks endDate;",
                        "(enrollments.csv:1:1)"),
                bad("semicolons", sound().with("orgs.csv", "sourcedId;status;type;parentSourcedId"), "lacks", ":1:1)"),
                bad("an empty file", sound().with("users.csv", new byte[0]), "the file is empty", "(users.csv:1:1)"),
                bad("a column twice", sound().with("orgs.csv", RosterFixture.ORGS + ",type"), "twice", ":1:1)"),
                bad(
                        "a column of two lines",
                        sound().with("orgs.csv", RosterFixture.ORGS + ",\"Zebu\nlon\""),
                        "not plain text",
                        ":1:1)"),
                bad(
                        "a type of org",
                        sound().with("orgs.csv", RosterFixture.ORGS, "S1,,Beta,shop,"),
                        "'type' must be one of department, school, district, local, state, national",
                        "(orgs.csv:2:10)"),
                bad(
                        "orgs in a circle",
                        sound().with("orgs.csv", RosterFixture.ORGS, "S1,,Beta,school,D1", "D1,,Alpha,district,S1"),
                        "each other's parents",
                        "(orgs.csv:2:17)"),
                bad(
                        "Latin-1",
                        sound().with(
                                        "users.csv",
                                        encoded("ISO-8859-1", RosterFixture.USERS, "U1,,true,S1,student,Zo\u00eb,,")),
                        "not UTF-8",
                        "(users.csv:2:23)"),
                bad("UTF-16", sound().with("users.csv", encoded("UTF-16", RosterFixture.USERS)), "UTF-8", ":1:1)"),
                bad(
                        "UTF-16, unmarked",
                        sound().with("users.csv", encoded("UTF-16LE", RosterFixture.USERS)),
                        "UTF-8",
                        ":1:2)"),
                bad(
                        "text after a quote",
                        users("U1,,true,S1,student,\"Zebulon\"x,,"),
                        "not sound CSV in the row after this line",
                        "(users.csv:1:1)"),
                bad(
                        "an open quote",
                        users("U1,,true,S1,student,,,", "U2,,true,S1,student,\"Zebulon,,", "U3,,true,S1,student,,,"),
                        "",
                        "(users.csv:3"),
                bad(
                        "an open quote in the last column, which would swallow the others",
                        users("U1,,true,S1,student,,,\"Zebulon", "U2,,true,S1,student,,,"),
                        "a quotation mark opens the field and none closes it",
                        "(users.csv:2:23)"),
                bad(
                        "a class nobody lists",
                        sound().taught().changing("enrollments.csv", "E1,,C1", "E1,,C9"),
                        "'classSourcedId' names a record that classes.csv does not list",
                        "(enrollments.csv:2:5)"),
                bad(
                        "a school nobody lists",
                        sound().taught().changing("classes.csv", "C1,,S1", "C1,,S9"),
                        "'schoolSourcedId' names a record that orgs.csv does not list",
                        "(classes.csv:2:5)"),
                bad(
                        "a term nobody lists",
                        sound().taught().changing("classes.csv", "S1,T1", "S1,T9"),
                        "'termSourcedIds' names a record that academicSessions.csv does not list",
                        "(classes.csv:2:8)"),
                bad(
                        "a term without an end",
                        sound().taught().changing("academicSessions.csv", "2027-06-01", ""),
                        "'endDate' must not be empty",
                        "(academicSessions.csv:2:16)"),
                bad(
                        "somebody unlisted in a class",
                        sound().taught().changing("enrollments.csv", "U1,student", "U9,student"),
                        "'userSourcedId' names a record that users.csv does not list",
                        "(enrollments.csv:3:11)"),
                bad(
                        "a part nobody knows",
                        sound().taught().changing("enrollments.csv", "U1,student", "U1,pupil"),
                        "'role' must be one of",
                        "(enrollments.csv:3:14)"),
                bad(
                        "an end of another form",
                        sound().taught().changing("enrollments.csv", "student,,", "student,,5/29/2026"),
                        "'endDate' must be a date such as",
                        "(enrollments.csv:3:23)"),
                bad(
                        "an enrollment twice",
                        sound().taught().changing("enrollments.csv", "E2", "E1"),
                        "repeats that of enrollments.csv:2",
                        "(enrollments.csv:3:1)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_roster_is_refused_with_its_place_and_nobodys_data(
            String what, RosterFixture roster, String problem, String place) {
        assertThatThrownBy(roster::read)
                .isInstanceOf(RosterException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(place)
                .message()
                .doesNotContain("Zebulon", "U1", "U9", "S9", "T9", "C9", "2014-02-30", "shop", "pupil", "gone", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Users.csv", "USERS.CSV", "Enrollments.csv", "roles.CSV", "Manifest.csv"})
    void a_file_in_other_capitals_is_named_with_the_right_name(String file) {
        String right = file.toLowerCase(Locale.ROOT);

        assertThatThrownBy(() -> sound().with(file, "sourcedId").read())
                .isInstanceOf(RosterException.class)
                .hasMessage("there is " + file + "; the name is " + right + " (" + file + ")");
    }

    private static byte[] encoded(String charset, String... lines) {
        return String.join("\n", lines).getBytes(Charset.forName(charset));
    }

    private static Arguments bad(String what, RosterFixture roster, String problem, String place) {
        return Arguments.of(what, roster, problem, place);
    }
}
