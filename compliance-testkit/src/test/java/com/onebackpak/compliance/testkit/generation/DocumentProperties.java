package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.PolicyWriter;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A policy that was written and read again is the same policy. Fewer tries than elsewhere: reading takes its time. */
class DocumentProperties {
    @Provide
    Arbitrary<Situation> situations() {
        return Situations.arbitrary();
    }

    @Property(tries = 1000)
    void a_policy_written_as_yaml_and_read_decides_alike(@ForAll("situations") Situation situation) {
        assertRoundTrip(situation, "pack.yaml");
    }

    @Property(tries = 1000)
    void a_policy_written_as_json_and_read_decides_alike(@ForAll("situations") Situation situation) {
        assertRoundTrip(situation, "pack.json");
    }

    private static void assertRoundTrip(Situation situation, String file) {
        List<Policy> policies = situation.policies().policies();
        PolicyReader reader = PolicyReader.of(situation.vocabulary());
        List<String> written =
                policies.stream().map(policy -> write(policy, file)).toList();
        List<Policy> read = written.stream()
                .map(text -> reader.read(DocumentSource.ofText(file, text)))
                .toList();

        assertThat(read).isEqualTo(policies);
        assertThat(read.stream().map(policy -> write(policy, file)).toList()).isEqualTo(written);
        PolicySet again = PolicySet.of(read);
        assertThat(again.digest()).isEqualTo(situation.policies().digest());
        assertThat(situation.under(again).decide()).isEqualTo(situation.decide());
    }

    private static String write(Policy policy, String file) {
        return file.endsWith(".json") ? PolicyWriter.json(policy) : PolicyWriter.yaml(policy);
    }
}
