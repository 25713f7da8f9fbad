package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.jdbc.generated.tables.ConsentColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;

/** Who consented to what. */
final class ConsentTable extends LedgerTable<Consent> {
    static final ConsentTable INSTANCE = new ConsentTable();

    private static final ConsentColumns COLUMNS = COMPLIANCE_CONSENT;

    private ConsentTable() {
        super(LedgerKind.CONSENT, COMPLIANCE_CONSENT, COMPLIANCE_CONSENT.SUBJECT);
    }

    @Override
    void write(Consent consent, NewRow row) {
        row.set(COLUMNS.BASIS, consent.basis().path())
                .setAll(COLUMNS.PURPOSES, consent.purposes())
                .setAll(COLUMNS.CATEGORIES, consent.categories())
                .setAll(COLUMNS.RECIPIENTS, consent.recipients())
                .set(COLUMNS.GIVEN_AT, consent.given())
                .set(COLUMNS.METHOD, consent.method().map(ConsentMethod::path))
                .set(COLUMNS.WITHDRAWN_AT, consent.withdrawn())
                .set(COLUMNS.EXPIRES_AT, consent.expires());
    }

    @Override
    Consent read(PartyId subject, Row row) {
        return Consent.builder()
                .subject(subject)
                .basis(new ConsentBasis(row.text(COLUMNS.BASIS)))
                .purposes(row.set(COLUMNS.PURPOSES, Purpose::new))
                .categories(row.set(COLUMNS.CATEGORIES, Category::new))
                .recipients(row.set(COLUMNS.RECIPIENTS, PartyId::of))
                .given(row.instant(COLUMNS.GIVEN_AT))
                .method(row.find(COLUMNS.METHOD).map(ConsentMethod::new))
                .withdrawn(row.find(COLUMNS.WITHDRAWN_AT))
                .expires(row.find(COLUMNS.EXPIRES_AT))
                .build();
    }
}
