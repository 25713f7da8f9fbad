package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.PackFormat.Citations;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Duty;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Finding;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Parameter;
import com.onebackpak.compliance.policy.RetentionLimit;
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

/** The formats of a pack's sections; each reads a body, which becomes a value once the pack's clauses are known. */
final class PackSections {
    private static final Format<List<Located<String>>> SECTIONS = Formats.listOf(Formats.located(Formats.loose()));

    private final TermFormats terms;
    private final ConditionFormats conditions;

    PackSections(TermFormats terms, ConditionFormats conditions) {
        this.terms = terms;
        this.conditions = conditions;
    }

    Format<ClauseBody> clause() {
        ObjectFormat object = ObjectFormat.of("a clause");
        Field<String> says = object.required("says", Formats.text(), "what the clause says, in paraphrase");
        Field<String> lines = object.optional("lines", Formats.text(), "where it stands in the text");
        Field<Clause.Modality> modality =
                object.required("modality", Formats.oneOf("modality", Clause.Modality.class), "what the clause does");
        Field<String> notOperative = object.optional(
                "not-operative", Formats.text(), "why no decision can rest on it; absent: something is bound to it");
        return object.as(v -> new ClauseBody(v.get(says), v.get(modality), v.find(lines), v.find(notOperative)));
    }

    Format<RuleBody> rule() {
        ObjectFormat object = ObjectFormat.of("a rule");
        Field<String> id = object.required("id", Formats.text(), "the rule's id");
        Field<Effect> effect = object.required("effect", Formats.oneOf("effect", Effect.class), "permit or forbid");
        Field<Target> target = object.optional("target", conditions.target(), "what the rule is about");
        Field<Condition> when = object.optional("when", conditions.condition(), "when it applies");
        Field<List<ExemptionBody>> except =
                object.optional("except", Formats.listOf(exemption()), "a prohibition's exceptions");
        Field<List<Obligation>> obligations = object.optional(
                "obligations", Formats.listOf(obligation()), "what is owed on the permit, or on the refusal");
        Field<String> reason = object.required("reason", Formats.text(), "why, in one sentence");
        Field<List<Located<String>>> cites = object.required("cites", SECTIONS, "the clauses that say so");
        return object.as(v -> new RuleBody(
                v.get(id),
                v.get(effect),
                v.find(target),
                v.find(when),
                v.list(except),
                v.list(obligations),
                v.get(reason),
                v.get(cites)));
    }

