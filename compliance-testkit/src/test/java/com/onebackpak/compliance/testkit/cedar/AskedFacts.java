package com.onebackpak.compliance.testkit.cedar;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts that a translation asks for, and the tests that ask. Not thread-safe. */
final class AskedFacts {
    private final CedarEntities entities;
    private final List<CedarRequest> requests;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    AskedFacts(CedarEntities entities, List<CedarRequest> requests) {
        this.entities = entities;
        this.requests = requests;
    }

    private record Asked(FactPath path, Aspect aspect) {}

    /** The declarations of all facts that were asked for. */
    List<FactDeclaration> declarations() {
        return asked.values().stream()
                .map(one -> one.aspect().declaration(one.path()))
                .toList();
    }

    /** What a host states of a request: for each fact that was asked for, its value if there is one. */
    Map<String, FactValue> statedOf(CedarRequest request) {
        Map<String, FactValue> stated = new LinkedHashMap<>();
        asked.values()
                .forEach(one -> entities.at(one.path(), request)
                        .flatMap(value -> one.aspect().of(value, entities))
                        .ifPresent(value -> stated.put(one.aspect().attribute(one.path()), value)));
        return stated;
    }

    /** Of what kinds the values at the path are, as a schema would tell. */
    Set<Kind> kinds(FactPath path) {
        return requests.stream()
                .flatMap(request -> entities.at(path, request).stream())
                .map(CedarValue::kind)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Of what kinds the members of the sets at the path are. */
    Set<Kind> kindsOfMembers(FactPath path) {
        Set<Kind> kinds = new LinkedHashSet<>();
        for (CedarRequest request : requests) {
            Optional<CedarValue> value = entities.at(path, request);
            if (value.isPresent() && value.get() instanceof CedarValue.Members set) {
                set.values().forEach(member -> kinds.add(member.kind()));
            }
        }
        return kinds;
    }

    Said test(FactPath path, Aspect aspect, FactComparison comparison) {
        return Said.of(new Condition.FactTest(name(path, aspect), comparison));
    }

    Said is(FactPath path, Aspect aspect, FactValue value) {
        return test(path, aspect, new FactComparison.Is(value));
    }

    Said same(FactPath one, Aspect aspect, FactPath other, Aspect otherAspect) {
        return test(one, aspect, new FactComparison.Same(name(other, otherAspect)));
    }

    Said isPresent(FactPath path) {
        return path.isRoot() ? Said.ALWAYS : is(path, Aspect.PRESENT, FactValue.of(true));
    }

    /** Whether the value at the path is of the kind; what the request itself names is known to be. */
    Said isOfKind(FactPath path, Kind kind) {
        if (path.isRoot()) {
            boolean isContext = path.variable().filter("context"::equals).isPresent();
            return Said.of(kind == (isContext ? Kind.RECORD : Kind.ENTITY));
        }
        return is(path, Aspect.KIND, FactValue.of(kind.name()));
    }

    private String name(FactPath path, Aspect aspect) {
        FactDeclaration declared = aspect.declaration(path);
        asked.putIfAbsent(declared.name(), new Asked(path, aspect));
        return declared.name();
    }
}
