package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The other side: a prepared statement for consents and nothing else, as one would write it by hand. Thread-safe. */
final class HandWrittenLookup {
    private static final String SQL = "select record_key, version, basis, purposes, categories, recipients, given_at,"
            + " withdrawn_at, expires_at, method, learned_at, entry_id from consent_by_hand"
            + " where tenant = ? and subject = ? and learned_at <= ? order by record_key, version desc";

    private static final String TABLE = "create table consent_by_hand (tenant varchar(128) not null,"
            + " record_key varchar(128) not null, version integer not null, subject varchar(128) not null,"
            + " basis varchar(255) not null, purposes varchar(255) array not null, categories varchar(255) array not null,"
            + " recipients varchar(128) array not null, given_at timestamp(6) with time zone not null,"
            + " withdrawn_at timestamp(6) with time zone, expires_at timestamp(6) with time zone, method varchar(255),"
            + " learned_at timestamp(6) with time zone not null, entry_id uuid not null,"
            + " primary key (tenant, record_key, version))";

    private static final String INSERTION =
            "insert into consent_by_hand values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final String tenant;

    HandWrittenLookup(DataSource dataSource, String tenant) {
        this.dataSource = dataSource;
        this.tenant = tenant;
    }

    void createTable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute("create index consent_by_hand_subject on consent_by_hand (tenant, subject)");
        }
    }

    void insert(List<Recorded<Consent>> written) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERTION)) {
            connection.setAutoCommit(false);
            for (Recorded<Consent> each : written) {
                Consent consent = each.value();
                statement.setString(1, tenant);
                statement.setString(2, each.key().value());
                statement.setInt(3, each.version());
                statement.setString(4, consent.subject().value());
                statement.setString(5, consent.basis().path());
                statement.setArray(
                        6, array(connection, consent.purposes().stream().map(Purpose::path)));
                statement.setArray(
                        7, array(connection, consent.categories().stream().map(Category::path)));
                statement.setArray(
                        8, array(connection, consent.recipients().stream().map(PartyId::value)));
                statement.setObject(9, consent.given().atOffset(ZoneOffset.UTC));
                statement.setObject(10, time(consent.withdrawn()));
                statement.setObject(11, time(consent.expires()));
                statement.setString(
                        12, consent.method().map(ConsentMethod::path).orElse(null));
                statement.setObject(13, each.learned().atOffset(ZoneOffset.UTC));
                statement.setObject(14, each.entry());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static Array array(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("varchar", texts.toArray());
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** The newest known version of each consent of a subject, ordered by key. */
    List<Recorded<Consent>> about(PartyId subject, Instant knownAt) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, tenant);
            statement.setString(2, subject.value());
            statement.setObject(3, knownAt.atOffset(ZoneOffset.UTC));
            try (ResultSet results = statement.executeQuery()) {
                List<Recorded<Consent>> consents = new ArrayList<>();
                String last = "";
                while (results.next()) {
                    String key = results.getString(1);
                    if (!key.equals(last)) {
                        consents.add(recorded(RecordKey.of(key), subject, results));
                        last = key;
                    }
                }
                return consents;
            }
        }
    }

    private static Recorded<Consent> recorded(RecordKey key, PartyId subject, ResultSet results) throws SQLException {
        Consent consent = Consent.builder()
                .subject(subject)
                .basis(new ConsentBasis(results.getString(3)))
                .purposes(texts(results, 4).stream().map(Purpose::new).toList())
                .categories(texts(results, 5).stream().map(Category::new).toList())
                .recipients(texts(results, 6).stream().map(PartyId::of).toList())
                .given(instant(results, 7).orElseThrow())
                .withdrawn(instant(results, 8))
                .expires(instant(results, 9))
                .method(Optional.ofNullable(results.getString(10)).map(ConsentMethod::new))
                .build();
        return new Recorded<>(
                key, results.getInt(2), consent, instant(results, 11).orElseThrow(), results.getObject(12, UUID.class));
    }

    private static List<String> texts(ResultSet results, int column) throws SQLException {
        Object[] array = (Object[]) results.getArray(column).getArray();
        return Arrays.stream(array).map(String.class::cast).toList();
    }

    private static Optional<Instant> instant(ResultSet results, int column) throws SQLException {
        @Nullable OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
