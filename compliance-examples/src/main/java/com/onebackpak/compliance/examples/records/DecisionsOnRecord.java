package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.TenantStores;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name decisions on record: where they are, whose, and of which days. */
public final class DecisionsOnRecord {
    @Mixin
    private StoredRecords records;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose decisions. Default: all.")
    private @Nullable String tenant;

    @Mixin
    private DaySpan days;

    @Mixin
    private ZoneOption zone;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    public DecisionsOnRecord() {}

    /** Whether it was said where records are. */
    public boolean areNamed() {
        return records.isNamed();
    }

    /** Opens the records, and hands over each tenant with what is asked of its decisions. */
    public void eachTenant(BiConsumer<TenantStores, DecisionQuery> each) {
        DecisionQuery query = DecisionQuery.builder()
                .since(days.first(zone.zone()))
                .until(days.end(zone.zone()))
                .build();
        records.open(stores -> {
            StoredRecords.tenants(tenant, stores).forEach((PartyId of) -> each.accept(stores.of(of), query));
            return stores;
        });
    }
}
