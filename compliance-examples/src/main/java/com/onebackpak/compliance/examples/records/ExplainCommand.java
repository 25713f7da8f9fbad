package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.DecisionReview.NotRederivable;
import com.onebackpak.compliance.DecisionReview.Rederived;
import com.onebackpak.compliance.DecisionReview.Review;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.examples.Columns;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.examples.TerminalText;
import com.onebackpak.compliance.html.DecisionPage;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.report.DecisionWriter;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.TenantStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a decision that was recorded. */
@Command(
        name = "explain",
        description = "Explains a decision that was recorded: derives it again from the archived policies and the facts"
                + " as they were known. Exits 0 if it comes out as it was recorded, and 1 if it cannot be derived or"
                + " nothing of that id is on record.",
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar explain 3f9c… --database compliance-demo/day-310359a01c27",
            "  java -jar compliance.jar explain 3f9c… --database records --html > decision.html"
        },
        sortOptions = false)
public final class ExplainCommand implements Callable<Integer> {
    /** Of each tenant: more is what 'decisions' is for. */
    private static final int MAX_LISTED = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The id of the decision.")
    private @Nullable String id;

    @Option(
            names = "--subject",
            paramLabel = "ID",
            description =
                    "Instead of an id: whom it was about, of some days or of all. If there are several such decisions,"
                            + " they are listed as 'decisions' does.")
    private @Nullable PartyId subject;

    @Mixin
    private DaySpan days;

    @Mixin
    private ZoneOption zone;

    @Mixin
    private StoredRecords records;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose decision it is. Default: looks at all.")
    private @Nullable String tenant;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Option(
            names = "--html",
            description = "Print it as a page for a browser, with the facts and what would have opened it. It has birth"
                    + " dates: keep it as personal data.")
    private boolean html;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ExplainCommand() {}

    @Override
    public Integer call() {
        if (json && html) {
            throw new CommandException("give --json or --html, not both");
        }
        return records.open(this::explain);
    }

    private int explain(JdbcComplianceStores stores) {
        List<PartyId> tenants = StoredRecords.tenants(tenant, stores);
        if (id != null && subject == null && !days.isSaid()) {
            return explain(id, tenants, stores);
        }
        if (id == null && subject != null) {
            return explainAbout(subject, tenants, stores);
        }
        throw new CommandException(
                "say which decision: by its ID, or by --subject ID, with --day DAY or other days if you like");
    }

    private int explain(String asked, List<PartyId> tenants, JdbcComplianceStores stores) {
        for (PartyId candidate : tenants) {
            TenantStores theirs = stores.of(candidate);
            Optional<Review> review = DecisionReview.of(theirs).review(asked);
            if (review.isPresent()) {
                return print(review.get(), theirs);
            }
        }
        return none("no decision '" + TerminalText.oneLine(asked)
                + "' is on record; if its subject was erased, so was the decision");
    }

    private record Found(PartyId tenant, DecisionRecord decision) {}

    private int explainAbout(PartyId about, List<PartyId> tenants, JdbcComplianceStores stores) {
        DecisionQuery query = DecisionQuery.builder()
                .about(about)
                .since(days.first(zone.zone()))
                .until(days.end(zone.zone()))
                .build();
        List<Found> found = tenants.stream()
                .flatMap(each -> stores.of(each).decisions().page(query, Cursor.START, MAX_LISTED).rows().stream()
                        .map(decision -> new Found(each, decision)))
                .toList();
        if (found.size() == 1) {
            return explain(found.get(0).decision().id(), tenants, stores);
        }
        if (found.isEmpty()) {
            return none("no decision about '" + about + "' is on record"
                    + (days.isSaid() ? " for these days in the zone " + zone.zone() : "")
                    + "; if the subject was erased, so were the decisions");
        }
        list(found, tenants.size() > 1);
        return ComplianceCommand.GOOD;
    }

