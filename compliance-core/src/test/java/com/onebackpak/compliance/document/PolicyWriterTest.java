package com.onebackpak.compliance.document;

import static com.onebackpak.compliance.Given.CITATION;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.span;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Duty;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PackFinding;
import com.onebackpak.compliance.policy.Parameter;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written and read again is the same policy, with the same digest. */
class PolicyWriterTest {
    private static final List<Citation> OWN = List.of(CITATION);
    private static final Clause CLAUSE =
            new Clause(CITATION, "it: says \"so\" # no", Clause.Modality.FORBIDS, Optional.of("010"), Optional.empty());

    static Stream<Policy> builtInPacks() {
        PolicyLibrary library = PolicyLibrary.builtIn(VOCABULARY);
        return library.ids().stream().flatMap(id -> library.versions(id).stream());
    }

    @ParameterizedTest
    @MethodSource("builtInPacks")
    void a_built_in_pack_is_read_back_alike_from_either_notation(Policy pack) {
        assertSurvives(pack);
    }

    @Test
    void the_built_in_packs_are_those_that_are_promised() {
        assertThat(PolicyLibrary.builtIn(VOCABULARY).ids()).contains("backpak", "ferpa", "coppa");
        assertThat(PolicyLibrary.builtIn(VOCABULARY).versions("none")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_condition_is_read_back_alike() {
        return EveryCondition.byWords().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertSurvives(ruled(entry.getValue()))));
    }

    @Test
    void the_deepest_condition_that_a_rule_can_have_is_read_back_alike() {
        Condition deepest = new Condition.RequestMatches(EveryCondition.FULL_TARGET);
        for (int i = 0; i < 96; i++) {
            deepest = i % 2 == 0 ? new Condition.All(List.of(deepest)) : new Condition.Defined("d" + i, deepest);
        }
        assertSurvives(vendorPolicy(rule().addExemptions(new Exemption("unless", deepest, List.of(), OWN))
                        .build())
                .addClauses(CLAUSE)
                .build());
    }

    @Test
    void a_policy_that_uses_everything_is_read_back_alike() {
        Obligation detailed = new Obligation(ObligationKind.HOLD, Optional.of("no"));
        Rule rule = rule().target(EveryCondition.FULL_TARGET)
                .addObligations(detailed, Obligation.of(ObligationKind.SAFEGUARDS))
                .addExemptions(new Exemption("unless", Condition.always(), List.of(detailed), OWN))
                .build();
        Policy policy = vendorPolicy(rule)
                .title("~")
                .version("1.0")
                .effective(span("2020-05-01T00:00:00Z", "2021-05-01T00:00:00.000000001Z"))
                .addJurisdictions(Jurisdiction.of("US-TX"), Jurisdiction.of("NO"))
                .addClauses(CLAUSE)
                .addClauses(new Clause(
                        new Citation("Text", "C2"),
                        "  spaces and\nlines ",
                        Clause.Modality.DEFINES,
                        Optional.empty(),
                        Optional.of("it defines")))
                .addRetention(new RetentionProvision(
                        "P1",
                        EveryCondition.FULL_TARGET,
                        List.of(
                                new Deadline(RetentionEvent.AGREEMENT_END, Optional.empty()),
                                new Deadline(RetentionEvent.DELETION_REQUEST, Optional.of(30))),
                        RetentionAction.DELETE,
                        List.of("X1"),
                        OWN))
                .addRetentionLimits(new RetentionLimit("L1", Target.anything(), Condition.always(), "a date", OWN))
                .addDuties(new Duty("D1", detailed, "post it", Optional.of(Duration.ofHours(72)), OWN))
                .addParameters(new Parameter("days", 45, "days", true, OWN))
                .addFindings(new PackFinding(
                        "X1",
                        PackFinding.Kind.UNDEFINED_TERM,
                        PackFinding.Severity.HIGH,
                        OWN,
                        List.of(new Citation("FERPA", "99.31(a)(1)"), CITATION),
                        "a word",
                        Optional.of("read so")))
                .build();

        assertSurvives(policy);
    }

    private static Policy ruled(Condition condition) {
        return vendorPolicy(rule().when(condition).build()).addClauses(CLAUSE).build();
    }

    private static Rule.Builder rule() {
        return forbid("R1").cites(OWN);
    }

    private static void assertSurvives(Policy policy) {
        PolicyReader reader = PolicyReader.of(EveryCondition.VOCABULARY);
        Policy fromYaml = reader.read(DocumentSource.ofText("pack.yaml", PolicyWriter.yaml(policy)));
        Policy fromJson = reader.read(DocumentSource.ofText("pack.json", PolicyWriter.json(policy)));

        assertThat(fromYaml).isEqualTo(policy);
        assertThat(fromJson).isEqualTo(policy);
        assertThat(PolicySet.of(EveryCondition.VOCABULARY, fromYaml).digest())
                .isEqualTo(PolicySet.of(EveryCondition.VOCABULARY, fromJson).digest())
                .isEqualTo(PolicySet.of(EveryCondition.VOCABULARY, policy).digest());
        assertThat(PolicyWriter.yaml(fromYaml)).isEqualTo(PolicyWriter.yaml(policy));
    }
}
