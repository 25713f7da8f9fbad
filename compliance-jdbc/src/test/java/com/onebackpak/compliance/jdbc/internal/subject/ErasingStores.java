package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.TableCopy;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Stores with everything about one who goes and one who stays, their keys in a folder of files. */
abstract class ErasingStores {
    static final PartyId TENANT = PartyId.of("district-1");
    static final PartyId GOES = PartyId.of("student-who-goes");
    static final PartyId STAYS = PartyId.of("student-who-stays");
    static final PartyId PARENT = PartyId.of("parent-who-asks");
    static final String TEXT = "words that only one person said";
    private static final Instant BEGIN = Instant.parse("2026-08-01T05:00:00Z");
    static final Instant LATE = Instant.parse("9999-01-01T00:00:00Z");

    @TempDir
    Path temporary;

    Path keys;
    TestDatabase database;
    JdbcComplianceStores stores;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        keys = temporary.resolve("keys");
        KeyFolder.create(keys, WorkingHost.LOG_NAME);
        database = database();
        stores = opened(database);
        writeEverythingAbout(GOES);
        writeEverythingAbout(STAYS);
        stores.sealer().sealAll();
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    JdbcComplianceStores opened(TestDatabase on) {
        if (stores != null) {
            stores.close();
        }
        return WorkingHost.stores(on.dataSource(), keys);
    }

    TenantStores tenant() {
        return stores.of(TENANT);
    }

    void writeEverythingAbout(PartyId subject) {
        RecordKey key = RecordKey.of("record-" + (subject.equals(GOES) ? 1 : 2));
        Workload.record(stores, TENANT, key.value(), subject.value());
        tenant().optOuts().record(key, new OptOut(subject, Optional.of(Purpose.MARKETING), false, Span.from(BEGIN)));
        tenant().holds()
                .record(
                        key,
                        new Hold(
                                HoldKind.LEGAL,
                                subject,
                                Set.of(Category.NAME),
                                new Span(BEGIN, Optional.of(BEGIN.plusSeconds(1)))));
        tenant().disclosures()
                .record(
                        key,
                        Disclosure.builder()
                                .subject(subject)
                                .recipient(PARENT)
                                .addCategories(Category.NAME)
                                .at(BEGIN)
                                .details(TEXT + subject)
                                .build());
        tenant().requests()
                .record(
                        key,
                        RightsRequest.builder()
                                .subject(subject)
                                .requester(PARENT)
                                .action(Action.DELETE)
                                .received(BEGIN)
                                .details(TEXT + subject)
                                .build());
        tenant().decisions().record(DecisionEvent.of(Workload.decision(subject, "app", Facts.nothing(), BEGIN)));
    }

    /** The tables that name a key, but those of the log. */
    static List<String> rowsUnder(UUID key, TestDatabase in) {
        return TableCopy.lines(in).stream()
                .filter(line -> line.contains(key.toString()) && !line.startsWith("compliance_audit"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    void checkThatOthersAreThere() {
        assertThat(tenant().consents().about(STAYS, LATE)).hasSize(1);
        assertThat(tenant().disclosures().about(STAYS, LATE))
                .singleElement()
                .satisfies(
                        disclosure -> assertThat(disclosure.value().details()).contains(TEXT + STAYS));
        assertThat(tenant().requests().about(STAYS, LATE)).hasSize(1);
        assertThat(tenant().decisions().about(STAYS)).hasSize(1);
    }

    void verifyLogs() {
        assertThat(stores.verifyLogs(LogsVerification.with(stores.verifierOfLogs()))
                        .all())
                .allSatisfy(log -> assertThat(log.problems()).isEmpty())
                .allMatch(LogReport::isVerified);
    }
}
