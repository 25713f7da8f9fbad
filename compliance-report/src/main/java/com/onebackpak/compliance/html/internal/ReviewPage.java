package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.DecisionReview.NotRederivable;
import com.onebackpak.compliance.DecisionReview.Rederived;
import com.onebackpak.compliance.DecisionReview.Review;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.remedy.Change;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.TenantStores;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the page of a decision. Has no state. */
public final class ReviewPage {
    private ReviewPage() {}

    /** The page of a decision that was reviewed. */
    public static HtmlPage of(TenantStores stores, Review review, ZoneId zone) {
        Times times = new Times(zone);
        DecisionRecord record = review.record();
        List<Section> sections = new ArrayList<>();
        sections.add(outcome(review));
        if (review instanceof Rederived rederived) {
            sections.add(reasons(rederived.decision()));
            if (!record.isPermit()) {
                sections.add(remedies(record, rederived.decision(), stores.policies()));
            }
        }
        sections.add(facts(record.facts()));
        sections.add(record(record, stores.tenant()));
        return new HtmlPage(
                "Decision of " + times.day(record.at()) + ", " + said(record),
                List.of(
                        new Block.Field("Decision", record.id()),
                        new Block.Field("Decided for", times.minute(record.at()) + " in the time zone " + zone.getId()),
                        new Block.Field("Asked", record.request().describe()),
                        new Block.Field("Outcome", said(record))),
                sections);
    }

    private static String said(DecisionRecord record) {
        return record.outcome() + (record.undischarged().isEmpty() ? "" : ", refused");
    }

    private static Section outcome(Review review) {
        DecisionRecord record = review.record();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Text(
                switch (record.outcome()) {
                    case PERMIT ->
                        record.isPermit()
                                ? "It was permitted."
                                : "The policies permitted it, and it was refused, because nobody discharged: "
                                        + String.join(", ", record.undischarged()) + ".";
                    case DENY -> "It was denied.";
                    case INDETERMINATE ->
                        "It could not be told, so it was refused: what is unknown is never permitted.";
                    case NOT_APPLICABLE ->
                        "No clause speaks of it, so it was refused: what no clause permits is not permitted.";
                }));
        if (record.factsUnavailable()) {
            blocks.add(new Block.Text("The source of the facts failed, so nothing was known."));
        }
        if (!record.rules().isEmpty()) {
            blocks.add(new Block.Text("Determined by " + String.join(", ", record.rules()) + "; "
                    + record.cites().stream().map(Citation::toString).collect(Collectors.joining(", ")) + "."));
        }
        blocks.add(new Block.Text(
                review instanceof NotRederivable not
                        ? "It cannot be derived again: " + not.why() + "."
                        : "It was derived again from the archived policies and the facts of then, and came out as it was"
                                + " recorded."));
        return new Section("outcome", "What was decided", List.of(), blocks);
    }

    private static Section reasons(PolicyDecision decision) {
        return new Section(
                "reasons",
                "Why",
                List.of("The reasons, each with those that it rests on below it, and the clauses that say so."),
                List.of(new Block.Reasons(decision.explanation())));
    }

    private static Section remedies(DecisionRecord record, PolicyDecision decision, PolicyArchive archive) {
        List<Block> blocks = new ArrayList<>();
        if (decision.isPermit()) {
            blocks.add(new Block.Text("The host gives the service a handler that discharges "
                    + String.join(", ", record.undischarged()) + "."));
        } else if (record.factsUnavailable()) {
            blocks.add(new Block.Text("The source of the facts answers again; then it is asked anew."));
        } else {
            RemedySearch search = Remedies.of(PolicyEvaluator.of(
                            archive.find(record.policyDigest()).orElseThrow())) // it was derived by them a moment ago
                    .find(record.request(), record.facts(), record.at());
            Table.Rows rows = Table.of(
                    "remedies-table", "Ways to a permit, the shortest first", "Way", "What would be so", "By whom");
            int way = 0;
            for (Remedy remedy : search.remedies()) {
                way++;
                for (Change change : remedy.changes()) {
                    rows.add(
                            way,
                            change.says(),
                            change.by().stream().map(party -> party.key()).collect(Collectors.joining(", ")));
                }
            }
            blocks.add(
                    rows.isEmpty()
                            ? new Block.Text("Nothing that anybody could bring about would open it.")
                            : rows.table());
            search.notTried().ifPresent(says -> blocks.add(new Block.Text("There may be more: " + says + ".")));
        }
        return new Section(
                "remedies",
                "What would have opened it",
                List.of("All that stands under one number is needed together; each number is a way of its own."),
                blocks);
    }

    private static Section facts(Facts facts) {
        Table.Rows rows = Table.of("facts-table", "Facts, by name", "Fact", "What was known");
        for (String name : facts.names()) {
            Object value = facts.value(name);
            rows.add(name, value == null ? "" : FactText.of(value));
        }
        return new Section(
                "facts",
                "What was known",
                List.of("The facts as they were known when it was decided; what is not listed was unknown."),
                List.of(rows.isEmpty() ? new Block.Text("Nothing was known.") : rows.table()));
    }

    private static Section record(DecisionRecord record, PartyId tenant) {
        Table.Rows rows = Table.of("record-table", "Where it stands", "What", "Value");
        rows.add("decision", record.id());
        rows.add("digest", record.digest());
        rows.add("tenant", tenant);
        rows.add("at", record.at());
        rows.add("policies", record.policyDigest());
        rows.add("facts", record.factsDigest());
        rows.add("entry of the audit log", record.entry());
        return new Section(
                "record",
                "On record",
                List.of("By these it is found again, and shown to be what was recorded."),
                List.of(rows.table()));
    }
}
