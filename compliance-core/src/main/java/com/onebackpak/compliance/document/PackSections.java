package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Duty;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PackFinding;
import com.onebackpak.compliance.policy.Parameter;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.RetentionMinimum;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;

/**
 * The formats of a pack's sections. Each is read as its bare values, so that what is wrong with one key leaves the
 * others to be checked, and becomes what it stands for once the pack's clauses are known.
 */
final class PackSections {
    private static final Format<Located<String>> SECTION = Formats.located(Formats.loose());
    private static final Format<List<Located<String>>> SECTIONS = Formats.each(SECTION);
    static final Format<List<Located<String>>> CITES = Formats.oneAtLeast(SECTION);

    private final TermFormats terms;
    private final ConditionFormats conditions;

    final ClauseSection clause = new ClauseSection();
    final ExemptionSection exemption;
    final RuleSection rule;
    final RetentionSection retention;
    final LimitSection limit;
    final MinimumSection minimum;
    final DutySection duty;
    final ClockSection clock;
    final ParameterSection parameter = new ParameterSection();
    final FindingSection finding = new FindingSection();

    PackSections(TermFormats terms, ConditionFormats conditions) {
        this.terms = terms;
        this.conditions = conditions;
        exemption = new ExemptionSection();
        rule = new RuleSection();
        retention = new RetentionSection();
        limit = new LimitSection();
        minimum = new MinimumSection();
        duty = new DutySection();
        clock = new ClockSection(terms);
    }

    private Format<Obligation> obligation() {
        Format<ObligationKind> kind = terms.term(Dimension.OBLIGATION, ObligationKind.class);
        ObjectFormat object = ObjectFormat.of("an obligation");
        Field<ObligationKind> of = object.required("obligation", kind, "what is owed");
        Field<String> detail = object.required("detail", Formats.text(), "what exactly");
        return Formats.either(
                Formats.map(kind, Obligation::of),
                object.as(v -> new Obligation(v.get(of), Optional.of(v.get(detail)))));
    }

    /** The keys of a clause. */
    static final class ClauseSection {
        private final ObjectFormat object = ObjectFormat.of("a clause");
        private final Field<String> says =
                object.required("says", Formats.text(), "what the clause says, in paraphrase");
        private final Field<String> lines = object.optional("lines", Formats.text(), "where it stands in the text");
        private final Field<Clause.Modality> modality =
                object.required("modality", Formats.oneOf("modality", Clause.Modality.class), "what the clause does");
        final Field<String> notOperative = object.optional(
                "not-operative", Formats.text(), "why no decision can rest on it; absent: something is bound to it");

        Format<Values> format() {
            return object.values();
        }

        Clause made(Values v, Citation citation) {
            return new Clause(citation, v.get(says), v.get(modality), v.find(lines), v.find(notOperative));
        }
    }

    /** The keys of an exception. */
    final class ExemptionSection {
        private final ObjectFormat object = ObjectFormat.of("an exception");
        final Field<String> name = object.required("name", Formats.text(), "the exception's name");
        final Field<Condition> when = object.required("when", conditions.condition(), "when it holds");
        private final Field<List<Obligation>> obligations =
                object.optional("obligations", Formats.listOf(obligation()), "what is owed by who relies on it");
        private final Field<List<Located<String>>> cites = object.required("cites", CITES, "the clauses that allow it");

        Format<Values> format() {
            return object.values();
        }

        private Exemption made(Values v, Citations citations) {
            List<Citation> cited = citations.binding(v, cites);
            return new Exemption(v.get(name), v.get(when), v.list(obligations), cited);
        }
    }

