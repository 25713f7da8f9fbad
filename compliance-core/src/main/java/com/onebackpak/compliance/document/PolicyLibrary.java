package com.onebackpak.compliance.document;

import com.google.common.base.Suppliers;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Policies by id, each in all its versions. Immutable, thread-safe.
 *
 * <pre>{@code
 * PolicySet policies = PolicyLibrary.standard().select("backpak", "ferpa", "coppa", PolicyLibrary.STATES);
 * }</pre>
 */
public final class PolicyLibrary {
    /** Names the clocks for breaches of all states that have such a pack; each applies where its jurisdiction does. */
    public static final String BREACH = "breach";

    /** Names all built-in packs of states together; each applies where its jurisdiction protects somebody. */
    public static final String STATES = "states";

    /** Names the clocks of all states that have such a pack for requests, deletions, complaints and what recurs each year. */
    public static final String RIGHTS = "rights";

    private static final String RESOURCES = "/com/onebackpak/compliance/packs/";
    private static final ImmutableListMultimap<String, String> NATIONWIDE =
            ImmutableListMultimap.<String, String>builder()
                    .put("backpak", "backpak.yaml")
                    .put("ferpa", "ferpa.yaml")
                    .putAll("coppa", "coppa-2013.yaml", "coppa.yaml")
                    .put("us-sopipa", "us-sopipa.yaml")
                    .put("ndpa", "ndpa.yaml")
                    .put("ppra", "ppra.yaml")
                    .build();
    private static final ImmutableListMultimap<String, String> OF_STATES =
            ImmutableListMultimap.of("us-ny", "us-ny.yaml", "us-tx", "us-tx.yaml");
    private static final ImmutableListMultimap<String, String> OF_BREACHES = Stream.of(
                    "ca", "co", "ct", "il", "ny", "tx")
            .map(state -> "breach-us-" + state)
            .collect(ImmutableListMultimap.toImmutableListMultimap(id -> id, id -> id + ".yaml"));
    private static final ImmutableListMultimap<String, String> OF_RIGHTS = Stream.of("ca", "co", "ct", "il", "mn", "ny")
            .map(state -> "rights-us-" + state)
            .collect(ImmutableListMultimap.toImmutableListMultimap(id -> id, id -> id + ".yaml"));

    private static final Supplier<PolicyLibrary> STANDARD =
            Suppliers.memoize(() -> builtIn(VocabularyReader.standard()));

    private final Vocabulary vocabulary;
    private final ImmutableSet<String> ids;
    private final ImmutableListMultimap<String, Supplier<Policy>> byName;

    private PolicyLibrary(
            Vocabulary vocabulary,
            ImmutableListMultimap<String, Supplier<Policy>> policies,
            ImmutableListMultimap<String, Supplier<Policy>> states,
            ImmutableListMultimap<String, Supplier<Policy>> breaches,
            ImmutableListMultimap<String, Supplier<Policy>> rights) {
        this.vocabulary = vocabulary;
        ImmutableListMultimap.Builder<String, Supplier<Policy>> named = ImmutableListMultimap.builder();
        named.putAll(policies).putAll(states).putAll(breaches).putAll(rights);
        ids = named.build().keySet();
        named.putAll(STATES, states.values()).putAll(BREACH, breaches.values()).putAll(RIGHTS, rights.values());
        byName = named.build();
    }

    /** The packs that come with the library, in the standard vocabulary. They are read once, however often it is called. */
    public static PolicyLibrary standard() {
        return STANDARD.get();
    }

    /**
     * The packs that come with the library: {@code backpak}, {@code ferpa}, {@code coppa} in two versions, the packs of
     * states, and {@code us-sopipa}, which their common rules are held to and which applies only where it is named; and packs
     * of clocks alone: {@code ndpa}, {@code ppra}, and {@link #BREACH} and {@link #RIGHTS} by state. Each is read when it is first asked for.
     */
    public static PolicyLibrary builtIn(Vocabulary vocabulary) {
        PolicyReader reader = PolicyReader.of(vocabulary);
        return new PolicyLibrary(
                vocabulary,
                unread(reader, NATIONWIDE),
                unread(reader, OF_STATES),
                unread(reader, OF_BREACHES),
                unread(reader, OF_RIGHTS));
    }

    private static ImmutableListMultimap<String, Supplier<Policy>> unread(
            PolicyReader reader, ImmutableListMultimap<String, String> files) {
        ImmutableListMultimap.Builder<String, Supplier<Policy>> unread = ImmutableListMultimap.builder();
        files.forEach((id, name) ->
                unread.put(id, Suppliers.memoize(() -> reader.read(DocumentSource.ofResource(RESOURCES + name)))));
        return unread.build();
    }

    /** A library of the given policies, which speak in the vocabulary. */
    public static PolicyLibrary of(Vocabulary vocabulary, Collection<Policy> policies) {
        ImmutableListMultimap.Builder<String, Supplier<Policy>> given = ImmutableListMultimap.builder();
        policies.forEach(policy -> given.put(policy.id(), () -> policy));
        return new PolicyLibrary(
                vocabulary,
                given.build(),
                ImmutableListMultimap.of(),
                ImmutableListMultimap.of(),
                ImmutableListMultimap.of());
    }

    /** The ids of all policies. */
    public Set<String> ids() {
        return ids;
    }

    /** All that may be selected: the ids, and {@link #STATES}, {@link #BREACH} and {@link #RIGHTS} where there are such packs. */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * Puts the named policies, in all their versions, together.
     *
     * @param wanted ids, {@link #STATES}, {@link #BREACH} or {@link #RIGHTS}
     * @throws IllegalArgumentException if there is no policy of one of the names
     * @throws DocumentException if a built-in pack speaks of what the library's vocabulary does not know
     */
    public PolicySet select(String... wanted) {
        List<Policy> selected = new ArrayList<>();
        for (String name : wanted) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException(UnknownName.text("policy", name, names()));
            }
            selected.addAll(versions(name));
        }
        return PolicySet.of(vocabulary, selected);
    }

    /** All versions of the policy, or of all those that the name stands for; empty if there is none of that name. */
    public List<Policy> versions(String name) {
        return byName.get(name).stream().map(Supplier::get).toList();
    }
}
