package com.onebackpak.compliance.testkit.cedar;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.testkit.cedar.CedarValue.EntityId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a value stands: in the request, or with an entity that a policy names, and from there by attributes and tags.
 * Immutable.
 *
 * @param variable the part of the request from which it starts; empty where it starts from an entity
 * @param entity the entity from which it starts; empty where it starts from the request
 * @param steps the attributes and tags
 */
record FactPath(Optional<String> variable, Optional<EntityId> entity, List<Step> steps) {
    /** An attribute, or a tag. */
    record Step(boolean isTag, String name) {}

    static FactPath of(String variable) {
        return new FactPath(Optional.of(variable), Optional.empty(), List.of());
    }

    static FactPath of(EntityId entity) {
        return new FactPath(Optional.empty(), Optional.of(entity), List.of());
    }

    FactPath then(Step step) {
        return new FactPath(
                variable,
                entity,
                ImmutableList.<Step>builder().addAll(steps).add(step).build());
    }

    /** Whether there is always such a value: of the request's own parts and of entities' names. */
    boolean isRoot() {
        return steps.isEmpty();
    }

    @Override
    public String toString() {
        return variable.orElseGet(() -> entity.orElseThrow().tagged().orElseThrow())
                + steps.stream()
                        .map(step -> (step.isTag() ? "#" : ".") + step.name())
                        .collect(Collectors.joining());
    }
}
