package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;

import com.onebackpak.compliance.document.DecisionRecordDocument;
import com.onebackpak.compliance.jdbc.generated.tables.DecisionColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.DecisionRecord;
import java.util.Optional;

/**
 * How a decision lies in its row: what is queried in columns, and all else encrypted.
 *
 * @param tenant whose row it is
 * @param key the key of the subject, or the tenant's own where no subject is named
 */
record DecisionRow(PartyId tenant, SubjectKey key) {
    private static final DecisionColumns TABLE = COMPLIANCE_DECISION;

    /** The row of a record, of which this is the content. */
    NewRow of(DecisionRecord record, String content) {
        return new NewRow(TABLE, Optional.of(key.inRow(place(record.id()))))
                .set(TABLE.TENANT, tenant.value())
                .set(TABLE.DECISION_ID, record.id())
                .set(TABLE.KEY_ID, key.id())
                .set(TABLE.POLICY_DIGEST, record.policyDigest())
                .set(TABLE.OUTCOME, record.outcome().name())
                .set(TABLE.REFUSED, !record.isPermit())
                .set(TABLE.DECIDED_AT, record.at())
                .set(TABLE.ENTRY_ID, record.entry())
                .encrypted(TABLE.PAYLOAD, Optional.of(content));
    }

    /** What is recorded, as text. */
    String content(Row row) {
        return row.decryptedBy(key.inRow(place(row.text(TABLE.DECISION_ID))))
                .decrypted(TABLE.PAYLOAD)
                .orElseThrow();
    }

    /**
     * What is recorded.
     *
     * @throws ComplianceStoreException if what is queried says other than what is encrypted
     */
    DecisionRecord record(Row row) {
        DecisionRecord record = DecisionRecordDocument.read(content(row), row.uuid(TABLE.ENTRY_ID));
        boolean same = row.text(TABLE.OUTCOME).equals(record.outcome().name())
                && row.is(TABLE.REFUSED) != record.isPermit()
                && row.instant(TABLE.DECIDED_AT).equals(record.at());
        if (!same) {
            throw new ComplianceStoreException("decision " + record.id()
                    + " has columns that say other than what was recorded; verify the database");
        }
        return record;
    }

    /** Where a row is, so that what was moved to another does not decrypt. */
    private String place(String id) {
        return TABLE.getName() + "/" + tenant + "/" + id;
    }
}
