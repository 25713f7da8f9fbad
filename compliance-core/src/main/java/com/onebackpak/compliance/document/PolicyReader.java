package com.onebackpak.compliance.document;

import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.vocabulary.Vocabulary;

/**
 * Reads policy packs. Immutable, thread-safe.
 *
 * <pre>{@code
 * Policy policy = PolicyReader.of(vocabulary).read(DocumentSource.of(Path.of("our-district.pack.yaml")));
 * }</pre>
 */
public final class PolicyReader {
    private final Vocabulary vocabulary;

    private PolicyReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Makes a reader of packs that speak in the vocabulary. */
    public static PolicyReader of(Vocabulary vocabulary) {
        return new PolicyReader(vocabulary);
    }

    /**
     * Reads one version of a pack.
     *
     * @throws DocumentException if the document is not a sound pack: an unknown key or term, a citation of a clause that
     *     is not there, a clause that nothing is bound to
     */
    public Policy read(DocumentSource source) {
        return Problems.collecting(problems ->
                PackFormat.read(NodeReader.read(source, DocumentKind.PACK, problems), vocabulary, problems));
    }
}
