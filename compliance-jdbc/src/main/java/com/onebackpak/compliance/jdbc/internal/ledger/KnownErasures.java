package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGENCY;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.ErasedName;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.spi.ErasedData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What is known of erasures of some parties, read in a transaction: of PostgreSQL in one round trip for each 500 of them. Nothing of it
 * needs to be decrypted. Immutable.
 */
final class KnownErasures implements ErasedData.Known {
    /** A statement takes no more parameters than 65,535 in PostgreSQL. */
    private static final int MAX_PARTIES = 500;

    private static final TenantQuery AGENCY = TenantQuery.where(
                    COMPLIANCE_AGENCY, COMPLIANCE_AGENCY.AGENCY.eq(given(COMPLIANCE_AGENCY.AGENCY)))
            .first();

    private static final String OCCURRENCES =
            "select pseudonym, happened_at, kind, record_key, version, coalesce(cardinality(categories), 0)"
                    + " from compliance_subject_key join compliance_occurrence"
                    + " on compliance_occurrence.tenant = compliance_subject_key.tenant"
                    + " and compliance_occurrence.key_id = compliance_subject_key.key_id"
                    + " where compliance_subject_key.tenant = ? and pseudonym in ";
    private static final String TOMBSTONES =
            "select name, erased_at, 'erased', '', 0, 0 from compliance_erasure where tenant = ? and name in ";

    private final DSLContext statements;
    private final PartyId tenant;
    private final Pseudonyms names;
    private final Instant now;
    private final Map<String, List<Event>> occurrences;
    private final Map<String, List<Event>> tombstones;

    private KnownErasures(
            DSLContext statements,
            PartyId tenant,
            Pseudonyms names,
            Instant now,
            Map<String, List<Event>> occurrences,
            Map<String, List<Event>> tombstones) {
        this.statements = statements;
        this.tenant = tenant;
        this.names = names;
        this.now = now;
        this.occurrences = occurrences;
        this.tombstones = tombstones;
    }

    /** What is known of these, and of the tenant. */
    static KnownErasures of(
            DSLContext statements, PartyId tenant, Pseudonyms names, Instant now, Collection<PartyId> parties) {
        Set<PartyId> withTenant = new TreeSet<>(parties);
        withTenant.add(tenant);
        Map<String, List<Event>> occurrences = new HashMap<>();
        Map<String, List<Event>> tombstones = new HashMap<>();
        for (List<PartyId> some : Iterables.partition(withTenant, MAX_PARTIES)) {
            List<Question> questions = List.of(
                    Question.of(OCCURRENCES, tenant, some, party -> names.ofSubject(party.value()), occurrences),
                    Question.of(TOMBSTONES, tenant, some, party -> ErasedName.of(names, party.value()), tombstones));
            statements.connection(connection -> RoundTrip.ask(connection, statements.family(), questions));
        }
        return new KnownErasures(statements, tenant, names, now, occurrences, tombstones);
    }

    @Override
    public PartyId tenant() {
        return tenant;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Optional<Instant> last(PartyId party, OccurrenceKind kind, Instant latest) {
        Map<String, Event> newest = new HashMap<>();
        occurrences
                .getOrDefault(names.ofSubject(party.value()), List.of())
                .forEach(event -> newest.merge(event.record(), event, (a, b) -> a.version() > b.version() ? a : b));
        return last(newest.values().stream()
                .filter(event -> event.kind().equals(kind.key())
                        && event.categories() == 0
                        && !event.happened().isAfter(latest))
                .toList());
    }

    @Override
    public Optional<Instant> erasedAt(PartyId party) {
        return last(tombstones.getOrDefault(ErasedName.of(names, party.value()), List.of()));
    }

    private static Optional<Instant> last(Collection<Event> events) {
        return events.stream().map(Event::happened).max(Comparator.naturalOrder());
    }

    @Override
    public boolean isAgency(PartyId party) {
        return AGENCY.find(statements, tenant, party.value()).isPresent();
    }

    /** A version of an occurrence, or a tombstone. */
    private record Event(Optional<Instant> at, String kind, String record, int version, int categories) {
        /** What tells no time any more was changed in the database, and may be of any time. */
        Instant happened() {
            return at.orElseThrow(() -> new ComplianceStoreException(
                    "when somebody was erased cannot be read: a row was changed in the database; `audit verify-database` says"
                            + " what was changed, and it must be put back from a copy"));
        }
    }

    private record Question(String sql, PartyId tenant, List<String> names, Map<String, List<Event>> found)
            implements RoundTrip.Question {
        static Question of(
                String sql,
                PartyId tenant,
                Collection<PartyId> parties,
                Function<PartyId, String> name,
                Map<String, List<Event>> found) {
            return new Question(
                    sql + "(" + String.join(", ", Collections.nCopies(parties.size(), "?")) + ")",
                    tenant,
                    parties.stream().map(name).toList(),
                    found);
        }

        @Override
        public int bindTo(PreparedStatement statement, int from) throws SQLException {
            int next = from;
            statement.setString(next++, tenant.value());
            for (String name : names) {
                statement.setString(next++, name);
            }
            return next;
        }

        @Override
        public void read(ResultSet rows) throws SQLException {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                        .add(new Event(
                                Row.instant(rows, 2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getInt(5),
                                rows.getInt(6)));
            }
        }
    }
}
