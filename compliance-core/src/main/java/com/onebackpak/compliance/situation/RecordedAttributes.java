package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is on record of people and agencies: what the directory says of them, and, where it says nothing, what the ledger of
 * occurrences tells.
 */
final class RecordedAttributes {
    private final Records records;
    private final Instant at;

    /** What had happened by the instant, and nothing that is recorded to happen later. */
    RecordedAttributes(Records records, Instant at) {
        this.records = records;
        this.at = at;
    }

    Stated of(Person person, String name) {
        Optional<Set<FactValue>> stated = PartyAttributes.of(person, name);
        return stated.isEmpty() && name.equals("enrolled-until") ? enrolledUntil(person) : Stated.of(stated);
    }

    Optional<Set<FactValue>> ofAgency(PartyId agency, String name) {
        Optional<Set<FactValue>> stated = PartyAttributes.of(records.agencies(), agency, name);
        return stated.isEmpty() && name.equals("policy-notified")
                ? records.agencies().lineage(agency).stream()
                        .flatMap(this::occurrences)
                        .filter(one -> one.kind() == OccurrenceKind.POLICY_NOTIFIED)
                        .map(Occurrence::at)
                        .max(Comparator.naturalOrder())
                        .map(FactValue::of)
                        .map(Set::of)
                : stated;
    }

    /**
     * The local day of the last leaving, unless the person was enrolled again since. It is unclear of whom it is not known
     * which of several schools was left, or on which local day that was.
     */
    private Stated enrolledUntil(Person person) {
        Optional<Instant> left = last(person, OccurrenceKind::endsEnrolment);
        Optional<Instant> enrolled = last(person, kind -> kind == OccurrenceKind.ENROLLED);
        if (left.isEmpty()
                || enrolled.filter(again -> !again.isBefore(left.get())).isPresent()) {
            return Stated.of(Optional.empty());
        }
        Set<FactValue> days = Membership.of(person, records).zones(records.defaultZone()).stream()
                .flatMap(Set::stream)
                .map((ZoneId zone) -> FactValue.of(LocalDate.ofInstant(left.get(), zone)))
                .collect(Collectors.toSet());
        return days.size() == 1 && person.agencies().size() < 2 ? Stated.of(Optional.of(days)) : Stated.UNKNOWN;
    }

    private Optional<Instant> last(Person person, Predicate<OccurrenceKind> which) {
        return occurrences(person.id())
                .filter(one -> which.test(one.kind()))
                .map(Occurrence::at)
                .max(Comparator.naturalOrder());
    }

    private Stream<Occurrence> occurrences(PartyId party) {
        return records.about(LedgerKind.OCCURRENCE, party).stream()
                .filter(one -> !one.at().isAfter(at));
    }
}
