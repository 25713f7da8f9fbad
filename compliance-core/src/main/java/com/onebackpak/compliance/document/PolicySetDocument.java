package com.onebackpak.compliance.document;

import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicyData;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;

/** Writes policies that decide together as one document, which reads back to the same digest. Has no state. */
public final class PolicySetDocument {
    private PolicySetDocument() {}

    /** Returns the policies as JSON: a list of packs. */
    public static String write(PolicySet policies) {
        return PlainJson.compact(
                policies.policies().stream().map(PolicyData::of).toList());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DocumentException if it is not such a document, or speaks of what the vocabulary does not know
     */
    public static PolicySet read(String json, Vocabulary vocabulary) {
        DocumentSource source = DocumentSource.ofText("policy-set.json", json);
        return Problems.collecting(problems -> {
            if (!(NodeReader.read(source, problems) instanceof Node.SequenceNode packs)) {
                throw new DocumentException("a policy set is a list of packs", new Position(source.name(), 1, 1));
            }
            List<Policy> policies = problems.each(packs.items(), pack -> PackFormat.read(pack, vocabulary, problems));
            if (policies.size() < packs.items().size()) {
                throw DocumentException.told();
            }
            return PolicySet.of(policies);
        });
    }
}
