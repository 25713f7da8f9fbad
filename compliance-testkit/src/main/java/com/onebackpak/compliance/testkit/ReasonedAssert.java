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

    S namesAll(String what, Collection<?> expected, Collection<?> named) {
        return holds(named.containsAll(expected), what, expected, named);
    }

    S citesAll(String[] citations, Collection<Citation> cited) {
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
