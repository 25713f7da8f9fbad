package com.onebackpak.compliance.document;

import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A world as far as it could be read, for what names its parties. A party that it does not know is wrong only where all
 * parties of the kind are known.
 *
 * @param world the world; of a damaged document a stand-in, which never leaves the reading
 * @param hasAllAgencies whether there are no other agencies
 * @param hasAllPeople whether there are no other people
 * @param hasAllParties whether there are no other parties at all
 * @param hasAllEvents whether there are no other breaches, requests and changes of policies
 */
record ReadWorld(
        World world, boolean hasAllAgencies, boolean hasAllPeople, boolean hasAllParties, boolean hasAllEvents) {
    /** A world that was read without a problem. */
    static ReadWorld whole(World world) {
        return new ReadWorld(world, true, true, true, true);
    }

    /** Whoever may owe, be owed, tell or be told: all parties, and the words that stand for somebody who is not named. */
    Set<PartyId> parties() {
        Set<PartyId> parties = new LinkedHashSet<>();
        Notice.NOBODY_NAMED.forEach(word -> parties.add(PartyId.of(word)));
        parties.add(world.vendor());
        parties.addAll(world.agencies().ids());
        parties.addAll(world.organizations().keySet());
        parties.addAll(world.people().keySet());
        return parties;
    }
}
