package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.google.common.collect.Lists;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.document.DecisionRecordDocument;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.jdbc.generated.tables.DecisionColumns;
import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.jdbc.internal.log.EntryLookup;
import com.onebackpak.compliance.jdbc.internal.log.EntryPlace;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.PageQuery;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The decisions of one tenant. What is queried lies in columns; all else, the facts among it, is encrypted under the key
 * of the subject, or under the tenant's own where no subject is named.
 */
final class JdbcDecisionLedger implements DecisionLedger {
    private static final DecisionColumns TABLE = COMPLIANCE_DECISION;
    private static final int MAX_BATCH = 500;

    private static final TenantQuery BY_ID = TenantQuery.where(TABLE, TABLE.DECISION_ID.eq(given(TABLE.DECISION_ID)));
    private static final TenantQuery BY_SUBJECT = TenantQuery.where(TABLE, SubjectKeyLookup.isAbout(TABLE.KEY_ID));

    private final Work work;
    private final PartyId tenant;
    private final Clock clock;
    private final SubjectKeyLookup keys;
    private final EntryAppender log;
    private final EntryLookup entries;

    JdbcDecisionLedger(
            Work work, PartyId tenant, Clock clock, SubjectKeyLookup keys, EntryAppender log, EntryLookup entries) {
        this.work = work;
        this.tenant = tenant;
        this.clock = clock;
        this.keys = keys;
        this.log = log;
        this.entries = entries;
    }

    @Override
    public DecisionRecord record(DecisionEvent event) {
        DecisionRecord record = DecisionRecord.of(event, log.newEntryId());
        String content = DecisionRecordDocument.write(record); // before the turn to write, for which others wait
        return work.write(statements -> {
            if (isRecordedAtOnce(statements, record, content)) {
                return record;
            }
            EntryPlace place = log.place();
            SubjectKey key = record.request()
                    .subject()
                    .map(subject -> keys.lock(statements, tenant, subject, place))
                    .orElseGet(() -> keys.lockTenants(statements, tenant));
            if (insert(statements, record, content, key, place)) {
                return record;
            }
            return sameOrRefused(record, find(statements, record.id()).orElseThrow(() -> changed(record)));
        });
    }

    /** With the lock of the key in one statement, if key and writers are as this process knows them; else nothing is done, or learned. */
    private boolean isRecordedAtOnce(DSLContext statements, DecisionRecord record, String content) {
        return record.request()
                .subject()
                .flatMap(subject -> keys.held(statements, tenant, subject))
                .filter(held -> log.knownPlace(statements, held.lock())
                        .filter(place -> insert(statements, record, content, held.key(), place))
                        .isPresent())
                .isPresent();
    }

    private boolean insert(
            DSLContext statements, DecisionRecord record, String content, SubjectKey key, EntryPlace place) {
        NewRow row = row(record, content, key);
        return log.insert(statements, tenant, row, record.entry(), entry(record, content, key), place);
    }

    @Override
    public List<DecisionRecord> recordAll(List<DecisionEvent> events) {
        Map<String, DecisionRecord> records = new LinkedHashMap<>();
        for (DecisionEvent event : events) {
            DecisionRecord record = DecisionRecord.of(event, log.newEntryId());
            sameOrRefused(record, records.computeIfAbsent(record.id(), id -> record));
        }
        if (records.isEmpty()) {
            return List.of();
        }
        // Before the turn to write, for which others wait; but the contents of more than a batch would fill the memory
        Map<UUID, String> written = records.size() > MAX_BATCH ? Map.of() : contents(records.values());
        Map<String, DecisionRecord> recorded = work.write(statements -> {
            Map<Optional<PartyId>, SubjectKey> locked = lockAll(statements, records.values());
            Map<String, DecisionRecord> known = new HashMap<>(records);
            for (List<DecisionRecord> batch : Lists.partition(List.copyOf(records.values()), MAX_BATCH)) {
                known.putAll(insertAll(statements, batch, written.isEmpty() ? contents(batch) : written, locked));
            }
            return known;
        });
        return events.stream()
                .map(DecisionEvent::id)
                .map(id -> Objects.requireNonNull(recorded.get(id)))
                .toList();
    }

    /** What is written of each of the records, by its entry. */
    private static Map<UUID, String> contents(Collection<DecisionRecord> records) {
        return records.stream().collect(Collectors.toMap(DecisionRecord::entry, DecisionRecordDocument::write));
    }

    /** An id names one decision. */
    private static DecisionRecord sameOrRefused(DecisionRecord record, DecisionRecord earlier) {
        if (!earlier.equals(record.withEntry(earlier.entry()))) {
            throw new IdempotencyException(record.id());
        }
        return earlier;
    }

    @Override
    public Optional<DecisionRecord> find(String id) {
        return work.readDecrypted(statements -> find(statements, id));
    }

    @Override
    public boolean contains(String id) {
        return work.read(statements -> BY_ID.find(statements, tenant, id).isPresent());
    }

    @Override
    public List<DecisionRecord> about(PartyId subject) {
        return work.readDecrypted(statements -> keys.pseudonyms(statements, tenant).stream()
                .flatMap(names ->
                        BY_SUBJECT.fetch(statements, tenant, tenant.value(), names.ofSubject(subject.value())).stream())
                .map(row -> recorded(statements, row))
                .sorted(Comparator.comparing(DecisionRecord::at).thenComparing(DecisionRecord::id))
                .toList());
    }

