package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConditionInterpreter;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A policy as plain data (maps, lists, text, whole numbers and booleans) in the shape of a pack file: what is written
 * to files and what a policy's digest is taken of. Reading it back gives an equal policy. Has no state.
 */
public final class PolicyData {
    private PolicyData() {}

    /** Returns the policy's plain data, keys in the order in which a person would write them. */
    public static Map<String, Object> of(Policy policy) {
        Data data = new Data();
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
        data.putAll("duties", policy.duties(), duty -> duty(policy, duty));
        data.putEach("parameters", policy.parameters(), Parameter::name, p -> parameter(policy, p));
        data.putEach("findings", policy.findings(), Finding::id, f -> finding(policy, f));
        return data.map;
    }

    private static Map<String, Object> appliesTo(Policy policy) {
        Data data = new Data();
        data.putUnlessEmpty(
                "jurisdictions",
                policy.jurisdictions().stream().map(Jurisdiction::code).sorted().toList());
        data.putUnlessEmpty(
                "agencies",
                policy.agencies().stream().map(PartyId::value).sorted().toList());
        return data.map;
    }

    /** Returns a condition's plain data. */
    public static Object of(Condition condition) {
        return condition.interpret(new ConditionData());
    }

    /** Returns a target's plain data. */
    public static Map<String, Object> of(Target target) {
        Map<String, Object> data = new LinkedHashMap<>();
        target.restrictions()
                .forEach((dimension, terms) -> data.put(
                        dimension.key(), terms.stream().map(Term::path).sorted().toList()));
        return data;
    }

    private static Map<String, Object> clause(Clause clause) {
        Data data = new Data();
        data.put("says", clause.says());
        clause.lines().ifPresent(lines -> data.put("lines", lines));
        data.put("modality", key(clause.modality()));
        clause.notOperative().ifPresent(reason -> data.put("not-operative", reason));
        return data.map;
    }

