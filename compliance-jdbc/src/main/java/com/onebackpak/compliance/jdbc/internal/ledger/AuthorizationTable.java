package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUTHORIZATION;

import com.onebackpak.compliance.jdbc.generated.tables.AuthorizationColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;

/** The agencies' authorizations of applications. */
final class AuthorizationTable extends LedgerTable<Authorization> {
    static final AuthorizationTable INSTANCE = new AuthorizationTable();

    private static final AuthorizationColumns COLUMNS = COMPLIANCE_AUTHORIZATION;

    private AuthorizationTable() {
        super(LedgerKind.AUTHORIZATION, COMPLIANCE_AUTHORIZATION, COMPLIANCE_AUTHORIZATION.AGENCY);
    }

    @Override
    void write(Authorization authorization, NewRow row) {
        row.set(COLUMNS.APPLICATION, authorization.application().value())
                .setAll(COLUMNS.CATEGORIES, authorization.categories())
                .setAll(COLUMNS.PURPOSES, authorization.purposes())
                .set(COLUMNS.VALID_FROM, authorization.span().from())
                .set(COLUMNS.VALID_UNTIL, authorization.span().until());
    }

    @Override
    Authorization read(PartyId agency, Row row) {
        return new Authorization(
                agency,
                PartyId.of(row.text(COLUMNS.APPLICATION)),
                row.set(COLUMNS.CATEGORIES, Category::new),
                row.set(COLUMNS.PURPOSES, Purpose::new),
                span(row, COLUMNS.VALID_FROM, COLUMNS.VALID_UNTIL));
    }
}
