package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.duty.Reckoning.Running;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.DutyParty;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is owed because something came before an agency: a complaint, an order, a school year. */
final class MatterDuties {
    /** What is asked by right: only who has the right is owed an answer. Anybody may complain. */
    private static final Set<MatterKind> BY_RIGHT = EnumSet.of(
            MatterKind.EXPLANATION_REQUESTED,
            MatterKind.SURVEY_REQUESTED,
            MatterKind.CORRECTION_CONFIRMED,
            MatterKind.FORMER_STUDENT_DELETION_REQUESTED);

    private final Reckoning reckoning;
    private final String id;
    private final Matter matter;
    private final Optional<PartyId> agency;
    private final ZoneId zone;

    MatterDuties(Reckoning reckoning, String id, Matter matter) {
        this.reckoning = reckoning;
        this.id = id;
        this.matter = matter;
        this.agency = Optional.of(matter.agency());
        this.zone = reckoning.zone(agency);
    }

    Stream<Draft> drafts() {
        if (!reckoning.hasHappened(matter.at()) || matter.silent()) {
            return Stream.of();
        }
        Stream<Draft> received = started(ClockEvent.of(matter.kind()), matter.at());
        return matter.kind() == MatterKind.ORDER_RECEIVED && matter.complied().isPresent()
                ? Stream.concat(
                        received,
                        started(ClockEvent.ORDER_COMPLIED, matter.complied().get()))
                : received;
    }

    private Stream<Draft> started(ClockEvent event, Instant start) {
        return reckoning
                .clocks(event, Optional.of(start), agency)
                .filter(running -> !running.clock().children()
                        || isAgencys()
                        || reckoning.families().mayBeChild(matter.about(), matter.at(), zone))
                .flatMap(running -> running.clock().within().stream()
                        .flatMap(within -> recipients(running).stream()
                                .map(to ->
                                        draft(running, start, to).within(within).build())));
    }

    private boolean isAgencys() {
        return reckoning.world().agencies().ids().contains(matter.about());
    }

    private Set<String> recipients(Running running) {
        DutyParty to = running.clock().to();
        if (to == DutyParty.REQUESTER) {
            return requesters(done(running).orElse(reckoning.at()));
        } else if (to == DutyParty.FAMILY) {
            return isAgencys()
                    ? Set.of(Families.PARENT)
                    : reckoning
                            .families()
                            .holders(
                                    new EducationRecord(matter.about(), agency, zone),
                                    done(running).orElse(reckoning.at()));
        }
        return Set.of(reckoning.party(to, agency));
    }

    private Set<String> requesters(Instant when) {
        if (!BY_RIGHT.contains(matter.kind())) {
            return Set.of(matter.requester().map(PartyId::value).orElse(Families.PARENT));
        }
        if (isAgencys()) {
            return matter.requester().filter(this::isStranger).isPresent()
                    ? Set.of()
                    : Set.of(matter.requester().map(PartyId::value).orElse(Families.PARENT));
        }
        if (matter.requester().isEmpty()) {
            return Set.of(
                    reckoning.families().isEligible(record(), when)
                            ? matter.about().value()
                            : Families.PARENT);
        }
        Asker asker = new Asker(reckoning.families(), matter.requester().get(), record(), matter.at());
        return asker.hasRights(reckoning.at()) ? Set.of(asker.owed(when)) : Set.of();
    }

    /** Rights about surveys do not pass to the student with the first college (20 USC 1232h(c)(5)(B)). */
    private EducationRecord record() {
        return new EducationRecord(
                matter.about(),
                agency,
                zone,
                matter.kind() == MatterKind.SURVEY_REQUESTED
                        ? EducationRecord.Passing.AT_AGE
                        : EducationRecord.Passing.AT_AGE_OR_COLLEGE);
    }

    /** Whether the person is on record as neither a parent nor a student. */
    private boolean isStranger(PartyId person) {
        return reckoning
                .world()
                .person(person)
                .filter(known -> !known.is(PersonKind.PARENT) && !known.is(PersonKind.STUDENT))
                .isPresent();
    }

    private Draft.Builder draft(Running running, Instant start, String to) {
        Draft.Builder draft = Draft.builder()
                .running(running)
                .by(reckoning.party(running.clock().by(), agency))
                .to(to)
                .of(id)
                .agency(agency)
                .zone(zone)
                .start(start)
                .done(done(running));
        return isAgencys() ? draft : draft.addAbout(matter.about());
    }

    /** When it was done: as recorded or, of what recurs, when it happened again. */
    private Optional<Instant> done(Running running) {
        Optional<Instant> recorded = reckoning.sofar(names(running).stream()
                .flatMap(name -> Optional.ofNullable(matter.done().get(name)).stream())
                .min(Comparator.naturalOrder()));
        Optional<Instant> again = matter.kind().recurs()
                ? reckoning.world().matters().values().stream()
                        .filter(other -> other.kind() == matter.kind()
                                && other.agency().equals(matter.agency())
                                && other.about().equals(matter.about())
                                && other.at().isAfter(matter.at())
                                && reckoning.hasHappened(other.at()))
                        .map(Matter::at)
                        .min(Comparator.naturalOrder())
                : Optional.empty();
        return Stream.of(recorded.stream(), again.stream(), consented().stream())
                .flatMap(times -> times)
                .min(Comparator.naturalOrder());
    }

    /** The names under which it may be recorded that it was done. */
    private static List<String> names(Running running) {
        String policy = running.policy().id();
        boolean isAlone = running.policy().clocks(running.clock().starts()).size() == 1;
        return isAlone ? List.of(running.name(), policy) : List.of(running.name());
    }

    /** When a parent's consent was obtained after it was asked for: then the details that were taken for that may stay. */
    private Optional<Instant> consented() {
        return matter.kind() == MatterKind.CONSENT_ASKED
                ? reckoning
                        .consents()
                        .obtained(matter.about())
                        .map(Consent::given)
                        .filter(given -> !given.isBefore(matter.at()) && reckoning.hasHappened(given))
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }
}
