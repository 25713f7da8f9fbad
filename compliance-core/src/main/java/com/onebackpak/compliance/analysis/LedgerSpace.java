package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.OptOutScope;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the ledgers of opt-outs, holds and authorizations say of the request. */
final class LedgerSpace {
    private static final Span ALWAYS = Span.from(Instant.parse("1900-01-01T00:00:00Z"));

    private final Diagrams diagrams;
    private final RequestSpace request;
    private final Ternary refused;
    private final Ternary directory;
    private final OnRecord<Function<Draft, OptOut>> optOuts;
    private final List<Set<HoldKind>> kinds;
    private final List<Ternary> held;
    private final OnRecord<HoldKind> holds;
    private final Ternary authorized;

    LedgerSpace(Space space, RequestSpace request, Collection<Condition.Test> tests) {
        this.diagrams = space.diagrams();
        this.request = request;
        int named = request.purposeNamed();
        Ternary yes = Ternary.of(diagrams, Truth.TRUE);
        Ternary no = Ternary.of(diagrams, Truth.FALSE);
        boolean isRefusalAsked = tests.contains(new Condition.OptedOut(OptOutScope.PURPOSE));
        boolean isDirectoryAsked = tests.contains(new Condition.OptedOut(OptOutScope.DIRECTORY_INFORMATION));
        refused = isRefusalAsked ? space.answer() : no;
        directory = isDirectoryAsked ? space.answer() : no;
        optOuts = new OnRecord<>(diagrams, List.of(refused, directory));
        optOuts.add(
                draft -> new OptOut(Draft.SUBJECT, draft.purpose, false, ALWAYS),
                isRefusalAsked ? named : Diagrams.FALSE,
                List.of(yes, no));
        optOuts.add(
                draft -> new OptOut(Draft.SUBJECT, Optional.empty(), true, ALWAYS),
                isDirectoryAsked ? Diagrams.TRUE : Diagrams.FALSE,
                List.of(no, yes));
        int unknown = diagrams.and(
                isRefusalAsked ? diagrams.choose(named, refused.unknown(), refused.fails()) : Diagrams.TRUE,
                isDirectoryAsked ? directory.unknown() : Diagrams.TRUE);
        space.require(diagrams.or(unknown, optOuts.possible(false)));

        kinds = tests.stream()
                .filter(Condition.Held.class::isInstance)
                .map(test -> ((Condition.Held) test).kinds())
                .distinct()
                .toList();
        held = kinds.stream().map(each -> space.answer()).toList();
        holds = new OnRecord<>(diagrams, held);
        Arrays.stream(HoldKind.values())
                .forEach(kind -> holds.add(
                        kind,
                        Diagrams.TRUE,
                        kinds.stream()
                                .map(each -> each.isEmpty() || each.contains(kind) ? yes : no)
                                .toList()));
        space.require(diagrams.or(
                held.stream().map(Ternary::unknown).reduce(Diagrams.TRUE, diagrams::and), holds.possible(false)));

        authorized = tests.contains(new Condition.ApplicationAuthorized()) ? space.answer() : no;
        space.require(diagrams.or(named, authorized.fails()));
    }

    Ternary optedOut(OptOutScope scope) {
        return scope == OptOutScope.PURPOSE ? request.ofPurpose(refused) : directory;
    }

    Ternary held(Set<HoldKind> of) {
        return held.get(kinds.indexOf(of));
    }

    Ternary authorized() {
        return request.ofPurpose(authorized);
    }

    void draft(Draft draft) {
        boolean areOptOutsKnown =
                directory.in(draft.assignment) != Truth.UNKNOWN && refused.in(draft.assignment) != Truth.UNKNOWN;
        if (areOptOutsKnown) {
            draft.facts.put(FactKeys.SUBJECT_OPT_OUTS, optOuts(draft));
        }
        if (held.stream().allMatch(answer -> answer.in(draft.assignment) != Truth.UNKNOWN)) {
            draft.facts.put(
                    FactKeys.SUBJECT_HOLDS,
                    held.stream().allMatch(answer -> answer.in(draft.assignment) == Truth.FALSE)
                            ? List.of()
                            : holds.in(draft.assignment).stream()
                                    .map(kind -> new Hold(kind, Draft.SUBJECT, Set.of(), ALWAYS))
                                    .toList());
        }
        switch (authorized.in(draft.assignment)) {
            case TRUE ->
                draft.facts.put(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        List.of(new Authorization(
                                Draft.AGENCY,
                                Draft.APPLICATION,
                                ImmutableSet.of(draft.category),
                                draft.purpose.stream().collect(ImmutableSet.toImmutableSet()),
                                ALWAYS)));
            case FALSE -> draft.facts.put(FactKeys.APPLICATION_AUTHORIZATIONS, List.of());
            case UNKNOWN -> {}
        }
    }

    private List<OptOut> optOuts(Draft draft) {
        boolean isNone = directory.in(draft.assignment) == Truth.FALSE && refused.in(draft.assignment) == Truth.FALSE;
        return isNone
                ? List.of()
                : optOuts.in(draft.assignment).stream()
                        .map(one -> one.apply(draft))
                        .toList();
    }
}
