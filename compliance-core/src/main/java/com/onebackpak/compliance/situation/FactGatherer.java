package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers the facts about one request from records. What they do not tell is left unknown. */
final class FactGatherer {
    private final Records records;
    private final ProcessingRequest request;
    private final Instant at;
    private final Facts.Builder facts = Facts.builder();

    /** The subject, if a person is named and on record. */
    private final Optional<Person> subject;

    /** Where the subject belongs. */
    private final Optional<Membership> membership;

    /** The subject's agencies and those above them. Empty if they are not known. */
    private final Optional<Set<PartyId>> lineage;

    FactGatherer(Records records, ProcessingRequest request, Instant at) {
        this.records = records;
        this.request = request;
        this.at = at;
        this.subject = request.subject().flatMap(records::person);
        this.membership = subject.map(person -> Membership.of(person, records));
        this.lineage = membership.flatMap(Membership::lineage);
    }

    /** The facts, with what they have in common with others kept once. */
    Facts facts(SharedValues shared) {
        gatherSubject();
        gatherAgency();
        gatherRecipient();
        gatherActor();
        gatherRequester();
        new DeclaredFacts(records, request, at, subject, membership).gatherInto(facts);
        return facts.build(shared);
    }

    private void gatherSubject() {
        facts.putIfKnown(
                FactKeys.SUBJECT_KIND,
                subject.map(Person::kinds).or(() -> request.subjectKind().map(Set::of)));
        subject.ifPresent(person -> {
            putFlag(FactKeys.SUBJECT_POSTSECONDARY, isPostsecondary(person));
            List<Consent> consents = ofWhoHadRights(records.about(LedgerKind.CONSENT, person.id()));
            facts.put(FactKeys.SUBJECT_CONSENTS, consents);
            facts.put(
                    FactKeys.SUBJECT_OPT_OUTS, withRefusals(records.about(LedgerKind.OPT_OUT, person.id()), consents));
            facts.put(FactKeys.SUBJECT_HOLDS, records.holdsOn(person.id()));
        });
        Optional<LocalDate> birthDate = subject.flatMap(Person::birthDate);
        if (birthDate.isPresent() || isVisitor()) {
            facts.put(FactKeys.SUBJECT_BIRTH_DATE, birthDate);
        }
    }

    /** Without those that a parent gave whose rights an order had taken; a refusal stops all the same. */
    private List<Consent> ofWhoHadRights(List<Consent> consents) {
        if (consents.stream().allMatch(consent -> consent.by().isEmpty() || consent.refused())) {
            return consents;
        }
        return consents.stream()
                .filter(consent -> consent.refused()
                        || consent.by()
                                .filter(giver -> isRevoked(giver, consent.given()))
                                .isEmpty())
                .toList();
    }

    /** Whether an order had taken the rights of a parent, who is neither the student nor an agency. */
    private boolean isRevoked(PartyId parent, Instant when) {
        return request.subject()
                .filter(child -> !child.equals(parent) && !isOnRecord(parent))
                .filter(child -> CustodyOrder.areRevoked(records.about(LedgerKind.CUSTODY_ORDER, child), parent, when))
                .isPresent();
    }

    /** Who refuses a consent has refused the purpose, to whomever the refusal names. */
    private List<OptOut> withRefusals(List<OptOut> optOuts, List<Consent> consents) {
        if (consents.stream().noneMatch(Consent::refused)) {
            return optOuts;
        }
        return Stream.concat(
                        optOuts.stream(),
                        consents.stream()
                                .filter(refusal -> request.mayReach(refusal.recipients()))
                                .flatMap(refusal -> refusal.optOuts().stream()))
                .toList();
    }

    /** The request is about a record of the agency that instructs it, asks or acts. */
    private Optional<Boolean> isPostsecondary(Person person) {
        return records.agencies()
                .isPostsecondary(
                        person,
                        Stream.of(request.instructedBy(), request.requester(), Optional.of(request.actor()))
                                .flatMap(Optional::stream)
                                .toList());
    }

    /** Of a visitor no birth date is asked (16 CFR 312.2, actual knowledge); of everybody else a missing one is unknown. */
    private boolean isVisitor() {
        return facts.known(FactKeys.SUBJECT_KIND)
                .filter(kinds -> kinds.stream().allMatch(PersonKind.VISITOR::covers))
                .isPresent();
    }

    private boolean isOnRecord(PartyId agency) {
        return records.agencies().find(agency).isPresent();
    }

    private void gatherAgency() {
        membership.ifPresent(known -> {
            facts.put(FactKeys.SUBJECT_JURISDICTION, known.jurisdictions());
            facts.put(FactKeys.SUBJECT_AGENCIES, known.knownLineage());
            facts.putIfKnown(FactKeys.SUBJECT_ZONE, known.zones(records.defaultZone()));
            facts.putIfKnown(FactKeys.SUBJECT_SCHOOL, known.schools());
        });
        lineage.ifPresent(agencies -> {
            putAgreements(records, agencies, facts);
            gatherAuthorizations(agencies);
        });
    }

    static Facts underAgreementsOf(Records records, Collection<PartyId> agencies, Facts facts) {
        Facts.Builder under = facts.without(FactKeys.SUBJECT_AGREEMENTS).without(FactKeys.AGREEMENT_ZONES).toBuilder();
        if (!agencies.isEmpty()) {
            putAgreements(records, agencies, under);
        }
        return under.build();
    }

    private static void putAgreements(Records records, Collection<PartyId> agencies, Facts.Builder facts) {
        List<Agreement> agreements = agencies.stream()
                .flatMap(agency -> records.signedBy(agency).stream())
                .toList();
        facts.put(FactKeys.SUBJECT_AGREEMENTS, agreements);
        Map<PartyId, ZoneId> zones = new LinkedHashMap<>();
        agreements.forEach(agreement -> records.agencies()
                .zone(agreement.agency())
                .or(records::defaultZone)
                .ifPresent(zone -> zones.put(agreement.agency(), zone)));
        facts.put(FactKeys.AGREEMENT_ZONES, zones);
    }

