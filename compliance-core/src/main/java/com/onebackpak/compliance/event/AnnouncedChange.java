package com.onebackpak.compliance.event;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * A change of a policy as it is on record with an agency. Days are kept as their noon by UTC: so none becomes another, whatever
 * zone is known of the agency when it is read. Immutable.
 *
 * @param agency the agency that it concerns, with those under it
 * @param change the id of the change, which all agencies share
 * @param policy the policy's id
 * @param published the day on which the new text was published
 * @param effective the day on which it takes effect
 * @param material whether what it changes matters to those whose data is kept
 */
public record AnnouncedChange(
        PartyId agency, String change, String policy, Instant published, Instant effective, boolean material) {
    private static final int NOON = 12;

    /** The change as it concerns an agency. */
    public static AnnouncedChange of(PartyId agency, PolicyChange change) {
        return new AnnouncedChange(
                agency,
                change.id(),
                change.policy(),
                noon(change.published()),
                noon(change.effective()),
                change.material());
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(NOON, 0).toInstant(ZoneOffset.UTC);
    }

    /** The change, with who was told of it. */
    public PolicyChange toldTo(List<Notice> told) {
        return new PolicyChange(change, policy, day(published), day(effective), material, told, Set.of(agency));
    }

    private static LocalDate day(Instant noon) {
        return LocalDate.ofInstant(noon, ZoneOffset.UTC);
    }
}