    private void list(List<Found> found, boolean apart) {
        PrintWriter out = spec.commandLine().getOut();
        Rows rows = json ? new JsonRows(out) : new TableRows(out, heads(apart), ListForm.NONE, Columns.WIDTH);
        for (Found one : found) {
            DecisionRecord decision = one.decision();
            String at = RecordsCommand.time(decision.at(), zone.zone());
            new TenantRows(rows, one.tenant(), apart)
                    .add(
                            ListedDecision.cells(decision, at),
                            ListedDecision.note(decision),
                            ListedDecision.data(decision));
        }
        rows.end();
        if (!json) {
            out.println("name one by its id, or list all with 'decisions --subject'");
        }
    }

    private static List<String> heads(boolean apart) {
        return apart
                ? Stream.concat(Stream.of("tenant"), ListedDecision.HEADS.stream())
                        .toList()
                : ListedDecision.HEADS;
    }

    private int none(String says) {
        spec.commandLine().getErr().println("compliance: " + says);
        spec.commandLine().getErr().flush();
        return ComplianceCommand.NO;
    }

    private int print(Review review, TenantStores stores) {
        OptionalLong index = stores.auditLog().indexOf(review.record().entry());
        PrintWriter out = spec.commandLine().getOut();
        if (html) {
            printPage(review, stores, out);
        } else if (json) {
            out.print(PlainJson.pretty(data(review, stores.tenant(), index)));
        } else {
            printText(review, stores.tenant(), index, out);
        }
        return review instanceof Rederived ? ComplianceCommand.GOOD : ComplianceCommand.NO;
    }

    private void printPage(Review review, TenantStores stores, PrintWriter out) {
        try {
            DecisionPage.of(stores, review, zone.zone()).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a print writer keeps its failures to itself
        }
    }

    private static void printText(Review review, PartyId tenant, OptionalLong index, PrintWriter out) {
        DecisionRecord record = review.record();
        if (review instanceof Rederived rederived) {
            out.println(Columns.fitted(rederived.decision().explanation().text()));
            printRefusal(record, out);
        } else if (review instanceof NotRederivable not) {
            out.println("cannot be derived again: " + not.why());
            out.println();
            out.println("on record: " + record.outcome() + " by " + String.join(", ", record.rules()) + " ["
                    + String.join(
                            "; ",
                            record.cites().stream().map(Citation::toString).toList()) + "]");
        }
        out.println();
        out.println("decision:  " + record.id());
        out.println("digest:    " + record.digest());
        out.println("at:        " + record.at());
        out.println("tenant:    " + tenant);
        out.println("policies:  " + record.policyDigest());
        out.println("facts:     " + record.factsDigest());
        out.println("log entry: " + (index.isPresent() ? String.valueOf(index.getAsLong()) : "not sealed yet"));
    }

    /** What stood in the way beside the policies. */
    private static void printRefusal(DecisionRecord record, PrintWriter out) {
        if (!record.undischarged().isEmpty()) {
            out.println("refused, because nobody discharged: " + String.join(", ", record.undischarged()));
        }
        if (record.factsUnavailable()) {
            out.println("facts unavailable: their source failed, so nothing was known");
        }
    }

    private static Map<String, Object> data(Review review, PartyId tenant, OptionalLong index) {
        DecisionRecord record = review.record();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rederived", review instanceof Rederived);
        data.put("tenant", tenant.value());
        data.put("id", record.id());
        data.put("at", record.at().toString());
        data.put("outcome", record.outcome().name());
        data.put("permitted", record.isPermit());
        data.put("undischarged", List.copyOf(record.undischarged()));
        data.put("facts-unavailable", record.factsUnavailable());
        data.put("digest", record.digest());
        data.put("policy-digest", record.policyDigest());
        data.put("facts-digest", record.factsDigest());
        index.ifPresent(i -> data.put("log-entry", i));
        if (review instanceof Rederived rederived) {
            data.put("decision", DecisionWriter.data(rederived.decision()));
        } else if (review instanceof NotRederivable not) {
            data.put("why-not", not.why());
        }
        return data;
    }
}
