package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_OCCURRENCE;

import com.onebackpak.compliance.deletion.DataSets;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Records in a tenant's ledger whose data a certificate says is gone, in the transaction of the certificate, so that duties
 * to delete it are seen to be done.
 *
 * @param keys has the keys of whom it is about
 * @param vocabulary has the categories that there are
 * @param ledger a tenant's occurrences, written in a transaction
 */
record CertifiedErasures(
        SubjectKeyLookup keys, Vocabulary vocabulary, BiFunction<PartyId, Work, Ledger<Occurrence>> ledger) {
    private static final String NAME = "erased-by-run/";

    /**
     * What is left of a person of whom all data sets that are registered had a part in a run.
     *
     * @param person who
     * @param range in which of its ranges
     * @param place where in that
     * @param dataSets those that keep rows of the person
     */
    record Remains(PartyId person, int range, int place, Set<String> dataSets) {}

    /** Which data is gone where something is left, and how that is named. */
    private record Gone(String name, Set<Category> categories) {}

    /** Records it of each of these, under names that begin so. */
    void record(DSLContext statements, PartyId tenant, String name, List<PartyId> erased, Instant at) {
        Map<RecordKey, Occurrence> all = new LinkedHashMap<>();
        int number = 0;
        for (PartyId party : erased) {
            all.put(RecordKey.of(NAME + name + number++), new Occurrence(party, OccurrenceKind.ERASED, at));
        }
        record(statements, tenant, all);
    }

    /**
     * Records of each person what is gone while something is held: all, or the categories that have nothing in common with what the
     * data sets hold that keep rows of the person. It is told once, and again when other data sets keep rows;
     * of whom all of them do, nothing is.
     */
    void recordBeforeTheEnd(
            DSLContext statements, PartyId tenant, UUID run, DataSets sets, List<Remains> remains, Instant at) {
        String name = NAME + run + "/before-the-end/";
        Set<String> told = statements
                .selectDistinct(COMPLIANCE_OCCURRENCE.RECORD_KEY)
                .from(COMPLIANCE_OCCURRENCE)
                .where(
                        COMPLIANCE_OCCURRENCE.TENANT.eq(tenant.value()),
                        COMPLIANCE_OCCURRENCE.RECORD_KEY.startsWith(name))
                .fetchSet(COMPLIANCE_OCCURRENCE.RECORD_KEY);
        Map<Set<String>, Gone> gone = new HashMap<>();
        Map<RecordKey, Occurrence> all = new LinkedHashMap<>();
        for (Remains each : remains) {
            Gone of = gone.computeIfAbsent(each.dataSets(), kept -> gone(sets, kept));
            String key = name + each.range() + "-" + each.place() + "/" + of.name();
            if ((each.dataSets().isEmpty() || !of.categories().isEmpty()) && !told.contains(key)) {
                all.put(RecordKey.of(key), new Occurrence(each.person(), OccurrenceKind.ERASED, at, of.categories()));
            }
        }
        record(statements, tenant, all);
    }

    /** No categories, where something is left: none is gone. */
    private Gone gone(DataSets sets, Set<String> kept) {
        Set<Category> left = kept.stream()
                .flatMap(set -> sets.get(set).categories().stream())
                .collect(Collectors.toSet());
        boolean isSome = !kept.isEmpty() && !kept.containsAll(sets.ids());
        return new Gone(
                UUID.nameUUIDFromBytes(String.join(" ", new TreeSet<>(kept)).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                isSome ? vocabulary.categoriesApartFrom(left) : Set.of());
    }

    private void record(DSLContext statements, PartyId tenant, Map<RecordKey, Occurrence> all) {
        if (all.isEmpty()) {
            return;
        }
        // makes all keys that are missing at once
        keys.lockAll(
                statements,
                tenant,
                all.values().stream().map(Occurrence::subject).toList());
        Ledger<Occurrence> occurrences = ledger.apply(tenant, new InTransaction(statements));
        all.forEach(occurrences::record);
    }

    /** Whoever runs the transaction does what must be committed before. */
    private record InTransaction(DSLContext within) implements Work {
        @Override
        public <T> T write(Function<DSLContext, T> statements) {
            return statements.apply(within);
        }

        @Override
        public <T> T read(Function<DSLContext, T> statements) {
            return statements.apply(within);
        }
    }
}
