package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.document.PackFormat.Scope;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts a pack together from what was read. Every check is made on what is readable, whatever else is wrong; a check that
 * needs what is not readable is left out, so that nothing is told that will be right once the rest is mended.
 */
final class PackAssembly {
    private final PackFormat format;
    private final PackSections sections;
    private final Values values;
    private final Problems problems;
    private final Citations citations;

    PackAssembly(PackFormat format, Values values, Problems problems) {
        this.format = format;
        this.sections = format.sections;
        this.values = values;
        this.problems = problems;
        this.citations = new Citations(
                values.find(format.prefix).orElse("unreadable"),
                values.list(format.clauses),
                values.find(format.clauses).isPresent() && values.isSure(format.clauses),
                problems);
    }

    Policy policy(Node document) {
        checkIds();
        checkPermissions();
        checkExemptions();
        checkFindings();
        Policy.Builder policy = Policy.builder();
        addSections(policy);
        checkClauses();
        checkDefinitions(document);
        ZoneId dates = values.find(format.zone).orElse(ZoneOffset.UTC);
        if (!values.isDamaged(format.zone)) {
            policy.effective(Moment.span(values, "the policy", format.from, format.until, dates));
        }
        return policy.id(values.get(format.id))
                .title(values.get(format.title))
                .layer(values.get(format.layer))
                .version(values.get(format.version))
                .citationPrefix(values.get(format.prefix))
                .party(values.find(format.party))
                .addAllJurisdictions(
                        values.find(format.applies).map(Scope::jurisdictions).orElse(List.of()))
                .addAllAgencies(values.find(format.applies).map(Scope::agencies).orElse(List.of()))
                .build();
    }

    private void addSections(Policy.Builder policy) {
        keyed(format.clauses, c -> sections.clause.made(c.value(), citations.own(c.key())), policy::addClauses);
        each(format.rules, v -> sections.rule.made(v, citations, problems), policy::addRules);
        each(format.retention, v -> sections.retention.made(v, citations), policy::addRetention);
        each(format.limits, v -> sections.limit.made(v, citations), policy::addRetentionLimits);
        each(format.minimums, v -> sections.minimum.made(v, citations), policy::addRetentionMinimums);
        each(format.duties, v -> sections.duty.made(v, citations), policy::addDuties);
        each(format.clocks, v -> sections.clock.made(v, citations), policy::addClocks);
        keyed(format.parameters, p -> sections.parameter.made(p.key(), p.value(), citations), policy::addParameters);
        keyed(format.findings, f -> sections.finding.made(f.key(), f.value(), citations), policy::addFindings);
    }

    private <T> void each(Field<List<Values>> section, Function<Values, T> making, Consumer<T> adding) {
        problems.each(values.list(section), v -> v.whole(problems, () -> making.apply(v)))
                .forEach(adding);
    }

    private <T> void keyed(Field<List<Keyed<Values>>> section, Function<Keyed<Values>, T> making, Consumer<T> adding) {
        problems.each(values.list(section), k -> k.value().whole(problems, () -> making.apply(k)))
                .forEach(adding);
    }

    private void checkIds() {
        checkIds("rule", values.list(format.rules).stream(), sections.rule.id, new HashSet<>());
        Set<String> ids = new HashSet<>();
        checkIds("retention", values.list(format.retention).stream(), sections.retention.id, ids);
        checkIds("retention", values.list(format.limits).stream(), sections.limit.id, ids);
        checkIds("retention", values.list(format.minimums).stream(), sections.minimum.id, ids);
        checkIds("duty", values.list(format.duties).stream(), sections.duty.id, new HashSet<>());
        checkIds("clock", values.list(format.clocks).stream(), sections.clock.id, new HashSet<>());
    }

    private void checkIds(String what, Stream<Values> parts, Field<String> key, Set<String> ids) {
        parts.forEach(part -> part.find(key)
                .filter(id -> !ids.add(id))
                .ifPresent(id -> problems.add(what + " '" + id + "' is given twice", part.at(key))));
    }

    /** Each rule that permits where none may is told, but a party is missing only once. */
    private void checkPermissions() {
        Stream<Values> permitting = values.list(format.rules).stream().filter(this::permits);
        Optional<Layer> layer = values.find(format.layer);
        if (layer.filter(kind -> !kind.mayGrant()).isPresent()) {
            permitting.forEach(rule -> problems.add(
                    named(rule) + " permits, but a policy of kind '"
                            + layer.get().key() + "' can only forbid",
                    rule.at(sections.rule.effect)));
        } else if (layer.isPresent()
                && values.isSure(format.party)
                && values.find(format.party).isEmpty()) {
            permitting
                    .findFirst()
                    .ifPresent(rule -> problems.add(
                            named(rule) + " permits, but the policy names no party", rule.at(sections.rule.effect)));
        }
    }

    private boolean permits(Values rule) {
        return rule.find(sections.rule.effect).filter(Effect.PERMIT::equals).isPresent();
    }

    private String named(Values rule) {
        return rule.find(sections.rule.id).map(id -> "rule '" + id + "'").orElse("a rule");
    }

    private void checkExemptions() {
        values.list(format.rules).forEach(rule -> {
            List<Values> exemptions = rule.list(sections.rule.except);
            if (permits(rule) && !exemptions.isEmpty()) {
                problems.add(named(rule) + " permits, so it can have no exemptions", rule.at(sections.rule.except));
            }
            Set<String> names = new HashSet<>();
            exemptions.forEach(exemption -> exemption
                    .find(sections.exemption.name)
                    .filter(name -> !names.add(name))
                    .ifPresent(name -> problems.add(
                            named(rule) + " has two exemptions named '" + name + "'",
                            exemption.at(sections.exemption.name))));
        });
    }

    private void checkFindings() {
        if (values.isSure(format.findings)) {
            List<String> ids =
                    values.list(format.findings).stream().map(Keyed::key).toList();
            for (Values provision : values.list(format.retention)) {
                for (Located<String> undated : provision.list(sections.retention.undated)) {
                    if (!ids.contains(undated.value())) {
                        problems.add(UnknownName.text("finding", undated.value(), ids), undated.position());
                    }
                }
            }
        }
    }

    private void checkClauses() {
        Stream.<Field<?>>of(
                        format.rules,
                        format.retention,
                        format.limits,
                        format.minimums,
                        format.duties,
                        format.clocks,
                        format.parameters)
                .forEach(section -> citations.mayLack(values, section));
        Field<String> notOperative = sections.clause.notOperative;
        values.list(format.clauses).forEach(entry -> {
            String clause = "clause '" + entry.key() + "'";
            boolean isOperative =
                    entry.value().isSure(notOperative) && !entry.value().isGiven(notOperative);
            if (isOperative && citations.isUnbound(entry.key())) {
                problems.add(
                        clause
                                + " is cited by nothing; bind a rule to it, or say in 'not-operative' why no decision can"
                                + " rest on it",
                        entry.position());
            }
            if (entry.value().isGiven(notOperative) && citations.isBound(entry.key())) {
                problems.add(clause + " is declared not operative but cited", entry.position());
            }
        });
    }

    private void checkDefinitions(Node document) {
        boolean isAnyMissing = values.list(format.rules).stream()
                .flatMap(rule -> rule.list(sections.rule.except).stream())
                .anyMatch(exemption -> !exemption.isSure(sections.exemption.when)
                        && exemption.find(sections.exemption.when).isEmpty());
        format.definitions.checkUse(document, problems.count() == 0, isAnyMissing);
    }
}
