package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.SealedLog;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What the contracts share: stores of one's own for each test, a clock that stands, and two tenants. */
abstract class StoreContract {
    static final Vocabulary VOCABULARY = VocabularyReader.standard();
    static final Instant NOW = Instant.parse("2026-09-15T15:00:00.123456Z");
    static final PartyId TENANT = PartyId.of("district-1");
    static final PartyId OTHER_TENANT = PartyId.of("district-2");
    static final PartyId SUBJECT = PartyId.of("student-7");
    static final PartyId OTHER_SUBJECT = PartyId.of("student-8");

    private final Opening opening;
    final MutableClock clock = MutableClock.at(NOW);
    StoreUnderTest store;

    /** Opens empty stores. */
    @FunctionalInterface
    interface Opening {
        StoreUnderTest open(Vocabulary vocabulary, Clock clock) throws Exception;
    }

    /** Something that a test does and that may fail. */
    @FunctionalInterface
    interface Doing {
        void run() throws Exception;
    }

    /** Build tools name the store and the sentence that failed; this adds the topic. */
    @RegisterExtension
    final TestExecutionExceptionHandler naming = (context, failure) -> {
        throw new AssertionError(
                context.getRequiredTestClass().getSimpleName() + ", "
                        + context.getRequiredTestMethod().getName() + ": " + failure,
                failure);
    };

    @SuppressWarnings("NullAway.Init") // each test begins with opening it
    StoreContract(Opening opening) {
        this.opening = opening;
    }

    @BeforeEach
    void open() throws Exception {
        store = opening.open(VOCABULARY, clock);
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) {
            store.close();
        }
    }

    TenantStores tenant() {
        return store.stores().of(TENANT);
    }

    TenantStores otherTenant() {
        return store.stores().of(OTHER_TENANT);
    }

    /** All entries of the tenant's log, once it is sealed. */
    List<AuditEntry> entries() {
        return entries(TENANT);
    }

    List<AuditEntry> entries(PartyId of) {
        store.sealer().seal(of);
        return allOf(store.stores().of(of).auditLog());
    }

    static List<AuditEntry> allOf(SealedLog log) {
        long size = log.checkpoint().map(SignedCheckpoint::size).orElse(0L);
        List<AuditEntry> entries = log.entries(0, Math.toIntExact(size) + 1);
        assertThat(entries).as("as many entries as the checkpoint says").hasSize(Math.toIntExact(size));
        return entries;
    }

    /** The entry of a name, once the tenant's log is sealed. */
    AuditEntry entry(UUID name) {
        store.sealer().seal(TENANT);
        AuditLog log = tenant().auditLog();
        return log.entries(log.indexOf(name).orElseThrow(), 1).get(0);
    }

    /** Whatever it does, the tenant's log has as many entries afterwards as before. */
    void withoutAnEntry(Doing doing) throws Exception {
        int before = entries().size();
        doing.run();
        assertThat(entries()).as("entries of the audit log").hasSize(before);
    }
}
