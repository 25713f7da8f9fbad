package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.testkit.cedar.CedarValue.EntityId;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.testkit.cedar.Operand.Known;
import com.onebackpak.compliance.testkit.cedar.Operand.OfFact;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Optional;
import java.util.Set;

/** What Cedar asks of entities: their type, what they are in, and what attributes and tags they have. */
final class EntityTests {
    private static final Set<Kind> ENTITIES = Set.of(Kind.ENTITY);

    private final AskedFacts facts;

    EntityTests(AskedFacts facts) {
        this.facts = facts;
    }

    /** Where the entity's facts stand; empty for what is no entity. Of a fact, only its values can tell. */
    static Optional<FactPath> path(Operand operand) {
        if (operand instanceof OfFact fact) {
            return Optional.of(fact.path());
        }
        return operand instanceof Known known && known.value() instanceof EntityId id
                ? Optional.of(FactPath.of(id))
                : Optional.empty();
    }

    Verdict is(Operand operand, String type) {
        if (operand instanceof Known known && known.value() instanceof EntityId id) {
            return Verdict.of(id.type().equals(type));
        }
        return operand instanceof OfFact fact
                ? Verdict.of(isEntity(operand), facts.is(fact.path(), Aspect.ENTITY_TYPE, FactValue.of(type)))
                : Verdict.ERROR;
    }

    Verdict in(Operand one, Operand container) {
        if (container.isWrittenSet()) {
            Said areEntities = Said.all(
                    Operand.elements(container).stream().map(this::isEntity).toList());
            return areEntities.equals(Said.NEVER)
                    ? Verdict.ERROR
                    : Verdict.of(
                            Said.all(isEntity(one), areEntities),
                            Said.any(Operand.elements(container).stream()
                                    .map(each -> isIn(one, each))
                                    .toList()));
        }
        if (!(container instanceof OfFact fact) || path(one).isEmpty()) {
            return Verdict.of(Said.all(isEntity(one), isEntity(container)), isIn(one, container));
        }
        if (!ENTITIES.containsAll(facts.kindsOfMembers(fact.path()))) {
            return Verdict.unsayable("'in' a fact that is a set of more than entities");
        }
        return facts.kinds(fact.path()).contains(Kind.SET)
                ? Verdict.unsayable("'in' a fact that is a set")
                : Verdict.of(Said.all(isEntity(one), isEntity(container)), isIn(one, container));
    }

    private Said isIn(Operand one, Operand other) {
        if (one.equals(other)) {
            return Said.ALWAYS;
        }
        Optional<FactPath> path = path(one);
        if (path.isEmpty()) {
            return Said.NEVER;
        }
        if (other instanceof OfFact fact) {
            return facts.same(path.get(), Aspect.ANCESTORS, fact.path(), Aspect.SCALAR);
        }
        return other instanceof Known known && known.value() instanceof EntityId id
                ? facts.test(
                        path.get(),
                        Aspect.ANCESTORS,
                        new FactComparison.Has(FactValue.of(id.tagged().orElseThrow())))
                : Said.NEVER;
    }

    private Said isEntity(Operand operand) {
        return operand instanceof OfFact fact
                ? facts.isOfKind(fact.path(), Kind.ENTITY)
                : Said.of(operand.isKnown(Kind.ENTITY));
    }

    Verdict has(Operand operand, FactPath.Step step) {
        if (operand instanceof Operand.Record record) {
            return step.isTag() ? Verdict.ERROR : Verdict.of(record.operands().containsKey(step.name()));
        }
        if (operand instanceof Known known && known.value() instanceof CedarValue.Fields fields) {
            return step.isTag() ? Verdict.ERROR : Verdict.of(fields.values().containsKey(step.name()));
        }
        Said isRecord =
                operand instanceof OfFact fact && !step.isTag() ? facts.isOfKind(fact.path(), Kind.RECORD) : Said.NEVER;
        return path(operand)
                .map(path -> Verdict.of(Said.any(isEntity(operand), isRecord), facts.isPresent(path.then(step))))
                .orElse(Verdict.ERROR);
    }
}
