package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jooq.SQLDialect;

/**
 * Looks up the consents of random subjects among many, against a hand-written statement that gives the same from a table
 * of its own, in which all is plain: so what it costs that ours names nobody is in the ratio.
 */
final class ConsentBenchmark {
    private static final double ON_POSTGRES = 1.3;
    private static final double ON_H2 = 1.8;
    private static final String TENANT = "district-1";
    /** Of five rows, two subjects have two consents each, and one of these has a second version. */
    private static final int ROWS_OF_A_PORTION = 5;

    private static final int SUBJECTS_OF_A_PORTION = 2;
    private static final int LOOKUPS_OF_A_TURN = 100;
    private static final int CONSENTS_OF_A_TRANSACTION = 500;
    private static final Instant GIVEN = Instant.parse("2026-01-09T08:00:00Z");
    private static final Instant WITHDRAWN = Instant.parse("2026-02-09T08:00:00Z");

    private final BenchmarkDatabase database;
    private final Effort effort;
    private final JdbcComplianceStores stores;
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
        this.stores = database.newStores();
        this.ledger = stores.of(PartyId.of(TENANT)).consents();
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
        handWritten.createTable();
        int consents = effort.rows() / ROWS_OF_A_PORTION * 4;
        for (int first = 1; first <= consents; first += CONSENTS_OF_A_TRANSACTION) {
            int from = first;
            int to = Math.min(consents, first + CONSENTS_OF_A_TRANSACTION - 1);
            List<Recorded<Consent>> written = new ArrayList<>();
            database.inTransaction(statements -> {
                Ledger<Consent> joined =
                        stores.joining(statements).of(PartyId.of(TENANT)).consents();
                for (int number = from; number <= to; number++) {
                    written.addAll(record(joined, number));
                }
            });
            handWritten.insert(written);
        }
        database.analyze();
    }

    /** Every fourth consent is withdrawn. */
    private static List<Recorded<Consent>> record(Ledger<Consent> consents, int number) {
        RecordKey key = RecordKey.of("consent-" + number);
        Consent given = Consent.builder()
                .subject(PartyId.of("s-" + (number + 1) / 2))
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION, Purpose.SERVICE)
                .addCategories(Category.NAME, Category.TRANSCRIPT_GRADE, Category.CONTACT_EMAIL)
                .addRecipients(PartyId.of("app-1"))
                .given(GIVEN)
                .method(ConsentMethod.SIGNED_FORM)
                .build();
        Recorded<Consent> first = consents.record(key, given);
        if (number % 4 != 0) {
            return List.of(first);
        }
        Consent withdrawn = Consent.builder().from(given).withdrawn(WITHDRAWN).build();
        return List.of(first, consents.amend(RecordKey.of("withdrawal-" + number), key, withdrawn));
    }
}
