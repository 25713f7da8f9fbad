package com.onebackpak.compliance.document;

import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.DutyClock;
import com.onebackpak.compliance.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policies that a file may speak of. Immutable.
 *
 * @param library the built-in ones
 * @param own those that the file names
 */
record KnownPolicies(PolicyLibrary library, List<Policy> own) {
    /** Their ids. */
    Set<String> ids() {
        return Stream.concat(library.ids().stream(), own.stream().map(Policy::id))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong with an id; empty: nothing. */
    Optional<String> problem(String id) {
        return ids().contains(id) ? Optional.empty() : Optional.of(UnknownName.text("policy", id, ids()));
    }

    /** What is wrong with the name, a policy's or a clock's, under which is told that what a matter asks for was done; empty: nothing. */
    Optional<String> problem(String name, MatterKind kind) {
        int slash = name.indexOf('/');
        String policy = slash < 0 ? name : name.substring(0, slash);
        Optional<String> unknown = problem(policy);
        if (unknown.isPresent()) {
            return unknown;
        }
        List<ClockEvent> events = new ArrayList<>(List.of(ClockEvent.of(kind)));
        if (kind == MatterKind.ORDER_RECEIVED) {
            events.add(ClockEvent.ORDER_COMPLIED);
        }
        List<List<String>> names = versions(policy)
                .flatMap(version -> events.stream()
                        .map(event -> version.clocks(event).stream()
                                .map(DutyClock::id)
                                .map(id -> policy + "/" + id)
                                .toList()))
                .toList();
        Set<String> all = names.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
        if (slash >= 0) {
            return all.contains(name) ? Optional.empty() : Optional.of(UnknownName.text("clock", name, all));
        }
        return names.stream().anyMatch(several -> several.size() > 1)
                ? Optional.of("'" + policy + "' asks for several things; name which of them was done: "
                        + String.join(", ", all))
                : Optional.empty();
    }

    private Stream<Policy> versions(String id) {
        return Stream.concat(
                library.versions(id).stream(),
                own.stream().filter(policy -> policy.id().equals(id)));
    }
}
