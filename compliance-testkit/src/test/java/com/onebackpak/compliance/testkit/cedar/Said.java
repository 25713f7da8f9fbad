package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.condition.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A condition of our language, or why there is none. What cannot be said does no harm where it does not matter. Immutable.
 *
 * @param condition the condition; empty where it cannot be said
 * @param reason why not; blank where it can
 */
record Said(Optional<Condition> condition, String reason) {
    static final Said ALWAYS = of(new Condition.All(List.of()));
    static final Said NEVER = of(new Condition.Any(List.of()));

    static Said of(Condition condition) {
        return new Said(Optional.of(condition), "");
    }

    static Said unsayable(String reason) {
        return new Said(Optional.empty(), reason);
    }

    static Said of(boolean value) {
        return value ? ALWAYS : NEVER;
    }

    static Said all(Said... parts) {
        return combined(Arrays.asList(parts), ALWAYS, NEVER);
    }

    static Said all(List<Said> parts) {
        return combined(parts, ALWAYS, NEVER);
    }

    static Said any(Said... parts) {
        return combined(Arrays.asList(parts), NEVER, ALWAYS);
    }

    static Said any(List<Said> parts) {
        return combined(parts, NEVER, ALWAYS);
    }

    Said not() {
        if (equals(ALWAYS) || equals(NEVER)) {
            return of(equals(NEVER));
        }
        return condition.map(part -> guarded(() -> new Condition.Not(part))).orElse(this);
    }

    /** Whether it asks for any fact. */
    boolean asks() {
        return condition.filter(said -> said.tests().findAny().isPresent()).isPresent();
    }

    private static Said combined(List<Said> parts, Said neutral, Said decisive) {
        if (parts.contains(decisive)) {
            return decisive;
        }
        Set<Condition> conditions = new LinkedHashSet<>();
        for (Said part : parts) {
            if (part.condition().isEmpty()) {
                return part;
            }
            if (!part.equals(neutral)) {
                conditions.add(part.condition().get());
            }
        }
        if (conditions.size() < 2) {
            return conditions.stream().findFirst().map(Said::of).orElse(neutral);
        }
        List<Condition> distinct = new ArrayList<>(conditions);
        return guarded(() -> neutral.equals(ALWAYS) ? new Condition.All(distinct) : new Condition.Any(distinct));
    }

    private static Said guarded(Supplier<Condition> condition) {
        try {
            return of(condition.get());
        } catch (IllegalArgumentException tooLarge) {
            return unsayable("too large or too deep a condition");
        }
    }
}
