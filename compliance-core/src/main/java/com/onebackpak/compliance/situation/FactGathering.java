package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers the facts about one request from a world. What the world does not tell is left unknown. */
final class FactGathering {
    private final World world;
    private final ProcessingRequest request;
    private final Facts.Builder facts = Facts.builder();

    /** The subject, if a person is named and on record. */
    private final Optional<Person> subject;

    /** Where the subject belongs. */
    private final Optional<Membership> membership;

    /** The subject's agencies and those above them. Empty if they are not known. */
    private final Optional<Set<PartyId>> lineage;

    FactGathering(World world, ProcessingRequest request) {
        this.world = world;
        this.request = request;
        this.subject = request.subject().map(world.people()::get);
        this.membership = subject.map(this::membership);
        this.lineage = membership.flatMap(Membership::lineage);
    }

    Facts facts() {
        gatherSubject();
        gatherAgency();
        gatherRecipient();
        gatherActor();
        gatherRequester();
        gatherCircumstances();
        return facts.build();
    }

    private void gatherSubject() {
        facts.putIfKnown(FactKeys.SUBJECT_KIND, subject.map(Person::kind).or(request::subjectKind));
        subject.ifPresent(person -> {
            facts.put(FactKeys.SUBJECT_POSTSECONDARY, person.postsecondary());
            facts.put(FactKeys.SUBJECT_CONSENTS, world.consentsBySubject().getOrDefault(person.id(), List.of()));
            facts.put(FactKeys.SUBJECT_OPT_OUTS, world.optOutsByPerson().getOrDefault(person.id(), List.of()));
            facts.put(FactKeys.SUBJECT_HOLDS, world.holdsBySubject().getOrDefault(person.id(), List.of()));
        });
        Optional<LocalDate> birthDate = subject.flatMap(Person::birthDate);
        if (birthDate.isPresent() || isVisitor()) {
            facts.put(FactKeys.SUBJECT_BIRTH_DATE, birthDate);
        }
    }

    /** Of a visitor no birth date is asked (16 CFR 312.2, actual knowledge); of everybody else a missing one is unknown. */
    private boolean isVisitor() {
        return subject.map(Person::kind)
                .or(request::subjectKind)
                .filter(PersonKind.VISITOR::covers)
                .isPresent();
    }

    /** What is on record of the agencies that a person belongs to, and of the laws there; see {@link #membership}. */
    private record Membership(List<Person> people, Optional<Set<PartyId>> schools, Optional<Set<PartyId>> lineage) {}

    /**
     * A parent belongs to each child's school, beside an own one; a visitor to none. Of anybody else who has none on
     * record it is unknown. A child that is recorded as a parent too is not followed further: records may run in a circle.
     */
    private Membership membership(Person person) {
        List<Person> people = new ArrayList<>(List.of(person));
        boolean isWhole = true;
        for (PartyId child : person.children()) {
            Optional<Person> onRecord = Optional.ofNullable(world.people().get(child));
            onRecord.ifPresent(people::add);
            isWhole &= onRecord.flatMap(Person::agency).filter(this::isOnRecord).isPresent();
        }
        boolean hasNone =
                PersonKind.VISITOR.covers(person.kind()) && person.agency().isEmpty();
        isWhole &= person.agency()
                .map(this::isOnRecord)
                .orElse(hasNone || (PersonKind.PARENT.covers(person.kind()) && people.size() > 1));
        if (!isWhole) {
            return new Membership(people, Optional.empty(), Optional.empty());
        }
        Set<PartyId> schools = new LinkedHashSet<>();
        Set<PartyId> lineage = new LinkedHashSet<>();
        people.forEach(member -> member.agency().ifPresent(agency -> {
            schools.add(agency);
            lineage.addAll(world.agencies().lineage(agency));
        }));
        return new Membership(people, Optional.of(schools), Optional.of(lineage));
    }

    private boolean isOnRecord(PartyId agency) {
        return world.agencies().find(agency).isPresent();
    }

