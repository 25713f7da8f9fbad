package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Lists;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.onebackpak.compliance.jdbc.internal.log.EntryPlace;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import com.onebackpak.compliance.jdbc.internal.transaction.PrerequisiteMissing;
import com.onebackpak.compliance.jdbc.internal.transaction.WritingTurn;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.KeyEncryption;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Makes, keeps and finds the data keys of subjects. A key is stored wrapped by the key-encryption key; unwrapped ones are
 * held in memory, a bounded number of them for a bounded time, by an id that is never used again. A key that was destroyed
 * here is served no more as soon as {@link #forget} returns; one that another process destroyed, after
 * {@link #MAX_HELD_TIME}. Thread-safe.
 *
 * <p>New keys are made in a transaction of their own, even for a store that takes part in the host's
 * ({@link PrerequisiteMissing}): two hosts that each make the same two keys would otherwise wait for each other. A key without a
 * record does no harm: it goes without a tombstone when its subject is erased.
 */
public final class SubjectKeys implements SubjectKeyLookup {
    /** The pseudonym of the tenant's own key, and what stands there for a subject; no party's id begins so. */
    private static final String TENANT = "_tenant";

    /** How long a key that another process has destroyed may still be in the memory of this one. */
    static final Duration MAX_HELD_TIME = Duration.ofMinutes(5);

    /** No transaction that still sees a destroyed key goes on for longer. */
    private static final Duration MAX_READ_TIME = Duration.ofDays(1);

    private static final String FOR_UPDATE = " for update";
    private static final int MAX_HELD_KEYS = 10_000;
    private static final int KEY_BYTES = 32;
    private static final int KEYS_AT_A_TIME = 1_000;

    private final KeyEncryption encryption;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<UUID, SubjectKey> held;

    /** By pseudonyms, which no two tenants share; of use only while the key is held. */
    private final Cache<String, UUID> ids =
            CacheBuilder.newBuilder().maximumSize(MAX_HELD_KEYS).build();

    /** By tenant; never destroyed, so held for as long as there is room. Only what is committed may be held. */
    private final Cache<String, Pseudonyms> pseudonyms;

    /** Whoever read a row before it went may come with its key later. */
    private final Cache<UUID, Boolean> destroyed;

    /** Keys that are wrapped like this in the database, and made at the time on the clock. */
    public SubjectKeys(KeyEncryption encryption, Clock clock) {
        this(encryption, clock, System::nanoTime);
    }

    /**
     * Makes the keys of a database.
     *
     * @param nanoseconds counts on, from wherever; tells how long a key was held in memory
     */
    SubjectKeys(KeyEncryption encryption, Clock clock, LongSupplier nanoseconds) {
        this.encryption = encryption;
        this.clock = clock;
        Ticker ticker = new Ticker() {
            @Override
            public long read() {
                return nanoseconds.getAsLong();
            }
        };
        this.held = CacheBuilder.newBuilder()
                .maximumSize(MAX_HELD_KEYS)
                .expireAfterWrite(MAX_HELD_TIME)
                .ticker(ticker)
                .build();
        this.pseudonyms = CacheBuilder.newBuilder().maximumSize(MAX_HELD_KEYS).build();
        this.destroyed = CacheBuilder.newBuilder()
                .expireAfterWrite(MAX_READ_TIME)
                .ticker(ticker)
                .build();
    }

    @Override
    public SubjectKey lock(DSLContext statements, PartyId tenant, PartyId subject, EntryPlace place) {
        return Objects.requireNonNull(lockOrMake(statements, tenant, Set.of(subject), Optional.of(place))
                .get(subject));
    }

    @Override
    public Map<PartyId, SubjectKey> lockThoseThere(
            DSLContext statements, PartyId tenant, Collection<PartyId> subjects) {
        return lockExisting(statements, tenant, subjects, Optional.empty());
    }

    @Override
    public Map<PartyId, SubjectKey> lockAll(DSLContext statements, PartyId tenant, Collection<PartyId> subjects) {
        return lockOrMake(statements, tenant, subjects, Optional.empty());
    }

    @Override
    public Optional<HeldKey> held(DSLContext statements, PartyId tenant, PartyId subject) {
        Pseudonyms names = pseudonyms.getIfPresent(tenant.value());
        String lock = lock(statements);
        if (names == null || lock.equals(FOR_UPDATE)) {
            return Optional.empty();
        }
        String pseudonym = names.ofSubject(subject.value());
        return Optional.ofNullable(ids.getIfPresent(pseudonym))
                .flatMap(id -> Optional.ofNullable(held.getIfPresent(id)))
                .filter(key -> key.subject().equals(subject))
                .map(key -> new HeldKey(
                        key,
                        StoredKey.of(
                                tenant.value(), "key_id = ? and pseudonym = ?" + lock, List.of(key.id(), pseudonym))));
    }

    private Map<PartyId, SubjectKey> lockOrMake(
            DSLContext statements, PartyId tenant, Collection<PartyId> subjects, Optional<EntryPlace> place) {
        Map<PartyId, SubjectKey> locked = lockExisting(statements, tenant, subjects, place);
        Set<PartyId> missing = new HashSet<>(subjects);
        missing.removeAll(locked.keySet());
        if (!missing.isEmpty()) {
            throw new PrerequisiteMissing("the key of a subject", apart -> {
                if (pseudonyms.getIfPresent(tenant.value()) == null) { // what is held is committed, and never destroyed
                    apart.write(own -> createTenants(own, tenant.value()));
                }
                // apart again, because the subjects are named under a key that must be committed
                apart.write(own -> create(own, tenant, missing));
            });
        }
        return locked;
    }

    @Override
    public SubjectKey lockTenants(DSLContext statements, PartyId tenant) {
        return lockTenants(statements, tenant.value());
    }

    private SubjectKey lockTenants(DSLContext statements, String tenant) {
        return locked(statements, tenant, List.of(TENANT), Optional.empty()).stream()
                .findFirst()
                .map(this::unwrapped)
                .orElseThrow(() -> new PrerequisiteMissing(
                        "the key of a tenant", apart -> apart.write(own -> createTenants(own, tenant))));
    }

    @Override
    public Optional<Pseudonyms> pseudonyms(DSLContext statements, PartyId tenant) {
        Pseudonyms known = pseudonyms.getIfPresent(tenant.value());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Pseudonyms> found =
                tenantsOwn(statements, tenant.value()).map(row -> Pseudonyms.derivedFrom(dataKey(row)));
        found.ifPresent(names -> pseudonyms.put(tenant.value(), names));
        return found;
    }

    private static Optional<StoredKey> tenantsOwn(DSLContext statements, String tenant) {
        return StoredKey.of(tenant, "pseudonym = ?", List.of(TENANT)).fetch(statements).stream()
                .findFirst();
    }

    @Override
    public SubjectKey byId(DSLContext statements, PartyId tenant, UUID keyId) {
        SubjectKey known = held.getIfPresent(keyId);
        if (known != null) {
            return known;
        }
        return StoredKey.of(tenant.value(), "key_id = ?", List.of(keyId)).fetch(statements).stream()
                .findFirst()
                .filter(row ->
                        destroyed.getIfPresent(keyId) == null) // as a transaction may still see it that began before
                .map(this::unwrapped)
                .orElseThrow(() -> new KeyUnavailableException("key " + keyId + " is not in the database", null));
    }

    /**
     * Opens a key that every database has, so that another key-encryption key than the one with which the database was
     * written is told at the start.
     *
     * @throws KeyUnavailableException if it is another one
     */
    public SubjectKey checkEncryption(DSLContext statements) {
        return lockTenants(statements, PendingEntries.LOGS);
    }

    /** The same keys with none in memory. */
    public SubjectKeys forgettingAll() {
        return new SubjectKeys(encryption, clock);
    }

    /**
     * Opens every key of a tenant, as it is stored.
     *
     * @param problem is told of those that are not what they were
     * @return how many there are
     */
    public long verifyAll(DSLContext statements, String tenant, BiConsumer<UUID, String> problem) {
        long count = 0;
        UUID last = new UUID(0, 0);
        while (true) {
            List<StoredKey> rows = StoredKey.of(
                            tenant, "key_id > ? order by tenant, key_id limit " + KEYS_AT_A_TIME, List.of(last))
                    .fetch(statements);
            Set<UUID> erased =
                    erased(statements, tenant, rows.stream().map(StoredKey::id).toList());
            for (StoredKey row : rows) {
                if (erased.contains(row.id())) {
                    problem.accept(row.id(), "it was destroyed, and is there again");
                }
                verify(statements, row).ifPresent(says -> problem.accept(row.id(), says));
            }
            count += rows.size();
            if (rows.size() < KEYS_AT_A_TIME) {
                return count;
            }
            last = rows.get(rows.size() - 1).id();
        }
    }

    /** Those keys of a tenant that were destroyed, and are there all the same: somebody has put them back. */
    public static Set<UUID> putBack(DSLContext statements, PartyId tenant) {
        return statements
                .select(COMPLIANCE_SUBJECT_KEY.KEY_ID)
                .from(COMPLIANCE_SUBJECT_KEY)
                .join(COMPLIANCE_ERASURE)
                .on(
                        COMPLIANCE_ERASURE.TENANT.eq(COMPLIANCE_SUBJECT_KEY.TENANT),
                        COMPLIANCE_ERASURE.KEY_ID.eq(COMPLIANCE_SUBJECT_KEY.KEY_ID))
                .where(COMPLIANCE_SUBJECT_KEY.TENANT.eq(tenant.value()))
                .fetchSet(COMPLIANCE_SUBJECT_KEY.KEY_ID);
    }

    private static Set<UUID> erased(DSLContext statements, String tenant, Collection<UUID> keyIds) {
        return statements
                .select(COMPLIANCE_ERASURE.KEY_ID)
                .from(COMPLIANCE_ERASURE)
                .where(COMPLIANCE_ERASURE.TENANT.eq(tenant), COMPLIANCE_ERASURE.KEY_ID.in(keyIds))
                .fetchSet(COMPLIANCE_ERASURE.KEY_ID);
    }

    private Optional<String> verify(DSLContext statements, StoredKey row) {
        try {
            SubjectKey key = unwrapped(row);
            String pseudonym = key.findSubject()
                    .map(subject -> pseudonyms(statements, PartyId.of(row.tenant()))
                            .orElseThrow(() -> new KeyUnavailableException("the tenant's own key is gone", null))
                            .ofSubject(subject.value()))
                    .orElse(TENANT);
            return pseudonym.equals(row.pseudonym())
                    ? Optional.empty()
                    : Optional.of("its pseudonym is not that of its subject");
        } catch (ComplianceStoreException | IllegalArgumentException e) {
            return Optional.of("it cannot be opened: " + e.getMessage());
        }
    }

    /** Tells this database from all others: the id of a key that every database has, once stores were opened on it. */
    public Optional<UUID> identity(DSLContext statements) {
        return tenantsOwn(statements, PendingEntries.LOGS).map(StoredKey::id);
    }

    /** The id of the subject's key, if the subject has one; its row is locked until the transaction ends. */
    Optional<UUID> find(DSLContext statements, PartyId tenant, PartyId subject) {
        return pseudonyms(statements, tenant)
                .map(names -> names.ofSubject(subject.value()))
                .flatMap(pseudonym -> statements
                        .select(COMPLIANCE_SUBJECT_KEY.KEY_ID)
                        .from(COMPLIANCE_SUBJECT_KEY)
                        .where(
                                COMPLIANCE_SUBJECT_KEY.TENANT.eq(tenant.value()),
                                COMPLIANCE_SUBJECT_KEY.PSEUDONYM.eq(pseudonym))
                        .forUpdate()
                        .fetchOptional(COMPLIANCE_SUBJECT_KEY.KEY_ID));
    }

    /** Those of the keys that are in the database. */
    Set<UUID> existing(DSLContext statements, PartyId tenant, Collection<UUID> keyIds) {
        return statements
                .select(COMPLIANCE_SUBJECT_KEY.KEY_ID)
                .from(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.TENANT.eq(tenant.value()), COMPLIANCE_SUBJECT_KEY.KEY_ID.in(keyIds))
                .fetchSet(COMPLIANCE_SUBJECT_KEY.KEY_ID);
    }

    /** Whether the key is in the database; then its row is locked until the transaction ends. */
    boolean lockIfThere(DSLContext statements, PartyId tenant, UUID keyId) {
        return statements
                .select(COMPLIANCE_SUBJECT_KEY.KEY_ID)
                .from(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.TENANT.eq(tenant.value()), COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(keyId))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** Destroys a key in the database; once that is committed, {@link #forget} does the same in memory. */
    void destroy(DSLContext statements, PartyId tenant, UUID keyId) {
        statements.connection(connection -> {
            if (connection.isWrapperFor(WritingTurn.class)) {
                connection.unwrap(WritingTurn.class).erases();
            }
        });
        statements
                .deleteFrom(COMPLIANCE_SUBJECT_KEY)
                .where(COMPLIANCE_SUBJECT_KEY.TENANT.eq(tenant.value()), COMPLIANCE_SUBJECT_KEY.KEY_ID.eq(keyId))
                .execute();
    }

    /** Forgets a key whose destruction is committed, whatever a reader that began before will bring. */
    void forget(UUID keyId) {
        destroyed.put(keyId, true);
        held.invalidate(keyId);
    }

    private Map<PartyId, SubjectKey> lockExisting(
            DSLContext statements, PartyId tenant, Collection<PartyId> subjects, Optional<EntryPlace> place) {
        Map<PartyId, SubjectKey> keys = new TreeMap<>();
        pseudonyms(statements, tenant).ifPresent(names -> {
            Map<String, PartyId> named = named(subjects, names);
            for (StoredKey row : locked(statements, tenant.value(), named.keySet(), place)) {
                PartyId subject = Objects.requireNonNull(named.get(row.pseudonym()));
                keys.put(subject, keyOf(subject, row));
                ids.put(row.pseudonym(), row.id());
            }
        });
        return keys;
    }

    /**
     * The rows of these pseudonyms, locked in their order. H2 would read all keys of the tenant to find those of several, so
     * there each is asked for by itself.
     */
    private static List<StoredKey> locked(
            DSLContext statements, String tenant, Collection<String> pseudonyms, Optional<EntryPlace> place) {
        boolean isPostgres = statements.family() == SQLDialect.POSTGRES;
        String lock = lock(statements);
        List<StoredKey.Question> keys =
                Lists.partition(List.copyOf(pseudonyms), isPostgres ? KEYS_AT_A_TIME : 1).stream()
                        .map(some -> StoredKey.of(tenant, named(some.size()) + lock, some))
                        .toList();
        List<RoundTrip.Question> questions = new ArrayList<>(keys);
        if (isPostgres) {
            place.ifPresent(questions::add);
        }
        statements.connection(connection -> RoundTrip.ask(connection, statements.family(), questions));
        return keys.stream().flatMap(each -> each.found().stream()).toList();
    }

    /** In the order in which keys are locked. */
    private static String named(int names) {
        return "pseudonym " + (names == 1 ? "= ?" : "in (" + String.join(", ", Collections.nCopies(names, "?")) + ")")
                + " order by pseudonym";
    }

    /** The subjects by their pseudonyms, which are also the order in which they are locked and made. */
    private static SortedMap<String, PartyId> named(Collection<PartyId> subjects, Pseudonyms names) {
        SortedMap<String, PartyId> named = new TreeMap<>();
        subjects.forEach(subject -> named.put(names.ofSubject(subject.value()), subject));
        return named;
    }

    /** Whoever changes a pseudonym would have one person's records written under the key of another. */
    private SubjectKey keyOf(PartyId subject, StoredKey row) {
        SubjectKey key = unwrapped(row);
        if (!key.subject().equals(subject)) {
            throw new KeyUnavailableException(
                    "key " + key.id() + " is not of the subject whose pseudonym it has; its row was changed", null);
        }
        return key;
    }

    /**
     * Keeps erasures of the keys away until the transaction ends, and other writers where the database knows nothing
     * weaker. On the embedded database whoever writes is alone: a lock would only stop the same thread, which may record a
     * refusal in a transaction of its own while the host's is not over.
     */
    private static String lock(DSLContext statements) {
        if (statements.dialect() == SQLDialect.POSTGRES) {
            return " for key share";
        }
        return statements.connectionResult(SubjectKeys::takesTurn) ? "" : FOR_UPDATE;
    }

    private static boolean takesTurn(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(WritingTurn.class)) {
            return false;
        }
        connection.unwrap(WritingTurn.class).take();
        return true;
    }

    /** Makes the tenant's own key, unless it is there. */
    private boolean createTenants(DSLContext statements, String tenant) {
        return tenantsOwn(statements, tenant).isEmpty()
                && newKey(tenant, TENANT, TENANT).insert(statements);
    }

    /**
     * Makes those of the keys that nobody else makes at the same time; returns how many that were. Always in sorted
     * order, so that two writers cannot deadlock.
     */
    private long create(DSLContext statements, PartyId tenant, Collection<PartyId> subjects) {
        Pseudonyms names =
                pseudonyms(statements, tenant).orElseThrow(() -> new ConcurrentChangeException("the key of a tenant"));
        return named(subjects, names).entrySet().stream()
                .map(each ->
                        newKey(tenant.value(), each.getKey(), each.getValue().value()))
                .filter(row -> row.insert(statements))
                .count();
    }

    private NewRow newKey(String tenant, String pseudonym, String subject) {
        UUID id = UUID.randomUUID();
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        SubjectKey key = subjectKey(id, null, dataKey);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new NewRow(COMPLIANCE_SUBJECT_KEY, Optional.of(key.inRow(place(tenant, id))))
                .set(COMPLIANCE_SUBJECT_KEY.TENANT, tenant)
                .set(COMPLIANCE_SUBJECT_KEY.KEY_ID, id)
                .set(COMPLIANCE_SUBJECT_KEY.PSEUDONYM, pseudonym)
                .encrypted(COMPLIANCE_SUBJECT_KEY.SUBJECT, Optional.of(subject))
                .set(COMPLIANCE_SUBJECT_KEY.WRAPPED_KEY, encryption.wrap(dataKey, context(tenant, id, now)))
                .set(COMPLIANCE_SUBJECT_KEY.CREATED_AT, now);
    }

    private SubjectKey unwrapped(StoredKey row) {
        UUID id = row.id();
        SubjectKey known = held.getIfPresent(id);
        if (known != null) {
            return known;
        }
        byte[] dataKey = dataKey(row);
        String subject = subjectKey(id, null, dataKey)
                .inRow(place(row.tenant(), id))
                .decrypt(row.subject(), COMPLIANCE_SUBJECT_KEY.SUBJECT);
        SubjectKey key = subjectKey(id, subject.equals(TENANT) ? null : PartyId.of(subject), dataKey);
        held.put(id, key);
        if (destroyed.getIfPresent(id) != null) {
            held.invalidate(id);
        }
        return key;
    }

    private byte[] dataKey(StoredKey row) {
        Instant created = row.created()
                .orElseThrow(() -> new KeyUnavailableException(
                        "the time at which key " + row.id()
                                + " was made is none, so that it cannot be opened: its row was"
                                + " changed in the database, and must be put back from a copy",
                        null));
        return encryption.unwrap(row.wrappedKey(), context(row.tenant(), row.id(), created));
    }

    private static String place(String tenant, UUID id) {
        return COMPLIANCE_SUBJECT_KEY.getName() + "/" + tenant + "/" + id;
    }

    /** What encrypts and what commits are derived apart, so that a commitment key that is shown opens no ciphertext. */
    private static SubjectKey subjectKey(UUID id, @Nullable PartyId subject, byte[] dataKey) {
        try {
            byte[] encrypting = Hkdf.computeHkdf(
                    "HMACSHA256", dataKey, new byte[0], "encryption".getBytes(StandardCharsets.UTF_8), KEY_BYTES);
            return new SubjectKey(id, subject, new AesGcmJce(encrypting), CommitmentKey.derivedFrom(id, dataKey));
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("key " + id + " is no data key", e);
        }
    }

    /** A wrapped key that was moved to another row, or said to be of another time, does not unwrap. */
    private static byte[] context(String tenant, UUID id, Instant created) {
        return (tenant + "/" + id + "/" + created).getBytes(StandardCharsets.UTF_8);
    }
}
