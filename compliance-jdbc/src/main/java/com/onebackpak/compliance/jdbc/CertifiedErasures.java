package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Records in a tenant's ledger whose data a certificate says is gone, in the transaction of the certificate, so that duties
 * to delete it are seen to be done.
 *
 * @param keys has the keys of whom it is about
 * @param ledger a tenant's occurrences, written in a transaction
 */
record CertifiedErasures(SubjectKeyLookup keys, BiFunction<PartyId, Work, Ledger<Occurrence>> ledger) {
    /** Records it of each of these, under names that begin so. */
    void record(DSLContext statements, PartyId tenant, String name, List<PartyId> erased, Instant at) {
        if (erased.isEmpty()) {
            return;
        }
        keys.lockAll(statements, tenant, erased); // makes all that are missing at once
        Ledger<Occurrence> occurrences = ledger.apply(tenant, new InTransaction(statements));
        int number = 0;
        for (PartyId party : erased) {
            occurrences.record(
                    RecordKey.of("erased-by-run/" + name + number++), new Occurrence(party, OccurrenceKind.ERASED, at));
        }
    }

    /** Whoever runs the transaction does what must be committed before. */
    private record InTransaction(DSLContext within) implements Work {
        @Override
        public <T> T write(Function<DSLContext, T> statements) {
            return statements.apply(within);
        }

        @Override
        public <T> T read(Function<DSLContext, T> statements) {
            return statements.apply(within);
        }
    }
}
