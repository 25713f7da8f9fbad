package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * What is said of each row of a table of people.
 *
 * @param permitted the ids of those of whom the request is permitted
 * @param open the ids of those of whom it is open, each with what is missing
 */
record Rowwise(Set<String> permitted, Map<String, Set<String>> open) {
    /** Gathers the facts of one request. */
    interface Gathering {
        com.onebackpak.compliance.situation.Facts factsFor(ProcessingRequest request, Instant at);
    }

    /** By the evaluator, asked one by one. */
    static Rowwise ofEvaluator(
            PolicySet policies, ProcessingRequest open, Collection<PartyId> people, Gathering facts, Instant at) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(policies);
        Rowwise rows = new Rowwise(new TreeSet<>(), new TreeMap<>());
        for (PartyId id : people) {
            ProcessingRequest about =
                    open.toBuilder().subjectKind(Optional.empty()).subject(id).build();
            PolicyDecision decision = evaluator.decide(about, facts.factsFor(about, at), at);
            if (decision.isPermit()) {
                rows.permitted.add(id.value());
            } else if (decision.outcome() == Outcome.INDETERMINATE) {
                rows.open.put(id.value(), new TreeSet<>(decision.missing()));
            }
        }
        return rows;
    }

    /** By the database. */
    static Rowwise ofFilter(DSLContext statements, PolicyFilter filter) {
        Rowwise rows = new Rowwise(new TreeSet<>(), new TreeMap<>());
        rows.permitted.addAll(statements
                .select(People.ID)
                .from(People.TABLE)
                .where(filter.condition())
                .fetch(People.ID));
        filter.open().forEach(row -> rows.open.put(row.subject().value(), new TreeSet<>(row.missing())));
        return rows;
    }

    boolean isDegenerate(int people) {
        return permitted.isEmpty() || permitted.size() == people;
    }
}
