package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.policy.Citation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a value that carries its reasons, all of which each failure shows.
 *
 * @param <S> the assertions
 * @param <A> the value
 */
abstract class ReasonedAssert<S extends ReasonedAssert<S, A>, A> extends AbstractAssert<S, A> {
    ReasonedAssert(A actual, Class<S> self) {
        super(actual, self);
    }

    /** The value with its reasons, in words. */
    abstract String reasons();

    S is(String what, Object expected, Object was) {
        return holds(expected.equals(was), what, expected, was);
    }

    /** Refuses to expect nothing of what may hold more than is expected: such an assertion could not fail. */
    static void requireAny(String what, Object[] expected) {
        if (expected.length == 0) {
            throw new IllegalArgumentException(
                    "an assertion on " + what + " must name at least one; with none it could not fail");
        }
    }

    S namesAll(String what, Object[] names, Collection<?> named) {
        requireAny(what, names);
        List<?> expected = List.of(names);
        return holds(named.containsAll(expected), what, expected, named);
    }

    S citesAll(String[] citations, Collection<Citation> cited) {
        requireAny("citations", citations);
        List<Citation> expected = Stream.of(citations).map(Citation::parse).toList();
        return holds(expected.stream().allMatch(e -> cited.stream().anyMatch(e::covers)), "citations", expected, cited);
    }

    S holds(boolean holds, String what, Object expected, Object was) {
        if (!holds) {
            failWithMessage("%s%nexpected: %s%n     was: %s%n%n%s", what, expected, was, reasons());
        }
        return myself;
    }
}
