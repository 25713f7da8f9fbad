package com.onebackpak.compliance.document;

import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes policies that decide together as one document, which reads back to the same digest. Has no state. */
public final class PolicySetDocument {
    private PolicySetDocument() {}

    /** Returns the policies as JSON: the vocabulary in which they speak, and the packs. */
    public static String write(PolicySet policies) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("vocabulary", policies.vocabulary().data());
        data.put("packs", policies.policies().stream().map(Policy::data).toList());
        return PlainJson.compact(data);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DocumentException if it is not such a document
     */
    public static PolicySet read(String json) {
        DocumentSource source = DocumentSource.ofText("policy-set.json", json);
        return Problems.collecting(problems -> {
            Map<String, Node> parts = new HashMap<>();
            Formats.mapping(NodeReader.read(source, problems))
                    .entries()
                    .forEach(entry -> parts.put(entry.key().text(), entry.value()));
            if (!(parts.get("packs") instanceof Node.SequenceNode packs)
                    || !(parts.get("vocabulary") instanceof Node.MappingNode terms)) {
                throw new DocumentException(
                        "a policy set is a vocabulary and a list of packs", new Position(source.name(), 1, 1));
            }
            Vocabulary vocabulary = VocabularyReader.whole(terms, problems);
            List<Policy> policies = problems.each(packs.items(), pack -> PackFormat.read(pack, vocabulary, problems));
            if (policies.size() < packs.items().size()) {
                throw DocumentException.alreadyReported();
            }
            return PolicySet.of(vocabulary, policies);
        });
    }
}
