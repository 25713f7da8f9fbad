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
import java.util.Objects;
import java.util.Optional;
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
        Versions versions = new Versions(latest);
        Map<PartyId, List<LedgerQuestion<?>>> ofPeople = new LinkedHashMap<>();
        for (LedgerQuestion<?> question : questions) {
            if (question.ledger().isAboutPeople()) {
                ofPeople.computeIfAbsent(question.party(), person -> new ArrayList<>())
                        .add(question);
            } else {
                versions.ofAgency(question);
            }
        }
        if (!ofPeople.isEmpty()) { // where nobody has a pseudonym, nothing is on record about people
            keys.pseudonyms(statements, tenant)
                    .ifPresent(names -> ofPeople.forEach(
                            (person, several) -> versions.ofPerson(names.ofSubject(person.value()), several)));
        }
        versions.fetch(statements);
        Function<UUID, SubjectKey> byId = id -> keys.byId(statements, tenant, id);
        Map<LedgerQuestion<?>, List<? extends Recorded<?>>> answers = new HashMap<>();
        questions.forEach(question -> answers.put(question, answer(question, versions.of(question), byId)));
        return answers;
    }

    private <T> List<Recorded<T>> answer(
            LedgerQuestion<T> question, List<Row> versions, Function<UUID, SubjectKey> byId) {
        return LedgerTable.of(question.ledger()).answer(tenant, question, versions, byId);
    }

    /**
     * The versions that were known at an instant, for each question. Of a person's ledgers the first is read at once, of the
     * others then those that hold anything about the person. Not thread-safe.
     */
    private final class Versions {
        private final Instant latest;
        private final Map<LedgerQuestion<?>, List<Row>> found = new HashMap<>();

        /** What is asked first, and who takes the rows. */
        private final Map<TenantQuery.Asked, Consumer<List<Row>>> first = new LinkedHashMap<>();

        private final Map<TenantQuery.Asked, Consumer<List<Row>>> then = new LinkedHashMap<>();

        Versions(Instant latest) {
            this.latest = latest;
        }

        <T> void ofAgency(LedgerQuestion<T> question) {
            first.put(
                    LedgerTable.of(question.ledger()).ofAgency(tenant, question, latest),
                    rows -> found.put(question, rows));
        }

        void ofPerson(String name, List<LedgerQuestion<?>> questions) {
            int read = questions.size() > 2 ? 1 : questions.size(); // to ask for one other is no less than to read it
            questions.subList(0, read).forEach(question -> readFrom(first, name, question));
            Map<LedgerKind<?>, LedgerQuestion<?>> others = new LinkedHashMap<>();
            questions.subList(read, questions.size()).forEach(question -> others.put(question.ledger(), question));
            if (!others.isEmpty()) {
                PersonsLedgers ledgers = PersonsLedgers.of(others.keySet());
                first.put(
                        ledgers.asked(name),
                        rows -> ledgers.found(rows)
                                .forEach(ledger -> readFrom(then, name, Objects.requireNonNull(others.get(ledger)))));
            }
        }

        private void readFrom(
                Map<TenantQuery.Asked, Consumer<List<Row>>> step, String name, LedgerQuestion<?> question) {
            step.put(
                    LedgerTable.of(question.ledger()).ofPerson(tenant, name, latest),
                    rows -> found.put(question, rows));
        }

        void fetch(DSLContext statements) {
            fetch(statements, first);
            fetch(statements, then);
        }

        private void fetch(DSLContext statements, Map<TenantQuery.Asked, Consumer<List<Row>>> asked) {
            Iterator<List<Row>> rows = TenantQuery.fetchAll(statements, tenant, List.copyOf(asked.keySet()))
                    .iterator();
            asked.values().forEach(taker -> taker.accept(rows.next()));
        }

        List<Row> of(LedgerQuestion<?> question) {
            return found.getOrDefault(question, List.of());
        }
    }
}
