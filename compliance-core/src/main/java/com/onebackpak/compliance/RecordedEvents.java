package com.onebackpak.compliance;

import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.World;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together the breaches and the changes of policies of which one tenant's ledgers hold the parts. A part that is there
 * without the others is no less true: people whose data is said to have been laid open are a breach of their tenant's, though
 * nobody has recorded one.
 *
 * @param world who there is
 * @param tenant whose ledgers they are
 * @param incidents the breaches, but for the people
 * @param exposures whose data it was
 * @param announced the changes of policies
 * @param notices who was told of all of them
 */
record RecordedEvents(
        World world,
        PartyId tenant,
        Collection<Incident> incidents,
        Collection<Exposure> exposures,
        Collection<AnnouncedChange> announced,
        Collection<EventNotice> notices) {
    /** The breaches. */
    List<Breach> breaches() {
        Map<String, List<Exposure>> concerned = exposures.stream()
                .collect(Collectors.groupingBy(Exposure::breach, TreeMap::new, Collectors.toUnmodifiableList()));
        Set<String> known = incidents.stream().map(Incident::breach).collect(Collectors.toSet());
        Stream<Breach> recorded = incidents.stream()
                .map(incident -> breach(incident, concerned.getOrDefault(incident.breach(), List.of())));
        Stream<Breach> withoutIncident = concerned.entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(entry -> breach(supposed(entry.getKey(), entry.getValue()), entry.getValue()));
        return Stream.concat(recorded, withoutIncident).toList();
    }

    /** The changes of policies, as they concern the tenant's agencies. */
    List<PolicyChange> policyChanges() {
        return announced.stream()
                .map(change -> change.toldTo(told(change.change(), change.agency())))
                .toList();
    }

    /** Who was told of an event as it concerns an agency: what was told about another one is about that alone. */
    private List<Notice> told(String event, PartyId agency) {
        return notices.stream()
                .filter(notice -> notice.event().equals(event) && concerns(notice.about(), agency))
                .map(this::notice)
                .toList();
    }

    private boolean concerns(PartyId about, PartyId agency) {
        return about.equals(agency) || world.agencies().lineage(agency).contains(about) || !isAgency(about);
    }

    private boolean isAgency(PartyId party) {
        return world.agencies().ids().contains(party)
                || incidents.stream().anyMatch(incident -> incident.agency().equals(party));
    }

    /** What somebody was told about one child is not told about another; whose children are not known was told of all. */
    private Notice notice(EventNotice told) {
        boolean isOfOne = !isAgency(told.about()) && !told.about().equals(told.recipient());
        return new Notice(
                told.by().value(), told.recipient().value(), told.at(), isOfOne ? Set.of(told.about()) : Set.of());
    }

    /** The breach that must have been discovered when the first of them was known to be concerned. */
    private Incident supposed(String breach, List<Exposure> concerned) {
        Instant found = concerned.stream()
                .map(Exposure::found)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Incident.builder()
                .agency(tenant)
                .breach(breach)
                .discovered(found)
                .discoverer(world.vendor())
                .named(true)
                .build();
    }

    private Breach breach(Incident incident, List<Exposure> concerned) {
        List<PartyId> agencies = incidents.stream()
                .filter(one -> one.breach().equals(incident.breach()))
                .map(Incident::agency)
                .toList();
        List<PartyId> exposed = concerned.stream().map(Exposure::subject).toList();
        Set<PartyId> strangers = world.strangersTo(agencies, exposed);
        Set<PartyId> subjects = exposed.stream()
                .filter(subject -> strangers.contains(subject) || world.mayBelongTo(subject, incident.agency()))
                .collect(Collectors.toSet());
        Breach.Builder breach = Breach.builder()
                .id(incident.breach())
                .agency(incident.agency())
                .discoverer(incident.discoverer())
                .subjects(subjects)
                .named(incident.named() || !subjects.isEmpty())
                .affected(incident.affected())
                .categories(incident.categories())
                .occurred(incident.occurred())
                .discovered(incident.discovered())
                .determined(incident.determined())
                .confirmed(incident.confirmed())
                .told(told(incident.breach(), incident.agency()));
        incident.delay()
                .ifPresent(reason -> breach.delay(
                        new Delay(reason, new Span(incident.delayedFrom().orElseThrow(), incident.delayedUntil()))));
        return breach.build();
    }
}
