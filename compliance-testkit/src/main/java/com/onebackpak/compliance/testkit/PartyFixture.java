package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.party.PartyId;

/** Somebody a request in a test may name. Immutable. */
public sealed interface PartyFixture permits AgencyFixture, OrganizationFixture, PersonFixture {
    /** The id under which decisions name this party. */
    PartyId id();
}
