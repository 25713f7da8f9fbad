package com.onebackpak.compliance.testkit.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.testkit.cedar.CedarEntities.Entity;
import com.onebackpak.compliance.testkit.cedar.CedarValue.EntityId;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Fields;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Members;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of Cedar's policies where no corpus is at hand. */
class CedarTranslationTest {
    private static final EntityId ANA = new EntityId("User", "ana");
    private static final EntityId STAFF = new EntityId("Group", "staff");
    private static final EntityId EVERYBODY = new EntityId("Group", "everybody");
    private static final EntityId ROLL = new EntityId("File", "roll");
    private static final EntityId READ = new EntityId("Action", "read");
    private static final Fields NOTHING = new Fields(Map.of());

    private static final CedarEntities ENTITIES = new CedarEntities(Map.of(
            ANA,
            new Entity(
                    new Fields(Map.of("level", CedarValue.of(5), "school", new Text("high"))),
                    new Fields(Map.of("team", new Text("red"))),
                    Set.of(STAFF)),
            STAFF,
            new Entity(NOTHING, NOTHING, Set.of(EVERYBODY)),
            ROLL,
            new Entity(
                    new Fields(Map.of(
                            "owner", ANA, "school", new Text("high"), "readers", new Members(Set.of(STAFF, ANA)))),
                    NOTHING,
                    Set.of())));

    private static CedarRequest request(boolean allowed, String... determining) {
        return new CedarRequest(
                ANA,
                READ,
                ROLL,
                new Fields(Map.of("secure", new CedarValue.Bool(true), "at", CedarValue.of(9))),
                allowed,
                Set.of(determining));
    }

    private static CedarComparison compare(String policies, CedarRequest request) {
        return CedarComparison.of(
                new CedarFiles.Case("here", CedarParser.policies(policies), ENTITIES, List.of(request)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            principal.level >= 5
            principal.level < 6 && 4 < principal.level
            !(principal.level > 5)
            principal == resource.owner
            principal.school == resource.school
            resource.owner.level == 5
            principal in Group::"everybody"
            principal in [Group::"none", Group::"staff"]
            resource.readers.contains(principal)
            resource.readers.containsAll([User::"ana", Group::"staff"])
            resource.readers.containsAny([User::"ana", 7])
            resource.readers == [Group::"staff", User::"ana"]
            !resource.readers.isEmpty()
            principal is User
            principal has level && !(principal has nickname)
            principal.hasTag("team") && principal.getTag("team") == "red"
            context == {secure: true, at: 9}
            {a: principal.level, b: 1}.a == 5
            if context.secure then principal.level == 5 else principal.nickname == "a"
            context.secure || principal.nickname == "a"
            principal.school like "high"
            context.at != "9"
            1 + 2 * 3 == 7
            """)
    void what_cedar_allows_is_permitted(String condition) {
        CedarComparison compared =
                compare("permit(principal, action, resource) when { " + condition + " };", request(true, "policy0"));

        assertThat(compared.why()).isEmpty();
        assertThat(compared.differences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            principal.nickname == "a"
            principal.nickname != "a"
            !(principal.nickname == "a")
            principal.nickname == "a" || context.secure
            principal.school < 5
            !(principal.school < 5)
            !principal.level
            !(principal.level in Group::"staff")
            !(principal.school.contains(1))
            !(principal.school has level)
            !(principal.level like "a")
            [principal.nickname, 1].contains(1)
            {a: 1, b: principal.nickname}.a == 1
            9223372036854775807 + 1 == principal.level
            """)
    void a_policy_whose_evaluation_is_an_error_to_cedar_applies_neither_way(String condition) {
        String policies =
                "permit(principal, action, resource); forbid(principal, action, resource) when { " + condition + " };";

        CedarComparison compared = compare(policies, request(true, "policy0"));

        assertThat(compared.why()).isEmpty();
        assertThat(compared.differences()).isEmpty();
    }

    @Test
    void a_prohibition_wins_and_determines_the_refusal() {
        String policies = """
                permit(principal == User::"ana", action == Action::"read", resource is File);
                forbid(principal in Group::"staff", action in [Action::"read"], resource) unless { principal.level > 5 };
                """;

        assertThat(compare(policies, request(false, "policy1")).differences()).isEmpty();
    }

    @Test
    void what_no_policy_speaks_of_is_not_applicable() {
        String policies = "permit(principal == User::\"ben\", action, resource);";

        assertThat(compare(policies, request(false)).differences()).isEmpty();
    }

    @Test
    void a_decision_that_is_not_cedars_is_a_difference() {
        CedarComparison compared = compare("permit(principal, action, resource);", request(false));

        assertThat(compared.differences())
                .singleElement()
                .asString()
                .contains("expected NOT_APPLICABLE by [], but it was PERMIT by [policy0]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            principal.level < context.at               | order of two facts
            principal.level + 1 == 6                   | '+' of a fact
            principal.school like "h*"                 | like with a wildcard
            principal.getTag(principal.school) == "a"  | a tag that a fact names
            [1].containsAll(resource.readers)          | containsAll of a fact that is a set
            principal in resource.readers              | 'in' a fact that is a set
            resource.readers.containsAny(resource.readers) | whether two facts that are sets have a member in common
            """)
    void what_the_language_lacks_is_told(String condition, String reason) {
        CedarComparison compared =
                compare("permit(principal, action, resource) when { " + condition + " };", request(true, "policy0"));

        assertThat(compared.why()).isEqualTo(reason);
    }

    @Test
    void what_cannot_be_said_does_no_harm_where_it_does_not_matter() {
        CedarComparison compared = compare(
                "permit(principal, action, resource) when { principal.level < context.at && false };", request(false));

        assertThat(compared.why()).isEmpty();
        assertThat(compared.asks()).isFalse();
    }

    @Test
    void no_rule_is_made_from_what_the_request_says() {
        AskedFacts facts = new AskedFacts(ENTITIES, List.of());
        Map<String, Condition> said = new LinkedHashMap<>();
        CedarParser.policies("permit(principal, action, resource) when { principal.level >= 5 };")
                .forEach(policy -> said.put(
                        policy.id(),
                        new CedarTranslation(facts).of(policy).condition().orElseThrow()));

        assertThat(said.get("policy0").tests())
                .as("the same test whatever the request, and one that there is such a level")
                .extracting(test -> ((Condition.FactTest) test).fact())
                .containsExactly("request.principal.level present", "request.principal.level long");
    }
}
