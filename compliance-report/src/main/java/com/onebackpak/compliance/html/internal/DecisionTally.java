package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.store.DecisionRecord;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts decisions while they are read one by one: by day and kind, by reason of refusal, by flow of data and by purpose. What it
 * holds does not grow with the number of decisions, but with the days, rules, terms and organizations there are. Not
 * thread-safe.
 */
final class DecisionTally {
    private final PolicyTexts texts;
    private final Times times;
    private final Recipients recipients = new Recipients();
    private final NavigableMap<LocalDate, Counts<Kind>> days = new TreeMap<>();
    private final Map<RefusalReason, Refusals> refusals = new HashMap<>();
    private final Map<Flow, FlowFigures> flows = new HashMap<>();
    private final NavigableMap<String, ActivityFigures> activities = new TreeMap<>();
    private final Counts<Kind> kinds = new Counts<>(Kind.class);

    /** What came of a decision. */
    enum Kind {
        PERMIT("permitted", "permit"),
        REFUSED("permitted by the policies, but refused", "refused"),
        DENY("denied", "deny"),
        INDETERMINATE("undetermined, so refused", "indeterminate"),
        NOT_APPLICABLE("not applicable, so refused", "not-applicable");

        private final String says;
        private final String style;

        Kind(String says, String style) {
            this.says = says;
            this.style = style;
        }

        String says() {
            return says;
        }

        String style() {
            return style;
        }

        static Kind of(DecisionRecord decision) {
            return decision.outcome() == Outcome.PERMIT && !decision.isPermit()
                    ? REFUSED
                    : valueOf(decision.outcome().name());
        }
    }

    /**
     * Where data goes.
     *
     * @param category which data
     * @param purpose what for
     * @param recipient to whom
     */
    record Flow(String category, String purpose, String recipient) {}

    DecisionTally(PolicyTexts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    void add(DecisionRecord decision) {
        Kind kind = Kind.of(decision);
        kinds.one(kind);
        days.computeIfAbsent(times.day(decision.at()), day -> new Counts<>(Kind.class))
                .one(kind);
        texts.of(decision.policyDigest());
        if (decision.isPermit()) {
            permitted(decision);
        } else {
            RefusalReason.of(decision)
                    .forEach(reason -> refusals.computeIfAbsent(reason, each -> new Refusals())
                            .add(decision));
        }
    }

    private void permitted(DecisionRecord permit) {
        String recipient = recipients.of(permit);
        String purpose = permit.request().purpose().map(each -> each.path()).orElse("no purpose stated");
        activities.computeIfAbsent(purpose, each -> new ActivityFigures()).add(permit, recipient, texts);
        permit.request()
                .categories()
                .forEach(category -> flows.computeIfAbsent(
                                new Flow(category.path(), purpose, recipient), flow -> new FlowFigures())
                        .add(permit));
    }

    long all() {
        return kinds.sum();
    }

    long count(Kind kind) {
        return kinds.of(kind);
    }

    long refused() {
        return all() - count(Kind.PERMIT);
    }

    NavigableMap<LocalDate, Counts<Kind>> days() {
        return days;
    }

    Map<RefusalReason, Refusals> refusals() {
        return refusals;
    }

    Map<Flow, FlowFigures> flows() {
        return flows;
    }

    NavigableMap<String, ActivityFigures> activities() {
        return activities;
    }
}
