package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy as plain data (maps, lists, text, whole numbers and booleans) in the shape of a pack file: what is written
 * to files and what a policy's digest is taken of. Reading it back gives an equal policy. Has no state.
 */
final class PolicyData {
    private PolicyData() {}

    /** Returns the policy's plain data, keys in the order in which a person would write them. */
    static Map<String, Object> of(Policy policy) {
        PlainData data = new PlainData();
        data.put("policy", policy.id());
        data.put("title", policy.title());
        data.put("kind", policy.layer().key());
        data.put("version", policy.version());
        data.put("from", policy.effective().from().toString());
        policy.effective().until().ifPresent(until -> data.put("until", until.toString()));
        data.put("citation-prefix", policy.citationPrefix());
        policy.party().ifPresent(party -> data.put("party", party.value()));
        data.putUnlessEmpty("applies-to", appliesTo(policy));
        data.putEach("clauses", policy.clauses(), c -> c.citation().section(), PolicyData::clause);
        data.putAll("rules", policy.rules(), rule -> rule(policy, rule));
        data.putAll("retention", policy.retention(), provision -> retention(policy, provision));
        data.putAll("retention-limits", policy.retentionLimits(), limit -> limit(policy, limit));
        data.putAll("retention-minimums", policy.retentionMinimums(), minimum -> minimum(policy, minimum));
        data.putAll("duties", policy.duties(), duty -> duty(policy, duty));
        data.putAll("clocks", policy.clocks(), clock -> clock(policy, clock));
        data.putEach("parameters", policy.parameters(), Parameter::name, p -> parameter(policy, p));
        data.putEach("findings", policy.findings(), PackFinding::id, f -> finding(policy, f));
        return data.map;
    }

    private static Map<String, Object> appliesTo(Policy policy) {
        PlainData data = new PlainData();
        data.putUnlessEmpty("jurisdictions", PlainData.sorted(policy.jurisdictions(), Jurisdiction::code));
        data.putUnlessEmpty("agencies", PlainData.sorted(policy.agencies(), PartyId::value));
        return data.map;
    }

    /** Returns a condition's plain data. */
    static Object of(Condition condition) {
        return condition.interpret(new ConditionData());
    }

    /** Returns a target's plain data. */
    static Map<String, Object> of(Target target) {
        Map<String, Object> data = new LinkedHashMap<>();
        target.restrictions()
                .forEach((dimension, terms) -> data.put(dimension.key(), PlainData.sorted(terms, Term::path)));
        return data;
    }

    private static Map<String, Object> clause(Clause clause) {
        PlainData data = new PlainData();
        data.put("says", clause.says());
        clause.lines().ifPresent(lines -> data.put("lines", lines));
        data.put("modality", ConstantName.of(clause.modality()));
        clause.notOperative().ifPresent(reason -> data.put("not-operative", reason));
        return data.map;
    }

    private static Map<String, Object> rule(Policy policy, Rule rule) {
        PlainData data = new PlainData();
        data.put("id", rule.id());
        data.put("effect", rule.effect().key());
        data.putUnlessEmpty("target", of(rule.target()));
        if (!rule.when().equals(Condition.always())) {
            data.put("when", of(rule.when()));
        }
        data.putAll("except", rule.exemptions(), exemption -> exemption(policy, exemption));
        data.putAll("obligations", rule.obligations(), PolicyData::obligation);
        data.put("reason", rule.reason());
        data.put("cites", cites(policy, rule.cites()));
        return data.map;
    }

    private static Map<String, Object> exemption(Policy policy, Exemption exemption) {
        PlainData data = new PlainData();
        data.put("name", exemption.name());
        data.put("when", of(exemption.when()));
        data.putAll("obligations", exemption.obligations(), PolicyData::obligation);
        data.put("cites", cites(policy, exemption.cites()));
        return data.map;
    }

    private static Object obligation(Obligation obligation) {
        return obligation
                .detail()
                .<Object>map(detail -> {
                    PlainData data = new PlainData();
                    data.put("obligation", obligation.kind().path());
                    data.put("detail", detail);
                    return data.map;
                })
                .orElse(obligation.kind().path());
    }

