package com.onebackpak.compliance.remedy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.PartyAttributes;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The changes of declared facts that somebody can bring about. */
final class FactChanges {
    private final Situation now;
    private final Vocabulary vocabulary;
    private final Instant at;

    FactChanges(Situation now, Vocabulary vocabulary) {
        this.now = now;
        this.vocabulary = vocabulary;
        this.at = now.at();
    }

    List<Change> of(Condition.FactTest test) {
        Optional<FactDeclaration> changeable =
                vocabulary.fact(test.fact()).filter(f -> !f.changedBy().isEmpty());
        return changeable.stream().flatMap(declared -> values(test, declared)).toList();
    }

    /** A value that the comparison asks for, or, where it holds already, none: what else there could be is not known. */
    private Stream<Change> values(Condition.FactTest test, FactDeclaration declared) {
        if (declared.type() == FactType.BOOLEAN) {
            return ofFlag(test.fact()).stream();
        }
        if (isOfItsOwn(declared)) {
            return Stream.empty();
        }
        return wanted(test.comparison(), declared.type())
                .filter(value -> value.type() == declared.type())
                .map(value -> {
                    String says = declared.name() + test.comparison().describe() + meaning(declared);
                    return declared.party().equals("agreement")
                            ? amending(at, says, declared.changedBy(), a -> a.with(declared.attribute(), value))
                            : new Change(
                                    says,
                                    declared.changedBy(),
                                    Set.of(declared.name()),
                                    false,
                                    s -> s.with(FactKey.values(declared.name()), Set.of(value)));
                });
    }

    private Stream<FactValue> wanted(FactComparison comparison, FactType type) {
        if (comparison instanceof FactComparison.Has has) {
            return Stream.of(member(has.member()));
        } else if (comparison instanceof FactComparison.SinceBelow) {
            return Stream.of(type == FactType.DATE ? FactValue.of(LocalDays.of(at, ZoneOffset.UTC)) : FactValue.of(at));
        }
        return comparison instanceof FactComparison.Below ? Stream.of() : comparison.values().stream();
    }

    /** What every agreement has of itself is changed by the tests that ask for it: it is no attribute. */
    private static boolean isOfItsOwn(FactDeclaration declared) {
        return declared.party().equals("agreement")
                && PartyAttributes.typeOf("agreement", declared.attribute()).isPresent();
    }

    private static FactValue member(FactValue value) {
        return value instanceof FactValue.OfTerm term
                ? FactValue.ofTerms(List.of(term.value()))
                : FactValue.ofTexts(List.of(value.data().toString()));
    }

    /** Both values where the fact is unknown; else the other one. */
    List<Change> ofFlag(String name) {
        FactKey<Boolean> flag = FactKey.flag(name);
        Optional<FactDeclaration> changeable =
                vocabulary.fact(name).filter(f -> !f.changedBy().isEmpty());
        Optional<Boolean> known = now.facts().get(flag);
        return changeable.stream()
                .filter(declared -> !name.startsWith("recipient.") || mayReceiveAsOrganization())
                .flatMap(declared -> Stream.of(true, false)
                        .filter(value -> !known.equals(Optional.of(value)))
                        .map(value -> declared.party().equals("agreement")
                                ? amending(
                                        at,
                                        said(declared, value),
                                        declared.changedBy(),
                                        a -> a.with(declared.attribute(), FactValue.of(value)))
                                : new Change(
                                        said(declared, value),
                                        declared.changedBy(),
                                        Set.of(name),
                                        false,
                                        s -> s.with(flag, value))))
                .toList();
    }

    private static String said(FactDeclaration declared, boolean value) {
        return declared.name() + " is " + value + meaning(declared);
    }

    private static String meaning(FactDeclaration declared) {
        return " (" + declared.meaning().replaceFirst("\\.$", "") + ")";
    }

    /** Nobody, a person and an agency have no region and give no assurances. */
    boolean mayReceiveAsOrganization() {
        return !now.facts().get(FactKeys.RECIPIENT_KIND).equals(Optional.of(Set.of()))
                && !now.facts().get(FactKeys.RECIPIENT_REGION).equals(Optional.of(Optional.empty()));
    }

    static Change amending(Instant at, String says, Set<FactParty> by, UnaryOperator<Agreement> amendment) {
        return new Change(
                says,
                by,
                Set.of(FactKeys.SUBJECT_AGREEMENTS.name()),
                true,
                s -> s.facts()
                        .get(FactKeys.SUBJECT_AGREEMENTS)
                        .map(agreements -> s.with(
                                FactKeys.SUBJECT_AGREEMENTS,
                                agreements.stream()
                                        .map(a -> a.inForceAt(at) ? amendment.apply(a) : a)
                                        .toList()))
                        .orElse(s));
    }
}
