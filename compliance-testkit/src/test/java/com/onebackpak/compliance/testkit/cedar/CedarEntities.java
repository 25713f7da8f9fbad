package com.onebackpak.compliance.testkit.cedar;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.testkit.cedar.CedarValue.EntityId;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Fields;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All entities that a request is decided with. Immutable. */
final class CedarEntities {
    private final ImmutableMap<EntityId, Entity> entities;

    CedarEntities(Map<EntityId, Entity> entities) {
        this.entities = ImmutableMap.copyOf(entities);
    }

    /** What is known of an entity. */
    record Entity(Fields attributes, Fields tags, Set<EntityId> parents) {}

    /** The entity and all that it is in, by whatever way. */
    Set<EntityId> selfAndAncestors(EntityId entity) {
        Set<EntityId> found = new LinkedHashSet<>();
        Deque<EntityId> open = new ArrayDeque<>(Set.of(entity));
        while (!open.isEmpty()) {
            EntityId next = open.pop();
            if (found.add(next)) {
                Optional.ofNullable(entities.get(next)).ifPresent(known -> open.addAll(known.parents()));
            }
        }
        return found;
    }

    /** What stands at the path in the request, if anything does. */
    Optional<CedarValue> at(FactPath path, CedarRequest request) {
        Optional<CedarValue> value =
                path.variable().map(request::part).or(() -> path.entity().map(id -> (CedarValue) id));
        for (FactPath.Step step : path.steps()) {
            value = value.flatMap(base -> step(base, step));
        }
        return value;
    }

    private Optional<CedarValue> step(CedarValue base, FactPath.Step step) {
        Optional<Fields> fields = base instanceof EntityId id
                ? Optional.ofNullable(entities.get(id))
                        .map(entity -> step.isTag() ? entity.tags() : entity.attributes())
                : base instanceof Fields record && !step.isTag() ? Optional.of(record) : Optional.empty();
        return fields.map(known -> known.values().get(step.name()));
    }
}
