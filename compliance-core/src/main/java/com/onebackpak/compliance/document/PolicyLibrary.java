package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableListMultimap;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Policies by id, each in all its versions. Immutable, thread-safe. */
public final class PolicyLibrary {
    private static final String RESOURCES = "/com/onebackpak/compliance/packs/";
    private static final List<String> BUILT_IN = List.of("backpak.yaml", "ferpa.yaml", "coppa-2013.yaml", "coppa.yaml");

    private final Vocabulary vocabulary;
    private final ImmutableListMultimap<String, Policy> byId;

    private PolicyLibrary(Vocabulary vocabulary, ImmutableListMultimap<String, Policy> byId) {
        this.vocabulary = vocabulary;
        this.byId = byId;
    }

    /** The packs that come with the library, in the standard vocabulary. */
    public static PolicyLibrary standard() {
        return builtIn(VocabularyReader.standard());
    }

    /** The packs that come with the library: {@code backpak}, {@code ferpa} and {@code coppa}, the last in two versions. */
    public static PolicyLibrary builtIn(Vocabulary vocabulary) {
        PolicyReader reader = PolicyReader.of(vocabulary);
        return of(
                vocabulary,
                BUILT_IN.stream()
                        .map(name -> reader.read(DocumentSource.ofResource(RESOURCES + name)))
                        .toList());
    }

    /** A library of the given policies, which speak in the vocabulary. */
    public static PolicyLibrary of(Vocabulary vocabulary, Collection<Policy> policies) {
        ImmutableListMultimap.Builder<String, Policy> byId = ImmutableListMultimap.builder();
        policies.forEach(policy -> byId.put(policy.id(), policy));
        return new PolicyLibrary(vocabulary, byId.build());
    }

    /** The ids of all policies. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /**
     * Puts the named policies, in all their versions, together.
     *
     * @throws IllegalArgumentException if there is no policy of one of the ids
     */
    public PolicySet select(String... wanted) {
        List<Policy> selected = new ArrayList<>();
        for (String id : wanted) {
            if (!byId.containsKey(id)) {
                throw new IllegalArgumentException(UnknownName.text("policy", id, ids()));
            }
            selected.addAll(byId.get(id));
        }
        return PolicySet.of(vocabulary, selected);
    }

    /** All versions of the policy; empty if there is none of that id. */
    public List<Policy> versions(String id) {
        return byId.get(id);
    }
}
