package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gathers the facts that a vocabulary declares, about every party but agreements: those are looked at one by one where a
 * condition asks for them.
 */
final class DeclaredFacts {
    /** Those about whom facts are gathered that a vocabulary declares. */
    private static final List<String> PARTIES =
            List.of("subject", "recipient", "requester", "actor", "application", "agency", "relation", "request");

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
        PARTIES.forEach(party -> {
            Function<FactDeclaration, Stated> stated = stated(party);
            for (FactDeclaration declared : records.vocabulary().facts(party)) {
                if (declared.type().isDeclarable() && !FactKeys.isOwn(declared.name())) {
                    gather(declared, stated.apply(declared), facts);
                }
            }
        });
    }

    /** What is recorded as another type or of another dimension than is declared, or as a term that is none, tells nothing. */
    private void gather(FactDeclaration declared, Stated stated, Facts.Builder facts) {
        if (stated.values().isEmpty()) {
            unstated(declared, stated).ifPresent(values -> put(declared, values, facts));
        } else if (stated.values().get().stream().allMatch(value -> tells(declared, value))) {
            if (stated.mayBeMore()) {
                facts.put(
                        FactKey.someValues(declared.name()),
                        new SomeValues(stated.values().get()));
            } else {
                put(declared, stated.values().get(), facts);
            }
        }
    }

    private boolean tells(FactDeclaration declared, FactValue value) {
        return declared.fits(value) && value.terms().stream().allMatch(records.vocabulary()::knows);
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

    /** What is stated of a party; who it is, is looked up once for all that is declared of it. */
    private Function<FactDeclaration, Stated> stated(String party) {
        return switch (party) {
            case "subject" ->
                declared -> subject.map(person -> attributes.of(person, declared.attribute()))
                        .orElse(Stated.UNKNOWN);
            case "recipient" ->
                isWithoutRecipient() ? declared -> Stated.NOBODY : ofParty(request.recipient(), Stated.UNKNOWN);
            case "requester" -> ofParty(request.requester(), Stated.NOBODY);
            case "actor" -> ofParty(Optional.of(request.actor()), Stated.UNKNOWN);
            case "application" -> ofApplication();
            case "agency" -> this::ofAgencies;
            case "relation" -> declared -> Stated.of(PartyAttributes.stated(request.relations(), declared.attribute()));
            case "request" ->
                declared -> Stated.of(PartyAttributes.stated(request.circumstances(), declared.attribute()));
            default -> throw new IllegalStateException("nothing is declared about " + party);
        };
    }

    /** The application that supplies, where one does; else the one that receives. */
    private Function<FactDeclaration, Stated> ofApplication() {
        return request.isSuppliedByApplication()
                ? ofParty(request.application(), Stated.UNKNOWN)
                : ofParty(request.recipient(), isWithoutRecipient() ? Stated.NOBODY : Stated.UNKNOWN);
    }

    /** What is disclosed goes to somebody, though nobody be named; what goes to the vendor goes to nobody else. */
    private boolean isWithoutRecipient() {
        boolean isUnnamed =
                request.recipient().isEmpty() && request.recipientKind().isEmpty();
        return (isUnnamed && !request.discloses())
                || request.recipient().filter(records.vendor()::equals).isPresent();
    }

    private Function<FactDeclaration, Stated> ofParty(Optional<PartyId> party, Stated unnamed) {
        if (party.isEmpty()) {
            return declared -> unnamed;
        }
        PartyId id = party.get();
        Optional<Person> person = records.person(id);
        if (person.isPresent()) {
            return declared -> attributes.of(person.get(), declared.attribute());
        }
        Optional<Organization> organization = records.organization(id);
        if (organization.isPresent()) {
            return declared -> Stated.of(PartyAttributes.of(organization.get(), declared.attribute()));
        }
        if (records.agencies().find(id).isPresent()) {
            return declared -> Stated.of(attributes.ofAgency(id, declared.attribute()));
        }
        return declared -> id.equals(records.vendor()) ? Stated.of(Optional.empty()) : Stated.UNKNOWN;
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
