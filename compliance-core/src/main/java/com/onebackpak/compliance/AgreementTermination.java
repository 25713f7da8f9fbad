package com.onebackpak.compliance;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Records that a district leaves: every agreement that the agency signed and that is in force then ends then. What is to be
 * deleted because of that, and by when, {@link com.onebackpak.compliance.duty.Duties} derives. Called again with the same key, it
 * changes nothing. Has no state.
 *
 * <pre>{@code
 * List<Recorded<Agreement>> ended =
 *         AgreementTermination.record(stores.of(tenant), agency, clock.instant(), RecordKey.of("termination-17"));
 * }</pre>
 */
public final class AgreementTermination {
    private AgreementTermination() {}

    /**
     * Ends the agreements of an agency. Through stores that take part in the host's transaction all of them end or none does.
     *
     * @param stores the tenant's
     * @param agency the agency that signed; agreements of others, also of those above and below it, stay as they are
     * @param at the first instant at which they no longer hold
     * @param key names the write; the agreement's own record is added to it
     * @return the agreements that end then, by this call or by an earlier one of the same instant; empty: none was in force
     */
    public static List<Recorded<Agreement>> record(TenantStores stores, PartyId agency, Instant at, RecordKey key) {
        List<Recorded<Agreement>> ended = new ArrayList<>();
        for (Recorded<Agreement> recorded : stores.agreements().about(agency, Instant.MAX)) {
            Agreement agreement = recorded.value();
            if (agreement.terminated().filter(at::equals).isPresent()) {
                ended.add(recorded);
            } else if (agreement.inForceAt(at)) {
                ended.add(stores.agreements()
                        .amend(
                                RecordKey.of(key.value() + "." + recorded.key().value()),
                                recorded.key(),
                                agreement.toBuilder().terminated(at).build()));
            }
        }
        return ended;
    }
}
