package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.Recorded;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.SQLDialect;

/** Looks up the consents of random subjects among many, against a hand-written statement that gives the same. */
final class ConsentBenchmark {
    private static final double ON_POSTGRES = 1.3;
    private static final double ON_H2 = 1.8;
    private static final String TENANT = "district-1";
    /** Of five rows, two subjects have two consents each, and one of these has a second version. */
    private static final int ROWS_OF_A_PORTION = 5;

    private static final int SUBJECTS_OF_A_PORTION = 2;
    private static final int LOOKUPS_OF_A_TURN = 100;

    private final BenchmarkDatabase database;
    private final Effort effort;
    private final Ledger<Consent> ledger;
    private final HandWrittenLookup handWritten;
    private final Random random = new Random(1);
    private final int subjects;

    private interface Lookup {
        List<Recorded<Consent>> about(PartyId subject, Instant knownAt) throws SQLException;
    }

    ConsentBenchmark(BenchmarkDatabase database, Effort effort) {
        this.database = database;
        this.effort = effort;
        this.ledger = database.newStores().of(PartyId.of(TENANT)).consents();
        this.handWritten = new HandWrittenLookup(database.dataSource(), TENANT);
        this.subjects = effort.rows() / ROWS_OF_A_PORTION * SUBJECTS_OF_A_PORTION;
    }

    List<Ratio> run(String label) throws SQLException {
        fill();
        compare();
        List<Double> ratios = new ArrayList<>();
        List<Double> handTimes = new ArrayList<>();
        List<Double> ourTimes = new ArrayList<>();
        for (int round = 0; round <= effort.rounds(); round++) {
            double hand = 0;
            double ours = 0;
            int turns = 0;
            for (long start = System.nanoTime(); System.nanoTime() - start < 2 * effort.nanos(); turns++) {
                hand += microseconds(handWritten::about);
                ours += microseconds(ledger::about);
            }
            hand /= turns;
            ours /= turns;
            effort.report("round " + round + ": by hand " + Ratio.number(hand) + " us, ours " + Ratio.number(ours)
                    + " us, ratio " + Ratio.number(ours / hand));
            if (round > 0) { // the first is for warming up
                ratios.add(ours / hand);
                handTimes.add(hand);
                ourTimes.add(ours);
            }
        }
        return List.of(new Ratio(
                "consent lookup " + label,
                database.dialect() == SQLDialect.POSTGRES ? ON_POSTGRES : ON_H2,
                false,
                ratios,
                Ratio.number(Ratio.median(handTimes)) + " us",
                Ratio.number(Ratio.median(ourTimes)) + " us"));
    }

    /** What a look-up takes, over so few that the other side has its turn soon. */
    private double microseconds(Lookup lookup) throws SQLException {
        Instant now = Instant.now();
        long start = System.nanoTime();
        for (int i = 0; i < LOOKUPS_OF_A_TURN; i++) {
            if (lookup.about(anybody(), now).size() != 2) {
                throw new IllegalStateException("a subject must have two consents");
            }
        }
        return (System.nanoTime() - start) / 1e3 / LOOKUPS_OF_A_TURN;
    }

    private PartyId anybody() {
        return PartyId.of("s-" + (1 + random.nextInt(subjects)));
    }

    /** Both must give the same values, or the one has less to do. */
    private void compare() throws SQLException {
        Instant now = Instant.now();
        for (int i = 0; i < LOOKUPS_OF_A_TURN; i++) {
            PartyId subject = anybody();
            if (!ledger.about(subject, now).equals(handWritten.about(subject, now))) {
                throw new IllegalStateException("both must find the same");
            }
        }
    }

    private void fill() throws SQLException {
        effort.report("fills " + effort.rows() + " rows");
        int consents = effort.rows() / ROWS_OF_A_PORTION * 4;
        insert(1, consents, 1, "'2026-01-10 08:00:00+00'", "null");
        insert(4, consents, 2, "'2026-02-10 08:00:00+00'", "timestamp with time zone '2026-02-09 08:00:00+00'");
        database.analyze();
    }

    /** Inserts a version of each consent whose number the step divides. */
    private void insert(int step, int consents, int version, String learned, String withdrawn) throws SQLException {
        boolean postgres = database.dialect() == SQLDialect.POSTGRES;
        String uuid = postgres ? "gen_random_uuid()" : "random_uuid()";
        String numbers =
                postgres ? "generate_series(1, " + consents + ") as g(x)" : "system_range(1, " + consents + ") g";
        String array = postgres ? "array[%s]::varchar[]" : "array[%s]";
        database.execute(
                "insert into compliance_consent (tenant, record_key, version, write_key, subject, key_id, basis,"
                        + " purposes, categories, recipients, given_at, withdrawn_at, method, learned_at, entry_id) select '"
                        + TENANT + "', 'consent-' || x, " + version + ", 'write-" + version
                        + "-' || x, 's-' || ((x + 1) / 2), "
                        + uuid + ", 'parental-direct', " + array.formatted("'education', 'service'") + ", "
                        + array.formatted("'name', 'grades', 'email'") + ", " + array.formatted("'app-1'")
                        + ", timestamp with time zone '2026-01-09 08:00:00+00', " + withdrawn
                        + ", 'signed-form', timestamp with time zone " + learned + ", " + uuid + " from " + numbers
                        + " where mod(x, " + step + ") = 0");
    }
}
