package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.DecisionRecordDocument;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.PolicySetDocument;
import com.onebackpak.compliance.document.PolicyWriter;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A policy that was written and read again is the same policy. Fewer tries than elsewhere: reading takes its time. */
class DocumentProperties {
    private static final UUID ENTRY = new UUID(1, 2);

    @Provide
    Arbitrary<Question> questions() {
        return Questions.arbitrary();
    }

    @Property(tries = 1000)
    void a_policy_written_as_yaml_and_read_decides_alike(@ForAll("questions") Question question) {
        assertRoundTrip(question, "pack.yaml");
    }

    @Property(tries = 1000)
    void a_policy_written_as_json_and_read_decides_alike(@ForAll("questions") Question question) {
        assertRoundTrip(question, "pack.json");
    }

    @Property(tries = 1000)
    void policies_written_together_and_read_have_the_same_digest(@ForAll("questions") Question question) {
        String written = PolicySetDocument.write(question.policies());

        PolicySet read = PolicySetDocument.read(written);

        assertThat(read.digest()).isEqualTo(question.policies().digest());
        assertThat(question.under(read).decide()).isEqualTo(question.decide());
    }

    @Property
    void what_is_recorded_of_a_decision_is_read_back_equal_and_decides_alike(@ForAll("questions") Question question) {
        PolicyDecision decision = question.decide();
        DecisionRecord record = DecisionRecord.of(DecisionEvent.of(decision, decision.obligations()), ENTRY);

        DecisionRecord read = DecisionRecordDocument.read(DecisionRecordDocument.write(record), ENTRY);

        assertThat(read).isEqualTo(record);
        assertThat(read.factsDigest()).isEqualTo(decision.factsDigest());
        assertThat(question.asking(read.request()).knowing(read.facts()).decide())
                .isEqualTo(decision);
    }

    private static void assertRoundTrip(Question question, String file) {
        List<Policy> policies = question.policies().policies();
        PolicyReader reader = PolicyReader.of(question.vocabulary());
        List<String> written =
                policies.stream().map(policy -> write(policy, file)).toList();
        List<Policy> read = written.stream()
                .map(text -> reader.read(DocumentSource.ofText(file, text)))
                .toList();

        assertThat(read).isEqualTo(policies);
        assertThat(read.stream().map(policy -> write(policy, file)).toList()).isEqualTo(written);
        PolicySet again = PolicySet.of(question.vocabulary(), read);
        assertThat(again.digest()).isEqualTo(question.policies().digest());
        assertThat(question.under(again).decide()).isEqualTo(question.decide());
    }

    private static String write(Policy policy, String file) {
        return file.endsWith(".json") ? PolicyWriter.json(policy) : PolicyWriter.yaml(policy);
    }
}
