package com.onebackpak.compliance.examples.oneroster;

import com.google.common.collect.ListMultimap;
import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.examples.oneroster.Roster.Membership;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads who is whose parent, guardian or other relative. Between a user and an agent of any other roles the roster says
 * nothing that is read: such links are left out and told.
 */
final class AgentReader {
    private static final Set<Role> KIN = EnumSet.of(Role.PARENT, Role.GUARDIAN, Role.RELATIVE);

    private final RosterNotes notes;
    private final Records users;
    private final ListMultimap<String, Membership> memberships;

    AgentReader(RosterTables tables, ListMultimap<String, Membership> memberships) {
        this.notes = tables.notes();
        this.users = tables.records("users.csv");
        this.memberships = memberships;
    }

    /** The keys of a student's parents and relatives, or of such a person's students, of those that count. */
    List<String> read(Row user) {
        List<String> named = users.allNamed(user, "agentSourcedIds");
        if (users.anyLeftOut(user, "agentSourcedIds")) {
            notes.count(user, "user with an agent who is left out", "users with agents who are left out");
        }
        List<String> agents =
                named.stream().filter(other -> areKin(user.key(), other)).toList();
        if (agents.size() < named.size()) {
            notes.count(
                    user,
                    "user with an agent who is no relative of a student, not linked",
                    "users with agents who are no relatives of a student, not linked");
        }
        return agents;
    }

    private boolean areKin(String one, String other) {
        return !one.equals(other) && (isKinOfStudent(one, other) || isKinOfStudent(other, one));
    }

    private boolean isKinOfStudent(String kin, String student) {
        return memberships.get(kin).stream().anyMatch(m -> KIN.contains(m.role()))
                && memberships.get(student).stream().anyMatch(m -> m.role() == Role.STUDENT);
    }
}
