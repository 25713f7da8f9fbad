package com.onebackpak.compliance.examples.oneroster;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.examples.oneroster.Roster.Membership;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads who has which role at which organization, and leaves out of the users who has none. */
final class MembershipReader {
    private final OneRosterVersion version;
    private final Records users;
    private final Records orgs;
    private final Records roles;
    private final RosterNotes notes;
    private final PersonalData personal;

    MembershipReader(RosterTables tables, PersonalData personal) {
        this.version = tables.version();
        this.users = tables.records("users.csv");
        this.orgs = tables.records("orgs.csv");
        this.roles = tables.records("roles.csv");
        this.notes = tables.notes();
        this.personal = personal;
    }

    /** Reads the memberships of each user that counts. */
    ListMultimap<String, Membership> read() {
        ListMultimap<String, Membership> held = version == OneRosterVersion.V1_1 ? inUsers() : inRoles();
        for (Row user : users.rows()) {
            if (!held.containsKey(user.key())) {
                users.leaveOut(
                        user,
                        "has no role at an org, or none that counts",
                        "have no role at an org, or none that counts");
            }
        }
        return held;
    }

    private ListMultimap<String, Membership> inUsers() {
        ListMultimap<String, Membership> all = ArrayListMultimap.create();
        for (Row user : users.rows()) {
            Role role = user.oneOf(version.roles(), "role");
            user.required("orgSourcedIds");
            orgs.allNamed(user, "orgSourcedIds").forEach(org -> all.put(user.key(), new Membership(role, org)));
            if (all.containsKey(user.key()) && orgs.anyLeftOut(user, "orgSourcedIds")) {
                notes.count(user, "user at an org that is left out", "users at orgs that are left out");
            }
        }
        return all;
    }

    /** A role, and whether it is the person's primary one at its organization. */
    private record Held(Membership membership, boolean primary) {}

    private ListMultimap<String, Membership> inRoles() {
        ListMultimap<String, Held> held = ArrayListMultimap.create();
        for (Row row : roles.rows()) {
            Optional<String> user = users.named(row, "userSourcedId");
            Optional<String> org = orgs.named(row, "orgSourcedId");
            boolean primary =
                    row.oneOf(List.of("primary", "secondary"), "roleType").equals("primary");
            if (user.isEmpty()) {
                roles.leaveOutWithAnother(row, users);
            } else if (org.isEmpty()) {
                roles.leaveOutWithAnother(row, orgs);
            } else if (version.isExtension(row.get("role"))) {
                roles.leaveOut(row, "is for a role of the sender's own", "are for roles of the sender's own");
            } else {
                Membership membership = new Membership(row.oneOf(version.roles(), "role"), org.get());
                held.put(user.get(), new Held(membership, primary));
                personal.add(user.get(), row);
            }
        }
        ListMultimap<String, Membership> all = ArrayListMultimap.create();
        users.rows().forEach(user -> all.putAll(user.key(), ordered(held.get(user.key()), user)));
        return all;
    }

    private List<Membership> ordered(List<Held> held, Row user) {
        String home = user.get("primaryOrgSourcedId");
        if (!home.isEmpty() && orgs.named(user, "primaryOrgSourcedId").isEmpty() && !held.isEmpty()) {
            notes.count(user, "user whose primary org is left out", "users whose primary orgs are left out");
        }
        return held.stream()
                .sorted(Comparator.comparing((Held h) -> !h.primary())
                        .thenComparing(h -> !h.membership().org().equals(home)))
                .map(Held::membership)
                .distinct()
                .toList();
    }
}
