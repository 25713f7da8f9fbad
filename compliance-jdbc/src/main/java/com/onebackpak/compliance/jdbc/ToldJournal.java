package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.DeletionJournal.Entry;
import com.onebackpak.compliance.jdbc.DeletionJournal.Kind;
import com.onebackpak.compliance.jdbc.internal.deletion.PeopleLists;
import com.onebackpak.compliance.jdbc.internal.deletion.Unit;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What the journal is told, and by which names.
 *
 * @param own transactions of its own
 * @param lists has the keys
 * @param journal is told; empty: there is none
 */
record ToldJournal(Work own, PeopleLists lists, Optional<DeletionJournal> journal) {
    private static final int NAME_DIGITS = 32;

    /** Told once it is committed, before anybody else is. */
    void append(List<Entry> entries) {
        journal.filter(to -> !entries.isEmpty()).ifPresent(to -> to.append(entries));
    }

    /** Of all of a range, no names: the journal knows whom it is about. Of the second look there is nothing new to say. */
    List<Entry> gone(DSLContext statements, Unit unit, List<PartyId> left) {
        List<PartyId> went = KeptPeople.without(unit.rest(), left);
        if (journal.isEmpty() || went.isEmpty() || unit.state().pass() > 1) {
            return List.of();
        }
        List<String> names = left.isEmpty() ? List.of() : names(statements, unit.tenant(), went);
        return List.of(new Entry(Kind.GONE, unit.tenant(), unit.run(), unit.range(), unit.dataSet(), names));
    }

    /** Tells the journal whom a range is about, before it is committed. */
    void tellPlanned(DSLContext statements, PartyId tenant, UUID run, int range, List<PartyId> people) {
        journal.ifPresent(to -> to.append(List.of(new Entry(
                Kind.PLANNED,
                tenant,
                run,
                range,
                lists.keys().lockTenants(statements, tenant).id().toString(),
                names(statements, tenant, people)))));
    }

    /** The names by which the journal knows people: half of those of the database, which is enough to tell them apart. */
    List<String> names(PartyId tenant, List<PartyId> people) {
        return own.read(statements -> names(statements, tenant, people));
    }

    private List<String> names(DSLContext statements, PartyId tenant, List<PartyId> people) {
        Pseudonyms names = lists.keys().pseudonyms(statements, tenant).orElseThrow();
        return people.stream()
                .map(person -> names.of("deletion", person.value()).substring(0, NAME_DIGITS))
                .toList();
    }
}
