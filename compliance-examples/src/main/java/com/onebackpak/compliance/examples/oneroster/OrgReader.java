package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import com.onebackpak.compliance.examples.oneroster.Roster.Org;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the organizations. What stood under one that is left out stands under the next above that. */
final class OrgReader {
    private final OneRosterVersion version;
    private final Records orgs;
    private final RosterNotes notes;

    OrgReader(RosterTables tables) {
        this.version = tables.version();
        this.orgs = tables.records("orgs.csv");
        this.notes = tables.notes();
    }

    List<Org> read() {
        List<Org> all = new ArrayList<>();
        for (Row row : orgs.rows()) {
            all.add(new Org(row.key(), type(row), parent(row)));
        }
        return all;
    }

    private OrgType type(Row row) {
        if (version.isExtension(row.get("type"))) {
            notes.count(row, "org of a type of the sender's own", "orgs of types of the sender's own");
            return OrgType.EXTENSION;
        }
        return row.oneOf(EnumSet.range(OrgType.DEPARTMENT, OrgType.NATIONAL), "type");
    }

    private Optional<String> parent(Row row) {
        Set<String> seen = new HashSet<>();
        Optional<String> nearest = Optional.empty();
        Row at = row;
        while (!at.get("parentSourcedId").isEmpty()) {
            if (!seen.add(at.key())) {
                throw row.problem("parentSourcedId", "must not make orgs each other's parents");
            }
            Optional<String> parent = orgs.named(at, "parentSourcedId");
            if (at == row && parent.isEmpty()) {
                notes.count(row, "org under one that is left out", "orgs under some that are left out");
            }
            nearest = nearest.or(() -> parent);
            at = orgs.find(at.get("parentSourcedId")).orElseThrow();
        }
        return nearest;
    }
}