    private static Map<String, Object> retention(Policy policy, RetentionProvision provision) {
        PlainData data = new PlainData();
        data.put("id", provision.id());
        data.putUnlessEmpty("target", of(provision.target()));
        data.putAll("due", provision.deadlines(), deadline -> {
            PlainData due = new PlainData();
            due.put("after", ConstantName.of(deadline.after()));
            deadline.days().ifPresent(days -> due.put("days", days));
            return due.map;
        });
        data.put("action", ConstantName.of(provision.action()));
        data.putUnlessEmpty("undated", provision.undated());
        data.put("cites", cites(policy, provision.cites()));
        return data.map;
    }

    private static Map<String, Object> limit(Policy policy, RetentionLimit limit) {
        PlainData data = new PlainData();
        data.put("id", limit.id());
        data.putUnlessEmpty("target", of(limit.target()));
        data.put("when", of(limit.when()));
        data.put("says", limit.says());
        data.put("cites", cites(policy, limit.cites()));
        return data.map;
    }

    private static Map<String, Object> minimum(Policy policy, RetentionMinimum minimum) {
        PlainData data = new PlainData();
        data.put("id", minimum.id());
        data.putUnlessEmpty("target", of(minimum.target()));
        data.put("cites", cites(policy, minimum.cites()));
        return data.map;
    }

    private static Map<String, Object> duty(Policy policy, Duty duty) {
        PlainData data = new PlainData();
        data.put("id", duty.id());
        data.put("obligation", obligation(duty.obligation()));
        data.put("says", duty.says());
        duty.within().ifPresent(within -> data.put("within", within.toString()));
        data.put("cites", cites(policy, duty.cites()));
        return data.map;
    }

    private static Map<String, Object> clock(Policy policy, DutyClock clock) {
        PlainData data = new PlainData();
        data.put("id", clock.id());
        data.put("starts", clock.starts().key());
        data.put("what", clock.what().key());
        data.put("by", ConstantName.of(clock.by()));
        data.put("to", ConstantName.of(clock.to()));
        clock.within().ifPresent(within -> data.put("within", within.text()));
        clock.agreed().ifPresent(number -> data.put("agreed", number.key()));
        data.putUnlessEmpty("categories", PlainData.sorted(clock.categories(), Category::path));
        clock.people().ifPresent(people -> data.put("people", people));
        clock.percent().ifPresent(percent -> data.put("percent", percent));
        putIfTrue(data, "without-agreement", clock.withoutAgreement());
        putIfTrue(data, "children", clock.children());
        data.putUnlessEmpty("tolled-by", PlainData.sorted(clock.tolledBy(), ConstantName::of));
        clock.tail().ifPresent(tail -> data.put("tail", tail.text()));
        clock.firstDay().ifPresent(from -> data.put("from", from.toString()));
        clock.endDay().ifPresent(until -> data.put("until", until.toString()));
        putIfTrue(data, "verify", clock.verify());
        data.put("cites", cites(policy, clock.cites()));
        return data.map;
    }

    private static void putIfTrue(PlainData data, String key, boolean value) {
        if (value) {
            data.put(key, true);
        }
    }

    private static Map<String, Object> parameter(Policy policy, Parameter parameter) {
        PlainData data = new PlainData();
        data.put("value", parameter.value());
        data.put("unit", parameter.unit());
        putIfTrue(data, "verify", parameter.verify());
        data.put("cites", cites(policy, parameter.cites()));
        return data.map;
    }

    private static Map<String, Object> finding(Policy policy, PackFinding finding) {
        PlainData data = new PlainData();
        data.put("kind", ConstantName.of(finding.kind()));
        data.put("severity", ConstantName.of(finding.severity()));
        data.putUnlessEmpty("clauses", cites(policy, finding.clauses()));
        data.putUnlessEmpty(
                "law", finding.law().stream().map(Citation::toString).toList());
        data.put("says", finding.says());
        finding.resolved().ifPresent(resolved -> data.put("resolved", resolved));
        return data.map;
    }

    /** Within a pack its own clauses are cited by section alone. */
    private static List<String> cites(Policy policy, List<Citation> cites) {
        return cites.stream()
                .map(c -> c.prefix().equals(policy.citationPrefix()) ? c.section() : c.toString())
                .toList();
    }
}
