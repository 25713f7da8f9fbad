package com.onebackpak.compliance.situation;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a request's parties, read fact by fact: {@link Facts}, or a host's own records, of which a decision
 * then reads no more than it needs.
 *
 * <p>Until the outcome is there a decision asks for each fact once at most, so records that change meanwhile mix no two
 * answers; for its reasons, which are told when somebody asks for them, it asks once more for what it has not kept. Whoever
 * implements it gives the same answers for as long as a decision made from it is looked at, and may be asked by
 * several threads at once. Where it throws, or gives a value of another type than {@link FactKeys} says, or of any other fact
 * one that is neither true or false nor a set of values, the fact is not known to the decision, which names it as missing
 * where it matters.
 *
 * <pre>{@code
 * KnownFacts known = name -> switch (name) {
 *     case "subject.kind" -> Set.of(PersonKind.STUDENT);
 *     case "recipient.confidentiality" -> true;
 *     default -> null;
 * };
 * boolean isPermitted = evaluator.decide(request, known, monday).isPermit();
 * }</pre>
 */
@FunctionalInterface
public interface KnownFacts {
    /**
     * The value of a fact, of the type that {@link FactKeys} or {@link FactKey} gives it; null if it is not known.
     *
     * @param name the name under which the vocabulary declares it
     */
    @Nullable
    Object value(String name);

    /** The fact's value, or nothing if it is unknown. */
    default <T> Optional<T> get(FactKey<T> key) {
        return Optional.ofNullable(find(key));
    }

    /** The fact's value, or null if it is unknown. */
    @SuppressWarnings("unchecked") // a key's type is the type of the values under its name
    default <T> @Nullable T find(FactKey<T> key) {
        return (T) value(key.name());
    }

    /**
     * The zones by whose days may be reckoned what concerns the subject: those known; while none is, the two offsets between
     * which every zone lies, not only those in use.
     */
    default Set<ZoneId> zones() {
        Set<ZoneId> known = find(FactKeys.SUBJECT_ZONE);
        return known == null || known.isEmpty() ? Set.of(ZoneOffset.MAX, ZoneOffset.MIN) : known;
    }

    /** Whether the fact is known. */
    default boolean knows(FactKey<?> key) {
        return find(key) != null;
    }
}
