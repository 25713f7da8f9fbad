package com.onebackpak.compliance.deletion;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Something of the host's that holds data about people: a table, a bucket, a search index, another vendor's copy.
 * Immutable.
 *
 * <pre>{@code
 * DataSet grades = DataSet.builder()
 *         .id("grades")
 *         .addCategories(Category.WORK)
 *         .addDependsOn("enrolments")
 *         .owner(vendor)
 *         .copiesKeptFor(Period.ofDays(35))
 *         .build();
 * }</pre>
 */
@Value.Immutable
@ValueStyle
public interface DataSet {
    /** For how long a data set may be in trouble before its owner is late, unless the host says otherwise. */
    Duration REPAIRED_WITHIN = Duration.ofDays(7);

    /** Its name: 1 to 64 lower-case letters, digits, {@code .}, {@code _} and {@code -}; told to agencies. */
    String id();

    /** What its rows hold; at least one. A row is due when all of them are. */
    Set<Category> categories();

    /** The data sets whose rows its own refer to: theirs are erased after its own. */
    Set<String> dependsOn();

    /** Who must act when its eraser fails. */
    PartyId owner();

    /** By when the owner must have acted, from the first failure. */
    @Value.Default
    default Duration repairedWithin() {
        return REPAIRED_WITHIN;
    }

    /** What becomes of its rows. */
    @Value.Default
    default Treatment treatment() {
        return Treatment.DELETE;
    }

    /**
     * How many other people each combination of what is left must have, if its rows are de-identified and not deleted: the
     * {@code k} of k-anonymity, counted with the person.
     */
    @Value.Default
    default int smallestCell() {
        return 10;
    }

    /** For how long copies of erased rows stay in backups; zero: there are none; empty: the host does not say. */
    Optional<Period> copiesKeptFor();

    /** Refuses what cannot be a data set. */
    @Value.Check
    default void check() {
        if (!DataSets.ID.matcher(id()).matches()) {
            throw new IllegalArgumentException(
                    "the id of a data set must be 1 to 64 lower-case letters, digits, '.', '_'"
                            + " and '-', beginning with a letter");
        }
        if (categories().isEmpty()) {
            throw new IllegalArgumentException("data set '" + id() + "' must name what it holds");
        }
        if (dependsOn().contains(id())) {
            throw new IllegalArgumentException("data set '" + id() + "' must not depend on itself");
        }
        if (smallestCell() < 2) {
            throw new IllegalArgumentException(
                    "smallestCell of data set '" + id() + "' must be at least 2, not " + smallestCell());
        }
        if (copiesKeptFor().filter(Period::isNegative).isPresent()
                || repairedWithin().isNegative()) {
            throw new IllegalArgumentException("data set '" + id() + "' must not have a negative time");
        }
    }

    /** What becomes of rows that are due. */
    enum Treatment {
        /** They are deleted. */
        DELETE,
        /** They stay, and tell of nobody any more. */
        DEIDENTIFY
    }

    /** Starts a data set. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link DataSet}. Not thread-safe. */
    class Builder extends ImmutableDataSet.Builder {
        Builder() {}
    }
}
