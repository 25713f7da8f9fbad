package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.duty.Deletions.Part;
import com.onebackpak.compliance.duty.Reckoning.Running;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.Within;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must go because an agreement ended or a consent was withdrawn. */
final class DeletionDuties {
    private final Reckoning reckoning;

    DeletionDuties(Reckoning reckoning) {
        this.reckoning = reckoning;
    }

    Stream<Draft> drafts() {
        Stream<Draft> ofAgreements = reckoning.world().agreements().stream()
                .map(Agreement::agency)
                .distinct()
                .flatMap(this::ofEnded);
        Stream<Draft> ofConsents = reckoning.world().consents().stream()
                .filter(consent -> ChildConsents.isForChild(consent) && consent.isWithdrawnBy(reckoning.at()))
                .flatMap(this::ofWithdrawn);
        return Stream.concat(ofAgreements, ofConsents);
    }

    /** What an agency that signed is owed for each agreement that has ended and left data that no other covers. */
    private Stream<Draft> ofEnded(PartyId agency) {
        return reckoning.world().agreements().stream()
                .filter(agreement -> agreement.agency().equals(agency))
                .flatMap(agreement -> agreement.endedBy(reckoning.at()).stream()
                        .flatMap(end -> Ended.of(reckoning, agreement, end).stream()))
                .flatMap(ended -> reckoning
                        .clocks(ClockEvent.AGREEMENT_ENDED, Optional.of(ended.at()), Optional.of(agency))
                        .flatMap(running -> running.clock().within(ended.agreement()).stream()
                                .flatMap(within -> ofStudents(running, ended, within))));
    }

    /** One draft for each part that is held, for each instant by which a part was gone, and for each that is left. */
    private Stream<Draft> ofStudents(Running running, Ended ended, Within within) {
        Optional<PartyId> agency = Optional.of(ended.agreement().agency());
        Map<Part, Set<PartyId>> parts = new LinkedHashMap<>();
        ended.students(reckoning)
                .forEach(student -> reckoning
                        .deletions()
                        .parts(student.id(), ended.left(), ended.at(), agency, student.coveredAnew())
                        .forEach(part -> parts.computeIfAbsent(part, any -> new TreeSet<>())
                                .add(student.id())));
        if (parts.isEmpty()) {
            parts.put(new Part(Set.of(), false, ended.settled(reckoning)), Set.of());
        }
        return parts.entrySet().stream()
                .map(each -> toAgency(running, ended, within)
                        .addAllAbout(each.getValue())
                        .categories(
                                each.getKey().categories().isEmpty()
                                        ? ended.left()
                                        : each.getKey().categories())
                        .done(each.getKey().done())
                        .held(each.getKey().held())
                        .build());
    }

    private Draft.Builder toAgency(Running running, Ended ended, Within within) {
        Optional<PartyId> agency = Optional.of(ended.agreement().agency());
        return Draft.builder()
                .running(running)
                .by(reckoning.party(running.clock().by(), agency))
                .to(reckoning.party(running.clock().to(), agency))
                .agency(agency)
                .zone(reckoning.zone(agency))
                .start(ended.at())
                .within(within);
    }

    /**
     * From when on another consent lets the vendor keep all that the withdrawn one did now; empty: none does. One that was given before
     * ends in the instant of the withdrawal what that asks for, so that it is told, and why it is done.
     */
    private Optional<Instant> replaced(Consent withdrawn) {
        return reckoning
                .consents()
                .about(withdrawn.subject())
                .filter(other -> other.recipients().isEmpty()
                        && reckoning.consents().standsFor(other, withdrawn, reckoning.at()))
                .map(other -> Stream.of(other.given(), withdrawn.withdrawn().orElseThrow())
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                .min(Comparator.naturalOrder());
    }

    /** For each agency of the person, of which each keeps data of its own. */
    private Stream<Draft> ofWithdrawn(Consent consent) {
        Set<PartyId> agencies = reckoning
                .world()
                .person(consent.subject())
                .map(Person::agencies)
                .orElse(Set.of());
        return agencies.isEmpty()
                ? ofWithdrawn(consent, Optional.empty())
                : agencies.stream().flatMap(agency -> ofWithdrawn(consent, Optional.of(agency)));
    }

    private Stream<Draft> ofWithdrawn(Consent consent, Optional<PartyId> agency) {
        ZoneId zone = reckoning.zone(agency);
        List<Part> parts = reckoning
                .deletions()
                .parts(
                        consent.subject(),
                        consent.categories(),
                        consent.withdrawn().orElseThrow(),
                        agency,
                        replaced(consent));
        return reckoning
                .clocks(ClockEvent.CONSENT_WITHDRAWN, consent.withdrawn(), agency)
                .filter(running -> !running.clock().children()
                        || reckoning.families().mayBeChild(consent.subject(), consent.given(), zone))
                .flatMap(running -> running.clock().within().stream()
                        .flatMap(within -> parts.stream()
                                .flatMap(part -> holders(consent, agency, part).stream()
                                        .map(holder -> Draft.builder()
                                                .running(running)
                                                .by(reckoning.party(
                                                        running.clock().by(), agency))
                                                .to(holder)
                                                .addAbout(consent.subject())
                                                .categories(part.categories())
                                                .agency(agency)
                                                .zone(zone)
                                                .start(consent.withdrawn())
                                                .within(within)
                                                .done(part.done())
                                                .held(part.held())
                                                .build()))));
    }

    /** To whom it is owed, or was when it was done. */
    private Set<String> holders(Consent consent, Optional<PartyId> agency, Part part) {
        return reckoning
                .families()
                .holders(
                        new EducationRecord(consent.subject(), agency, reckoning.zone(agency)),
                        part.done().orElse(reckoning.at()));
    }
}
