package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL an operator may keep the large tables in partitions by tenant: the stores do not notice. */
class PartitionedTablesTest {
    private static final List<String> LARGE = List.of(
            "compliance_decision",
            "compliance_disclosure",
            "compliance_consent",
            "compliance_subject_key",
            "compliance_audit_pending",
            "compliance_audit_segment");

    private static final PartyId STUDENT = PartyId.of("student-1");

    @TempDir
    Path temporary;

    @Test
    void what_is_in_partitions_is_recorded_sealed_and_verified_as_elsewhere() {
        KeyFolder keys = KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
        try (PostgresTestDatabase database = PostgresTestDatabase.installed()) {
            for (String table : LARGE) {
                database.execute(
                        "create table parted (like " + table + " including all) partition by hash (tenant)",
                        "create table " + table + "_0 partition of parted for values with (modulus 2, remainder 0)",
                        "create table " + table + "_1 partition of parted for values with (modulus 2, remainder 1)",
                        "drop table " + table,
                        "alter table parted rename to " + table);
            }
            database.execute(
                    "alter table compliance_audit_segment add foreign key (tenant) references compliance_audit_log (tenant)");
            ComplianceSchema.verify(database.dataSource());
            try (JdbcComplianceStores stores = JdbcComplianceStores.owning(
                    database.dataSource(), StoreSettings.of(Workload.VOCABULARY, Clock.systemUTC(), keys))) {
                for (int i = 0; i < 6; i++) {
                    PartyId district = PartyId.of("district-" + i);
                    stores.of(district).consents().record(RecordKey.of("given"), consent());
                    assertThat(stores.of(district).consents().about(STUDENT, Instant.MAX))
                            .hasSize(1);
                }
                stores.sealer().sealAll();

                DatabaseReport report = stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()));
                assertThat(report.isVerified()).isTrue();
                assertThat(report.records()).isGreaterThan(6);
            }
        }
    }

    private static Consent consent() {
        return Consent.builder()
                .subject(STUDENT)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(Instant.parse("2026-09-01T12:00:00Z"))
                .build();
    }
}
