package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the facts about one request from a world. What the world does not tell is left unknown. */
final class FactGathering {
    private final World world;
    private final ProcessingRequest request;
    private final Facts.Builder facts = Facts.builder();

    /** The subject, if a person is named and on record. */
    private final Optional<Person> subject;

    /** The subject's agency and those above it; for a parent, the children's. Empty if they are not known. */
    private final Optional<Set<PartyId>> lineage;

    FactGathering(World world, ProcessingRequest request) {
        this.world = world;
        this.request = request;
        this.subject = request.subject().map(world.people()::get);
        this.lineage = subject.flatMap(this::lineageOf);
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
        Optional<PersonKind> kind = subject.map(Person::kind).or(request::subjectKind);
        facts.putIfKnown(FactKeys.SUBJECT_KIND, kind);
        subject.ifPresent(person -> {
            facts.put(FactKeys.SUBJECT_POSTSECONDARY, person.postsecondary());
            facts.put(FactKeys.SUBJECT_CONSENTS, world.consentsBySubject().getOrDefault(person.id(), List.of()));
            facts.put(FactKeys.SUBJECT_OPT_OUTS, world.optOutsByPerson().getOrDefault(person.id(), List.of()));
            facts.put(FactKeys.SUBJECT_HOLDS, world.holdsBySubject().getOrDefault(person.id(), List.of()));
            person.birthDate().ifPresent(date -> facts.put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(date)));
        });
        boolean ageIsAsked = kind.filter(k -> !PersonKind.STUDENT.covers(k)).isEmpty();
        if (!ageIsAsked && subject.flatMap(Person::birthDate).isEmpty()) {
            facts.put(FactKeys.SUBJECT_BIRTH_DATE, Optional.empty());
        }
    }

    private Optional<Set<PartyId>> lineageOf(Person person) {
        if (PersonKind.PARENT.covers(person.kind()) && person.agency().isEmpty()) {
            Set<PartyId> all = new LinkedHashSet<>();
            for (PartyId child : person.children()) {
                Optional<Set<PartyId>> childs =
                        Optional.ofNullable(world.people().get(child)).flatMap(this::ownLineageOf);
                if (childs.isEmpty()) {
                    return Optional.empty();
                }
                all.addAll(childs.get());
            }
            return Optional.of(all);
        }
        return ownLineageOf(person);
    }

    /**
     * A student without a school on record has one that is unknown, and so has anyone whose agency is not on record;
     * other people may have none. A child that is recorded as a parent too is not followed further: records may run in
     * a circle.
     */
    private Optional<Set<PartyId>> ownLineageOf(Person person) {
        if (person.agency().isEmpty()) {
            boolean hasOne = PersonKind.STUDENT.covers(person.kind()) || PersonKind.PARENT.covers(person.kind());
            return hasOne ? Optional.empty() : Optional.of(Set.of());
        }
        List<PartyId> agencies = world.agencies().lineage(person.agency().get());
        return agencies.isEmpty() ? Optional.empty() : Optional.of(new LinkedHashSet<>(agencies));
    }

    private void gatherAgency() {
        if (lineage.isEmpty()) {
            return;
        }
        Set<PartyId> agencies = lineage.get();
        Optional<PartyId> nearest = agencies.stream().findFirst();
        facts.put(FactKeys.SUBJECT_SCHOOL, nearest);
        facts.put(
                FactKeys.SUBJECT_AGREEMENTS,
                world.agreements().stream()
                        .filter(a -> agencies.contains(a.agency()))
                        .toList());
        facts.put(
                FactKeys.SUBJECT_JURISDICTION,
                subject.flatMap(Person::jurisdiction).or(() -> nearest.flatMap(world.agencies()::jurisdiction)));
        facts.putIfKnown(
                FactKeys.SUBJECT_ZONE,
                nearest.isPresent() ? nearest.flatMap(world.agencies()::zone) : world.defaultZone());
        gatherAuthorizations(agencies);
    }

    private void gatherAuthorizations(Set<PartyId> agencies) {
        Optional<PartyId> application = request.application().or(request::recipient);
        boolean unnamed = application.isEmpty()
                && (request.recipientKind().isPresent()
                        || request.source()
                                .filter(CollectionSource.APPLICATION::covers)
                                .isPresent());
        if (!unnamed) {
            facts.put(
                    FactKeys.APPLICATION_AUTHORIZATIONS,
                    world.authorizations().stream()
                            .filter((Authorization a) -> agencies.contains(a.agency())
                                    && application
                                            .filter(a.application()::equals)
                                            .isPresent())
                            .toList());
        }
    }

    private void gatherRecipient() {
        Optional<Organization> organization = request.recipient().map(world.organizations()::get);
        Optional<Person> person = request.recipient().map(world.people()::get);
        boolean agency = request.recipient().flatMap(world.agencies()::find).isPresent();
        boolean none = request.recipient().isEmpty() && request.recipientKind().isEmpty();
        boolean isNoPerson = none || agency || organization.isPresent();
        boolean isNoOrganization = none || agency || person.isPresent();
        if (none) {
            facts.put(FactKeys.RECIPIENT_KIND, Optional.empty());
        }
        organization
                .map(Organization::kind)
                .or(() -> person.map(FactGathering::asRecipient))
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
            boolean notSo = isNoOrganization || isClosed(declared);
            putFlag(declared.name(), attribute.or(() -> notSo ? Optional.of(false) : Optional.empty()));
        }
        putFlag(
                FactKeys.LEGITIMATE_INTEREST.name(),
                agency
                        ? isOneOfTheSubjectsAgencies(request.recipient())
                        : isNoPerson || isOfAnotherKindThan(RecipientKind.SCHOOL_USER)
                                ? Optional.of(false)
                                : person.flatMap(this::interestOf));
        putFlag(
                FactKeys.RECIPIENT_IS_PARENT.name(),
                isNoPerson || isOfAnotherKindThan(RecipientKind.PARENT)
                        ? Optional.of(false)
                        : person.flatMap(this::isParentOfSubject));
        putFlag(
                FactKeys.RECIPIENT_IS_SUBJECT.name(),
                isSubject(
                        isNoPerson
                                || subject.map(FactGathering::asRecipient)
                                        .filter(this::isOfAnotherKindThan)
                                        .isPresent(),
                        request.recipient()));
    }

    /** A recipient that is named by kind alone is at least known to be none of another kind. */
    private boolean isOfAnotherKindThan(RecipientKind kind) {
        return request.recipientKind()
                .filter(named -> !named.covers(kind) && !kind.covers(named))
                .isPresent();
    }

    /** A teacher has an interest in the students taught; an administrator in those of the agency and under it. */
    private Optional<Boolean> interestOf(Person person) {
        if (person.kind().equals(PersonKind.SCHOOL_EMPLOYEE_TEACHER)) {
            return request.subject().map(person.teaches()::contains);
        }
        if (person.kind().equals(PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR)) {
            return lineage.flatMap(agencies -> person.agency().map(agencies::contains));
        }
        return Optional.of(false);
    }

    private Optional<Boolean> isParentOfSubject(Person person) {
        return PersonKind.PARENT.covers(person.kind())
                ? request.subject().map(person.children()::contains)
                : Optional.of(false);
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
        Optional<PersonKind> kind =
                Optional.ofNullable(world.people().get(party)).map(Person::kind);
        return request.subjectKind()
                .filter(named ->
                        kind.filter(k -> !named.covers(k) && !k.covers(named)).isPresent())
                .isPresent();
    }

    private static RecipientKind asRecipient(Person person) {
        if (PersonKind.SCHOOL_EMPLOYEE.covers(person.kind())) {
            return new RecipientKind(person.kind().path().replaceFirst("^school-employee", "school-user"));
        }
        if (PersonKind.STUDENT.covers(person.kind())) {
            return RecipientKind.SCHOOL_USER_STUDENT;
        }
        return PersonKind.PARENT.covers(person.kind()) ? RecipientKind.PARENT : RecipientKind.PUBLIC;
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
        putFlag(FactKeys.REQUESTER_IS_AGENCY.name(), isOneOfTheSubjectsAgencies(request.requester()));
        putFlag(FactKeys.INSTRUCTED_BY_AGENCY.name(), isOneOfTheSubjectsAgencies(request.instructedBy()));
        boolean somebodyElse =
                request.requester().map(id -> !world.people().containsKey(id)).orElse(true);
        putFlag(FactKeys.REQUESTER_IS_SUBJECT.name(), isSubject(somebodyElse, request.requester()));
    }

    private Optional<Boolean> isOneOfTheSubjectsAgencies(Optional<PartyId> party) {
        if (party.flatMap(world.agencies()::find).isEmpty()) {
            return Optional.of(false);
        }
        return lineage.map(agencies -> agencies.contains(party.get()));
    }

    private void gatherCircumstances() {
        for (FactDeclaration declared : world.vocabulary().facts("request", FactType.BOOLEAN)) {
            Optional<Boolean> said = Optional.ofNullable(request.circumstances().get(unqualified(declared)));
            putFlag(declared.name(), said.or(() -> isClosed(declared) ? Optional.of(false) : Optional.empty()));
        }
    }

    private void putFlag(String name, Optional<Boolean> value) {
        facts.putIfKnown(FactKey.flag(name), value);
    }

    private static boolean isClosed(FactDeclaration declared) {
        return declared.world() == WorldAssumption.CLOSED;
    }

    private static String unqualified(FactDeclaration declared) {
        return declared.name().substring(declared.name().indexOf('.') + 1);
    }
}
