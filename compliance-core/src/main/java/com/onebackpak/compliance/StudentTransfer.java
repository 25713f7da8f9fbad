package com.onebackpak.compliance;

import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;

/**
 * Records that a student moves from one tenant to another: left here, enrolled there, and what is held here is held there, too.
 * The copy that the old district supplied keeps its own date: a {@link com.onebackpak.compliance.evaluation.RetentionQuestion}
 * asks for it by its supplier. Called again with the same key, it changes nothing. Has no state.
 *
 * <pre>{@code
 * StudentTransfer.record(stores.of(tenant), stores.of(next), student, clock.instant(), RecordKey.of("transfer-17"));
 * }</pre>
 */
public final class StudentTransfer {
    private StudentTransfer() {}

    /**
     * Records the transfer. Through stores that take part in one transaction of the host it is recorded whole or not at all.
     *
     * @param from the tenant that the student leaves
     * @param to the tenant that the student enters; may be the same
     * @param student the student
     * @param at when
     * @param key names the writes, each with what it is behind it
     * @throws com.onebackpak.compliance.store.ErasedException if the student was erased since with one of the tenants; holds that go along
     *     may be recorded then, if no transaction keeps it whole
     */
    public static void record(TenantStores from, TenantStores to, PartyId student, Instant at, RecordKey key) {
        for (Recorded<Hold> recorded : from.holds().about(student, Instant.MAX)) {
            Hold hold = recorded.value();
            boolean isOver = hold.span().until().filter(end -> !end.isAfter(at)).isPresent();
            if (!isOver && !from.tenant().equals(to.tenant())) {
                Span rest = new Span(
                        hold.span().from().isAfter(at) ? hold.span().from() : at,
                        hold.span().until());
                to.holds()
                        .record(
                                named(key, "hold." + recorded.key().value()),
                                new Hold(hold.kind(), student, hold.categories(), rest));
            }
        }
        from.occurrences().record(named(key, "left"), new Occurrence(student, OccurrenceKind.TRANSFERRED, at));
        to.occurrences().record(named(key, "enrolled"), new Occurrence(student, OccurrenceKind.ENROLLED, at));
    }

    private static RecordKey named(RecordKey key, String what) {
        return RecordKey.of(key.value() + "." + what);
    }
}
