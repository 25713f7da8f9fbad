package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who holds the rights about a person's data, and how old a person is. Immutable. */
final class Families {
    /** Stands for a student's parents where none is on record. */
    static final String PARENT = "parent";

    private static final int OF_AGE = 18;
    private static final int NO_CHILD = 13;

    private final World world;
    private final Map<PartyId, List<PartyId>> parents = new HashMap<>();

    Families(World world) {
        this.world = world;
        world.people().values().stream()
                .filter(person -> person.is(PersonKind.PARENT))
                .forEach(parent -> parent.children()
                        .forEach(child -> parents.computeIfAbsent(child, any -> new ArrayList<>())
                                .add(parent.id())));
    }

    /** Those who hold the rights in a record at the instant: parents, or the student once they have passed (34 CFR 99.5). */
    Set<String> holders(EducationRecord record, Instant when) {
        PartyId subject = record.subject();
        boolean isNoStudent = world.person(subject)
                .filter(person -> !person.is(PersonKind.STUDENT))
                .isPresent();
        if (isNoStudent || isEligible(record, when)) {
            return Set.of(subject.value());
        }
        Set<String> holders = parents.getOrDefault(subject, List.of()).stream()
                .filter(parent -> !isRevoked(parent, subject, when))
                .map(PartyId::value)
                .collect(Collectors.toCollection(TreeSet::new));
        return holders.isEmpty() ? Set.of(PARENT) : holders;
    }

    private List<CustodyOrder> orders(PartyId subject) {
        return world.about(LedgerKind.CUSTODY_ORDER, subject);
    }

    /** Whether an order had taken the parent's rights then. */
    boolean isRevoked(PartyId parent, PartyId subject, Instant when) {
        return CustodyOrder.areRevoked(orders(subject), parent, when);
    }

    /** Whether who gave the consent had the right to: no order had taken it. */
    boolean mayGive(Consent consent) {
        return consent.by()
                .filter(giver -> !giver.equals(consent.subject())
                        && !world.agencies().ids().contains(giver)
                        && isRevoked(giver, consent.subject(), consent.given()))
                .isEmpty();
    }

    /** Whether the person is on record as a parent of the student who had the rights then, or is not on record at all. */
    boolean mayBeParent(PartyId person, PartyId subject, Instant when) {
        Optional<Person> known = world.person(person);
        return !isRevoked(person, subject, when)
                && (known.isEmpty()
                        || (known.get().is(PersonKind.PARENT)
                                && known.get().children().contains(subject)));
    }

    /** Whether the rights in a record have passed to the student; not where that is unknown. */
    boolean isEligible(EducationRecord record, Instant when) {
        return orders(record.subject()).stream().anyMatch(order -> order.emancipates(when))
                || world.person(record.subject())
                        .filter(person -> person.is(PersonKind.STUDENT)
                                && (isAtCollege(person, record)
                                        || hasReached(OF_AGE, person, when, record.zone())
                                                .orElse(false)))
                        .isPresent();
    }

    private boolean isAtCollege(Person student, EducationRecord record) {
        return record.passing() == EducationRecord.Passing.AT_AGE_OR_COLLEGE
                && world.agencies()
                        .isPostsecondary(student, record.agency().stream().toList())
                        .orElse(false);
    }

    /** Whether the person is a child under 13, or a student who may be one. */
    boolean mayBeChild(PartyId subject, Instant when, ZoneId zone) {
        Optional<Person> person = world.person(subject);
        Optional<Boolean> isNone = person.flatMap(one -> hasReached(NO_CHILD, one, when, zone));
        return isNone.map(reached -> !reached)
                .orElse(person.isEmpty() || person.get().is(PersonKind.STUDENT));
    }

    /** Whether the age was reached; nothing where no birth date tells. */
    private static Optional<Boolean> hasReached(int years, Person person, Instant when, ZoneId zone) {
        LocalDate day = LocalDays.of(when, zone);
        return person.birthDate()
                .filter(birth -> !birth.isBefore(Person.EARLIEST_BIRTH) && !birth.isAfter(day))
                .map(birth -> birth.until(day).getYears() >= years);
    }
}
