package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGENCY;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGREEMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_CHECKPOINT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SEGMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SET_ASIDE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_SUBTREE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_TENANT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUTHORIZATION;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_GATE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RANGE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RUN;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_UNIT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_INCIDENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_POLICY_CHANGE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_POLICY_SET;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SCHEMA;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.jdbc.generated.DefaultSchema;
import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** A table about people that an erasure forgets would keep what was to be erased. */
class RowsAboutPeopleTest {
    /** The tables that an erasure leaves as they are, or reaches by other means; each with the reason why it may. */
    private static final Map<Table<?>, String> OTHERS = Map.ofEntries(
            Map.entry(COMPLIANCE_SUBJECT_KEY, "an erasure destroys the row itself, by its key"),
            Map.entry(COMPLIANCE_ERASURE, "tells which keys were destroyed, and not whose they were"),
            Map.entry(COMPLIANCE_AGREEMENT, "is between the vendor and an agency"),
            Map.entry(COMPLIANCE_AUTHORIZATION, "is about an agency and an application"),
            Map.entry(COMPLIANCE_AGENCY, "is about an agency"),
            Map.entry(COMPLIANCE_INCIDENT, "says how many a breach concerns, and not whom"),
            Map.entry(COMPLIANCE_POLICY_CHANGE, "is about an agency and a policy"),
            Map.entry(COMPLIANCE_POLICY_SET, "holds the texts of policies"),
            Map.entry(COMPLIANCE_DELETION_GATE, "holds one number"),
            Map.entry(COMPLIANCE_DELETION_RUN, "holds numbers of people and rows"),
            Map.entry(
                    COMPLIANCE_DELETION_RANGE,
                    "holds, as ciphertext under the tenant's own key, whose data is to be erased, until it is"),
            Map.entry(
                    COMPLIANCE_DELETION_UNIT,
                    "holds, as ciphertext under the tenant's own key, whose data is still to be erased, until it is"),
            Map.entry(COMPLIANCE_SCHEMA, "holds the version of the schema"),
            Map.entry(COMPLIANCE_AUDIT_PENDING, "holds entries that say things of people by commitment alone"),
            Map.entry(
                    COMPLIANCE_AUDIT_SET_ASIDE,
                    "holds entries that somebody has changed, put back or planted, as evidence; ours name keys by id, and"
                            + " say things of people by commitment alone"),
            Map.entry(COMPLIANCE_AUDIT_WRITER, "holds numbers of writers"),
            Map.entry(COMPLIANCE_AUDIT_SEGMENT, "holds entries that say things of people by commitment alone"),
            Map.entry(COMPLIANCE_AUDIT_TENANT, "holds ids of tenants"),
            Map.entry(COMPLIANCE_AUDIT_LOG, "holds sizes and hashes"),
            Map.entry(COMPLIANCE_AUDIT_SUBTREE, "holds hashes"),
            Map.entry(COMPLIANCE_AUDIT_CHECKPOINT, "holds sizes, hashes and signatures"));

    @Test
    void every_table_is_reached_by_an_erasure_or_there_is_a_reason_why_not() {
        assertThat(DefaultSchema.DEFAULT_SCHEMA.getTables().stream().<Table<?>>map(table -> table))
                .as("a new table about people names its subject; any other is listed here with a reason")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(RowsAboutPeople.tables().stream(), OTHERS.keySet().stream())
                                .toList());
    }

    @Test
    void an_erasure_reaches_the_ledgers_about_people_and_the_decisions() {
        Stream<String> ledgers = LedgerKind.all().stream()
                .filter(LedgerKind::isAboutPeople)
                .map(kind -> kind.name().replace('-', '_'));

        assertThat(RowsAboutPeople.tables().stream()
                        .map(table -> table.getName().toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ledgers, Stream.of("decision"))
                        .map(name -> "compliance_" + name)
                        .toList());
    }
}