    private void gatherAgency() {
        membership.ifPresent(known -> {
            facts.put(FactKeys.SUBJECT_JURISDICTION, jurisdictions(known));
            facts.putIfKnown(FactKeys.SUBJECT_ZONE, zones(known));
            facts.putIfKnown(FactKeys.SUBJECT_SCHOOL, known.schools());
        });
        lineage.ifPresent(agencies -> {
            List<Agreement> agreements = world.agreements().stream()
                    .filter(agreement -> agencies.contains(agreement.agency()))
                    .toList();
            facts.put(FactKeys.SUBJECT_AGREEMENTS, agreements);
            Map<PartyId, ZoneId> zones = new LinkedHashMap<>();
            agreements.forEach(agreement -> world.agencies()
                    .zone(agreement.agency())
                    .or(world::defaultZone)
                    .ifPresent(zone -> zones.put(agreement.agency(), zone)));
            facts.put(FactKeys.AGREEMENT_ZONES, zones);
            gatherAuthorizations(agencies);
        });
    }

    /** Every law that covers the person's own jurisdiction, that of an agency of the person's, or one of a child's. */
    private Jurisdictions jurisdictions(Membership membership) {
        Set<Jurisdiction> known = new LinkedHashSet<>();
        boolean areComplete = membership.schools().isPresent();
        for (Person member : membership.people()) {
            member.jurisdiction().ifPresent(known::add);
            Optional<Jurisdiction> agencys = member.agency().flatMap(world.agencies()::jurisdiction);
            agencys.ifPresent(known::add);
            areComplete &= agencys.isPresent() || member.agency().isEmpty();
        }
        return new Jurisdictions(known, areComplete && !known.isEmpty());
    }

    private Optional<Set<ZoneId>> zones(Membership membership) {
        if (membership.schools().isEmpty()) {
            return Optional.empty();
        }
        Set<PartyId> schools = membership.schools().get();
        if (schools.isEmpty()) {
            return world.defaultZone().map(Set::of);
        }
        Set<ZoneId> zones = schools.stream()
                .flatMap(school -> world.agencies().zone(school).stream())
                .collect(Collectors.toSet());
        boolean areAllKnown = schools.stream()
                .allMatch(school -> world.agencies().zone(school).isPresent());
        return areAllKnown ? Optional.of(zones) : Optional.empty();
    }

    private void gatherAuthorizations(Set<PartyId> agencies) {
        Optional<PartyId> application = request.authorizedApplication();
        boolean isNobody = !request.isCollectedFromApplication() && isWithoutRecipient();
        if (application.isPresent() || isNobody) {
            facts.put(
                    FactKeys.APPLICATION_AUTHORIZATIONS,
                    world.authorizations().stream()
                            .filter(a -> agencies.contains(a.agency())
                                    && application
                                            .filter(a.application()::equals)
                                            .isPresent())
                            .toList());
        }
    }

    /** What is disclosed goes to somebody, though nobody be named. */
    private boolean isWithoutRecipient() {
        return request.recipient().isEmpty() && request.recipientKind().isEmpty() && !request.discloses();
    }

