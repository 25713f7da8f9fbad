package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.party.PartyId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rows of one tenant among others: each says whose it is.
 *
 * @param rows where they go
 * @param tenant whose they are
 * @param apart whether a person must be told; not where there is but one tenant
 */
record TenantRows(Rows rows, PartyId tenant, boolean apart) implements Rows {
    @Override
    public void add(List<String> cells, String note, Map<String, Object> data) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("tenant", tenant.value());
        all.putAll(data);
        rows.add(told(cells), note, all);
    }

    @Override
    public void also(List<String> cells, String note) {
        rows.also(told(cells), note);
    }

    private List<String> told(List<String> cells) {
        return apart ? Stream.concat(Stream.of(tenant.value()), cells.stream()).toList() : cells;
    }

    @Override
    public void end() {
        rows.end();
    }
}
