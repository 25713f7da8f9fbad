package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DISCLOSURE;

import com.onebackpak.compliance.jdbc.generated.tables.DisclosureColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;

/** What went to whom. */
final class DisclosureTable extends LedgerTable<Disclosure> {
    static final DisclosureTable INSTANCE = new DisclosureTable();

    private static final DisclosureColumns COLUMNS = COMPLIANCE_DISCLOSURE;

    private DisclosureTable() {
        super(LedgerKind.DISCLOSURE, COMPLIANCE_DISCLOSURE, COMPLIANCE_DISCLOSURE.SUBJECT);
    }

    @Override
    void write(Disclosure disclosure, NewRow row) {
        row.set(COLUMNS.RECIPIENT, disclosure.recipient().map(PartyId::value))
                .set(COLUMNS.RECIPIENT_KIND, disclosure.recipientKind().map(RecipientKind::path))
                .setAll(COLUMNS.CATEGORIES, disclosure.categories())
                .set(COLUMNS.PURPOSE, disclosure.purpose().map(Purpose::path))
                .set(COLUMNS.FORM, disclosure.form().path())
                .set(COLUMNS.DISCLOSED_AT, disclosure.at())
                .set(COLUMNS.DECISION_ID, disclosure.decision())
                .setAll(COLUMNS.LEGAL_BASIS, disclosure.legalBasis())
                .encrypted(COLUMNS.DETAILS, disclosure.details());
    }

    @Override
    Disclosure read(PartyId subject, Row row) {
        return Disclosure.builder()
                .subject(subject)
                .recipient(row.find(COLUMNS.RECIPIENT).map(PartyId::of))
                .recipientKind(row.find(COLUMNS.RECIPIENT_KIND).map(RecipientKind::new))
                .categories(row.set(COLUMNS.CATEGORIES, Category::new))
                .purpose(row.find(COLUMNS.PURPOSE).map(Purpose::new))
                .form(new DataForm(row.text(COLUMNS.FORM)))
                .at(row.instant(COLUMNS.DISCLOSED_AT))
                .decision(row.find(COLUMNS.DECISION_ID))
                .legalBasis(row.set(COLUMNS.LEGAL_BASIS, Citation::parse))
                .details(row.decrypted(COLUMNS.DETAILS))
                .build();
    }
}
