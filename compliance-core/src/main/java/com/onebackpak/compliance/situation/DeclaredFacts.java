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
                gather(declared, stated(declared), facts);
            }
        }
    }

    /** What is recorded as another type, or of another dimension, than is declared tells nothing. */
    private void gather(FactDeclaration declared, Stated stated, Facts.Builder facts) {
        if (stated.values().isEmpty()) {
            unstated(declared, stated).ifPresent(values -> put(declared, values, facts));
        } else if (stated.values().get().stream().allMatch(declared::fits)) {
            if (stated.mayBeMore()) {
                facts.put(
                        FactKey.someValues(declared.name()),
                        new SomeValues(stated.values().get()));
            } else {
                put(declared, stated.values().get(), facts);
            }
        }
    }

    private static void put(FactDeclaration declared, Set<FactValue> values, Facts.Builder facts) {
        if (declared.type() == FactType.BOOLEAN && values.size() == 1) {
            facts.put(FactKey.flag(declared.name()), values.contains(FactValue.of(true)));
        } else {
            facts.put(FactKey.values(declared.name()), values);
        }
    }

    /** What follows where nothing is stated: of nobody nothing is so, of a closed world what is unsaid is not. */
    private Optional<Set<FactValue>> unstated(FactDeclaration declared, Stated stated) {
        boolean isOfNoOrganization = PartyAttributes.isOfOrganizationsOnly(declared.name())
                && (stated.isNobody() || isReceivedByNoOrganization());
        if (isOfNoOrganization || (stated.isKnown() && !stated.isNobody() && declared.isClosed())) {
            return Optional.of(unsaid(declared.type()));
        }
        return stated.isNobody()
                ? Optional.of(declared.isClosed() ? unsaid(declared.type()) : Set.of())
                : Optional.empty();
    }

    /** A boolean that is not said is false, and a set empty; anything else has no value. */
    private static Set<FactValue> unsaid(FactType type) {
        return switch (type) {
            case BOOLEAN -> Set.of(FactValue.of(false));
            case TEXTS -> Set.of(FactValue.ofTexts(Set.of()));
            case TERMS -> Set.of(FactValue.ofTerms(Set.of()));
            default -> Set.of();
        };
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
            case "application" -> ofApplication(name);
            case "agency" -> ofAgencies(declared);
            case "relation" -> Stated.of(PartyAttributes.stated(request.relations(), name));
            case "request" -> Stated.of(PartyAttributes.stated(request.circumstances(), name));
            default -> Stated.UNKNOWN;
        };
    }

    /** The application that supplies, where one does; else the one that receives. */
    private Stated ofApplication(String name) {
        return request.isSuppliedByApplication()
                ? ofParty(request.application(), name, Stated.UNKNOWN)
                : ofParty(request.recipient(), name, isWithoutRecipient() ? Stated.NOBODY : Stated.UNKNOWN);
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

    /** The values of all of the subject's agencies; where nothing is stated of one of them, it may have another. */
    private Stated ofAgencies(FactDeclaration declared) {
        Optional<Set<PartyId>> schools = membership.flatMap(Membership::schools);
        if (schools.isEmpty()) {
            return Stated.UNKNOWN;
        }
        if (schools.get().isEmpty()) {
            return Stated.NOBODY;
        }
        List<Optional<Set<FactValue>>> each = schools.get().stream()
                .map(school -> attributes.ofAgency(school, declared.attribute()))
                .map(stated ->
                        stated.or(() -> declared.isClosed() ? Optional.of(unsaid(declared.type())) : Optional.empty()))
                .toList();
        Set<FactValue> values =
                each.stream().flatMap(Optional::stream).flatMap(Set::stream).collect(ImmutableSet.toImmutableSet());
        if (each.stream().allMatch(Optional::isPresent)) {
            return Stated.of(Optional.of(values));
        }
        return values.isEmpty() ? Stated.of(Optional.empty()) : Stated.some(values);
    }
}