    @Override
    public Page<DecisionRecord> page(DecisionQuery query, Cursor after, int limit) {
        Page.checkedLimit(limit);
        return work.readDecrypted(statements -> Page.of(
                rows(statements, query, after, limit + 1).stream()
                        .map(row -> recorded(statements, row))
                        .toList(),
                limit,
                decision -> new Cursor(decision.at(), decision.id())));
    }

    private List<Row> rows(DSLContext statements, DecisionQuery query, Cursor after, int rows) {
        PageQuery page = new PageQuery(TABLE, TABLE.DECIDED_AT, TABLE.DECISION_ID).during(query.since(), query.until());
        if (query.onlyRefused()) {
            page.where(TABLE.REFUSED.isTrue());
        }
        if (!query.outcomes().isEmpty()) {
            page.where(TABLE.OUTCOME.in(query.outcomes().stream()
                    .map(Outcome::name)
                    .map(DSL::inline)
                    .toList()));
        }
        if (query.about().isPresent()) {
            Optional<Pseudonyms> names = keys.pseudonyms(statements, tenant);
            if (names.isEmpty()) {
                return List.of();
            }
            page.where(
                    SubjectKeyLookup.isAbout(TABLE.KEY_ID),
                    tenant.value(),
                    names.get().ofSubject(query.about().get().value()));
        }
        return page.fetch(statements, tenant, after, rows);
    }

    private Map<Optional<PartyId>, SubjectKey> lockAll(DSLContext statements, Collection<DecisionRecord> records) {
        Map<Optional<PartyId>, SubjectKey> locked = new HashMap<>();
        Set<PartyId> subjects = new TreeSet<>();
        for (DecisionRecord record : records) {
            record.request()
                    .subject()
                    .ifPresentOrElse(
                            subjects::add,
                            () -> locked.computeIfAbsent(
                                    Optional.empty(), nobody -> keys.lockTenants(statements, tenant)));
        }
        keys.lockAll(statements, tenant, subjects).forEach((subject, key) -> locked.put(Optional.of(subject), key));
        return locked;
    }

    /** Inserts a batch, and returns those of its records that were there already. */
    private Map<String, DecisionRecord> insertAll(
            DSLContext statements,
            List<DecisionRecord> batch,
            Map<UUID, String> contents,
            Map<Optional<PartyId>, SubjectKey> locked) {
        List<NewRow> rows = new ArrayList<>();
        Map<UUID, AuditEntry> entries = new LinkedHashMap<>();
        for (DecisionRecord record : batch) {
            SubjectKey key = Objects.requireNonNull(locked.get(record.request().subject()));
            String content = Objects.requireNonNull(contents.get(record.entry()));
            rows.add(row(record, content, key));
            entries.put(record.entry(), entry(record, content, key));
        }
        List<Boolean> inserted = NewRow.insertAll(statements, rows);
        List<DecisionRecord> doubtful = IntStream.range(0, batch.size())
                .filter(i -> !inserted.get(i))
                .mapToObj(batch::get)
                .toList();
        Map<String, DecisionRecord> earlier = earlier(statements, doubtful);
        doubtful.stream()
                .filter(record -> earlier.containsKey(record.id()))
                .forEach(record -> entries.remove(record.entry()));
        log.append(statements, tenant, List.copyOf(entries.keySet()), List.copyOf(entries.values()));
        return earlier;
    }

    /**
     * What is on record in place of those of the records that were not inserted. Each is looked up for itself: H2 reads
     * all decisions of a tenant to find those of many ids.
     */
    private Map<String, DecisionRecord> earlier(DSLContext statements, List<DecisionRecord> doubtful) {
        Map<String, DecisionRecord> earlier = new HashMap<>();
        for (DecisionRecord record : doubtful) {
            Row row = BY_ID.find(statements, tenant, record.id()).orElseThrow(() -> changed(record));
            if (!row.uuid(TABLE.ENTRY_ID).equals(record.entry())) {
                earlier.put(record.id(), sameOrRefused(record, recorded(statements, row)));
            }
        }
        return earlier;
    }

    private NewRow row(DecisionRecord record, String content, SubjectKey key) {
        return new DecisionRow(tenant, key).of(record, content);
    }

    private AuditEntry entry(DecisionRecord record, String content, SubjectKey key) {
        return AuditEntries.ofDecision(record, content, clock.instant(), key.commitments());
    }

    private Optional<DecisionRecord> find(DSLContext statements, String id) {
        return BY_ID.find(statements, tenant, id).map(row -> recorded(statements, row));
    }

    private DecisionRecord recorded(DSLContext statements, Row row) {
        SubjectKey key = keys.byId(statements, tenant, row.uuid(TABLE.KEY_ID));
        return RowReading.of(
                () -> "decision " + row.text(TABLE.DECISION_ID), () -> new DecisionRow(tenant, key).record(row));
    }

    @Override
    public Optional<String> difference(String id) {
        return work.read(statements -> BY_ID.find(statements, tenant, id).flatMap(row -> difference(statements, row)));
    }

    private Optional<String> difference(DSLContext statements, Row row) {
        return entries.find(statements, row.uuid(TABLE.ENTRY_ID))
                .map(logged -> new LoggedDecisions(tenant, keys).difference(statements, row, logged))
                .orElse(Optional.of("it has no entry in the audit log"));
    }

    private static ConcurrentChangeException changed(DecisionRecord record) {
        return new ConcurrentChangeException("decision " + record.id());
    }
}