    private void gatherRecipient() {
        Optional<Organization> organization = request.recipient().map(world.organizations()::get);
        Optional<Person> person = request.recipient().flatMap(this::person);
        boolean agency = request.recipient().filter(this::isOnRecord).isPresent();
        boolean none = isWithoutRecipient()
                || request.recipient().filter(world.vendor()::equals).isPresent();
        boolean isNoPerson = none || agency || organization.isPresent();
        boolean isNoOrganization = none || agency || person.isPresent();
        facts.put(FactKeys.HAS_RECIPIENT, !none || request.discloses());
        if (none) {
            facts.put(FactKeys.RECIPIENT_KIND, Optional.empty());
        }
        organization
                .map(Organization::kind)
                .or(() -> person.map(Person::kind).map(this::asRecipient))
                .or(() -> agency ? Optional.of(RecipientKind.SCHOOL_USER) : Optional.empty())
                .or(request::recipientKind)
                .ifPresent(kind -> facts.put(FactKeys.RECIPIENT_KIND, Optional.of(kind)));
        if (isNoOrganization) {
            facts.put(FactKeys.RECIPIENT_REGION, Optional.empty());
        }
        organization.flatMap(Organization::region).ifPresent(r -> facts.put(FactKeys.RECIPIENT_REGION, Optional.of(r)));
        for (FactDeclaration declared : world.vocabulary().facts("recipient", FactType.BOOLEAN)) {
            Optional<Boolean> attribute =
                    organization.map(Organization::attributes).map(a -> a.get(unqualified(declared)));
            boolean notSo = isNoOrganization || (isClosed(declared) && organization.isPresent());
            putFlag(FactKey.flag(declared.name()), attribute.or(() -> notSo ? Optional.of(false) : Optional.empty()));
        }
        putFlag(
                FactKeys.LEGITIMATE_INTEREST,
                agency
                        ? isOneOfTheSubjectsAgencies(request.recipient())
                        : isNoPerson || isNeither(RecipientKind.SCHOOL_USER) || isFellowByKind()
                                ? Optional.of(false)
                                : person.flatMap(this::interestOf));
        putFlag(
                FactKeys.RECIPIENT_IS_AGENCY,
                agency
                        ? isOneOfTheSubjectsAgencies(request.recipient())
                        : isNoPerson || person.isPresent() || isNeither(RecipientKind.SCHOOL_USER)
                                ? Optional.of(false)
                                : Optional.empty());
        putFlag(
                FactKeys.RECIPIENT_IS_PARENT,
                isNoPerson || isNeither(RecipientKind.PARENT)
                        ? Optional.of(false)
                        : person.flatMap(this::isParentOfSubject));
        putFlag(
                FactKeys.RECIPIENT_IS_FELLOW_STUDENT,
                isNoPerson || isNeither(RecipientKind.SCHOOL_USER_STUDENT)
                        ? Optional.of(false)
                        : person.flatMap(this::isFellowStudent));
        putFlag(
                FactKeys.RECIPIENT_IS_SUBJECT,
                isSubject(
                        isNoPerson
                                || subject.map(Person::kind)
                                        .or(request::subjectKind)
                                        .map(this::asRecipient)
                                        .filter(this::isNeither)
                                        .isPresent(),
                        request.recipient()));
    }

    private Optional<Person> person(PartyId id) {
        return Optional.ofNullable(world.people().get(id));
    }

    /** A recipient that is named by kind alone is at least known to be none of another kind. */
    private boolean isNeither(RecipientKind kind) {
        return request.recipientKind()
                .filter(named -> !named.covers(kind) && !kind.covers(named))
                .isPresent();
    }

    /** A student has no interest in another, whoever it is. */
    private boolean isFellowByKind() {
        return request.recipientKind()
                .filter(RecipientKind.SCHOOL_USER_STUDENT::covers)
                .isPresent();
    }

    /** A teacher has an interest in the students taught; an administrator in those of the agency and under it. */
    private Optional<Boolean> interestOf(Person person) {
        if (PersonKind.SCHOOL_EMPLOYEE_TEACHER.covers(person.kind())) {
            return request.subject().map(person.teaches()::contains);
        }
        if (PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR.covers(person.kind())) {
            return lineage.flatMap(agencies -> person.agency().map(agencies::contains));
        }
        return Optional.of(false);
    }

    private Optional<Boolean> isParentOfSubject(Person person) {
        return PersonKind.PARENT.covers(person.kind())
                ? request.subject().map(person.children()::contains)
                : Optional.of(false);
    }

    /** Fellow students go to schools of one district. */
    private Optional<Boolean> isFellowStudent(Person person) {
        if (!PersonKind.STUDENT.covers(person.kind()) || request.subject().equals(Optional.of(person.id()))) {
            return Optional.of(false);
        }
        return lineage.flatMap(agencies ->
                membership(person).lineage().map(theirs -> theirs.stream().anyMatch(agencies::contains)));
    }

