package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each spoils a good file in one way; the message must say what is wrong and where, in one line. */
class BadFileTest {
    @TempDir
    Path folder;

    @Test
    void the_files_are_good_before_they_are_spoiled() throws IOException {
        assertThat(CommandRun.of("test", write("school.yaml", good("school.yaml")))
                        .err())
                .isEmpty();
        assertThat(CommandRun.of("test", write("school.json", good("school.json")))
                        .err())
                .isEmpty();
        assertThat(CommandRun.of("lint", write("pack.yaml", good("pack.yaml"))).err())
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        # what stands there | what is put there | the message
        '      teaches:' | '      teeches:' | unknown key 'teeches' in a person; did you mean 'teaches'? (:20:7)
        birth-date: 2014 | birthdate: 2014 | unknown key 'birthdate' in a person; did you mean 'birth-date'? (:15:44)
        purpose: education, recipient | purpose: eduction, recipient | unknown purpose 'eduction'; did you mean 'education'? (:31:76)
        categories: [name], subject | categories: [name, contact.emial], subject | unknown category 'contact.emial'; did you mean 'contact.email'? (:31:52)
        '    vera:' | '    ana:' | key 'ana' is given twice; the first is in line 15 (:22:5)
        {kind: legal, subject | {kind: legal, kind: legal, subject | key 'kind' is given twice; the first is in line 28 (:28:21)
        children: [ana] | children: *a | aliases are not allowed; write out what '*' stands for (:16:36)
        children: [ana] | children: &a [ana] | anchors are not allowed; leave out '&a' (:16:36)
        '    ruth: {' | '    &x ruth: {' | anchors are not allowed; leave out '&x' (:16:5)
        kind: school-employee.teacher | kind: &k school-employee.teacher | anchors are not allowed; leave out '&k' (:18:13)
        kind: school-employee.teacher | kind: !!str school-employee.teacher | tags are not allowed; leave out '!!str' (:18:13)
        children: [ana] | children: !people [ana] | tags are not allowed; leave out '!people' (:16:36)
        '    ruth: {kind:' | '    ruth: {!!str kind:' | tags are not allowed; leave out '!!str' (:16:12)
        kind: school-employee.teacher | '<<: {kind: visitor}\n      kind: school-employee.teacher' | unknown key '<<' in a person; known are school, schools, birth-date, postsecondary, enrolled-until, jurisdiction, teaches, children, kind, also (:18:7)
        parent: gb-isd | parent: gb-isdd | unknown agency 'gb-isdd'; did you mean 'gb-isd'? (:7:37)
        agency: gb-isd, from | agency: gb-xsd, from | unknown agency 'gb-xsd'; did you mean 'gb-isd'? (:9:16)
        agency: gb-high, app | agency: gb-hihg, app | unknown agency 'gb-hihg'; did you mean 'gb-high'? (:13:16)
        application: quizzly | application: quizly | unknown organization 'quizly'; did you mean 'quizzly'? (:13:38)
        '      school: gb-high' | '      school: gb-hgh' | unknown agency 'gb-hgh'; did you mean 'gb-high'? (:19:15)
        children: [ana] | children: [anna] | unknown person 'anna'; did you mean 'ana'? (:16:37)
        '        - ana' | '        - anna' | unknown person 'anna'; did you mean 'ana'? (:21:11)
        subject: ana, basis | subject: anx, basis | unknown person 'anx'; did you mean 'ana'? (:24:17)
        recipients: [quizzly] | recipients: [quizzy] | unknown party 'quizzy'; did you mean 'quizzly'? (:24:82)
        person: ben | person: bem | unknown person 'bem'; did you mean 'ben'? (:26:16)
        subject: ana, from | subject: anaa, from | unknown person 'anaa'; did you mean 'ana'? (:28:30)
        subject: ana, purpose | subject: anaa, purpose | unknown person 'anaa'; did you mean 'ana'? (:31:62)
        recipient: quizzly | recipient: quizly | unknown recipient 'quizly'; did you mean 'quizzly'? (:31:98)
        recipient: quizzly | 'recipient: quizzly, actor: backpack' | unknown party 'backpack'; did you mean 'backpak'? (:31:114)
        recipient: quizzly | 'recipient: quizzly, requester: ruht' | unknown party 'ruht'; did you mean 'ruth'? (:31:118)
        recipient: quizzly | 'recipient: quizzly, instructed-by: gb-hihg' | unknown agency 'gb-hihg'; did you mean 'gb-high'? (:31:122)
        recipient: quizzly | 'recipient: quizzly, source: application, application: quizly' | unknown party 'quizly'; did you mean 'quizzly'? (:31:141)
        subject: ana, category | subject: anaa, category | unknown person 'anaa'; did you mean 'ana'? (:34:26)
        '    ruth: {' | '    gb-high: {' | 'gb-high' is the id of an agency already (:16:5)
        2014-05-01 | 2014-02-30 | expected a date such as 2026-09-15, found '2014-02-30' (:15:56)
        from: 2024-07-01 | from: 2024-13-01 | expected a date or an instant with its offset, found '2024-13-01' (:9:30)
        from: 2024-07-01 | from: +999999999-07-01 | expected a date or an instant with its offset, found '+999999999-07-01' (:9:30)
        America/Chicago | America/Chikago | unknown time zone 'America/Chikago'; did you mean 'America/Chicago'? (:6:58)
        ferpa, coppa] | 'ferpaa, coppa]' | unknown policy 'ferpaa'; did you mean 'ferpa'? (:2:21)
        zone: America/Chicago} | 'zone: America/Chicago, parent: gb-high}' | agencies must not be each other's parents: [gb-high, gb-isd] (:6:83)
        withdrawn: 2026-09-14 | withdrawn: 2026-08-14 | a consent's 'withdrawn' must not lie before its 'given' (:24:122)
        withdrawn: 2026-09-14 | expires: 2026-08-14 | a consent's 'expires' must not lie before its 'given' (:24:120)
        from: 2026-06-01} | 'from: 2026-06-01, until: 2026-05-01}' | a hold's 'until' must not lie before its 'from' (:28:60)
        US-TX | us-tx | unknown jurisdiction 'us-tx'; did you mean 'US-TX'? (:6:45)
        US-TX | Texas | unknown jurisdiction 'Texas'; did you mean 'US-TX'? (:6:45)
        region: US} | region: USA} | unknown jurisdiction 'USA'; did you mean 'US'? (:11:42)
        region: US} | region: everywhere} | unknown jurisdiction 'everywhere'; it must be an ISO 3166 code such as US or US-TX (:11:42)
        withdrawn: 2026-09-14 | 'method: signed-from, withdrawn: 2026-09-14' | unknown method 'signed-from'; did you mean 'signed-form'? (:24:119)
        region: US} | 'region: US, integral: yes}' | expected true or false, found 'yes' (:11:56)
        expect: {due: none} | expect: {outcome: DENY} | 'outcome' cannot be expected of a question on retention (:35:23)
        action: disclose | action: share | unknown action 'share'; did you mean 'disclose'? (:31:23)
        'recipient: quizzly}' | 'recipient: app}' | unknown recipient 'app'; name one by id, or a kind: school-user, school-user.teacher, school-user.administrator, school-user.student, parent, service-provider, service-provider.hosting, service-provider.analytics, service-provider.support, application, advertising-network, researcher, authority, authority.law-enforcement, authority.emergency, authority.education, public, acquirer, agency, assessment-provider, governing-board (:31:98)
        'recipient: quizzly}' | 'recipient: teacher}' | unknown recipient 'teacher'; did you mean 'school-user.teacher'? (:31:98)
        categories: [name], subject | categories: [contact.fax], subject | unknown category 'contact.fax'; known are contact, contact.address, contact.email, contact.phone (:31:46)
        categories: [name], subject | categories: [], subject | the list is empty; name at least one (:31:45)
        'recipient: quizzly}' | 'recipient: quizzly, application: quizzly}' | 'application' is who supplies the data and stands only beside 'source: application'; who receives it is the 'recipient' (:31:120)
        America/Chicago | CST | unknown time zone 'CST'; name one such as America/Chicago (:6:58)
        ferpa, coppa] | 'ferpa, coppa, buses.yaml]' | there is no pack file 'buses.yaml', looked for FOLDER/buses.yaml; built in are backpak, ferpa, coppa, us-sopipa, ndpa, ppra, us-ny, us-tx, breach-us-ca, breach-us-co, breach-us-ct, breach-us-il, breach-us-ny, breach-us-tx, rights-us-ca, rights-us-co, rights-us-ct, rights-us-il, rights-us-mn, rights-us-ny, states, breach, rights (:2:35)
        ferpa, coppa] | 'ferpa, coppa]\nvocabulary: [buses.yaml]' | there is no vocabulary file 'buses.yaml', looked for FOLDER/buses.yaml (:3:14)
        policies: [backpak, ferpa, coppa] | policies: [] | the list is empty; name at least one (:2:11)
        from: 2026-06-01} | from: 9999-12-31T23:59:59-18:00} | '9999-12-31T23:59:59-18:00' lies outside the years 1 to 9999; leave out an end that never comes (:28:41)
        children: [ana]} | children: [ana} | the document is not YAML: expected ',' or ']', but got } while parsing a flow sequence (:16:40)
        """)
    void a_spoiled_scenario_is_refused_where_it_is_wrong(String good, String bad, String message) throws IOException {
        Path file = write("school.yaml", replaced(good("school.yaml"), good, bad.replace("\\n", "\n")));
        CommandRun.of("test", file)
                .couldNotRun(message.replace("(:", "(" + file + ":").replace("FOLDER", folder.toString()));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        "school" | "schol" | unknown key 'schol' in a person; did you mean 'school'? (:8:34)
        "collect" | "colect" | unknown action 'colect'; did you mean 'collect'? (:12:43)
        ["name"] | ["name", "naem"] | unknown category 'naem'; did you mean 'name'? (:12:77)
        "kind": "student" | "kind": "student", "kind": "parent" | key 'kind' is given twice; the first is in line 8 (:8:34)
        "school": "gb-isd" | "birth-date": "2014-02-30" | expected a date such as 2026-09-15, found '2014-02-30' (:8:48)
        "student" | null | expected a term for person, found nothing (:8:23)
        "student" | ["student"] | expected a term for person, found a list (:8:23)
        "student" | student | the document is not JSON: unrecognized token 'student' (:8:23)
        """)
    void a_spoiled_json_scenario_is_refused_where_it_is_wrong(String good, String bad, String message)
            throws IOException {
        Path file = write("school.json", replaced(good("school.json"), good, bad));
        CommandRun.of("test", file).couldNotRun(message.replace("(:", "(" + file + ":"));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        {agreement: in-force} | {agreeement: in-force} | unknown condition 'agreeement'; did you mean 'agreement'? (:19:12)
        in-force | in-forse | unknown test of an agreement 'in-forse'; did you mean 'in-force'? (:19:23)
        {defined: child} | '{all: [{defined: child}, {flag: recipient.intergal}]}' | unknown fact 'recipient.intergal'; did you mean 'recipient.integral'? (:24:43)
        {defined: child} | {defined: chid} | unknown definition 'chid'; did you mean 'child'? (:24:21)
        {age: {below: 13}} | {not: {defined: child}} | definition 'child' refers to itself (:9:26)
        from: 2026-01-01 | 'applies-to: {jurisdictions: [UK]}\nfrom: 2026-01-01' | unknown jurisdiction 'UK'; did you mean 'GB'? (:5:30)
        {defined: child} | '{all: [{defined: child}, {region: [us]}]}' | unknown jurisdiction 'us'; did you mean 'US'? (:24:46)
        cites: [C2] | cites: [C22] | 'C22' is cited but is no clause of this pack; did you mean 'C2'? (:30:13)
        cites: [C3] | 'cites: [C3, X3]' | 'X3' is cited but is no clause of this pack; did you mean 'C3'? (:32:85)
        cites: [C3] | cites: [C2] | clause 'C3' is cited by nothing; bind a rule to it, or say in 'not-operative' why no decision can rest on it (:13:3)
        cites: [C3] | 'cites: [C3, C4]' | clause 'C4' is declared not operative but cited (:14:3)
        id: not-child | id: may | rule 'may' is given twice (:22:9)
        from: 2026-01-01 | 'until: 2025-01-01\nfrom: 2026-01-01' | a span must not end before it begins (:5:8)
        from: 2026-01-01 | 'until: 2026-01-01\nfrom: 2026-01-01' | the policy would never be in effect: it ends as it begins; let 'until' lie after 'from' (:5:8)
        actions: [use] | action: [use] | unknown key 'action' in a target; did you mean 'actions'? (:18:14)
        purposes: [education] | purposes: [] | the list is empty; leave the key out, or name at least one (:18:40)
        kind: vendor | kind: vendr | unknown kind of policy 'vendr'; did you mean 'vendor'? (:3:7)
        """)
    void a_spoiled_pack_is_refused_where_it_is_wrong(String good, String bad, String message) throws IOException {
        Path file = write("pack.yaml", replaced(good("pack.yaml"), good, bad.replace("\\n", "\n")));
        CommandRun.of("lint", file).couldNotRun(message.replace("(:", "(" + file + ":"));
    }

    @Test
    void several_problems_of_a_file_are_told_together_in_the_order_of_their_places() throws IOException {
        Path file = write(
                "school.yaml",
                good("school.yaml")
                        .replace("birth-date: 2014-05-01", "birthdate: 2014-05-01")
                        .replace("children: [ana]", "children: [anna]")
                        .replace("action: disclose", "action: share")
                        .replace("subject: ana, category", "subject: anaa, category"));
        CommandRun run = CommandRun.of("test", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "compliance: unknown key 'birthdate' in a person; did you mean 'birth-date'? (" + file
                                + ":15:44)",
                        "compliance: unknown person 'anna'; did you mean 'ana'? (" + file + ":16:37)",
                        "compliance: unknown action 'share'; did you mean 'disclose'? (" + file + ":31:23)",
                        "compliance: unknown person 'anaa'; did you mean 'ana'? (" + file + ":34:26)");
    }

    @Test
    void twenty_problems_are_told_and_how_many_more_there_are() throws IOException {
        StringBuilder cases = new StringBuilder(good("school.yaml").replaceAll("(?s)cases:.*", "cases:\n"));
        for (int i = 0; i < 23; i++) {
            cases.append("  - {name: c, request: {action: usee, categories: [name], subject: ana},"
                    + " expect: {outcome: PERMIT}}\n");
        }
        CommandRun run = CommandRun.of("test", write("many.yaml", cases.toString()));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(21).last().isEqualTo("compliance: and 3 more problems");
    }

    @Test
    void the_problems_of_several_files_are_told_together() throws IOException {
        Path one = write("one.yaml", replaced(good("school.yaml"), "subject: ana, basis", "subject: anx, basis"));
        Path two = write("two.yaml", "[");
        CommandRun run = CommandRun.of("test", one, two, folder.resolve("three.yaml"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("compliance: "))
                .anyMatch(line -> line.contains("anx"))
                .anyMatch(line -> line.contains("is not YAML"))
                .anyMatch(line -> line.contains("there is no such file"));
    }

    @Test
    void a_pack_that_a_scenario_names_is_wrong_in_its_own_file() throws IOException {
        Path pack = write("pack.yaml", replaced(good("pack.yaml"), "in-force", "in-forse"));
        Path file = write("school.yaml", replaced(good("school.yaml"), "ferpa, coppa]", "ferpa, coppa, pack.yaml]"));
        CommandRun.of("test", file)
                .couldNotRun("unknown test of an agreement 'in-forse'; did you mean 'in-force'? (" + pack + ":19:23)");
    }

    @ParameterizedTest
    @CsvSource({
        "nested.yaml, [, 257",
        "nested.json, [, 257",
        "nested.yaml, '{a: ', 1025",
        "nested.json, '{\"a\":', 1281"
    })
    void twenty_thousand_brackets_are_refused_at_the_first_that_is_too_deep(String name, String bracket, int column)
            throws IOException {
        Path file = write(name, bracket.repeat(20_000));
        CommandRun.of("test", file)
                .couldNotRun("the document nests deeper than 256 levels (" + file + ":1:" + column + ")");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_where_they_stand() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "scenarios: a\ntitle: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        CommandRun.of("test", file)
                .couldNotRun("the document is not UTF-8; save it in that encoding (" + file + ":2:11)");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_document() throws IOException {
        Path file = write("school.yaml", "\uFEFF" + good("school.yaml"));
        assertThat(CommandRun.of("test", file).err()).isEmpty();
    }

    @Test
    void a_character_that_no_text_has_is_refused_where_it_stands() throws IOException {
        Path file = write("nul.yaml", "scenarios: a\nnow: \u0000\n");
        CommandRun.of("test", file)
                .couldNotRun("the document has a character that no text has, U+0000 (" + file + ":2:6)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n  \n", "# nothing but a comment\n"})
    void an_empty_file_is_refused(String content) throws IOException {
        Path file = write("empty.yaml", content);
        CommandRun.of("test", file).couldNotRun("the document is empty (" + file + ":1:1)");
    }

    @Test
    void a_second_document_is_refused() throws IOException {
        Path yaml = write("two.yaml", good("school.yaml") + "---\nscenarios: more\n");
        Path json = write("two.json", good("school.json") + "{}");
        CommandRun.of("test", yaml)
                .couldNotRun("a second document follows; put it into a file of its own (" + yaml + ":36:1)");
        CommandRun.of("test", json)
                .couldNotRun("a second document follows; put it into a file of its own (" + json + ":15:1)");
    }

    @Test
    void a_text_without_bound_is_refused() throws IOException {
        String text = "x".repeat(2_000_000);
        Path yaml = write("long.yaml", "scenarios: " + text + "\n");
        Path json = write("long.json", "{\"scenarios\": \"" + text + "\"}");
        Path key = write("key.yaml", text + ": 1\n");
        CommandRun.of("test", yaml).couldNotRunBecause("longer than 1048576 characters", yaml + ":1:12");
        CommandRun.of("test", json).couldNotRunBecause("longer than 1048576 characters", json + ":1:15");
        CommandRun.of("test", key).couldNotRunBecause("longer than 1048576 characters", key + ":1:1");
    }

    @Test
    void a_folder_and_a_file_that_is_not_there_are_named_as_such() {
        Path missing = folder.resolve("missing.yaml");
        CommandRun.of("test", folder).couldNotRun("cannot read the document: it is a folder (" + folder + ":1:1)");
        CommandRun.of("test", missing)
                .couldNotRun("cannot read the document: there is no such file (" + missing + ":1:1)");
    }

    @Test
    void a_line_break_in_a_name_does_not_break_the_line_of_the_message() throws IOException {
        Path file = write("break.yaml", replaced(good("school.yaml"), "    ruth: {", "    \"ru\\nth\\u0007\": {"));
        CommandRun.of("test", file).couldNotRunBecause("an id must be", ":16:5");
        Path key = write(
                "key.yaml", replaced(good("school.yaml"), "policies:", "\"scen\\narios\\u001b[31m\": x\npolicies:"));
        CommandRun.of("test", key).couldNotRunBecause("unknown key 'scen arios\\u001b[31m'", ":2:1");
    }

    @Test
    void a_scenario_without_cases_is_no_test_that_passes() throws IOException {
        Path file = write("none.yaml", good("school.yaml").replaceAll("(?s)cases:.*", "cases: []\n"));
        CommandRun.of("test", file)
                .couldNotRun("the scenario has no cases to run; list them under 'cases' (" + file + ":1:1)");
    }

    @Test
    void a_bad_file_after_a_good_one_leaves_no_half_result() throws IOException {
        Path good = write("school.yaml", good("school.yaml"));
        CommandRun.of("test", good, folder.resolve("missing.yaml")).couldNotRunBecause("there is no such file");
    }

    @Test
    void a_bad_world_and_a_bad_request_are_told_apart() throws IOException {
        Path world = write("world.yaml", good("school.yaml"));
        Path request = write("request.yaml", "action: use\ncategories: [name]\nsubject: anaa\n");
        CommandRun.of("decide", "--world", world, "--request", request)
                .couldNotRun("unknown person 'anaa'; did you mean 'ana'? (" + request + ":3:10)");
        CommandRun.of("decide", "--world", request, "--request", request)
                .couldNotRun("expected a scenario, found a request (" + request + ":1:1)");
        CommandRun.of("decide", "--world", world, "--request", world)
                .couldNotRun("expected a request, found a scenario (" + world + ":1:1)");
        CommandRun.of("lint", world).couldNotRun("expected a policy pack, found a scenario (" + world + ":1:1)");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String replaced(String text, String good, String bad) {
        assertThat(text).contains(good);
        int at = text.indexOf(good);
        return text.substring(0, at) + bad + text.substring(at + good.length());
    }

    private static String good(String name) throws IOException {
        try (InputStream in = BadFileTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