    /** The keys of a rule. */
    final class RuleSection {
        private final ObjectFormat object = ObjectFormat.of("a rule");
        final Field<String> id = object.required("id", Formats.text(), "the rule's id");
        final Field<Effect> effect =
                object.required("effect", Formats.oneOf("effect", Effect.class), "permit or forbid");
        private final Field<Target> target = object.optional("target", conditions.target(), "what the rule is about");
        private final Field<Condition> when = object.optional("when", conditions.condition(), "when it applies");
        final Field<List<Values>> except =
                object.optional("except", Formats.listOf(exemption.format()), "a prohibition's exceptions");
        private final Field<List<Obligation>> obligations = object.optional(
                "obligations", Formats.listOf(obligation()), "what is owed on the permit, or on the refusal");
        private final Field<String> reason = object.required("reason", Formats.text(), "why, in one sentence");
        private final Field<List<Located<String>>> cites = object.required("cites", CITES, "the clauses that say so");

        Format<Values> format() {
            return object.values();
        }

        Rule made(Values v, Citations citations, Problems problems) {
            citations.mayLack(v, except);
            List<Exemption> exemptions =
                    problems.each(v.list(except), e -> e.whole(problems, () -> exemption.made(e, citations)));
            List<Citation> cited = citations.binding(v, cites);
            Rule.Builder made = Rule.builder()
                    .id(v.get(id))
                    .effect(v.get(effect))
                    .addAllExemptions(exemptions)
                    .addAllObligations(v.list(obligations))
                    .reason(v.get(reason))
                    .addAllCites(cited);
            v.find(target).ifPresent(made::target);
            v.find(when).ifPresent(made::when);
            return made.build();
        }
    }

    /** The keys of a retention provision. */
    final class RetentionSection {
        private final ObjectFormat object = ObjectFormat.of("a retention provision");
        final Field<String> id = object.required("id", Formats.text(), "the provision's id");
        private final Field<Target> target =
                object.optional("target", conditions.target(), "whose data, which, in which form");
        private final Field<List<Deadline>> deadlines = object.optional(
                "due",
                Formats.listOf(deadline()),
                "when it is due; the earliest counts; absent: the text sets no date");
        private final Field<RetentionAction> action =
                object.required("action", Formats.oneOf("action", RetentionAction.class), "what happens then");
        final Field<List<Located<String>>> undated =
                object.optional("undated", SECTIONS, "the findings that explain a missing date");
        private final Field<List<Located<String>>> cites = object.required("cites", CITES, "the clauses that say so");

        private static Format<Deadline> deadline() {
            ObjectFormat due = ObjectFormat.of("a deadline");
            Field<RetentionEvent> after =
                    due.required("after", Formats.oneOf("event", RetentionEvent.class), "what starts the clock");
            Field<Integer> days = due.optional(
                    "days", Formats.integer(0, 36_500), "after how many days; absent: the agreement sets the number");
            return due.as(v -> new Deadline(v.get(after), v.find(days)));
        }

        Format<Values> format() {
            return object.values();
        }

        RetentionProvision made(Values v, Citations citations) {
            List<Citation> cited = citations.binding(v, cites);
            return new RetentionProvision(
                    v.get(id),
                    v.find(target).orElse(Target.anything()),
                    v.list(deadlines),
                    v.get(action),
                    v.list(undated).stream().map(Located::value).toList(),
                    cited);
        }
    }

    /** The keys of a retention limit. */
    final class LimitSection {
        private final ObjectFormat object = ObjectFormat.of("a retention limit");
        final Field<String> id = object.required("id", Formats.text(), "the limit's id");
        private final Field<Target> target =
                object.optional("target", conditions.target(), "whose data, which, in which form");
        private final Field<Condition> when =
                object.optional("when", conditions.condition(), "when the demand applies");
        private final Field<String> says =
                object.required("says", Formats.text(), "what is wrong with data that has no date");
        private final Field<List<Located<String>>> cites = object.required("cites", CITES, "the sections that say so");

        Format<Values> format() {
            return object.values();
        }

