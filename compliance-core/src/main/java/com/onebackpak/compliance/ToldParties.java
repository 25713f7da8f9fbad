package com.onebackpak.compliance;

import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds about whom it was that somebody was told: what a parent was told is about the children, so that it lives and goes with
 * their data; what an agency, an authority or nobody in particular was told is about the agency. Immutable.
 *
 * @param who who there is
 * @param tenant whose ledgers it goes to
 * @param agency the agency concerned
 * @param subjects whose data was concerned; empty: nobody is named
 */
record ToldParties(Directory who, PartyId tenant, PartyId agency, Set<PartyId> subjects) {
    /** The notices that are the tenant's: what other districts were told, or told others, stays with them. */
    List<EventNotice> of(String event, List<Notice> told) {
        return told.stream()
                .filter(this::isOfTenant)
                .flatMap(notice -> about(PartyId.of(notice.to()))
                        .map(about -> new EventNotice(
                                about, event, PartyId.of(notice.to()), PartyId.of(notice.by()), notice.at())))
                .distinct()
                .toList();
    }

    private boolean isOfTenant(Notice notice) {
        List<PartyId> by = who.agencies().lineage(PartyId.of(notice.by()));
        List<PartyId> to = who.agencies().lineage(PartyId.of(notice.to()));
        return to.contains(tenant) || (to.isEmpty() && (by.isEmpty() || by.contains(tenant)));
    }

    private Stream<PartyId> about(PartyId told) {
        if (Notice.NOBODY_NAMED.contains(told.value())
                || who.agencies().ids().contains(told)
                || who.organization(told).isPresent()) {
            return Stream.of(agency);
        }
        Optional<Person> person = who.person(told);
        Set<PartyId> children = person.map(Person::children).orElse(Set.of());
        if (subjects.contains(told) || subjects.isEmpty() || children.isEmpty()) {
            return Stream.of(told);
        }
        return children.stream().filter(subjects::contains).sorted();
    }
}
