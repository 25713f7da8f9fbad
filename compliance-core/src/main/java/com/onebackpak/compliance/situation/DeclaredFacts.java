package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gathers the facts that a vocabulary declares, about every party but agreements: those are looked at one by one where a
 * condition asks for them.
 */
final class DeclaredFacts {
    private final Records records;
    private final ProcessingRequest request;
    private final Optional<Person> subject;
    private final Optional<Membership> membership;
    private final RecordedAttributes attributes;

    DeclaredFacts(
            Records records,
            ProcessingRequest request,
            Instant at,
            Optional<Person> subject,
            Optional<Membership> membership) {
        this.records = records;
        this.request = request;
        this.subject = subject;
        this.membership = membership;
        this.attributes = new RecordedAttributes(records, at);
    }

    void gatherInto(Facts.Builder facts) {
        for (FactDeclaration declared : records.vocabulary().facts()) {
            if (declared.type().isDeclarable() && !FactKeys.isOwn(declared.name())) {
                value(declared, stated(declared)).ifPresent(values -> put(declared, values, facts));
            }
        }
    }

    private static void put(FactDeclaration declared, Set<FactValue> values, Facts.Builder facts) {
        if (declared.type() == FactType.BOOLEAN) {
            facts.put(FactKey.flag(declared.name()), values.contains(FactValue.of(true)));
        } else {
            facts.put(FactKey.values(declared.name()), values);
        }
    }

    /** The values, if they are known; of a fact that is known not to be so, none. */
    private Optional<Set<FactValue>> value(FactDeclaration declared, Stated stated) {
        if (stated.values().isPresent()) {
            return stated.values().filter(values -> values.stream().allMatch(value -> value.type() == declared.type()));
        }
        boolean isNotSo = stated.isNobody()
                || (stated.isKnown() && declared.isClosed())
                || (PartyAttributes.isOfOrganizationsOnly(declared.name()) && isReceivedByNoOrganization());
        return isNotSo ? Optional.of(Set.of()) : Optional.empty();
    }

    private boolean isReceivedByNoOrganization() {
        return request.recipient()
                .filter(id -> records.person(id).isPresent()
                        || records.agencies().find(id).isPresent())
                .isPresent();
    }

    private Stated stated(FactDeclaration declared) {
        String name = declared.attribute();
        return switch (declared.party()) {
            case "subject" -> subject.map(person -> attributes.of(person, name)).orElse(Stated.UNKNOWN);
            case "recipient" ->
                isWithoutRecipient() ? Stated.NOBODY : ofParty(request.recipient(), name, Stated.UNKNOWN);
            case "requester" -> ofParty(request.requester(), name, Stated.NOBODY);
            case "actor" -> ofParty(Optional.of(request.actor()), name, Stated.UNKNOWN);
            case "application" ->
                ofParty(request.authorizedApplication(), name, isWithoutRecipient() ? Stated.NOBODY : Stated.UNKNOWN);
            case "agency" -> ofAgencies(name, declared.isClosed());
            case "relation" -> Stated.of(PartyAttributes.stated(request.relations(), name));
            case "request" -> Stated.of(PartyAttributes.stated(request.circumstances(), name));
            default -> Stated.UNKNOWN;
        };
    }

    /** What is disclosed goes to somebody, though nobody be named; what goes to the vendor goes to nobody else. */
    private boolean isWithoutRecipient() {
        boolean isUnnamed =
                request.recipient().isEmpty() && request.recipientKind().isEmpty();
        return (isUnnamed && !request.discloses())
                || request.recipient().filter(records.vendor()::equals).isPresent();
    }

    private Stated ofParty(Optional<PartyId> party, String name, Stated unnamed) {
        if (party.isEmpty()) {
            return unnamed;
        }
        PartyId id = party.get();
        return Stream.<Optional<Stated>>of(
                        records.person(id).map(person -> attributes.of(person, name)),
                        records.organization(id).map(one -> Stated.of(PartyAttributes.of(one, name))),
                        records.agencies().find(id).map(agency -> Stated.of(attributes.ofAgency(id, name))),
                        Optional.of(Stated.of(Optional.empty())).filter(vendor -> id.equals(records.vendor())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Stated.UNKNOWN);
    }

    /** What is so of one of the subject's agencies is so; what is unknown of one is not known not to be. */
    private Stated ofAgencies(String name, boolean isClosed) {
        Optional<Set<PartyId>> schools = membership.flatMap(Membership::schools);
        if (schools.isEmpty()) {
            return Stated.UNKNOWN;
        }
        if (schools.get().isEmpty()) {
            return Stated.NOBODY;
        }
        List<Optional<Set<FactValue>>> each = schools.get().stream()
                .map(school -> attributes.ofAgency(school, name))
                .toList();
        Set<FactValue> values =
                each.stream().flatMap(Optional::stream).flatMap(Set::stream).collect(ImmutableSet.toImmutableSet());
        boolean isTold = each.stream().allMatch(Optional::isPresent) || values.contains(FactValue.of(true));
        return Stated.of(isTold || (isClosed && !values.isEmpty()) ? Optional.of(values) : Optional.empty());
    }
}
