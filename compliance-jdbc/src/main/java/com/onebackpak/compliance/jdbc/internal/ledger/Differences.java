package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.audit.AuditEntry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** How what a row says differs from what was logged of it. Has no state. */
final class Differences {
    private Differences() {}

    /** Names the fields and not what they hold; empty if the entries are the same. */
    static Optional<String> between(AuditEntry expected, AuditEntry logged) {
        if (expected.equals(logged)) {
            return Optional.empty();
        }
        TreeSet<String> differing = new TreeSet<>();
        Map<String, Object> row = expected.fields();
        Map<String, Object> entry = logged.fields();
        row.forEach((name, value) -> {
            if (!value.equals(entry.get(name))) {
                differing.add(name);
            }
        });
        entry.keySet().stream().filter(name -> !row.containsKey(name)).forEach(differing::add);
        if (!expected.type().equals(logged.type())) {
            differing.add(AuditEntry.TYPE);
        }
        if (!expected.time().equals(logged.time())) {
            differing.add(AuditEntry.TIME);
        }
        return Optional.of("it says other than its entry of: " + String.join(", ", differing));
    }
}
