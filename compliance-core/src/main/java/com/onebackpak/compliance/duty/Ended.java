package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An agreement that has ended and left data that no other covered then. Immutable.
 *
 * @param agreement the agreement
 * @param at when it ended
 * @param left the data that was left; none named: all of it, or all but what others cover
 * @param coveredAnew from when on other agreements cover all of it: that ends what was owed, and does not undo that it was owed till
 *     then; empty: they do not
 */
record Ended(Agreement agreement, Instant at, Set<Category> left, Optional<Instant> coveredAnew) {
    /** The same of an agreement that ended then; empty: others covered all of it, and cover it since. */
    static Optional<Ended> of(Reckoning reckoning, Agreement agreement, Instant end) {
        Optional<PartyId> signer = Optional.of(agreement.agency());
        Collection<Agreement> others = reckoning.agreements().inForce(signer, end);
        if (isCovered(agreement, others)) {
            return Optional.empty();
        }
        Set<Category> left = agreement.categories().stream()
                .filter(category -> others.stream().noneMatch(other -> covers(other, category)))
                .collect(Collectors.toSet());
        return Optional.of(new Ended(agreement, end, left, coveredAnew(reckoning, agreement, end, signer)));
    }

    /** From when on, after the end, agreements of the agency or of one above it cover all the data again; empty: they do not so far. */
    private static Optional<Instant> coveredAnew(
            Reckoning reckoning, Agreement agreement, Instant end, Optional<PartyId> agency) {
        return reckoning.world().agreements().stream()
                .map(other -> other.term().from())
                .filter(begin -> begin.isAfter(end)
                        && reckoning.hasHappened(begin)
                        && isCovered(agreement, reckoning.agreements().inForce(agency, begin)))
                .min(Comparator.naturalOrder());
    }

    /**
     * A student of whom the end left data, and from when on other agreements cover it: also those of the student's own school alone.
     */
    record Student(PartyId id, Optional<Instant> coveredAnew) {}

    /** The students on record of the agency and of those under it whose own agreements did not cover the data, or do not. */
    Stream<Student> students(Reckoning reckoning) {
        Instant last = coveredAnew.map(since -> since.minusNanos(1)).orElse(reckoning.at());
        return reckoning.world().people().values().stream()
                .filter(person -> person.is(PersonKind.STUDENT))
                .flatMap(person -> {
                    List<PartyId> own = person.agencies().stream()
                            .filter(each ->
                                    reckoning.world().agencies().lineage(each).contains(agreement.agency()))
                            .toList();
                    List<PartyId> left = own.stream()
                            .filter(each -> !isCovered(reckoning, each, at))
                            .toList();
                    if (!left.isEmpty()) {
                        return Stream.of(new Student(person.id(), coveredAnew(reckoning, left)));
                    }
                    return own.stream().allMatch(each -> isCovered(reckoning, each, last))
                            ? Stream.of()
                            : Stream.of(new Student(person.id(), coveredAnew));
                });
    }

    private boolean isCovered(Reckoning reckoning, PartyId agency, Instant when) {
        return isCovered(agreement, reckoning.agreements().inForce(Optional.of(agency), when));
    }

    /** From when on all of these agencies' agreements cover the data; empty: those of one do not. */
    private Optional<Instant> coveredAnew(Reckoning reckoning, List<PartyId> agencies) {
        List<Optional<Instant>> each = agencies.stream()
                .map(agency -> coveredAnew(reckoning, agreement, at, Optional.of(agency)))
                .toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Whether the agreement had ended and nothing of its data was left with it any more, for all that is on record, before an instant. */
    static boolean isSettledBefore(Reckoning reckoning, Agreement agreement, Instant when) {
        return agreement
                .endedBy(when)
                .filter(end -> of(reckoning, agreement, end)
                        .filter(ended ->
                                ended.settled(reckoning).filter(when::isAfter).isEmpty())
                        .isEmpty())
                .isPresent();
    }

    /** When what was left of the agency's data was all gone, or covered anew; what is gone of some students alone does not tell. */
    Optional<Instant> settled(Reckoning reckoning) {
        PartyId agency = agreement.agency();
        return Stream.concat(
                        reckoning.deletions().erased(agency, left, at, Optional.of(agency)).stream(),
                        coveredAnew.stream())
                .min(Comparator.naturalOrder());
    }

    /** Whether agreements together cover all data of one: of one that lists none, only such as list none. */
    static boolean isCovered(Agreement agreement, Collection<Agreement> others) {
        return agreement.categories().isEmpty()
                ? others.stream().anyMatch(other -> other.categories().isEmpty())
                : agreement.categories().stream()
                        .allMatch(category -> others.stream().anyMatch(other -> covers(other, category)));
    }

    private static boolean covers(Agreement other, Category category) {
        return other.categories().isEmpty() || other.categories().stream().anyMatch(each -> each.covers(category));
    }
}
