package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGREEMENT;

import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.jdbc.generated.tables.AgreementColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The vendor's agreements with agencies. */
final class AgreementTable extends LedgerTable<Agreement> {
    static final AgreementTable INSTANCE = new AgreementTable();

    private static final AgreementColumns COLUMNS = COMPLIANCE_AGREEMENT;

    private AgreementTable() {
        super(LedgerKind.AGREEMENT, COMPLIANCE_AGREEMENT, COMPLIANCE_AGREEMENT.AGENCY);
    }

    @Override
    void write(Agreement agreement, NewRow row) {
        row.set(COLUMNS.VALID_FROM, agreement.term().from())
                .set(COLUMNS.VALID_UNTIL, agreement.term().until())
                .set(COLUMNS.TERMINATED_AT, agreement.terminated())
                .setAll(COLUMNS.PERMITS, agreement.permits())
                .setAll(COLUMNS.FEATURES, agreement.features())
                .set(COLUMNS.SIGN_ON, agreement.signOn().map(SignOn::name))
                .set(COLUMNS.DISPOSAL_DAYS, agreement.disposalDays())
                .set(COLUMNS.DELETION_REQUEST_DAYS, agreement.deletionRequestDays())
                .set(COLUMNS.BREACH_NOTICE_HOURS, agreement.breachNoticeHours())
                .setAll(COLUMNS.CATEGORIES, agreement.categories())
                .setAll(COLUMNS.PURPOSES, agreement.purposes())
                .setAll(COLUMNS.CLAUSES, agreement.clauses())
                .set(COLUMNS.ATTRIBUTES, CanonicalJson.write(FactValue.allTagged(agreement.attributes())));
    }

    @Override
    Agreement read(PartyId agency, Row row) {
        return Agreement.builder()
                .agency(agency)
                .term(span(row, COLUMNS.VALID_FROM, COLUMNS.VALID_UNTIL))
                .terminated(row.find(COLUMNS.TERMINATED_AT))
                .permits(row.set(COLUMNS.PERMITS, Purpose::new))
                .features(row.set(COLUMNS.FEATURES, feature -> feature))
                .signOn(row.find(COLUMNS.SIGN_ON).map(SignOn::valueOf))
                .disposalDays(row.find(COLUMNS.DISPOSAL_DAYS))
                .deletionRequestDays(row.find(COLUMNS.DELETION_REQUEST_DAYS))
                .breachNoticeHours(row.find(COLUMNS.BREACH_NOTICE_HOURS))
                .categories(row.set(COLUMNS.CATEGORIES, Category::new))
                .purposes(row.set(COLUMNS.PURPOSES, Purpose::new))
                .clauses(row.set(COLUMNS.CLAUSES, AgreementTerm::new))
                .attributes(attributes(row.text(COLUMNS.ATTRIBUTES)))
                .build();
    }

    private static Map<String, FactValue> attributes(String json) {
        return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8))
                .map(data -> FactValue.allOfTagged((Map<?, ?>) data))
                .orElseThrow(
                        () -> new IllegalStateException("the attributes of an agreement are not as they were written"));
    }
}
