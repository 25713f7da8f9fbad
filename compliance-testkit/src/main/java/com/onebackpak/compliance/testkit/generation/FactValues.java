package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws values of declared facts, and what is asked of them. */
final class FactValues {
    /** What is told by other entries than those of the party itself. */
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("actor.school", "subject.enrolled-until", "agency.policy-notified");

    private static final List<String> TEXTS = List.of("a", "b", Parties.SCHOOL.value());
    private static final List<Category> TERMS = List.of(Category.CONTACT, Category.CONTACT_EMAIL, Category.WORK);
    private static final List<Period> PERIODS =
            List.of(Period.ofDays(1), Period.ofDays(60), Period.ofMonths(1), Period.ofYears(1));

    private final Choices choices;

    FactValues(Choices choices) {
        this.choices = choices;
    }

    /** Values of some of the facts, by name without the party. */
    Map<String, FactValue> stated(List<FactDeclaration> facts) {
        Map<String, FactValue> stated = new LinkedHashMap<>();
        for (FactDeclaration declared : facts) {
            if (choices.chance(7) && !TOLD_ELSEWHERE.contains(declared.name())) {
                stated.put(declared.attribute(), value(declared.type()));
            }
        }
        return stated;
    }

    FactValue value(FactType type) {
        return switch (type) {
            case TEXTS -> FactValue.ofTexts(choices.some(8, TEXTS));
            case TERMS -> FactValue.ofTerms(choices.some(8, TERMS));
            default -> element(type);
        };
    }

    private FactValue element(FactType type) {
        return switch (type) {
            case BOOLEAN -> FactValue.of(choices.chance(6));
            case NUMBER -> FactValue.of(choices.of(List.of(0L, 1L, 2L)));
            case DATE -> FactValue.of(Moments.day(choices));
            case INSTANT -> FactValue.of(Moments.around(choices));
            case TERM, TERMS -> FactValue.of(choices.of(TERMS));
            default -> FactValue.of(choices.of(TEXTS));
        };
    }

    FactComparison comparison(FactDeclaration declared, List<FactDeclaration> all) {
        FactType type = declared.type();
        List<FactComparison> possible = new ArrayList<>();
        if (type.isSet()) {
            possible.add(new FactComparison.Has(element(type)));
        } else {
            possible.add(new FactComparison.Is(element(type)));
            possible.add(new FactComparison.In(new LinkedHashSet<>(List.of(element(type), element(type)))));
        }
        if (type.isOrdered()) {
            possible.add(new FactComparison.AtLeast(element(type)));
            possible.add(new FactComparison.Below(element(type)));
        }
        if (type.isDay()) {
            possible.add(new FactComparison.SinceAtLeast(choices.of(PERIODS)));
            possible.add(new FactComparison.SinceBelow(choices.of(PERIODS)));
        }
        all.stream()
                .filter(other -> FactComparison.areAlike(type, other.type()))
                .forEach(other -> possible.add(new FactComparison.Same(other.name())));
        return choices.of(possible);
    }
}