    private Format<ExemptionBody> exemption() {
        ObjectFormat object = ObjectFormat.of("an exception");
        Field<String> name = object.required("name", Formats.text(), "the exception's name");
        Field<Condition> when = object.required("when", conditions.condition(), "when it holds");
        Field<List<Obligation>> obligations =
                object.optional("obligations", Formats.listOf(obligation()), "what is owed by who relies on it");
        Field<List<Located<String>>> cites = object.required("cites", SECTIONS, "the clauses that allow it");
        return object.as(v -> new ExemptionBody(v.get(name), v.get(when), v.list(obligations), v.get(cites)));
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

    Format<RetentionBody> retention() {
        ObjectFormat due = ObjectFormat.of("a deadline");
        Field<RetentionEvent> after =
                due.required("after", Formats.oneOf("event", RetentionEvent.class), "what starts the clock");
        Field<Integer> days = due.optional(
                "days", Formats.integer(0, 36_500), "after how many days; absent: the agreement sets the number");
        ObjectFormat object = ObjectFormat.of("a retention provision");
        Field<String> id = object.required("id", Formats.text(), "the provision's id");
        Field<Target> target = object.optional("target", conditions.target(), "whose data, which, in which form");
        Field<List<Deadline>> deadlines = object.optional(
                "due",
                Formats.listOf(due.as(v -> new Deadline(v.get(after), v.find(days)))),
                "when it is due; the earliest counts; absent: the text sets no date");
        Field<RetentionAction> action =
                object.required("action", Formats.oneOf("action", RetentionAction.class), "what happens then");
        Field<List<Located<String>>> undated =
                object.optional("undated", SECTIONS, "the findings that explain a missing date");
        Field<List<Located<String>>> cites = object.required("cites", SECTIONS, "the clauses that say so");
        return object.as(v -> new RetentionBody(
                v.get(id), v.find(target), v.list(deadlines), v.get(action), v.list(undated), v.get(cites)));
    }

    Format<LimitBody> limit() {
        ObjectFormat object = ObjectFormat.of("a retention limit");
        Field<String> id = object.required("id", Formats.text(), "the limit's id");
        Field<Target> target = object.optional("target", conditions.target(), "whose data, which, in which form");
        Field<Condition> when = object.optional("when", conditions.condition(), "when the demand applies");
        Field<String> says = object.required("says", Formats.text(), "what is wrong with data that has no date");
        Field<List<Located<String>>> cites = object.required("cites", SECTIONS, "the sections that say so");
        return object.as(v -> new LimitBody(v.get(id), v.find(target), v.find(when), v.get(says), v.get(cites)));
    }

    Format<DutyBody> duty() {
        ObjectFormat object = ObjectFormat.of("a duty");
        Field<String> id = object.required("id", Formats.text(), "the duty's id");
        Field<Obligation> obligation = object.required("obligation", obligation(), "what is owed");
        Field<String> says = object.required("says", Formats.text(), "when and to whom");
        Field<TemporalAmount> within = object.optional(
                "within",
                Formats.scalar(
                        "a time such as P45D", ImmutableMap.of("type", "string", "pattern", "^P"), Duty::parseTime),
                "in what time: days, months or years as P45D, hours as PT72H");
        Field<List<Located<String>>> cites = object.required("cites", SECTIONS, "the clauses that say so");
        return object.as(v -> new DutyBody(v.get(id), v.get(obligation), v.get(says), v.find(within), v.get(cites)));
    }

    Format<ParameterBody> parameter() {
        ObjectFormat object = ObjectFormat.of("a parameter");
        Field<Integer> value = object.required("value", Formats.integer(0, Integer.MAX_VALUE), "the number");
        Field<String> unit = object.required("unit", Formats.text(), "of what");
        Field<Boolean> verify =
                object.optional("verify", Formats.bool(), "whether it must be verified before anyone relies on it");
        Field<List<Located<String>>> cites = object.required("cites", SECTIONS, "where it is said to stand");
        return object.as(v -> new ParameterBody(v.get(value), v.get(unit), v.isTrue(verify), v.get(cites)));
    }

    Format<FindingBody> finding() {
        ObjectFormat object = ObjectFormat.of("a finding");
        Field<Finding.Kind> kind =
                object.required("kind", Formats.oneOf("kind", Finding.Kind.class), "what kind of finding it is");
        Field<Finding.Severity> severity =
                object.required("severity", Formats.oneOf("severity", Finding.Severity.class), "how much it matters");
        Field<List<Located<String>>> clauses = object.optional("clauses", SECTIONS, "the clauses it is about");
        Field<List<Citation>> law =
                object.optional("law", Formats.listOf(Formats.citation()), "the sections of law it touches");
        Field<String> says = object.required("says", Formats.text(), "what was found");
        Field<String> resolved = object.optional("resolved", Formats.text(), "how it is read, and what would mend it");
        return object.as(v -> new FindingBody(
                v.get(kind), v.get(severity), v.list(clauses), v.list(law), v.get(says), v.find(resolved)));
    }

    record ClauseBody(String says, Clause.Modality modality, Optional<String> lines, Optional<String> notOperative) {
        Clause clause(Citation citation) {
            return new Clause(citation, says, modality, lines, notOperative);
        }
    }

    record RuleBody(
            String id,
            Effect effect,
            Optional<Target> target,
            Optional<Condition> when,
            List<ExemptionBody> except,
            List<Obligation> obligations,
            String reason,
            List<Located<String>> cites) {
        Rule rule(Citations citations) {
            Rule.Builder rule = Rule.builder()
                    .id(id)
                    .effect(effect)
                    .addAllObligations(obligations)
                    .reason(reason)
                    .addAllCites(citations.all(cites));
            target.ifPresent(rule::target);
            when.ifPresent(rule::when);
            except.forEach(e -> rule.addExemptions(e.exemption(citations)));
            return rule.build();
        }
    }

    record ExemptionBody(String name, Condition when, List<Obligation> obligations, List<Located<String>> cites) {
        Exemption exemption(Citations citations) {
            return new Exemption(name, when, obligations, citations.all(cites));
        }
    }

    record RetentionBody(
            String id,
            Optional<Target> target,
            List<Deadline> deadlines,
            RetentionAction action,
            List<Located<String>> undated,
            List<Located<String>> cites) {
        void checkFindings(List<Keyed<FindingBody>> findings, Problems problems) {
            List<String> ids = findings.stream().map(Keyed::key).toList();
            undated.stream()
                    .filter(u -> !ids.contains(u.value()))
                    .forEach(u -> problems.add(UnknownName.text("finding", u.value(), ids), u.position()));
        }

        RetentionProvision provision(Citations citations) {
            return new RetentionProvision(
                    id,
                    target.orElse(Target.anything()),
                    deadlines,
                    action,
                    undated.stream().map(Located::value).toList(),
                    citations.all(cites));
        }
    }

    record LimitBody(
            String id, Optional<Target> target, Optional<Condition> when, String says, List<Located<String>> cites) {
        RetentionLimit limit(Citations citations) {
            return new RetentionLimit(
                    id, target.orElse(Target.anything()), when.orElse(Condition.always()), says, citations.all(cites));
        }
    }

    record DutyBody(
            String id,
            Obligation obligation,
            String says,
            Optional<TemporalAmount> within,
            List<Located<String>> cites) {
        Duty duty(Citations citations) {
            return new Duty(id, obligation, says, within, citations.all(cites));
        }
    }

    record ParameterBody(int value, String unit, boolean verify, List<Located<String>> cites) {
        Parameter parameter(String name, Citations citations) {
            return new Parameter(name, value, unit, verify, citations.all(cites));
        }
    }

    record FindingBody(
            Finding.Kind kind,
            Finding.Severity severity,
            List<Located<String>> clauses,
            List<Citation> law,
            String says,
            Optional<String> resolved) {
        Finding finding(String id, Citations citations) {
            return new Finding(id, kind, severity, citations.all(clauses), law, says, resolved);
        }
    }
}
