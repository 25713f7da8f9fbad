package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
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
        if (!ofPeople.isEmpty()) {
            Optional<Pseudonyms> names = keys.pseudonyms(statements, tenant);
            ofPeople.forEach((person, several) -> names.ifPresentOrElse(
                    each -> versions.ofPerson(each.ofSubject(person.value()), several),
                    () -> versions.ofNobody(several)));
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
     * The versions that were known at an instant, for each question. Of several ledgers about a person the first is read
     * along with whether any other holds anything; if one does, all are read at once after that, so that no more can change
     * in between than if nothing else had been asked. Not thread-safe.
     */
    private final class Versions {
        private final Instant latest;
        private final Map<LedgerQuestion<?>, List<Row>> found = new HashMap<>();
        private final Queries atOnce = new Queries();
        private final Queries afterwards = new Queries();

        Versions(Instant latest) {
            this.latest = latest;
        }

        <T> void ofAgency(LedgerQuestion<T> question) {
            atOnce.add(
                    LedgerTable.of(question.ledger()).ofAgency(tenant, question, latest),
                    rows -> found.put(question, rows));
        }

        /** Where nobody has a pseudonym, nothing is on record about people. */
        void ofNobody(List<LedgerQuestion<?>> questions) {
            questions.forEach(question -> found.put(question, List.of()));
        }

        void ofPerson(String name, List<LedgerQuestion<?>> questions) {
            if (questions.size() <= 2) { // to ask whether one other holds anything is no less than to read it
                questions.forEach(question -> ask(atOnce, name, question));
                return;
            }
            FirstLedger first = FirstLedger.of(questions);
            atOnce.add(first.asked(name, latest), rows -> {
                if (first.isAnyOther(rows)) {
                    questions.forEach(question -> ask(afterwards, name, question));
                } else {
                    ofNobody(questions);
                    found.put(questions.get(0), first.versions(rows));
                }
            });
        }

        private void ask(Queries queries, String name, LedgerQuestion<?> question) {
            queries.add(
                    LedgerTable.of(question.ledger()).ofPerson(tenant, name, latest),
                    rows -> found.put(question, rows));
        }

        void fetch(DSLContext statements) {
            atOnce.fetch(statements, tenant);
            afterwards.fetch(statements, tenant);
        }

        List<Row> of(LedgerQuestion<?> question) {
            return Objects.requireNonNull(
                    found.get(question),
                    () -> "nobody has asked " + question.ledger().name());
        }
    }

    /** Queries, and who takes the rows of each. Not thread-safe. */
    private static final class Queries {
        private final List<TenantQuery.Asked> asked = new ArrayList<>();
        private final List<Consumer<List<Row>>> takers = new ArrayList<>();

        void add(TenantQuery.Asked query, Consumer<List<Row>> taker) {
            asked.add(query);
            takers.add(taker);
        }

        /** Asks all at once. */
        void fetch(DSLContext statements, PartyId tenant) {
            Iterator<List<Row>> rows =
                    TenantQuery.fetchAll(statements, tenant, asked).iterator();
            takers.forEach(taker -> taker.accept(rows.next()));
        }
    }
}