        RetentionLimit made(Values v, Citations citations) {
            List<Citation> cited = citations.binding(v, cites);
            return new RetentionLimit(
                    v.get(id),
                    v.find(target).orElse(Target.anything()),
                    v.find(when).orElse(Condition.always()),
                    v.get(says),
                    cited);
        }
    }

    /** The keys of a retention minimum. */
    final class MinimumSection {
        private final ObjectFormat object = ObjectFormat.of("a retention minimum");
        final Field<String> id = object.required("id", Formats.text(), "the minimum's id");
        private final Field<Target> target = object.required("target", conditions.target(), "which data, by category");
        private final Field<List<Located<String>>> cites = object.required("cites", CITES, "the sections that say so");

        Format<Values> format() {
            return object.values();
        }

        RetentionMinimum made(Values v, Citations citations) {
            List<Citation> cited = citations.binding(v, cites);
            return new RetentionMinimum(v.get(id), v.get(target), cited);
        }
    }

    /** The keys of a duty. */
    final class DutySection {
        private final ObjectFormat object = ObjectFormat.of("a duty");
        final Field<String> id = object.required("id", Formats.text(), "the duty's id");
        private final Field<Obligation> obligation = object.required("obligation", obligation(), "what is owed");
        private final Field<String> says = object.required("says", Formats.text(), "when and to whom");
        private final Field<TemporalAmount> within = object.optional(
                "within",
                Formats.scalar(
                        "a time such as P45D", ImmutableMap.of("type", "string", "pattern", "^P"), Duty::parseTime),
                "in what time: days, months or years as P45D, hours as PT72H");
        private final Field<List<Located<String>>> cites = object.required("cites", CITES, "the clauses that say so");

        Format<Values> format() {
            return object.values();
        }

        Duty made(Values v, Citations citations) {
            List<Citation> cited = citations.binding(v, cites);
            return new Duty(v.get(id), v.get(obligation), v.get(says), v.find(within), cited);
        }
    }

    /** The keys of a parameter. */
    static final class ParameterSection {
        private final ObjectFormat object = ObjectFormat.of("a parameter");
        private final Field<Integer> value =
                object.required("value", Formats.integer(0, Integer.MAX_VALUE), "the number");
        private final Field<String> unit = object.required("unit", Formats.text(), "of what");
        private final Field<Boolean> verify =
                object.optional("verify", Formats.bool(), "whether it must be verified before anyone relies on it");
        private final Field<List<Located<String>>> cites =
                object.required("cites", SECTIONS, "where it is said to stand");

        Format<Values> format() {
            return object.values();
        }

        Parameter made(String name, Values v, Citations citations) {
            List<Citation> cited = citations.binding(v, cites);
            return new Parameter(name, v.get(value), v.get(unit), v.isTrue(verify), cited);
        }
    }

    /** The keys of a finding. */
    static final class FindingSection {
        private final ObjectFormat object = ObjectFormat.of("a finding");
        private final Field<PackFinding.Kind> kind =
                object.required("kind", Formats.oneOf("kind", PackFinding.Kind.class), "what kind of finding it is");
        private final Field<PackFinding.Severity> severity = object.required(
                "severity", Formats.oneOf("severity", PackFinding.Severity.class), "how much it matters");
        private final Field<List<Located<String>>> clauses =
                object.optional("clauses", SECTIONS, "the clauses it is about");
        private final Field<List<Citation>> law =
                object.optional("law", Formats.listOf(Formats.citation()), "the sections of law it touches");
        private final Field<String> says = object.required("says", Formats.text(), "what was found");
        private final Field<String> resolved =
                object.optional("resolved", Formats.text(), "how it is read, and what would mend it");

        Format<Values> format() {
            return object.values();
        }

        PackFinding made(String id, Values v, Citations citations) {
            List<Citation> about = citations.known(v.list(clauses));
            return new PackFinding(id, v.get(kind), v.get(severity), about, v.list(law), v.get(says), v.find(resolved));
        }
    }
}
