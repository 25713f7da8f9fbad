package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Policies by id, each in all its versions. Immutable, thread-safe.
 *
 * <pre>{@code
 * PolicySet policies = PolicyLibrary.standard().select("backpak", "ferpa", "coppa", PolicyLibrary.STATES);
 * }</pre>
 */
public final class PolicyLibrary {
    /** Names all built-in packs of states together; each applies where its jurisdiction protects somebody. */
    public static final String STATES = "states";

    private static final String RESOURCES = "/com/onebackpak/compliance/packs/";
    private static final List<String> NATIONWIDE =
            List.of("backpak.yaml", "ferpa.yaml", "coppa-2013.yaml", "coppa.yaml", "us-sopipa.yaml");
    private static final List<String> OF_STATES = List.of("us-ny.yaml", "us-tx.yaml");

    private final Vocabulary vocabulary;
    private final ImmutableSet<String> ids;
    private final ImmutableListMultimap<String, Policy> byName;

    private PolicyLibrary(Vocabulary vocabulary, Collection<Policy> policies, Collection<Policy> states) {
        this.vocabulary = vocabulary;
        ImmutableListMultimap.Builder<String, Policy> named = ImmutableListMultimap.builder();
        Stream.concat(policies.stream(), states.stream()).forEach(policy -> named.put(policy.id(), policy));
        ids = named.build().keySet();
        states.forEach(policy -> named.put(STATES, policy));
        byName = named.build();
    }

    /** The packs that come with the library, in the standard vocabulary. */
    public static PolicyLibrary standard() {
        return builtIn(VocabularyReader.standard());
    }

    /**
     * The packs that come with the library: {@code backpak}, {@code ferpa}, {@code coppa} in two versions, the packs of
     * states, and {@code us-sopipa}, which their common rules are held to and which applies only where it is named.
     */
    public static PolicyLibrary builtIn(Vocabulary vocabulary) {
        PolicyReader reader = PolicyReader.of(vocabulary);
        return new PolicyLibrary(vocabulary, read(reader, NATIONWIDE), read(reader, OF_STATES));
    }

    private static List<Policy> read(PolicyReader reader, List<String> files) {
        return files.stream()
                .map(name -> reader.read(DocumentSource.ofResource(RESOURCES + name)))
                .toList();
    }

    /** A library of the given policies, which speak in the vocabulary. */
    public static PolicyLibrary of(Vocabulary vocabulary, Collection<Policy> policies) {
        return new PolicyLibrary(vocabulary, policies, List.of());
    }

    /** The ids of all policies. */
    public Set<String> ids() {
        return ids;
    }

    /** All that may be selected: the ids, and {@link #STATES} where there are packs of states. */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * Puts the named policies, in all their versions, together.
     *
     * @param wanted ids, or {@link #STATES}
     * @throws IllegalArgumentException if there is no policy of one of the names
     */
    public PolicySet select(String... wanted) {
        List<Policy> selected = new ArrayList<>();
        for (String name : wanted) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException(UnknownName.text("policy", name, names()));
            }
            selected.addAll(byName.get(name));
        }
        return PolicySet.of(vocabulary, selected);
    }

    /** All versions of the policy, or of all those that the name stands for; empty if there is none of that name. */
    public List<Policy> versions(String name) {
        return byName.get(name);
    }
}
