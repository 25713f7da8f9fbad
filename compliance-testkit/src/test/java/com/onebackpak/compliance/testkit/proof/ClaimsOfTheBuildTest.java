package com.onebackpak.compliance.testkit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.PolicyAnalyzer;
import com.onebackpak.compliance.analysis.PolicyClaim;
import com.onebackpak.compliance.analysis.PolicyClaims;
import com.onebackpak.compliance.analysis.Proof;
import com.onebackpak.compliance.analysis.Witness;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.ClaimsReader;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.WitnessDocument;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.ScenarioRunner;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this project claims of its own packs, proved by two engines that share nothing but the packs. */
class ClaimsOfTheBuildTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final PolicyClaims CLAIMS =
            ClaimsReader.standard().read(DocumentSource.of(ROOT.resolve("claims/absolute.claims.yaml")));
    private static final PolicyLibrary LIBRARY = PolicyLibrary.standard();
    private static final PolicyAnalyzer ANALYZER = PolicyAnalyzer.of(CLAIMS.policies(), CLAIMS.claims());

    @Test
    void every_claim_is_proved_by_diagrams_of_situations_that_there_are() {
        List<Proof> proofs = CLAIMS.claims().stream().map(ANALYZER::prove).toList();

        assertThat(proofs).allSatisfy(proof -> {
            assertThat(proof.isProved()).as(proof.claim().name()).isTrue();
            assertThat(proof.situations()).isPositive();
            assertThat(proof.counterexample()).isEmpty();
        });
    }

    @Test
    void every_claim_is_proved_by_a_solver_too() {
        assertThat(CLAIMS.claims())
                .allSatisfy(claim -> assertThat(SatProver.proves(CLAIMS.policies(), claim))
                        .as(claim.name())
                        .isTrue());
    }

    @Test
    void the_new_text_of_coppa_and_laws_beside_the_policy_permit_nothing_more() {
        PolicySet policy = LIBRARY.select("backpak");
        PolicySet old =
                PolicySet.of(policy.vocabulary(), LIBRARY.versions("coppa").get(0));
        PolicySet recent =
                PolicySet.of(policy.vocabulary(), LIBRARY.versions("coppa").get(1));

        assertThat(PolicyAnalyzer.difference(together(policy, old), together(policy, recent))
                        .isNowhereMorePermissive())
                .isTrue();
        assertThat(List.of("ferpa", "us-tx"))
                .allSatisfy(law -> assertThat(PolicyAnalyzer.difference(policy, together(policy, LIBRARY.select(law)))
                                .isNowhereMorePermissive())
                        .isTrue());
    }

    private static PolicySet together(PolicySet one, PolicySet other) {
        return PolicySet.of(
                one.vocabulary(),
                Stream.concat(one.policies().stream(), other.policies().stream())
                        .toList());
    }

    @Test
    void neither_engine_proves_what_is_not_so() {
        PolicyClaim wrong = PolicyClaim.never(
                "student data is never permitted for education",
                new Condition.RequestMatches(Target.builder()
                        .addSubjects(PersonKind.STUDENT)
                        .addPurposes(Purpose.EDUCATION)
                        .build()),
                Outcome.PERMIT);

        Proof proof = PolicyAnalyzer.of(CLAIMS.policies(), List.of(wrong)).prove(wrong);

        assertThat(proof.isProved()).isFalse();
        assertThat(proof.counterexample()).hasValueSatisfying(witness -> {
            assertThat(witness.decision().outcome()).isEqualTo(Outcome.PERMIT);
            assertThat(witness.decision().rules()).isNotEmpty();
        });
        assertThat(SatProver.proves(CLAIMS.policies(), wrong)).isFalse();
    }

    /** The file is made from the claims; where there is none, it is written. */
    @Test
    void each_claim_has_a_case_that_is_decided_as_it_says() throws IOException {
        Map<String, Witness> cases = new LinkedHashMap<>();
        for (PolicyClaim claim : CLAIMS.claims()) {
            cases.put(claim.name(), ANALYZER.example(claim).orElseThrow());
        }
        Path file = ROOT.resolve("scenarios/absolute-clauses.yaml");
        String written = WitnessDocument.write(CLAIMS.title(), CLAIMS.names(), cases);
        if (Files.notExists(file)) {
            Files.writeString(file, written);
        }

        List<CaseResult> results = ScenarioRunner.of(ScenarioReader.standard().read(DocumentSource.of(file)))
                .run();

        assertThat(Files.readString(file)).isEqualTo(written);
        assertThat(results)
                .hasSameSizeAs(CLAIMS.claims())
                .allSatisfy(result ->
                        assertThat(result.differences()).as(result.of().name()).isEmpty());
    }
}