    private void gatherAuthorizations(Set<PartyId> agencies) {
        Optional<PartyId> application = request.authorizedApplication();
        boolean isNobody = !request.isCollectedFromApplication() && isWithoutRecipient();
        if (application.isPresent() || isNobody) {
            facts.put(
                    FactKeys.APPLICATION_AUTHORIZATIONS,
                    application.stream()
                            .flatMap(one ->
                                    agencies.stream().flatMap(agency -> records.authorizations(agency, one).stream()))
                            .toList());
        }
    }

    /** What is disclosed goes to somebody, though nobody be named. */
    private boolean isWithoutRecipient() {
        return request.recipient().isEmpty() && request.recipientKind().isEmpty() && !request.discloses();
    }

    private void gatherRecipient() {
        Optional<Organization> organization = request.recipient().flatMap(records::organization);
        Optional<Person> person = request.recipient().flatMap(records::person);
        boolean agency = request.recipient().filter(this::isOnRecord).isPresent();
        boolean none = isWithoutRecipient()
                || request.recipient().filter(records.vendor()::equals).isPresent();
        boolean isNoPerson = none || agency || organization.isPresent();
        boolean isNoOrganization = none || agency || person.isPresent();
        facts.put(FactKeys.HAS_RECIPIENT, !none || request.discloses());
        if (none) {
            facts.put(FactKeys.RECIPIENT_KIND, Set.of());
        }
        organization
                .map(Organization::kind)
                .map(Set::of)
                .or(() -> person.map(this::asRecipients))
                .or(() -> agency ? Optional.of(Set.of(RecipientKind.SCHOOL_USER)) : Optional.empty())
                .or(() -> request.recipientKind().map(Set::of))
                .ifPresent(kinds -> facts.put(FactKeys.RECIPIENT_KIND, kinds));
        if (isNoOrganization) {
            facts.put(FactKeys.RECIPIENT_REGION, Optional.empty());
        }
        organization.flatMap(Organization::region).ifPresent(r -> facts.put(FactKeys.RECIPIENT_REGION, Optional.of(r)));
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
                                || facts.known(FactKeys.SUBJECT_KIND)
                                        .filter(kinds -> kinds.stream()
                                                .map(this::asRecipient)
                                                .allMatch(this::isNeither))
                                        .isPresent(),
                        request.recipient()));
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
        Optional<Boolean> taught = person.is(PersonKind.SCHOOL_EMPLOYEE_TEACHER)
                ? request.subject().map(person.teaches()::contains)
                : Optional.of(false);
        Optional<Boolean> administered = person.is(PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR)
                ? lineage.filter(all -> !person.agencies().isEmpty())
                        .map(all -> person.agencies().stream().anyMatch(all::contains))
                : Optional.of(false);
        boolean isEither = taught.orElse(false) || administered.orElse(false);
        return isEither || (taught.isPresent() && administered.isPresent()) ? Optional.of(isEither) : Optional.empty();
    }

    private Optional<Boolean> isParentOfSubject(Person person) {
        return person.is(PersonKind.PARENT)
                ? request.subject().map(child -> person.children().contains(child) && !isRevoked(person.id(), at))
                : Optional.of(false);
    }

    /** Fellow students go to schools of one district. */
    private Optional<Boolean> isFellowStudent(Person person) {
        if (!person.is(PersonKind.STUDENT) || request.subject().equals(Optional.of(person.id()))) {
            return Optional.of(false);
        }
        return lineage.flatMap(agencies -> Membership.of(person, records)
                .lineage()
                .map(theirs -> theirs.stream().anyMatch(agencies::contains)));
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
        Optional<Person> person = records.person(party);
        return request.subjectKind()
                .filter(named -> person.filter(p -> p.kinds().stream().noneMatch(named::touches))
                        .isPresent())
                .isPresent();
    }

    private Set<RecipientKind> asRecipients(Person person) {
        return person.kinds().stream().map(this::asRecipient).collect(ImmutableSet.toImmutableSet());
    }

    /** As the nearest kind of recipient that the vocabulary knows: a host may name kinds of people below them. */
    private RecipientKind asRecipient(PersonKind kind) {
        if (PersonKind.SCHOOL_EMPLOYEE.covers(kind)) {
            String path = kind.path().replaceFirst("^school-employee", "school-user");
            while (!records.vocabulary().knows(new RecipientKind(path)) && path.indexOf('.') > 0) {
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
        Optional<Organization> organization = records.organization(request.actor());
        boolean known = organization.isPresent()
                || request.actor().equals(records.vendor())
                || records.person(request.actor()).isPresent()
                || isOnRecord(request.actor());
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
                        : request.requester().flatMap(records::person).flatMap(this::isParentOfSubject));
    }

    private boolean isNoPerson(PartyId id) {
        return isOnRecord(id) || records.organization(id).isPresent() || id.equals(records.vendor());
    }

    /** Who is not on record at all may still be compared by id. */
    private Optional<Boolean> isOneOfTheSubjectsAgencies(Optional<PartyId> party) {
        boolean isNone = party.isEmpty()
                || records.person(party.get()).isPresent()
                || records.organization(party.get()).isPresent()
                || party.get().equals(records.vendor());
        return isNone ? Optional.of(false) : lineage.map(agencies -> agencies.contains(party.get()));
    }

    private void putFlag(FactKey<Boolean> flag, Optional<Boolean> value) {
        facts.putIfKnown(flag, value);
    }
}
