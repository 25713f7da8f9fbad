package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.testkit.cedar.Operand.Known;
import com.onebackpak.compliance.testkit.cedar.Operand.OfFact;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Set;

/** What Cedar asks of sets. */
final class SetTests {
    private static final Set<Kind> NESTED = Set.of(Kind.SET, Kind.RECORD);
    private static final String OF_NESTED = "a set or a record as member of a fact that is a set";
    private static final String OF_SUBSETS = "containsAll of a fact that is a set";

    private final AskedFacts facts;
    private final Equality equality;

    SetTests(AskedFacts facts, Equality equality) {
        this.facts = facts;
        this.equality = equality;
    }

    Verdict isEmpty(Operand set) {
        if (set instanceof OfFact fact) {
            return Verdict.of(isSet(set), facts.is(fact.path(), Aspect.SIZE, FactValue.of(0)));
        }
        return set.isWrittenSet() ? Verdict.of(Operand.elements(set).isEmpty()) : Verdict.ERROR;
    }

    Verdict contains(Operand set, Operand member) {
        return Verdict.of(isSet(set), has(set, member));
    }

    Verdict containsAll(Operand set, Operand others) {
        Said areSets = Said.all(isSet(set), isSet(others));
        if (areSets.equals(Said.NEVER)) {
            return Verdict.ERROR;
        }
        if (others instanceof OfFact) {
            return set.equals(others) ? Verdict.of(areSets, Said.ALWAYS) : Verdict.unsayable(OF_SUBSETS);
        }
        return Verdict.of(
                areSets,
                Said.all(Operand.elements(others).stream()
                        .map(member -> has(set, member))
                        .toList()));
    }

    Verdict containsAny(Operand set, Operand others) {
        Said areSets = Said.all(isSet(set), isSet(others));
        if (areSets.equals(Said.NEVER)) {
            return Verdict.ERROR;
        }
        if (set instanceof OfFact && others instanceof OfFact) {
            return Verdict.unsayable("whether two facts that are sets have a member in common");
        }
        Operand written = others instanceof OfFact ? set : others;
        Operand in = others instanceof OfFact ? others : set;
        return Verdict.of(
                areSets,
                Said.any(Operand.elements(written).stream()
                        .map(member -> has(in, member))
                        .toList()));
    }

    private Said isSet(Operand operand) {
        return operand instanceof OfFact fact ? facts.isOfKind(fact.path(), Kind.SET) : Said.of(operand.isWrittenSet());
    }

    private Said has(Operand set, Operand member) {
        if (set instanceof OfFact fact) {
            return has(fact.path(), member);
        }
        return set.isWrittenSet()
                ? Said.any(Operand.elements(set).stream()
                        .map(element -> equality.of(element, member))
                        .toList())
                : Said.NEVER;
    }

    private Said has(FactPath set, Operand member) {
        if (member instanceof OfFact fact) {
            return facts.kinds(fact.path()).stream().anyMatch(NESTED::contains)
                    ? Said.unsayable(OF_NESTED)
                    : facts.same(set, Aspect.MEMBERS, fact.path(), Aspect.SCALAR);
        }
        return member instanceof Known known && known.value().tagged().isPresent()
                ? facts.test(
                        set,
                        Aspect.MEMBERS,
                        new FactComparison.Has(
                                FactValue.of(known.value().tagged().get())))
                : Said.unsayable(OF_NESTED);
    }
}
