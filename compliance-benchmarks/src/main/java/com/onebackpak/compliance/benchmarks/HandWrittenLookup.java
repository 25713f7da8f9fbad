package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The other side: a prepared statement for consents and nothing else, as one would write it by hand. Thread-safe. */
final class HandWrittenLookup {
    private static final String SQL = "select record_key, version, basis, purposes, categories, recipients, given_at,"
            + " withdrawn_at, expires_at, method, learned_at, entry_id from compliance_consent"
            + " where tenant = ? and subject = ? and learned_at <= ? order by record_key, version desc";

    private final DataSource dataSource;
    private final String tenant;

    HandWrittenLookup(DataSource dataSource, String tenant) {
        this.dataSource = dataSource;
        this.tenant = tenant;
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
