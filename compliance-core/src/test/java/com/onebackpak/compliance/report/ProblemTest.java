package com.onebackpak.compliance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTest {
    private static final Instant AT = Instant.parse("2026-09-15T15:00:00Z");
    private static final Scenario SCENARIO = ScenarioReader.standard().read(DocumentSource.ofText("problem.yaml", """
            scenarios: refusals
            policies: [backpak, ferpa, coppa]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies:
                school-1: {kind: school, jurisdiction: US-IL, zone: America/Chicago}
              agreements:
                - {agency: school-1, from: 2025-07-01T00:00:00-05:00}
              organizations:
                quizzly: {kind: application, written-assurances: true, confidentiality: true, integral: true}
              people:
                student-7: {kind: student, school: school-1, birth-date: 2011-05-05}
            """));
    private static final PolicyEvaluator EVALUATOR = PolicyEvaluator.of(SCENARIO.policies());

    @TempDir
    private Path folder;

    private static ProcessingRequest disclosing(Purpose purpose, Category... categories) {
        return ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.DISCLOSE)
                .addCategories(categories)
                .subject(PartyId.of("student-7"))
                .purpose(purpose)
                .recipient(PartyId.of("quizzly"))
                .build();
    }

    private static Problem refusal(ProcessingRequest request, Facts facts) {
        return Problem.of(DecisionEvent.of(EVALUATOR.decide(request, facts, AT)));
    }

    private static Facts factsOf(ProcessingRequest request) {
        return SCENARIO.world().factsFor(request, AT);
    }

    @Test
    void a_refusal_says_which_clause_refuses_in_the_members_of_the_standard() {
        ProcessingRequest request = disclosing(Purpose.MARKETING, Category.NAME);
        Problem problem = refusal(request, factsOf(request));

        assertThat(problem.toJson())
                .isEqualTo("{\"decision\":\"" + problem.decision().orElseThrow() + "\",".concat("""
                "detail":"to disclose name for marketing is forbidden: An application receives only what the school has authorized, for the purposes it has authorized. 4 more rules forbid it.",\
                "outcome":"DENY",\
                "reasons":[{"categories":["name"],"cites":["Backpak C46","Backpak C54"],\
                "rule":"backpak/applications-need-the-schools-authorization",\
                "says":"An application receives only what the school has authorized, for the purposes it has authorized."},\
                {"categories":["name"],"cites":["Backpak C46","Backpak C47"],\
                "rule":"backpak/no-marketing-through-others-than-providers",\
                "says":"Nobody's data is handed on for marketing; the vendor's own mail needs at most a provider that sends it."},\
                {"categories":["name"],"cites":["Backpak C48"],\
                "rule":"backpak/no-student-data-for-marketing",\
                "says":"Student data is never shared, sold or used for marketing; no agreement, consent or instruction opens it."},\
                {"categories":["name"],"cites":["Backpak C12","Backpak C17","Backpak C45"],\
                "rule":"backpak/student-data-for-open-purposes-only",\
                "says":"Student data serves the school's educational purposes and the service; this purpose is not open to it."},\
                {"categories":["name"],"cites":["FERPA 99.30"],\
                "rule":"ferpa/no-disclosure-without-consent",\
                "says":"Education records are disclosed only with the written consent of the parent or eligible student."}],\
                "status":403,\
                "title":"a clause forbids it",\
                "type":"tag:onebackpak.com,2026:compliance:denied"}"""));
        assertThat(problem.status()).isEqualTo(403);
        assertThat(Problem.MEDIA_TYPE).isEqualTo("application/problem+json");
    }

    @Test
    void what_is_not_known_is_named_and_nothing_is_said_to_be_forbidden() {
        Problem problem = refusal(disclosing(Purpose.EDUCATION, Category.NAME), Facts.nothing());

        assertThat(problem.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(problem.type()).endsWith(":facts-missing");
        assertThat(problem.missing()).contains("recipient.confidentiality");
        assertThat(problem.detail())
                .startsWith("to disclose name for education is not permitted as long as these are unknown: ");
    }

    @Test
    void where_the_source_of_the_facts_failed_whoever_asks_may_ask_again() {
        PolicyDecision open = EVALUATOR.decide(disclosing(Purpose.EDUCATION, Category.NAME), Facts.nothing(), AT);
        ProcessingRequest marketing = disclosing(Purpose.MARKETING, Category.NAME);
        PolicyDecision denied = EVALUATOR.decide(marketing, factsOf(marketing), AT);

        assertThat(Problem.of(new DecisionEvent("event-1", open, Set.of(), true))
                        .data())
                .containsEntry("status", 503)
                .containsEntry("type", "tag:onebackpak.com,2026:compliance:facts-unavailable")
                .containsEntry("decision", "event-1")
                .containsEntry("outcome", "INDETERMINATE");
        assertThat(denied.outcome()).isEqualTo(Outcome.DENY);
        assertThat(Problem.of(new DecisionEvent("event-2", denied, Set.of(), true))
                        .status())
                .as("what a clause forbids whatever is known")
                .isEqualTo(403);
    }

    @Test
    void what_no_clause_speaks_of_says_so() {
        PolicyDecision before = EVALUATOR.decide(
                disclosing(Purpose.EDUCATION, Category.NAME), Facts.nothing(), Instant.parse("1999-01-01T00:00:00Z"));

        assertThat(Problem.of(DecisionEvent.of(before)).data())
                .containsEntry("title", "no clause permits it")
                .containsEntry("outcome", "NOT_APPLICABLE")
                .doesNotContainKeys("reasons", "missing", "permitted", "remedies");
    }

    @Test
    void a_permit_without_a_handler_says_what_is_owed_and_a_permit_is_no_problem() {
        Scenario authorized = ScenarioReader.standard().read(DocumentSource.ofText("authorized.yaml", """
                scenarios: refusals
                policies: [backpak, ferpa, coppa]
                now: 2026-09-15T10:00:00-05:00
                world:
                  agencies:
                    school-1: {kind: school, jurisdiction: US-IL, zone: America/Chicago}
                  agreements:
                    - {agency: school-1, from: 2025-07-01T00:00:00-05:00}
                  authorizations:
                    - {agency: school-1, application: quizzly, categories: [name], purposes: [education],
                       from: 2026-08-01T00:00:00-05:00}
                  organizations:
                    quizzly: {kind: application, written-assurances: true, confidentiality: true, integral: true}
                  people:
                    student-7: {kind: student, school: school-1, birth-date: 2011-05-05}
                """));
        ProcessingRequest request = disclosing(Purpose.EDUCATION, Category.NAME);
        PolicyDecision permit = EVALUATOR.decide(request, authorized.world().factsFor(request, AT), AT);
        Problem problem = Problem.of(DecisionEvent.of(permit, Set.of(Obligation.of(ObligationKind.RECORD_DISCLOSURE))));

        assertThat(permit.isPermit()).isTrue();
        assertThat(problem.data())
                .containsEntry("owed", List.of("record-disclosure"))
                .containsEntry(
                        "detail",
                        "to disclose name for education would be permitted, but nobody discharges what is owed:"
                                + " record-disclosure");
        assertThatThrownBy(() -> Problem.of(DecisionEvent.of(permit)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a permit is no problem; ask for one of refusals only");
    }

    @Test
    void remedies_are_told_where_they_are_given_and_only_then() {
        ProcessingRequest request = disclosing(Purpose.EDUCATION, Category.NAME);
        Problem problem = refusal(request, factsOf(request));
        RemedySearch remedies = Remedies.of(EVALUATOR).find(request, factsOf(request), AT);

        assertThat(problem.data()).doesNotContainKey("remedies");
        assertThat(problem.with(remedies).data())
                .containsEntry(
                        "remedies",
                        List.of(List.of(Map.of(
                                "change",
                                "school-1 authorizes quizzly for the categories and the purpose",
                                "by",
                                List.of("school")))));
    }

    /** Looks for remedies of an eighth of them, which takes the time. People in the scenario files bear telling names; here each gets one that no sentence has. */
    @Test
    void no_problem_names_a_person_or_says_what_is_known_of_one() throws IOException {
        int asked = 0;
        int refused = 0;
        for (Path file : scenarioFiles()) {
            String text = Files.readString(file);
            text = renamed(text, List.copyOf(read(text).world().people().keySet()));
            Scenario scenario = read(text);
            for (ScenarioCase one : scenario.cases()) {
                if (one instanceof ScenarioCase.OfRequest of) {
                    refused += namesNobody(scenario, of, asked++ % 8 == 0) ? 1 : 0;
                }
            }
        }
        assertThat(refused).as("refusals that were looked at").isGreaterThan(50);
    }

    private static boolean namesNobody(Scenario scenario, ScenarioCase.OfRequest of, boolean withRemedies) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(scenario.policies());
        Facts facts = scenario.world().factsFor(of.request(), of.at());
        PolicyDecision decision = evaluator.decide(of.request(), facts, of.at());
        if (decision.isPermit()) {
            return false;
        }
        Problem problem = Problem.of(DecisionEvent.of(decision));
        String json = withRemedies
                ? problem.with(Remedies.of(evaluator).find(of.request(), facts, of.at()))
                        .toJson()
                : problem.toJson();
        assertThat(json).as(of.name()).doesNotContain("-zz");
        scenario.world()
                .people()
                .values()
                .forEach(person ->
                        person.birthDate().ifPresent(day -> assertThat(json).doesNotContain(day.toString())));
        return true;
    }

    /** A person whose id is a term of the vocabulary too, such as a guardian, keeps it. */
    private String renamed(String text, List<PartyId> people) throws IOException {
        String renamed = text;
        for (PartyId person : people) {
            renamed = renamed.replaceAll("(?<![\\w-])" + person + "(?![\\w-])", "zz-" + person + "-zz");
        }
        try {
            read(renamed);
            return renamed;
        } catch (DocumentException e) {
            int half = people.size() / 2;
            return people.size() < 2
                    ? text
                    : renamed(renamed(text, people.subList(0, half)), people.subList(half, people.size()));
        }
    }

    private Scenario read(String text) throws IOException {
        Path docs = Path.of("..", "docs").toRealPath();
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, text.replace("../docs", docs.toString()));
        return ScenarioReader.standard().read(DocumentSource.of(file));
    }

    /** Every third: to read them all takes longer than it is worth. */
    private static List<Path> scenarioFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "scenarios"))) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            return IntStream.range(0, all.size())
                    .filter(i -> i % 3 == 0)
                    .mapToObj(all::get)
                    .toList();
        }
    }
}
