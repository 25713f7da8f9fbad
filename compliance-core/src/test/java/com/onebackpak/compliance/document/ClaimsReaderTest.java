package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.onebackpak.compliance.analysis.PolicyClaim;
import com.onebackpak.compliance.analysis.PolicyClaims;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.evaluation.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsReaderTest {
    private static final String CLAIMS = """
            claims: what always holds
            policies: [ferpa]
            definitions:
              young: {age: {below: 13}}
            prove:
              - claim: never of the young
                never: [PERMIT, INDETERMINATE]
                target: {subjects: [student]}
                when: {defined: young}
                or-unknown: true
                cites: ["FERPA 99.30"]
            """;

    @Test
    void a_claim_is_read_with_its_condition_and_the_outcomes_it_leaves() {
        PolicyClaims read = read(CLAIMS);

        assertThat(read.title()).isEqualTo("what always holds");
        assertThat(read.names()).containsExactly("ferpa");
        assertThat(read.policies().policies()).extracting(policy -> policy.id()).containsExactly("ferpa");
        PolicyClaim claim = read.claims().get(0);
        assertThat(claim.name()).isEqualTo("never of the young");
        assertThat(claim.orUnknown()).isTrue();
        assertThat(claim.outcomes()).containsExactlyInAnyOrder(Outcome.DENY, Outcome.NOT_APPLICABLE);
        assertThat(claim.cites()).hasToString("[FERPA 99.30]");
        assertThat(claim.when().tests()).contains(new Condition.AgeBelow(13));
    }

    @Test
    void what_is_wrong_is_told_together_with_its_place_and_the_nearest_name() {
        assertThat(problems(CLAIMS.replace("student]", "studnt]").replace("[ferpa]", "[ferpo]")))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("'ferpo'", "did you mean 'ferpa'?", "(c.yaml:2:12)"),
                        problem ->
                                assertThat(problem).contains("'studnt'", "did you mean 'student'?", "(c.yaml:8:25)"));
    }

    @Test
    void a_claim_must_speak_of_something_and_rule_something_out() {
        assertThat(problems(CLAIMS.replace("    target: {subjects: [student]}\n", "")
                        .replace("    when: {defined: young}\n", "")))
                .anySatisfy(problem -> assertThat(problem).contains("a claim must say of what it is one"));
        assertThat(problems(CLAIMS.replace(
                        "never: [PERMIT, INDETERMINATE]", "always: [PERMIT, DENY, INDETERMINATE, NOT_APPLICABLE]")))
                .anySatisfy(problem ->
                        assertThat(problem).contains("a claim must leave some outcomes and rule out others"));
        assertThat(problems(CLAIMS.replace("    never: [PERMIT, INDETERMINATE]\n", "")))
                .anySatisfy(problem -> assertThat(problem).contains("expected exactly one of 'never' and 'always'"));
    }

    @Test
    void the_schema_accepts_what_is_read_and_refuses_what_stands_at_the_wrong_place() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(DocumentSchemas.claims(VocabularyReader.standard()));

        assertThat(schema.validate(CLAIMS, InputFormat.YAML)).isEmpty();
        assertThat(schema.validate(CLAIMS.replace("claim: never", "clam: never"), InputFormat.YAML))
                .isNotEmpty();
    }

    private static PolicyClaims read(String text) {
        return ClaimsReader.standard().read(DocumentSource.ofText("c.yaml", text));
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(DocumentException.class, () -> read(text)).problems();
    }
}
