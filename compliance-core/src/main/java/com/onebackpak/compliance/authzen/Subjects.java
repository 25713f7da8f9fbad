package com.onebackpak.compliance.authzen;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who the parties of questions are: a type is believed only of whom the directory knows as such, and people and agencies are on
 * record only for their own tenant. Whom another tenant has and who is not there are answered alike. Immutable.
 */
final class Subjects {
    private static final String VENDOR = "vendor";
    private static final String USER = "user";
    private static final String AGENCY = "agency";
    private static final Set<Action> OF_WHO_ASKS = Set.of(Action.INSPECT, Action.AMEND, Action.DELETE);

    private final Tenancy tenancy;
    private final Vocabulary vocabulary;

    Subjects(Tenancy tenancy, Vocabulary vocabulary) {
        this.tenancy = tenancy;
        this.vocabulary = vocabulary;
    }

    /** As what a subject stands in a request, and under which key of its format. */
    enum Part {
        ACTOR("actor"),
        RECIPIENT("recipient"),
        REQUESTER("requester");

        private final String key;

        Part(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** The vendor acts; of others it hangs on what is done whether they receive, ask for it or act. */
    Part part(PartyId subject, Action action) {
        if (subject.equals(tenancy.vendor())) {
            return Part.ACTOR;
        } else if (Action.DISCLOSE.covers(action)) {
            return Part.RECIPIENT;
        }
        return OF_WHO_ASKS.stream().anyMatch(asked -> asked.covers(action)) ? Part.REQUESTER : Part.ACTOR;
    }

    /** The party that a caller of the tenant names. */
    PartyId find(PartyId tenant, String type, String id) {
        Predicate<PartyId> isOnRecord = ofType(type)
                .orElseThrow(
                        () -> NotUnderstoodException.unreadable(UnknownName.text("type of subjects", type, types())));
        return PartyId.find(id)
                .filter(party -> isOnRecord(tenant, party))
                .filter(isOnRecord)
                .orElseThrow(() -> NotUnderstoodException.notFound("no subject of this type and id is on record"));
    }

    /** Refuses a request of whose parties one is not on record for the tenant; whom the data is about was looked at before. */
    void requireOnRecord(PartyId tenant, ProcessingRequest request) {
        requireOnRecord(tenant, "actor", Optional.of(request.actor()));
        requireOnRecord(tenant, "recipient", request.recipient());
        requireOnRecord(tenant, "requester", request.requester());
        requireOnRecord(tenant, "instructed-by", request.instructedBy());
        requireOnRecord(tenant, "application", request.application());
    }

    private void requireOnRecord(PartyId tenant, String key, Optional<PartyId> party) {
        if (party.filter(id -> !isOnRecord(tenant, id)).isPresent()) {
            throw NotUnderstoodException.notFound("no '" + key + "' of this id is on record");
        }
    }

    /** The vendor and organizations are everybody's; an id that is also that of a person or an agency is no organization's. */
    private boolean isOnRecord(PartyId tenant, PartyId party) {
        Directory directory = tenancy.directory();
        if (party.equals(tenancy.vendor())) {
            return true;
        }
        boolean isPerson = directory.person(party).isPresent();
        boolean isAgency = directory.agencies().find(party).isPresent();
        if (!isPerson && !isAgency) {
            return directory.organization(party).isPresent();
        }
        return (!isPerson || tenancy.allOfPerson(party).contains(tenant))
                && (!isAgency || tenancy.ofAgency(party).equals(tenant));
    }

    private Optional<Predicate<PartyId>> ofType(String type) {
        Directory directory = tenancy.directory();
        if (type.equals(VENDOR)) {
            return Optional.of(tenancy.vendor()::equals);
        } else if (type.equals(USER)) {
            return Optional.of(id -> directory.person(id).isPresent());
        } else if (type.equals(AGENCY)) {
            return Optional.of(id -> directory.agencies().find(id).isPresent());
        } else if (agencyKinds().contains(type)) {
            return Optional.of(id -> directory
                    .agencies()
                    .find(id)
                    .map(Agency::kind)
                    .filter(kind -> ConstantName.of(kind).equals(type))
                    .isPresent());
        }
        boolean isPerson = vocabulary.paths(Dimension.PERSON).contains(type);
        boolean isRecipient = vocabulary.paths(Dimension.RECIPIENT).contains(type);
        return isPerson || isRecipient
                ? Optional.of(id -> (isPerson && isPerson(id, type)) || (isRecipient && isOrganization(id, type)))
                : Optional.empty();
    }

    private boolean isPerson(PartyId id, String type) {
        return tenancy.directory()
                .person(id)
                .filter(person -> person.is(new PersonKind(type)))
                .isPresent();
    }

    private boolean isOrganization(PartyId id, String type) {
        return tenancy.directory()
                .organization(id)
                .filter(organization -> new RecipientKind(type).covers(organization.kind()))
                .isPresent();
    }

    private Set<String> types() {
        return ImmutableSet.<String>builder()
                .add(VENDOR, USER, AGENCY)
                .addAll(agencyKinds())
                .addAll(vocabulary.paths(Dimension.PERSON))
                .addAll(vocabulary.paths(Dimension.RECIPIENT))
                .build();
    }

    private static Set<String> agencyKinds() {
        return ImmutableSet.copyOf(
                Arrays.stream(AgencyKind.values()).map(ConstantName::of).toList());
    }
}