    private static Map<String, Object> rule(Policy policy, Rule rule) {
        Data data = new Data();
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
        Data data = new Data();
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
                    Data data = new Data();
                    data.put("obligation", obligation.kind().path());
                    data.put("detail", detail);
                    return data.map;
                })
                .orElse(obligation.kind().path());
    }

    private static Map<String, Object> retention(Policy policy, RetentionProvision provision) {
        Data data = new Data();
        data.put("id", provision.id());
        data.putUnlessEmpty("target", of(provision.target()));
        data.putAll("due", provision.deadlines(), deadline -> {
            Data due = new Data();
            due.put("after", key(deadline.after()));
            deadline.days().ifPresent(days -> due.put("days", days));
            return due.map;
        });
        data.put("action", key(provision.action()));
        data.putUnlessEmpty("undated", provision.undated());
        data.put("cites", cites(policy, provision.cites()));
        return data.map;
    }

    private static Map<String, Object> limit(Policy policy, RetentionLimit limit) {
        Data data = new Data();
        data.put("id", limit.id());
        data.putUnlessEmpty("target", of(limit.target()));
        data.put("when", of(limit.when()));
        data.put("says", limit.says());
        data.put("cites", cites(policy, limit.cites()));
        return data.map;
    }

    private static Map<String, Object> duty(Policy policy, Duty duty) {
        Data data = new Data();
        data.put("id", duty.id());
        data.put("obligation", obligation(duty.obligation()));
        data.put("says", duty.says());
        duty.within().ifPresent(within -> data.put("within", within.toString()));
        data.put("cites", cites(policy, duty.cites()));
        return data.map;
    }

    private static Map<String, Object> parameter(Policy policy, Parameter parameter) {
        Data data = new Data();
        data.put("value", parameter.value());
        data.put("unit", parameter.unit());
        if (parameter.verify()) {
            data.put("verify", true);
        }
        data.put("cites", cites(policy, parameter.cites()));
        return data.map;
    }

    private static Map<String, Object> finding(Policy policy, Finding finding) {
        Data data = new Data();
        data.put("kind", key(finding.kind()));
        data.put("severity", key(finding.severity()));
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

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private interface Described<T> {
        Object of(T value);
    }

    /** A map under construction that leaves out what is empty. */
    private static final class Data {
        private final Map<String, Object> map = new LinkedHashMap<>();

        void put(String key, Object value) {
            map.put(key, value);
        }

        void putUnlessEmpty(String key, Map<String, Object> value) {
            if (!value.isEmpty()) {
                map.put(key, value);
            }
        }

        void putUnlessEmpty(String key, Collection<String> value) {
            if (!value.isEmpty()) {
                map.put(key, value);
            }
        }

        <T> void putAll(String key, Collection<T> values, Described<T> describe) {
            if (!values.isEmpty()) {
                map.put(key, values.stream().map(describe::of).toList());
            }
        }

        <T> void putEach(String key, Collection<T> values, Function<T, String> name, Described<T> describe) {
            if (!values.isEmpty()) {
                Map<String, Object> each = new LinkedHashMap<>();
                values.forEach(value -> each.put(name.apply(value), describe.of(value)));
                map.put(key, each);
            }
        }
    }

    /** Conditions in the shape of a pack file. */
    private static final class ConditionData implements ConditionInterpreter<Object> {
        @Override
        public Object all(Condition.All condition, List<Object> parts) {
            return Map.of("all", parts);
        }

        @Override
        public Object any(Condition.Any condition, List<Object> parts) {
            return Map.of("any", parts);
        }

        @Override
        public Object not(Condition.Not condition, Object part) {
            return Map.of("not", part);
        }

        @Override
        public Object defined(Condition.Defined condition, Object part) {
            return Map.of("defined", Map.of("name", condition.name(), "as", part));
        }

        @Override
        public Object ageBelow(Condition.AgeBelow test) {
            return age("below", test.years(), test.when());
        }

        @Override
        public Object ageAtLeast(Condition.AgeAtLeast test) {
            return age("at-least", test.years(), test.when());
        }

        private static Object age(String bound, int years, Condition.AgeWhen when) {
            Data data = new Data();
            data.put(bound, years);
            if (when == Condition.AgeWhen.COLLECTED) {
                data.put("when", key(when));
            }
            return Map.of("age", data.map);
        }

        @Override
        public Object consentGiven(Condition.ConsentGiven test) {
            Data data = new Data();
            data.putUnlessEmpty(
                    "basis", test.bases().stream().map(Term::path).sorted().toList());
            if (test.namesRecipient()) {
                data.put("names-recipient", true);
            }
            if (test.inWriting()) {
                data.put("in-writing", true);
            }
            data.putUnlessEmpty(
                    "method-not",
                    test.methodsNot().stream().map(Term::path).sorted().toList());
            if (test.forAnyPurpose()) {
                data.put("for-any-purpose", true);
            }
            return Map.of("consent", data.map);
        }

        @Override
        public Object consentOverruled(Condition.ConsentOverruled test) {
            return Map.of("consent-overruled", bases(test.bases()));
        }

        @Override
        public Object consentWithdrawn(Condition.ConsentWithdrawn test) {
            return Map.of("consent-withdrawn", bases(test.bases()));
        }

        private static Object bases(Set<ConsentBasis> bases) {
            Data data = new Data();
            data.putUnlessEmpty("basis", bases.stream().map(Term::path).sorted().toList());
            return data.map;
        }

        @Override
        public Object agreementInForce(Condition.AgreementInForce test) {
            return Map.of("agreement", "in-force");
        }

        @Override
        public Object agreementInDisposal(Condition.AgreementInDisposal test) {
            return Map.of("agreement", "in-disposal");
        }

        @Override
        public Object agreementPermitsPurpose(Condition.AgreementPermitsPurpose test) {
            return Map.of("agreement", "permits-purpose");
        }

        @Override
        public Object agreementHasFeature(Condition.AgreementHasFeature test) {
            return Map.of("agreement", Map.of("feature", test.feature()));
        }

        @Override
        public Object vendorHoldsCredentials(Condition.VendorHoldsCredentials test) {
            return Map.of("agreement", "vendor-sign-on");
        }

        @Override
        public Object applicationAuthorized(Condition.ApplicationAuthorized test) {
            return Map.of("authorized", "application");
        }

        @Override
        public Object legitimateInterest(Condition.LegitimateInterest test) {
            return Map.of("legitimate-interest", "recipient");
        }

        @Override
        public Object recipientIn(Condition.RecipientIn test) {
            return Map.of(
                    "region",
                    test.regions().stream().map(Jurisdiction::code).sorted().toList());
        }

        @Override
        public Object requestMatches(Condition.RequestMatches test) {
            return Map.of("request", of(test.target()));
        }

        @Override
        public Object flag(Condition.Flag test) {
            return Map.of("flag", test.fact());
        }

        @Override
        public Object factTest(Condition.FactTest test) {
            Data data = new Data();
            data.put("fact", test.fact());
            comparison(test.comparison(), data);
            return data.map;
        }

        private static void comparison(FactComparison comparison, Data data) {
            if (comparison instanceof FactComparison.Is is) {
                data.put("is", is.value().data());
            } else if (comparison instanceof FactComparison.In in) {
                data.put(
                        "in",
                        in.values().stream()
                                .map(FactValue::data)
                                .sorted(Comparator.comparing(Object::toString))
                                .toList());
            } else if (comparison instanceof FactComparison.Has has) {
                data.put("has", has.member().data());
            } else if (comparison instanceof FactComparison.AtLeast atLeast) {
                data.put("at-least", atLeast.bound().data());
            } else if (comparison instanceof FactComparison.Below below) {
                data.put("below", below.bound().data());
            } else if (comparison instanceof FactComparison.SinceAtLeast since) {
                data.put("since", Map.of("at-least", since.period().toString()));
            } else if (comparison instanceof FactComparison.SinceBelow since) {
                data.put("since", Map.of("below", since.period().toString()));
            } else {
                data.put("same", ((FactComparison.Same) comparison).fact());
            }
        }

        @Override
        public Object agreementListsCategory(Condition.AgreementListsCategory test) {
            return Map.of("agreement", "lists-category");
        }

        @Override
        public Object agreementLeavesOutCategory(Condition.AgreementLeavesOutCategory test) {
            return Map.of("agreement", "leaves-out-category");
        }

        @Override
        public Object agreementAuthorizesPurpose(Condition.AgreementAuthorizesPurpose test) {
            return Map.of("agreement", "authorizes-purpose");
        }

        @Override
        public Object agreementHasTerms(Condition.AgreementHasTerms test) {
            return Map.of(
                    "agreement",
                    Map.of(
                            "has-terms",
                            test.required().stream().map(Term::path).sorted().toList()));
        }

        @Override
        public Object protectedIn(Condition.ProtectedIn test) {
            return Map.of(
                    "protected-in",
                    test.jurisdictions().stream()
                            .map(Jurisdiction::code)
                            .sorted()
                            .toList());
        }

        @Override
        public Object belongsTo(Condition.BelongsTo test) {
            return Map.of(
                    "belongs-to",
                    test.agencies().stream().map(PartyId::value).sorted().toList());
        }

        @Override
        public Object actsAs(Condition.ActsAs test) {
            return Map.of("acts", test.party().value());
        }

        @Override
        public Object during(Condition.During test) {
            Data data = new Data();
            data.put("from", test.span().from().toString());
            test.span().until().ifPresent(until -> data.put("until", until.toString()));
            return Map.of("during", data.map);
        }

        @Override
        public Object held(Condition.Held test) {
            return Map.of(
                    "held", test.kinds().stream().map(HoldKind::key).sorted().toList());
        }

        @Override
        public Object optedOut(Condition.OptedOut test) {
            return Map.of("opted-out", key(test.refusal()));
        }
    }
}
