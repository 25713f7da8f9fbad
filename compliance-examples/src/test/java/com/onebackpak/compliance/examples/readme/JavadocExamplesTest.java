package com.onebackpak.compliance.examples.readme;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever starts from a type finds in its Javadoc how it is used, in code that compiles. */
class JavadocExamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final List<String> MODULES =
            List.of("compliance-core", "compliance-testkit", "compliance-jdbc", "compliance-report");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n *[*] }</pre>", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("^(@|class )");

    /** What examples take for given. */
    private static final String GIVEN = """
            static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("example");
            com.onebackpak.compliance.jdbc.JdbcComplianceStores stores;
            org.jooq.DSLContext context;
            javax.sql.DataSource dataSource;
            Clock clock;
            Instant lastTime;
            Path folder;
            Vocabulary vocabulary;
            PolicySet policies;
            Policy policy;
            PolicyEvaluator evaluator;
            World world;
            Records directory;
            Tenancy tenancy;
            Facts facts;
            ProcessingRequest request;
            PolicyDecision decision;
            ComplianceService compliance;
            PartyId vendor, tenant, district, agency, next, student, application;
            Consent consent;
            String body, vkey, decisionId;
            byte[] bytes;
            Instant monday, nextMonday;
            LocalDate today;
            java.util.concurrent.ScheduledExecutorService executor;
            java.util.function.Consumer<String> mail;
            com.onebackpak.compliance.jdbc.HostData data;
            com.onebackpak.compliance.deletion.RetentionPlan plan;
            com.onebackpak.compliance.deletion.DataSet students, grades, files;
            com.onebackpak.compliance.deletion.Eraser bucket;
            com.onebackpak.compliance.deletion.HostRows bucketInventory;

            static final class Student {
                static final org.jooq.Table<?> TABLE = org.jooq.impl.DSL.table("student");
                static final org.jooq.Field<String> ID = org.jooq.impl.DSL.field("id", String.class);
                static final org.jooq.Field<String> SCHOOL = org.jooq.impl.DSL.field("school", String.class);
                static final org.jooq.Field<String> GRADE = org.jooq.impl.DSL.field("grade", String.class);
                static final org.jooq.Field<String> NAME = org.jooq.impl.DSL.field("name", String.class);
                static final org.jooq.Field<java.time.LocalDate> BORN =
                        org.jooq.impl.DSL.field("born", java.time.LocalDate.class);
            }
            """;

    /** What examples of the test kit take for given instead, and beside. */
    private static final String GIVEN_IN_TESTS = """
            PolicyUnderTest policy;
            RequestFixture disclosing;
            ProcessingRequest request;
            ComplianceService service;
            AgencyFixture school;
            OrganizationFixture quizzly;
            PersonFixture student;
            Policy pack;
            org.slf4j.Logger log;
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ComplianceDecision",
                "ComplianceService",
                "DecisionRecorder",
                "DecisionReview",
                "DueDeletions",
                "FactSource",
                "LedgerFacts",
                "ObligationHandler",
                "Shadow",
                "Tenancy",
                "analysis/ConsentReach",
                "analysis/PolicyAnalyzer",
                "analysis/PolicyClaim",
                "analysis/PolicyLint",
                "audit/LogExport",
                "audit/verification/LogVerification",
                "authzen/AuthorizationApi",
                "document/ClaimsReader",
                "document/ConsentReceipt",
                "document/PolicyLibrary",
                "document/PolicyReader",
                "document/RequestReader",
                "document/ScenarioReader",
                "document/VocabularyReader",
                "evaluation/Batch",
                "evaluation/CurrentPolicies",
                "evaluation/PolicyEvaluator",
                "evaluation/RetentionEvaluator",
                "html/ComplianceReport",
                "html/DecisionPage",
                "ledger/LedgerKind",
                "policy/PolicySet",
                "remedy/Remedies",
                "report/DecisionWriter",
                "scenario/ScenarioRunner",
                "situation/FactReaders",
                "situation/Facts",
                "situation/KnownFacts",
                "testkit/AgencyFixture",
                "testkit/ComplianceAssertions",
                "testkit/CoverageReport",
                "testkit/OrganizationFixture",
                "testkit/PersonFixture",
                "testkit/PolicyDecisionAssert",
                "testkit/PolicyUnderTest",
                "testkit/RemediesAssert",
                "testkit/RequestFixture",
                "testkit/RetentionAnswerAssert",
                "testkit/RetentionFixture",
                "testkit/ScenarioTests",
                "testkit/generation/Questions",
                "testkit/store/ComplianceStoreContract",
            })
    void an_entry_type_shows_how_it_is_used(String type) throws IOException {
        List<Path> sources = MODULES.stream()
                .map(module -> root(module).resolve(type + ".java"))
                .filter(Files::exists)
                .toList();

        assertThat(sources).as("the source of " + type).hasSize(1);
        assertThat(examples(sources.get(0)))
                .as("examples in the Javadoc of " + type)
                .isNotEmpty();
    }

    @Test
    void each_example_compiles(@TempDir Path classes) throws IOException {
        List<JavaFileObject> examples = new ArrayList<>();
        for (Path source : sources()) {
            int number = 0;
            for (String code : examples(source)) {
                String type = source.getFileName().toString().replace(".java", "");
                examples.add(unit(
                        type + "Example" + number++, code, source.toString().contains("testkit")));
            }
        }
        assertThat(examples).isNotEmpty();

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options = List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classpath());
        boolean compiled =
                compiler.getTask(problems, null, null, options, null, examples).call();

        assertThat(compiled)
                .as("%s%nwhat examples take for given is listed in this test", problems)
                .isTrue();
    }

    private static JavaFileObject unit(String name, String code, boolean isOfTests) throws IOException {
        String members = MEMBER.matcher(code).find() ? code : "void example() throws Exception {\n" + code + "\n}";
        String text = "package example;\n" + imports() + "class " + name + " {\n" + (isOfTests ? GIVEN_IN_TESTS : GIVEN)
                + members + "\n}\n";
        return new SimpleJavaFileObject(URI.create("string:///example/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** All public packages, and what tests import statically. */
    private static String imports() throws IOException {
        Stream<String> packages = sources().stream()
                .map(JavadocExamplesTest::packageOf)
                .filter(name -> !name.contains(".internal"))
                .distinct();
        Stream<String> others = Stream.of(
                "java.io",
                "java.time",
                "java.util",
                "java.util.stream",
                "java.nio.file",
                "org.junit.jupiter.api",
                "net.jqwik.api");
        Stream<String> fixtures = Stream.of(
                        "ComplianceAssertions",
                        "AgencyFixture",
                        "OrganizationFixture",
                        "PersonFixture",
                        "RequestFixture",
                        "RetentionFixture")
                .map(type -> "static com.onebackpak.compliance.testkit." + type);
        return Stream.concat(
                        Stream.of("com.onebackpak.compliance.policy.RetentionProvision.RetentionAction"),
                        Stream.of(packages, others, fixtures)
                                .flatMap(each -> each)
                                .map(name -> name + ".*"))
                .map(name -> "import " + name + ";\n")
                .collect(joining());
    }

    private static String packageOf(Path source) {
        String path = source.getParent().toString().replace('\\', '/');
        return path.substring(path.indexOf("com/onebackpak")).replace('/', '.');
    }

    private static List<String> examples(Path source) throws IOException {
        return EXAMPLE.matcher(Files.readString(source))
                .results()
                .map((MatchResult example) -> example.group(1).replaceAll("(?m)^ *[*] ?", ""))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(root(module))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    private static Path root(String module) {
        return ROOT.resolve(module).resolve("src/main/java/com/onebackpak/compliance");
    }

    private static String classpath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
