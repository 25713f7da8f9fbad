package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.ledger.StoredInstants;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LedgerAnswers;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Reads the ledgers of one tenant, several questions at once, and nothing that is held in memory. */
final class LedgerReader {
    private final Work work;
    private final PartyId tenant;
    private final SubjectKeyLookup keys;
    private final Optional<HeldAnswers> held;

    /**
     * Reads within some work.
     *
     * @param held what is held in memory; empty where the host's transaction may have written something else
     */
    LedgerReader(Work work, PartyId tenant, SubjectKeyLookup keys, Optional<HeldAnswers> held) {
        this.work = work;
        this.tenant = tenant;
        this.keys = keys;
        this.held = held;
    }

    LedgerAnswers answers(Collection<LedgerQuestion<?>> questions, Instant knownAt) {
        Optional<HeldAnswers> memory = held.filter(m -> knownAt.equals(Instant.MAX));
        Optional<HeldAnswers.Moment> before = memory.map(HeldAnswers::now);
        Map<LedgerQuestion<?>, List<? extends Recorded<?>>> answers = new HashMap<>();
        List<LedgerQuestion<?>> open = new ArrayList<>();
        for (LedgerQuestion<?> question : questions) {
            memory.<List<? extends Recorded<?>>>flatMap(m -> m.find(tenant, question))
                    .ifPresentOrElse(found -> answers.put(question, found), () -> open.add(question));
        }
        if (!open.isEmpty()) {
            Map<LedgerQuestion<?>, List<? extends Recorded<?>>> found =
                    work.readDecrypted(statements -> read(statements, open, StoredInstants.latestBy(knownAt)));
            memory.ifPresent(
                    m -> found.forEach((question, answer) -> m.hold(tenant, question, answer, before.orElseThrow())));
            answers.putAll(found);
        }
        return LedgerAnswers.of(answers);
    }

    private Map<LedgerQuestion<?>, List<? extends Recorded<?>>> read(
            DSLContext statements, List<LedgerQuestion<?>> questions, Instant latest) {
        Map<LedgerQuestion<?>, List<Row>> versions = new HashMap<>();
        Queries atOnce = new Queries();
        Queries whereAny = new Queries();
        Map<PartyId, List<LedgerQuestion<?>>> ofPeople = ofPeople(questions);
        if (!ofPeople.isEmpty()) { // where nobody has a pseudonym, nothing is on record about people
            keys.pseudonyms(statements, tenant)
                    .ifPresent(names -> ofPeople.forEach((person, several) ->
                            askAbout(names.ofSubject(person.value()), several, latest, versions, atOnce, whereAny)));
        }
        questions.stream()
                .filter(question -> !question.ledger().isAboutPeople())
                .forEach(question -> atOnce.add(ofAgency(question, latest), rows -> versions.put(question, rows)));
        atOnce.fetch(statements, tenant);
        whereAny.fetch(statements, tenant);
        Function<UUID, SubjectKey> byId = id -> keys.byId(statements, tenant, id);
        Map<LedgerQuestion<?>, List<? extends Recorded<?>>> answers = new HashMap<>();
        questions.forEach(question ->
                answers.put(question, answer(question, versions.getOrDefault(question, List.of()), byId)));
        return answers;
    }

    private static Map<PartyId, List<LedgerQuestion<?>>> ofPeople(List<LedgerQuestion<?>> questions) {
        Map<PartyId, List<LedgerQuestion<?>>> ofPeople = new LinkedHashMap<>();
        questions.stream()
                .filter(question -> question.ledger().isAboutPeople())
                .forEach(question -> ofPeople.computeIfAbsent(question.party(), person -> new ArrayList<>())
                        .add(question));
        return ofPeople;
    }

    /** Of a person's ledgers the first is read at once, of several others those that hold anything. */
    private void askAbout(
            String name,
            List<LedgerQuestion<?>> questions,
            Instant latest,
            Map<LedgerQuestion<?>, List<Row>> versions,
            Queries atOnce,
            Queries whereAny) {
        int first = questions.size() > 2 ? 1 : questions.size(); // to ask for one other is no more than to read it
        questions
                .subList(0, first)
                .forEach(
                        question -> atOnce.add(ofPerson(question, name, latest), rows -> versions.put(question, rows)));
        List<LedgerQuestion<?>> others = questions.subList(first, questions.size());
        if (!others.isEmpty()) {
            PersonsLedgers ledgers = PersonsLedgers.of(
                    others.stream().<LedgerKind<?>>map(LedgerQuestion::ledger).toList());
            atOnce.add(ledgers.asked(name), rows -> {
                Set<LedgerKind<?>> found = ledgers.found(rows);
                others.stream()
                        .filter(question -> found.contains(question.ledger()))
                        .forEach(question -> whereAny.add(
                                ofPerson(question, name, latest),
                                versionsFound -> versions.put(question, versionsFound)));
            });
        }
    }

    private TenantQuery.Asked ofPerson(LedgerQuestion<?> question, String name, Instant latest) {
        return LedgerTable.of(question.ledger()).ofPerson(tenant, name, latest);
    }

    private <T> TenantQuery.Asked ofAgency(LedgerQuestion<T> question, Instant latest) {
        return LedgerTable.of(question.ledger()).ofAgency(tenant, question, latest);
    }

    private <T> List<Recorded<T>> answer(
            LedgerQuestion<T> question, List<Row> versions, Function<UUID, SubjectKey> byId) {
        return LedgerTable.of(question.ledger()).answer(tenant, question, versions, byId);
    }

    /** Queries that are asked at once, and who takes the rows of each. Not thread-safe. */
    private static final class Queries {
        private final List<TenantQuery.Asked> asked = new ArrayList<>();
        private final List<Consumer<List<Row>>> takers = new ArrayList<>();

        void add(TenantQuery.Asked query, Consumer<List<Row>> taker) {
            asked.add(query);
            takers.add(taker);
        }

        void fetch(DSLContext statements, PartyId tenant) {
            Iterator<Consumer<List<Row>>> next = takers.iterator();
            TenantQuery.fetchAll(statements, tenant, asked)
                    .forEach(rows -> next.next().accept(rows));
        }
    }
}
