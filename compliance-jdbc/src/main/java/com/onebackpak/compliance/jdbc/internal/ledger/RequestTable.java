package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_REQUEST;

import com.onebackpak.compliance.jdbc.generated.tables.RequestColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;

/** Who asked for what about whom. */
final class RequestTable extends LedgerTable<RightsRequest> {
    static final RequestTable INSTANCE = new RequestTable();

    private static final RequestColumns COLUMNS = COMPLIANCE_REQUEST;

    private RequestTable() {
        super(LedgerKind.REQUEST, COMPLIANCE_REQUEST, COMPLIANCE_REQUEST.SUBJECT);
    }

    @Override
    void write(RightsRequest request, NewRow row) {
        row.set(COLUMNS.REQUESTER, request.requester().value())
                .set(COLUMNS.ACTION, request.action().path())
                .setAll(COLUMNS.CATEGORIES, request.categories())
                .set(COLUMNS.RECEIVED_AT, request.received())
                .set(COLUMNS.DUE_AT, request.due())
                .set(COLUMNS.ANSWERED_AT, request.answered())
                .set(COLUMNS.ANSWER, request.answer().map(RightsAnswer::name))
                .encrypted(COLUMNS.DETAILS, request.details());
    }

    @Override
    RightsRequest read(PartyId subject, Row row) {
        return RightsRequest.builder()
                .subject(subject)
                .requester(PartyId.of(row.text(COLUMNS.REQUESTER)))
                .action(new Action(row.text(COLUMNS.ACTION)))
                .categories(row.set(COLUMNS.CATEGORIES, Category::new))
                .received(row.instant(COLUMNS.RECEIVED_AT))
                .due(row.find(COLUMNS.DUE_AT))
                .answered(row.find(COLUMNS.ANSWERED_AT))
                .answer(row.find(COLUMNS.ANSWER).map(RightsAnswer::valueOf))
                .details(row.decrypted(COLUMNS.DETAILS))
                .build();
    }
}
