package com.onebackpak.compliance.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What a report says of a small district, read as a program reads it. */
class ComplianceReportTest {
    private static final Instant NOW = Instant.parse("2026-09-20T15:00:00Z");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId STUDENT = PartyId.of("student-7");
    private static final PartyId QUIZZLY = PartyId.of("quizzly");

    private static final Scenario SCENARIO = ScenarioReader.standard().read(DocumentSource.ofText("world.yaml", """
            scenarios: who there is
            policies: [backpak, ferpa, coppa]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies:
                district-1: {kind: district, jurisdiction: US-IL, zone: America/Chicago}
              organizations:
                quizzly: {kind: application, written-assurances: true, confidentiality: true, integral: true, region: US}
              people:
                student-7: {kind: student, school: district-1, birth-date: 2011-05-05}
                student-8: {kind: student, school: district-1, birth-date: 2011-06-06}
              agreements:
                - {agency: district-1, from: 2024-07-01}
              authorizations:
                - {agency: district-1, application: quizzly, categories: [name], purposes: [education], from: 2026-01-01}
            """));
    private final InMemoryComplianceStores stores =
            InMemoryComplianceStores.of(VocabularyReader.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final TenantStores district = stores.of(DISTRICT);
    private static final PolicyEvaluator EVALUATOR = PolicyEvaluator.of(SCENARIO.policies());
    private final List<DecisionEvent> decided = new ArrayList<>();

    private void decide(String at, Action action, Category category, Purpose purpose) {
        ProcessingRequest.Builder request = ProcessingRequest.builder()
                .actor(SCENARIO.world().vendor())
                .action(action)
                .addCategories(category)
                .subject(STUDENT)
                .purpose(purpose);
        if (action.equals(Action.DISCLOSE)) {
            request.recipient(QUIZZLY);
        }
        Instant instant = Instant.parse(at);
        ProcessingRequest asked = request.build();
        decided.add(new DecisionEvent(
                "d-" + decided.size(),
                EVALUATOR.decide(asked, SCENARIO.world().factsFor(asked, instant), instant),
                Set.of(),
                false));
    }

    private void record() {
        decide("2026-09-14T15:00:00Z", Action.USE, Category.NAME, Purpose.EDUCATION);
        decide("2026-09-15T15:00:00Z", Action.DISCLOSE, Category.NAME, Purpose.EDUCATION);
        decide("2026-09-15T16:00:00Z", Action.USE, Category.NAME, Purpose.MARKETING);
        decide("2026-09-16T04:00:00Z", Action.DISCLOSE, Category.TRANSCRIPT, Purpose.EDUCATION); // still the 15th there
        district.policies().keep(SCENARIO.policies());
        district.decisions().recordAll(decided);
        district.agreements()
                .record(
                        RecordKey.of("agreement"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(Span.from(Instant.parse("2024-07-01T05:00:00Z")))
                                .terminated(Instant.parse("2026-07-01T05:00:00Z"))
                                .disposalDays(60)
                                .build());
        consent("live", consent().expires(Instant.parse("2026-10-01T05:00:00Z")).build());
        consent(
                "withdrawn",
                consent().withdrawn(Instant.parse("2026-09-10T05:00:00Z")).build());
        consent(
                "expired",
                consent().expires(Instant.parse("2026-09-10T05:00:00Z")).build());
        consent("refused", consent().refused(true).build());
        consent("ahead", consent().given(Instant.parse("2026-10-10T05:00:00Z")).build());
        for (int i = 0; i < 3; i++) {
            district.disclosures()
                    .record(
                            RecordKey.of("disclosure-" + i),
                            Disclosure.builder()
                                    .subject(i == 0 ? STUDENT : PartyId.of("student-8"))
                                    .recipient(QUIZZLY)
                                    .addCategories(Category.NAME)
                                    .purpose(Purpose.EDUCATION)
                                    .at(Instant.parse("2026-09-15T15:00:00Z").plusSeconds(i))
                                    .build());
        }
        stores.sealer().sealAll();
    }

    private static Consent.Builder consent() {
        return Consent.builder()
                .subject(STUDENT)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(Instant.parse("2026-09-01T14:30:00Z"));
    }

    private void consent(String key, Consent consent) {
        district.consents().record(RecordKey.of(key), consent);
    }

    private ComplianceReport.Builder report() {
        return ComplianceReport.of(stores, DISTRICT).zone(ZoneId.of("America/Chicago"));
    }

    private static Document read(ComplianceReport report) {
        return Jsoup.parse(text(report));
    }

    private static String text(ComplianceReport report) {
        StringWriter html = new StringWriter();
        try {
            report.write(html);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return html.toString();
    }

    private static List<String> row(Document page, String table, String head) {
        return page.select("#" + table + " tbody tr").stream()
                .filter(row -> row.child(0).text().equals(head))
                .findFirst()
                .map(row -> row.children().stream().skip(1).map(Element::text).toList())
                .orElseThrow(() -> new AssertionError(table + " has no row '" + head + "': "
                        + page.select("#" + table).text()));
    }

    @Test
    void decisions_are_counted_by_outcome_and_by_the_day_of_the_zone() {
        record();
        Document page = read(report().at(NOW));

        assertThat(row(page, "outcomes-table", "all")).startsWith("4");
        assertThat(row(page, "outcomes-table", "permitted")).containsExactly("2", "50 %");
        assertThat(row(page, "outcomes-table", "denied")).containsExactly("2", "50 %");
        assertThat(row(page, "over-time", "2026-09-14")).containsExactly("1", "0", "0", "0", "0", "1");
        assertThat(row(page, "over-time", "2026-09-15")).containsExactly("1", "0", "2", "0", "0", "3");
    }

    @Test
    void only_the_decisions_of_the_time_that_is_asked_for_count() {
        record();
        Document page = read(report().since(Instant.parse("2026-09-15T16:00:00Z"))
                .until(Instant.parse("2026-09-16T04:00:00Z"))
                .at(NOW));

        assertThat(row(page, "outcomes-table", "all")).startsWith("1");
        assertThat(page.select(".about").text()).contains("from 2026-09-15 11:00 until before 2026-09-15 23:00");
    }

    @Test
    void a_reason_says_what_would_have_opened_the_newest_refusal() {
        record();
        Document page = read(report().at(NOW));

        assertThat(row(page, "reasons", "no-student-data-for-marketing"))
                .element(3)
                .isEqualTo("nothing that anybody could bring about");
        assertThat(row(page, "reasons", "applications-need-the-schools-authorization"))
                .satisfies(cells -> assertThat(cells.get(3)).contains("authorizes quizzly", "(by school"))
                .satisfies(cells -> assertThat(cells.get(4)).isEqualTo("2026-09-15 23:00, decision d-3"));
    }

    @Test
    void the_map_counts_what_was_permitted_and_says_by_which_clauses() {
        record();
        Document page = read(report().at(NOW));

        assertThat(page.select("#flows tbody tr").eachText())
                .hasSize(2)
                .anySatisfy(flow -> assertThat(flow).startsWith("name education application quizzly 1 Backpak"))
                .anySatisfy(flow -> assertThat(flow).startsWith("name education stays with backpak 1 Backpak"));
        assertThat(page.select("#data-map path.flow title").eachText())
                .anySatisfy(told -> assertThat(told).startsWith("name → education: 2 permits. Backpak C"));
        assertThat(page.select("#clauses").text()).contains("Backpak C12 The vendor may touch student data only when");
    }

    @Test
    void consents_are_told_by_how_they_stand() {
        record();
        Document page = read(report().at(NOW));

        assertThat(row(page, "consents-table", "all")).containsExactly("", "1", "1", "1", "1", "0", "1", "5");
        assertThat(row(page, "consents-end", "within 30 days")).containsExactly("1");
        assertThat(page.select(".points").text()).contains("1 consent ends within 30 days");
    }

    @Test
    void disclosures_are_told_by_recipient_with_how_many_students_they_are_about() {
        record();
        Document page = read(report().at(NOW));

        assertThat(row(page, "disclosures-table", "quizzly"))
                .startsWith("3", "2", "0", "name", "education")
                .endsWith("2026-09-15 10:00", "2026-09-15 10:00");
    }

    @Test
    void what_is_owed_and_due_is_told_where_it_is_known_who_there_is() {
        record();
        Document page =
                read(report().knowing(SCENARIO.world(), SCENARIO.policies()).at(NOW));

        assertThat(row(page, "owners", "backpak").get(0)).isEqualTo("1");
        assertThat(row(page, "overdue", "2026-08-30")).contains("overdue", "delete", "backpak", "district-1");
        assertThat(row(page, "due", "2026-08-30").get(0)).isEqualTo("2");
        assertThat(page.select(".points li").eachText().get(0)).startsWith("Now 1 duty is overdue");
    }

    @Test
    void what_came_before_another_district_is_not_told() {
        World both = ScenarioReader.standard()
                .read(DocumentSource.ofText("both.yaml", """
                        scenarios: two districts
                        policies: [ferpa]
                        now: 2026-09-15T10:00:00-05:00
                        world:
                          agencies:
                            district-1: {kind: district, jurisdiction: US-IL, zone: America/Chicago}
                            district-2: {kind: district, jurisdiction: US-IL, zone: America/Chicago}
                          matters:
                            m1: {kind: conflict-found, agency: district-1, at: 2026-09-10}
                            m2: {kind: conflict-found, agency: district-2, at: 2026-09-10}
                        """))
                .world();
        Document page = read(report().knowing(both, SCENARIO.policies()).at(NOW));

        assertThat(page.select("#duties").text()).contains("m1").doesNotContain("m2", "district-2");
    }

    @Test
    void a_section_that_has_nothing_to_tell_says_why() {
        Document page = read(ComplianceReport.of(stores, DISTRICT).at(NOW));

        assertThat(page.select("main > section"))
                .allSatisfy(section ->
                        assertThat(section.select("p, table, ul").size()).isPositive());
        assertThat(page.select("#duties, #deletions").text())
                .contains("Not told: records do not say who there is", "What is due is not told");
        assertThat(page.select("#decisions").text()).contains("Nothing was decided in this time");
        assertThat(page.select("#map").text()).contains("nothing was permitted in this time");
        assertThat(page.select("#disclosures").text()).contains("No disclosure is on record for this time");
        assertThat(page.select("#consents").text()).contains("No consent and no refusal of consent is on record");
        assertThat(page.select("#log").text()).contains("Nothing of the log is sealed yet");
        assertThat(page.select("#findings").text()).contains("No policies are known");
        assertThat(page.select(".about").text()).contains("UTC; all days and times are told in it");
    }

    @Test
    void what_is_no_certificate_is_refused() {
        assertThatThrownBy(() -> report().certificates(List.of("{\"run\": \"7\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be an entry of an audit log");
    }

    @Test
    void a_certificate_that_was_made_later_is_not_told() {
        String certificate = AuditEntry.of("deletion-certificate", NOW, Map.of("run", "run-7", "people", 3))
                .toString();

        assertThat(read(report().certificates(List.of(certificate)).at(NOW))
                        .select("#deletions")
                        .text())
                .contains("run-7");
        assertThat(read(report().certificates(List.of(certificate)).at(NOW.minusSeconds(1)))
                        .select("#deletions")
                        .text())
                .contains("No certificate of a deletion is known")
                .doesNotContain("run-7");
    }

    @Test
    void the_checkpoint_and_the_command_stand_to_the_letter() {
        record();
        Document page = read(report().verifiedBy("java -jar compliance.jar audit verify-database --database 'a b'")
                .at(NOW));

        assertThat(page.select("#log pre").eachText())
                .contains(
                        district.auditLog()
                                .checkpoint()
                                .orElseThrow()
                                .toString()
                                .strip(),
                        "java -jar compliance.jar audit verify-database --database 'a b'");
    }

    @Test
    void the_same_records_make_the_same_page() {
        record();
        ComplianceReport.Builder report = report().knowing(SCENARIO.world(), SCENARIO.policies());

        assertThat(text(report.at(NOW))).isEqualTo(text(report.at(NOW)));
    }

    @Test
    void progress_is_told_of_what_is_read() {
        for (int i = 0; i < 1_000; i++) {
            decide("2026-09-14T15:00:00Z", Action.USE, Category.NAME, Purpose.EDUCATION);
        }
        district.decisions().recordAll(decided);
        List<String> told = new ArrayList<>();
        report().tellingProgressTo((what, soFar) -> told.add(soFar + " " + what))
                .at(NOW);

        assertThat(told).containsExactly("500 decisions", "1000 decisions");
    }
}
