package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.retention.Hold;
import java.util.List;

/**
 * What one tenant's ledgers tell of data that another tenant may have as well: a district's hold keeps its own data, and what one
 * district has erased another may still have. Immutable.
 *
 * @param holds what it must keep
 * @param occurrences what happened
 */
public record TenantRecords(List<Hold> holds, List<Occurrence> occurrences) {
    /** Copies what is given. */
    public TenantRecords {
        holds = List.copyOf(holds);
        occurrences = List.copyOf(occurrences);
    }
}
