package com.onebackpak.compliance.duty;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.duty.Reckoning.Running;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.policy.DutyParty;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Within;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom the vendor must tell of a new version of a policy, and who must consent anew. */
final class PolicyChangeDuties {
    private final Reckoning reckoning;
    private final PolicyChange change;
    private final List<Notice> toldAnywhere;

    private PolicyChangeDuties(Reckoning reckoning, PolicyChange change, List<Notice> toldAnywhere) {
        this.reckoning = reckoning;
        this.change = change;
        this.toldAnywhere = toldAnywhere;
    }

    /** What is owed for changes, of which one can be on record for each of several agencies: the public is told of it once. */
    static Stream<Draft> of(Reckoning reckoning, Collection<PolicyChange> changes) {
        Map<PolicyChange, List<PolicyChange>> same = changes.stream()
                .collect(Collectors.groupingBy(
                        PolicyChangeDuties::whoever, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        return same.values().stream().flatMap(all -> {
            List<Notice> told =
                    all.stream().flatMap(change -> change.told().stream()).toList();
            return Stream.concat(
                    new PolicyChangeDuties(reckoning, whomever(all), told).drafts(PolicyChangeDuties::toPublic),
                    all.stream()
                            .flatMap(change -> new PolicyChangeDuties(reckoning, change, told)
                                    .drafts(PolicyChangeDuties::toOthers)));
        });
    }

    /** The change, whomever it concerns and whoever was told. */
    private static PolicyChange whoever(PolicyChange change) {
        return new PolicyChange(
                change.id(), change.policy(), change.published(), change.effective(), change.material(), List.of());
    }

    /** The change with all the agencies that it concerns, as several tell of it. */
    private static PolicyChange whomever(List<PolicyChange> all) {
        PolicyChange one = all.get(0);
        boolean isEverybodys = all.stream().anyMatch(change -> change.agencies().isEmpty());
        return new PolicyChange(
                one.id(),
                one.policy(),
                one.published(),
                one.effective(),
                one.material(),
                List.of(),
                isEverybodys
                        ? Set.of()
                        : all.stream()
                                .flatMap(change -> change.agencies().stream())
                                .collect(Collectors.toSet()));
    }

    /** What an event of the change starts on a day. */
    private interface Started {
        Stream<Draft> by(PolicyChangeDuties duties, ClockEvent event, LocalDate day);
    }

    private Stream<Draft> drafts(Started started) {
        Stream<Draft> published = started.by(this, ClockEvent.POLICY_PUBLISHED, change.published());
        return change.material()
                ? Stream.of(
                                published,
                                started.by(this, ClockEvent.MATERIAL_CHANGE_PUBLISHED, change.published()),
                                started.by(this, ClockEvent.MATERIAL_CHANGE_EFFECTIVE, change.effective()))
                        .flatMap(drafts -> drafts)
                : published;
    }

    private Stream<Draft> toPublic(ClockEvent event, LocalDate day) {
        return clocks(event, day, Optional.empty())
                .filter(running -> running.clock().to() == DutyParty.PUBLIC
                        && running.clock().by() != DutyParty.AGENCY)
                .flatMap(running -> whereItBinds(running, event, day).stream())
                .flatMap(running -> toPublic(running, day));
    }

    /** A state's clock runs once where it binds one of the agencies, and waits where it may bind one, or none is known. */
    private Optional<Running> whereItBinds(Running running, ClockEvent event, LocalDate day) {
        boolean isNoneKnown = reckoning.world().agencies().ids().stream().noneMatch(this::isConcerned);
        if (running.binds() || isNoneKnown) {
            return Optional.of(running);
        }
        List<Running> same = agencies(start(day, reckoning.zone(Optional.empty())))
                .flatMap(agency -> clocks(event, day, Optional.of(agency)))
                .filter(other ->
                        other.clock().equals(running.clock()) && other.policy().equals(running.policy()))
                .toList();
        return same.stream()
                .filter(Running::binds)
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    private Stream<Running> clocks(ClockEvent event, LocalDate day, Optional<PartyId> agency) {
        return reckoning.clocks(event, Optional.of(start(day, reckoning.zone(agency))), agency);
    }

    private Stream<Draft> toOthers(ClockEvent event, LocalDate day) {
        return agencies(start(day, reckoning.zone(Optional.empty())))
                .flatMap(agency -> clocks(event, day, Optional.of(agency))
                        .flatMap(running -> toAgencyOrFamilies(running, agency, day)));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Whether the change was made known by now, in the zone. */
    private boolean isPublished(ZoneId zone) {
        return reckoning.hasHappened(start(change.published(), zone));
    }

    /** A vendor's own clocks are about its own policy, everybody else's about any. */
    private boolean speaksOf(Running running) {
        return running.policy().layer() != Layer.VENDOR || running.policy().id().equals(change.policy());
    }

    /** The agencies that the change concerns: those with an agreement by then; where none ever had one, those that stand under no other. */
    private Stream<PartyId> agencies(Instant then) {
        List<PartyId> signed = reckoning.world().agreements().stream()
                .filter(agreement -> agreement.endedBy(then).isEmpty())
                .map(Agreement::agency)
                .distinct()
                .toList();
        Stream<PartyId> all = reckoning.world().agreements().isEmpty()
                ? reckoning.world().agencies().all().stream()
                        .filter(agency -> agency.parent().isEmpty())
                        .map(agency -> agency.id())
                : signed.stream();
        return all.filter(this::isConcerned);
    }

    private boolean isConcerned(PartyId agency) {
        return change.agencies().isEmpty()
                || change.agencies().contains(agency)
                || reckoning.world().agencies().lineage(agency).stream().anyMatch(change.agencies()::contains);
    }

    private Stream<Draft> toPublic(Running running, LocalDate day) {
        ZoneId zone = reckoning.zone(Optional.empty());
        return draft(running, Optional.empty(), day, zone, "public")
                .map(draft -> draft.done(told(
                                toldAnywhere,
                                reckoning.party(running.clock().by(), Optional.empty()),
                                Set.of("public")))
                        .build());
    }

    private Stream<Draft> toAgencyOrFamilies(Running running, PartyId agency, LocalDate day) {
        ZoneId zone = reckoning.zone(Optional.of(agency));
        String by = reckoning.party(running.clock().by(), Optional.of(agency));
        if (running.clock().to() == DutyParty.AGENCY) {
            return draft(running, Optional.of(agency), day, zone, agency.value())
                    .map(draft -> draft.done(told(change.told(), by, Set.of(agency.value())))
                            .build());
        }
        if (running.clock().to() == DutyParty.PUBLIC && running.clock().by() == DutyParty.AGENCY) {
            return draft(running, Optional.of(agency), day, zone, "public")
                    .map(draft ->
                            draft.done(told(toldAnywhere, by, Set.of("public"))).build());
        }
        if (running.clock().to() != DutyParty.FAMILY) {
            return Stream.of();
        }
        return children(agency, zone)
                .flatMap(child ->
                        reckoning
                                .families()
                                .holders(new EducationRecord(child, Optional.of(agency), zone), reckoning.at())
                                .stream()
                                .flatMap(holder -> draft(running, Optional.of(agency), day, zone, holder)
                                        .map(draft -> draft.addAbout(child)
                                                .done(
                                                        running.clock().what() == DutyKind.OBTAIN_CONSENT
                                                                ? consentedAnew(child, zone)
                                                                : told(
                                                                        change.told().stream()
                                                                                .filter(notice -> notice.isOf(child))
                                                                                .toList(),
                                                                        by,
                                                                        ImmutableSet.of(holder, Families.PARENT)))
                                                .build())));
    }

    private Stream<Draft.Builder> draft(
            Running running, Optional<PartyId> agency, LocalDate day, ZoneId zone, String to) {
        if (!isPublished(zone) || !speaksOf(running)) {
            return Stream.of();
        }
        return running.clock().within().stream()
                .map((Within within) -> Draft.builder()
                        .running(running)
                        .by(reckoning.party(running.clock().by(), agency))
                        .to(to)
                        .of(change.id())
                        .agency(agency)
                        .zone(zone)
                        .start(start(day, zone))
                        .within(within));
    }

    /** The children under the agency to whose data a parent, or the school for the parents, had consented. */
    private Stream<PartyId> children(PartyId agency, ZoneId zone) {
        Instant published = start(change.published(), zone);
        return reckoning.world().people().values().stream()
                .filter(person -> reckoning.isOf(person, agency))
                .map(Person::id)
                .filter(child -> reckoning.families().mayBeChild(child, published, zone)
                        && found(child, published).findAny().isPresent());
    }

    /** What the change found consented to, and what was consented to since under the text that it changed. */
    private Stream<Consent> found(PartyId child, Instant published) {
        return reckoning
                .consents()
                .about(child)
                .filter(consent -> consent.isLiveAt(published)
                        || (isUnderEarlierText(consent)
                                && consent.given().isAfter(published)
                                && reckoning.hasHappened(consent.given())));
    }

    /**
     * Whether the consent itself says that it was asked for under a text of before the change: one whose version is a day before it was
     * published, or that on which an earlier change took effect.
     */
    private boolean isUnderEarlierText(Consent consent) {
        String text = change.policy() + "@";
        return consent.notice()
                .filter(notice -> notice.startsWith(text))
                .flatMap(notice -> day(notice.substring(text.length())))
                .filter(version -> version.isBefore(change.published()) || isOfEarlierChange(version))
                .isPresent();
    }

    private boolean isOfEarlierChange(LocalDate effective) {
        return effective.isBefore(change.effective())
                && reckoning.world().policyChanges().stream()
                        .anyMatch(other -> other.policy().equals(change.policy())
                                && other.effective().equals(effective)
                                && other.published().isBefore(change.published()));
    }

    private static Optional<LocalDate> day(String version) {
        try {
            return Optional.of(LocalDate.parse(version));
        } catch (DateTimeParseException e) { // versions may be named otherwise: then nobody knows which is earlier
            return Optional.empty();
        }
    }

    /**
     * When all was consented to anew that the change found consented to: what was withdrawn or ended before the change took
     * effect needs that no more, but what is needed no more does not end a duty alone.
     */
    private Optional<Instant> consentedAnew(PartyId child, ZoneId zone) {
        Instant published = start(change.published(), zone);
        Instant effective = start(change.effective(), zone);
        Instant needed = reckoning.sofar(Optional.of(effective)).orElse(reckoning.at());
        List<Consent> found = found(child, published).toList();
        List<Consent> left =
                found.stream().filter(consent -> consent.isLiveAt(needed)).toList();
        if (left.isEmpty()) {
            return found.stream()
                    .flatMap(consent -> anew(consent, published, effective).stream())
                    .min(Comparator.naturalOrder());
        }
        List<Optional<Instant>> anew = left.stream()
                .map(consent -> anew(consent, published, effective))
                .toList();
        return anew.stream().allMatch(Optional::isPresent)
                ? anew.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** When a consent was renewed after an instant, or one was given that stands for it, to the same recipients, and does when it is needed. */
    private Optional<Instant> anew(Consent before, Instant after, Instant effective) {
        return reckoning
                .consents()
                .about(before.subject())
                .filter(other -> before.recipients().isEmpty()
                        ? other.recipients().isEmpty()
                        : other.recipients().containsAll(before.recipients()))
                .filter(other -> !isUnderEarlierText(other))
                .flatMap(other -> Stream.concat(Stream.of(other.given()), other.renewed().stream())
                        .filter(given -> given.isAfter(after)
                                && reckoning.hasHappened(given)
                                && reckoning.consents().standsFor(other, before, given)
                                && stands(other, before, given, effective)))
                .min(Comparator.naturalOrder());
    }

    /** Whether what was given before the change took effect stood then, or does so far and will not end by itself before. */
    private boolean stands(Consent consent, Consent before, Instant given, Instant effective) {
        Instant needed = reckoning.sofar(Optional.of(effective)).orElse(reckoning.at());
        boolean endsBefore =
                consent.expires().filter(end -> !end.isAfter(effective)).isPresent();
        return !given.isBefore(effective)
                || (!endsBefore && reckoning.consents().standsFor(consent, before, needed));
    }

    private Optional<Instant> told(List<Notice> told, String by, Set<String> names) {
        return told.stream()
                .filter(notice ->
                        notice.by().equals(by) && names.contains(notice.to()) && reckoning.hasHappened(notice.at()))
                .map(Notice::at)
                .min(Comparator.naturalOrder());
    }
}
