package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The section that records the processing by purpose, as Article 30 of the GDPR has it recorded. Has no state. */
final class Activities {
    private static final int MOST_RECIPIENTS = 20;

    private Activities() {}

    /**
     * Tells what was done for each purpose.
     *
     * @param policies the policies in effect
     */
    static Told of(DecisionTally tally, List<Policy> policies, PartyId tenant) {
        List<Block> blocks = new ArrayList<>();
        String vendors = policies.stream()
                .flatMap(policy -> policy.party().stream())
                .map(PartyId::value)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        blocks.add(new Block.Text("Controller: " + tenant + ". Processor: "
                + (vendors.isEmpty() ? "named by none of the policies that are known here" : vendors)
                + ". Names, contact details and who represents them are for the two of them to add: no record holds"
                + " them."));
        if (tally.activities().isEmpty()) {
            blocks.add(new Block.Text("There is no purpose to tell of: nothing was permitted in this time."));
        }
        tally.activities().forEach((purpose, figures) -> blocks.add(card(purpose, figures, policies)));
        Table.Rows kept = kept(policies);
        blocks.add(
                kept.isEmpty()
                        ? new Block.Text("No policy that is known here says how long data may stay.")
                        : kept.table());
        Table.Rows standing = standing(policies);
        if (!standing.isEmpty()) {
            blocks.add(standing.table());
        }
        return new Told(
                new Section(
                        "processing",
                        "Record of processing activities",
                        List.of(
                                "What was permitted in this time, by purpose: whose data, which, to whom, for how long and"
                                        + " under which safeguards, in the order of Article 30 of the GDPR.",
                                "It is made from recorded decisions and the policies. Processing that no decision was asked"
                                        + " for is not in it, nor are technical measures that no clause names."),
                        blocks),
                List.of(),
                List.of());
    }

    private static Block.Card card(String purpose, ActivityFigures figures, List<Policy> policies) {
        List<Block.Field> fields = new ArrayList<>();
        fields.add(new Block.Field("Permits", Table.number(figures.permits())));
        fields.add(new Block.Field("What is done", Words.list(figures.actions())));
        fields.add(new Block.Field("Whose data", orUnknown(Words.terms(figures.subjects()))));
        fields.add(new Block.Field("Which data", Words.terms(figures.categories())));
        fields.add(new Block.Field("In which form", Words.list(figures.forms())));
        fields.add(new Block.Field("To whom", Words.list(figures.recipients(), MOST_RECIPIENTS)));
        fields.add(new Block.Field("Where recipients process it", orUnknown(Words.list(figures.regions()))));
        String kept = policies.stream()
                .flatMap(policy -> policy.retention().stream())
                .filter(provision -> concerns(provision, figures))
                .map(provision -> said(provision) + " " + Words.cites(provision.cites()))
                .collect(Collectors.joining("; "));
        fields.add(new Block.Field("For how long", kept.isEmpty() ? "no clause that is known here says" : kept));
        fields.add(new Block.Field(
                "Safeguards owed", figures.owed().isEmpty() ? "none by a clause" : Words.list(figures.owed())));
        fields.add(new Block.Field("Allowed by", Words.cites(figures.cites())));
        return new Block.Card("For " + purpose, fields);
    }

    private static String orUnknown(String said) {
        return said.isEmpty() ? "not recorded" : said;
    }

    private static boolean concerns(RetentionProvision provision, ActivityFigures figures) {
        return touches(provision.target().subjects(), figures.subjects())
                && touches(provision.target().categories(), figures.categories())
                && (provision.target().forms().isEmpty()
                        || provision.target().forms().stream()
                                .anyMatch(form -> figures.forms().contains(form.path())));
    }

    private static boolean touches(Set<? extends Term> targets, Collection<? extends Term> used) {
        return targets.isEmpty()
                || used.isEmpty()
                || used.stream().anyMatch(one -> targets.stream().anyMatch(one::touches));
    }

    private static Table.Rows kept(List<Policy> policies) {
        Table.Rows rows = Table.of(
                "retention", "How long data may stay", "Provision", "Whose data", "Which", "What happens", "Cites");
        for (Policy policy : policies) {
            for (RetentionProvision provision : policy.retention()) {
                rows.add(
                        policy.id() + "/" + provision.id(),
                        orAll(Words.terms(provision.target().subjects()), "anybody's"),
                        Stream.of(
                                        Words.terms(provision.target().categories()),
                                        Words.terms(provision.target().forms()))
                                .filter(said -> !said.isEmpty())
                                .collect(Collectors.collectingAndThen(
                                        Collectors.joining("; "), said -> orAll(said, "all"))),
                        said(provision),
                        Words.cites(provision.cites()));
            }
        }
        return rows;
    }

    private static String orAll(String said, String all) {
        return said.isEmpty() ? all : said;
    }

    private static String said(RetentionProvision provision) {
        if (provision.action() == RetentionAction.RETAIN) {
            return "it may stay";
        }
        return provision.deadlines().isEmpty()
                ? "it is deleted; no date is set"
                : "it is deleted "
                        + provision.deadlines().stream().map(Activities::said).collect(Collectors.joining(", or "));
    }

    private static String said(Deadline deadline) {
        return deadline.days()
                        .map(days -> days == 0 ? "at once when " : Words.count(days, "day", "days") + " after ")
                        .orElse("in the time that an agreement sets, after ")
                + switch (deadline.after()) {
                    case AGREEMENT_END -> "the agreement ends";
                    case DELETION_REQUEST -> "the agency asks for it";
                };
    }

    private static Table.Rows standing(List<Policy> policies) {
        Table.Rows rows =
                Table.of("standing", "What is owed without being asked", "Duty", "What", "When and to whom", "Cites");
        for (Policy policy : policies) {
            policy.duties()
                    .forEach(duty -> rows.add(
                            policy.id() + "/" + duty.id(),
                            duty.obligation().toString(),
                            duty.says()
                                    + duty.within()
                                            .map(time -> " (" + time + ")")
                                            .orElse(""),
                            Words.cites(duty.cites())));
        }
        return rows;
    }
}
