package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * What a busy host does in several threads: it writes through stores that own their transactions and through such as
 * join its own, appends, decides, seals and erases. Each thing that is acknowledged is said on standard output, in a line
 * of its own, before the thread goes on to the next.
 */
public final class Workload {
    public static final Vocabulary VOCABULARY = VocabularyReader.standard();
    static final List<PartyId> TENANTS = IntStream.rangeClosed(1, 3)
            .mapToObj(i -> PartyId.of("district-" + i))
            .toList();
    static final String HOST_TABLE = "create table if not exists host_row (id varchar(100) primary key,"
            + " tenant varchar(100) not null, consent_entry uuid not null, entry uuid not null)";

    private static final Instant GIVEN = Instant.parse("2026-08-20T05:00:00.000001Z");
    static final PolicySet POLICIES =
            PolicySet.of(VOCABULARY, PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("little.yaml", """
                    policy: little
                    title: Whoever asks may see it, and nobody sells
                    kind: vendor
                    version: "1"
                    from: 2020-01-01
                    zone: UTC
                    citation-prefix: Little
                    party: backpak
                    rules:
                      - id: nobody-sells
                        effect: forbid
                        target: {actions: [disclose.sell]}
                        reason: data are not for sale
                        cites: ["1"]
                      - id: whoever-asks
                        effect: permit
                        target: {actions: [inspect]}
                        reason: whoever asks may see it
                        cites: ["1"]
                    clauses:
                      "1": {says: data are not for sale, modality: forbids}
                    """)));

    private static final PolicyEvaluator EVALUATOR = PolicyEvaluator.of(POLICIES);

    private final JdbcComplianceStores stores;
    private final DataSource dataSource;
    private final SQLDialect dialect;
    private final String name;
    private final Clock clock = Clock.systemUTC();
    private final BooleanSupplier goesOn;
    private final boolean mayLoseDatabase;
    private final List<Thread> threads = new ArrayList<>();

    /** A thing that is done again and again, each time with the next number. */
    @FunctionalInterface
    private interface Step {
        void run(int number) throws SQLException;
    }

    /**
     * Makes a workload.
     *
     * @param name begins all names that it gives
     * @param mayLoseDatabase whether it is no fault if the database goes away
     */
    Workload(
            JdbcComplianceStores stores,
            DataSource dataSource,
            SQLDialect dialect,
            String name,
            BooleanSupplier goesOn,
            boolean mayLoseDatabase) {
        this.stores = stores;
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.name = name;
        this.goesOn = goesOn;
        this.mayLoseDatabase = mayLoseDatabase;
    }

    /** Starts all threads of somebody who is about to be killed. */
    void startAll() {
        start("owning", this::writeOwning);
        start("host-a", n -> writeWithHost("a", n));
        start("host-b", n -> writeWithHost("b", n));
        start("decision", this::decide);
        start("append", this::append);
        start("seal", this::seal);
        start("erase", this::erase);
        say("ready");
    }

    /** Starts the threads of one of many writers. */
    void startWriters() {
        start("owning", this::writeOwning);
        start("host", n -> writeWithHost("a", n));
        start("shared", this::writeShared);
        start("seal", this::seal);
        start("append", this::append);
        say("ready");
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void start(String what, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        for (int i = 0; goesOn.getAsBoolean(); i++) {
                            step.run(i);
                        }
                    } catch (SQLException | RuntimeException e) {
                        if (!mayLoseDatabase) {
                            say("unexpected " + what + " " + describe(e));
                        }
                    }
                },
                what);
        threads.add(thread);
        thread.start();
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            text.append(t)
                    .append(" at ")
                    .append(List.of(t.getStackTrace()).stream().limit(12).toList())
                    .append("; ");
        }
        return text.toString().replace('\n', ' ');
    }

    @SuppressWarnings("SystemOut")
    static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (Workload.class) {
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        }
    }

    private static PartyId tenant(int number) {
        return TENANTS.get(number % TENANTS.size());
    }

    public static Consent consent(String subject) {
        return Consent.builder()
                .subject(PartyId.of(subject))
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .addCategories(Category.NAME)
                .given(GIVEN)
                .method(ConsentMethod.SIGNED_FORM)
                .build();
    }

    /** Records a consent in stores that own their transactions or not, and returns its entry. */
    public static UUID record(ComplianceStores stores, PartyId tenant, String key, String subject) {
        return stores.of(tenant)
                .consents()
                .record(RecordKey.of(key), consent(subject))
                .entry();
    }

    /** That a student's name is sold. */
    public static PolicyDecision decision(PartyId subject, String application, Facts facts, Instant at) {
        return EVALUATOR.decide(
                ProcessingRequest.builder()
                        .actor(PartyId.of("backpak"))
                        .action(Action.DISCLOSE_SELL)
                        .addCategories(Category.NAME)
                        .subject(subject)
                        .source(CollectionSource.APPLICATION)
                        .application(PartyId.of(application))
                        .build(),
                facts,
                at);
    }

    private void writeOwning(int number) {
        PartyId tenant = tenant(number);
        String key = name + "-o" + number;
        UUID entry = record(stores, tenant, key, "student-" + number % 7);
        say("consent " + tenant + " " + key + " " + entry);
    }

    /** All processes write the same. */
    private void writeShared(int number) throws SQLException {
        PartyId tenant = tenant(number);
        String key = "shared-" + number;
        String subject = "shared-student-" + number % 5;
        UUID entry = number % 2 == 0
                ? record(stores, tenant, key, subject)
                : inTransaction(host -> record(stores.joining(host), tenant, key, subject));
        say("consent " + tenant + " " + key + " " + entry);
    }

    /** The host's own row, a ledger's and an entry, all or nothing; some it thinks better of. */
    private void writeWithHost(String thread, int number) throws SQLException {
        PartyId tenant = tenant(number);
        String id = name + "-" + thread + number;
        boolean thinksBetter = ThreadLocalRandom.current().nextInt(8) == 0;
        UUID[] entries = inTransaction(host -> {
            UUID entry = stores.joining(host)
                    .of(tenant)
                    .auditLog()
                    .append(AuditEntry.of("host.row", now(), Map.of("id", id)));
            UUID ofConsent = record(stores.joining(host), tenant, "host-" + id, "student-" + number % 7);
            host.execute("insert into host_row values (?, ?, ?, ?)", id, tenant.value(), ofConsent, entry);
            if (thinksBetter) {
                throw new BetterNot();
            }
            return new UUID[] {ofConsent, entry};
        });
        if (entries.length > 0) {
            say("host " + tenant + " " + id + " " + entries[0] + " " + entries[1]);
        }
    }

    private static final class BetterNot extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** As a host does it: by a connection of its own, tried again as a whole if somebody was faster. */
    @SuppressWarnings("unchecked")
    private <T> T inTransaction(java.util.function.Function<DSLContext, T> work) throws SQLException {
        while (true) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    T result = work.apply(DSL.using(connection, dialect));
                    connection.commit();
                    connection.setAutoCommit(true);
                    return result;
                } catch (ConcurrentChangeException e) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                } catch (BetterNot e) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                    return (T) new UUID[0];
                }
            }
        }
    }

    /** The decision as an event, one for each that differs. */
    public static DecisionEvent event(PolicyDecision decision) {
        return new DecisionEvent(decision.digest(), decision, Set.of(), false);
    }

    /** Decisions as events. */
    public static List<DecisionEvent> events(List<PolicyDecision> decisions) {
        return decisions.stream().map(Workload::event).toList();
    }

    private void decide(int number) {
        PartyId tenant = tenant(number);
        PolicyDecision decision =
                decision(PartyId.of("student-" + number % 7), name + "-d" + number, Facts.nothing(), now());
        DecisionRecord record = stores.of(tenant).decisions().record(event(decision));
        say("decision " + tenant + " " + record.id() + " " + record.entry());
    }

    private void append(int number) {
        PartyId tenant = tenant(number);
        stores.of(tenant)
                .auditLog()
                .append(List.of(
                        AuditEntry.of("test.first", now(), Map.of("number", number)),
                        AuditEntry.of("test.second", now(), Map.of("number", number))))
                .forEach(entry -> say("append " + tenant + " - " + entry));
    }

    private void seal(int number) {
        if (number % 3 == 0) {
            stores.sealer().sealAll().ifPresent(checkpoint -> sayOf("_logs", checkpoint));
        } else {
            PartyId tenant = tenant(number);
            Optional<SignedCheckpoint> sealed = stores.sealer().seal(tenant);
            sealed.ifPresent(checkpoint -> sayOf(tenant.value(), checkpoint));
        }
    }

    private static void sayOf(String log, SignedCheckpoint checkpoint) {
        say("sealed " + log + " - "
                + Base64.getEncoder().encodeToString(checkpoint.note().bytes()));
    }

    private void erase(int number) {
        PartyId tenant = tenant(number);
        String subject = name + "-victim-" + number;
        for (int i = 0; i < 3; i++) {
            String key = name + "-v" + number + "-" + i;
            UUID entry = record(stores, tenant, key, subject);
            say("victim " + tenant + " " + key + " " + entry);
        }
        UUID key = Transactions.on(dataSource)
                .run(statements -> statements
                        .select(COMPLIANCE_CONSENT.KEY_ID)
                        .from(COMPLIANCE_CONSENT)
                        .where(
                                COMPLIANCE_CONSENT.TENANT.eq(tenant.value()),
                                COMPLIANCE_CONSENT.RECORD_KEY.eq(name + "-v" + number + "-0"))
                        .fetchSingle(COMPLIANCE_CONSENT.KEY_ID));
        say("erasing " + tenant + " " + subject + " " + key);
        if (stores.of(tenant).erasures().erase(PartyId.of(subject)).isEmpty()) {
            throw new IllegalStateException("nobody is left to erase");
        }
        say("erased " + tenant + " " + subject + " " + key);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
