package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.testkit.store.MutableClock;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of a ledger that has many rows. */
class PagesOfManyRowsTest {
    private static final int ROWS = 50_000;
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PartyId TENANT = PartyId.of("district-1");

    @Test
    void a_late_page_costs_what_the_first_does_on_h2() throws Exception {
        lateCostsAsFirst(H2TestDatabase.installed(), "system_range(1, " + ROWS + ") as n(i)", "random_uuid()");
    }

    @Test
    void a_late_page_costs_what_the_first_does_on_postgresql() throws Exception {
        lateCostsAsFirst(
                PostgresTestDatabase.installed(), "generate_series(1, " + ROWS + ") as n(i)", "gen_random_uuid()");
    }

    private static void lateCostsAsFirst(TestDatabase database, String numbers, String uuid) throws Exception {
        try (JdbcStoreUnderTest store = new JdbcStoreUnderTest(
                database, TestDatabase::dataSource, VocabularyReader.standard(), MutableClock.at(NOW))) {
            Ledger<Authorization> ledger = store.stores().of(TENANT).authorizations();
            ledger.record(
                    RecordKey.of("first"),
                    new Authorization(
                            TENANT,
                            PartyId.of("quizzly"),
                            Set.of(Category.NAME),
                            Set.of(Purpose.EDUCATION),
                            Span.from(NOW)));
            database.execute("insert into compliance_authorization (tenant, record_key, version, write_key, agency,"
                    + " application, categories, purposes, valid_from, valid_until, learned_at, entry_id)"
                    + " select tenant, 'copy-' || n.i, version, 'copy-' || n.i, agency, application, categories,"
                    + " purposes, valid_from + n.i * interval '1' second, valid_until, learned_at, " + uuid
                    + " from compliance_authorization, " + numbers);

            Duration first = medianTime(ledger, Cursor.START);
            Duration late = medianTime(ledger, new Cursor(NOW.plusSeconds(ROWS - 200), "z"));

            assertThat(ledger.page(LedgerQuery.all(), new Cursor(NOW.plusSeconds(ROWS - 200), "z"), 100)
                            .rows())
                    .hasSize(100);
            assertThat(late)
                    .as("the first took " + first)
                    .isLessThan(first.multipliedBy(5).plusMillis(50));
            assertThat(first).isLessThan(Duration.ofMillis(500));
        }
    }

    private static Duration medianTime(Ledger<?> ledger, Cursor after) {
        return Duration.ofNanos(IntStream.range(0, 9)
                .mapToLong(i -> {
                    long begin = System.nanoTime();
                    ledger.page(LedgerQuery.all(), after, 100);
                    return System.nanoTime() - begin;
                })
                .sorted()
                .skip(4)
                .findFirst()
                .orElseThrow());
    }
}
