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
import java.util.Optional;
import java.util.UUID;
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
        Optional<Pseudonyms> names =
                questions.stream().anyMatch(question -> question.ledger().isAboutPeople())
                        ? keys.pseudonyms(statements, tenant)
                        : Optional.empty();
        Map<LedgerQuestion<?>, TenantQuery.Asked> asked = new LinkedHashMap<>();
        questions.forEach(question -> asked(question, latest, names).ifPresent(one -> asked.put(question, one)));
        Iterator<List<Row>> rows = TenantQuery.fetchAll(statements, tenant, List.copyOf(asked.values()))
                .iterator();
        Function<UUID, SubjectKey> byId = id -> keys.byId(statements, tenant, id);
        Map<LedgerQuestion<?>, List<? extends Recorded<?>>> answers = new HashMap<>();
        for (LedgerQuestion<?> question : questions) {
            List<Row> versions = asked.containsKey(question) ? rows.next() : List.of();
            answers.put(question, answer(question, versions, byId));
        }
        return answers;
    }

    private <T> List<Recorded<T>> answer(
            LedgerQuestion<T> question, List<Row> versions, Function<UUID, SubjectKey> byId) {
        return LedgerTable.of(question.ledger()).answer(tenant, question, versions, byId);
    }

    private <T> Optional<TenantQuery.Asked> asked(
            LedgerQuestion<T> question, Instant latest, Optional<Pseudonyms> names) {
        return LedgerTable.of(question.ledger()).known(tenant, question, latest, names);
    }
}