    private Optional<Boolean> isSubject(boolean somebodyElse, Optional<PartyId> party) {
        if (somebodyElse || party.isEmpty()) {
            return somebodyElse ? Optional.of(false) : Optional.empty();
        }
        return isOfAnotherKindThanSubject(party.get())
                ? Optional.of(false)
                : request.subject().map(party.get()::equals);
    }

    /** A subject that is named by kind alone is at least known to be nobody of another kind. */
    private boolean isOfAnotherKindThanSubject(PartyId party) {
        Optional<PersonKind> kind = person(party).map(Person::kind);
        return request.subjectKind()
                .filter(named ->
                        kind.filter(k -> !named.covers(k) && !k.covers(named)).isPresent())
                .isPresent();
    }

    /** As the nearest kind of recipient that the vocabulary knows: a host may name kinds of people below them. */
    private RecipientKind asRecipient(PersonKind kind) {
        if (PersonKind.SCHOOL_EMPLOYEE.covers(kind)) {
            String path = kind.path().replaceFirst("^school-employee", "school-user");
            while (!world.vocabulary().knows(new RecipientKind(path)) && path.indexOf('.') > 0) {
                path = path.substring(0, path.lastIndexOf('.'));
            }
            return new RecipientKind(path);
        }
        if (PersonKind.STUDENT.covers(kind)) {
            return RecipientKind.SCHOOL_USER_STUDENT;
        }
        return PersonKind.PARENT.covers(kind) ? RecipientKind.PARENT : RecipientKind.PUBLIC;
    }

    private void gatherActor() {
        Optional<Organization> organization =
                Optional.ofNullable(world.organizations().get(request.actor()));
        boolean known = organization.isPresent()
                || request.actor().equals(world.vendor())
                || world.people().containsKey(request.actor())
                || world.agencies().find(request.actor()).isPresent();
        if (known) {
            facts.put(FactKeys.ACTOR_KIND, organization.map(Organization::kind));
        }
    }

    private void gatherRequester() {
        facts.put(FactKeys.HAS_REQUESTER, request.requester().isPresent());
        putFlag(FactKeys.REQUESTER_IS_AGENCY, isOneOfTheSubjectsAgencies(request.requester()));
        putFlag(FactKeys.INSTRUCTED_BY_AGENCY, isOneOfTheSubjectsAgencies(request.instructedBy()));
        boolean nobody = request.requester().map(this::isNoPerson).orElse(true);
        putFlag(FactKeys.REQUESTER_IS_SUBJECT, isSubject(nobody, request.requester()));
        putFlag(
                FactKeys.REQUESTER_IS_PARENT,
                nobody
                        ? Optional.of(false)
                        : request.requester().flatMap(this::person).flatMap(this::isParentOfSubject));
    }

    private boolean isNoPerson(PartyId id) {
        return isOnRecord(id) || world.organizations().containsKey(id) || id.equals(world.vendor());
    }

    /** Who is not on record at all may still be compared by id. */
    private Optional<Boolean> isOneOfTheSubjectsAgencies(Optional<PartyId> party) {
        boolean isNone = party.isEmpty()
                || world.people().containsKey(party.get())
                || world.organizations().containsKey(party.get())
                || party.get().equals(world.vendor());
        return isNone ? Optional.of(false) : lineage.map(agencies -> agencies.contains(party.get()));
    }

    private void gatherCircumstances() {
        for (FactDeclaration declared : world.vocabulary().facts("request", FactType.BOOLEAN)) {
            Optional<Boolean> said = Optional.ofNullable(request.circumstances().get(unqualified(declared)));
            putFlag(
                    FactKey.flag(declared.name()),
                    said.or(() -> isClosed(declared) ? Optional.of(false) : Optional.empty()));
        }
    }

    private void putFlag(FactKey<Boolean> flag, Optional<Boolean> value) {
        facts.putIfKnown(flag, value);
    }

    private static boolean isClosed(FactDeclaration declared) {
        return declared.world() == WorldAssumption.CLOSED;
    }

    private static String unqualified(FactDeclaration declared) {
        return declared.name().substring(declared.name().indexOf('.') + 1);
    }
}
