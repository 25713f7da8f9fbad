package com.onebackpak.compliance.benchmarks.peers;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oasis.names.tc.xacml._3_0.core.schema.wd_17.DecisionType;
import org.ow2.authzforce.core.pdp.api.AttributeFqn;
import org.ow2.authzforce.core.pdp.api.AttributeFqns;
import org.ow2.authzforce.core.pdp.api.DecisionRequestBuilder;
import org.ow2.authzforce.core.pdp.api.DecisionResult;
import org.ow2.authzforce.core.pdp.api.PepAction;
import org.ow2.authzforce.core.pdp.api.value.AttributeBag;
import org.ow2.authzforce.core.pdp.api.value.Bags;
import org.ow2.authzforce.core.pdp.api.value.BooleanValue;
import org.ow2.authzforce.core.pdp.api.value.IntegerValue;
import org.ow2.authzforce.core.pdp.api.value.StandardDatatypes;
import org.ow2.authzforce.core.pdp.api.value.StringValue;
import org.ow2.authzforce.core.pdp.impl.BasePdpEngine;
import org.ow2.authzforce.core.pdp.impl.PdpEngineConfiguration;

/**
 * AuthzForce CE, XACML 3: rules in order, the first that applies counts and names itself by an obligation; each district has a
 * policy with a target. Requests are built by the engine's own builder, without XML.
 */
public final class AuthzForce implements Peer<String> {
    private static final String SUBJECT = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
    private static final String FUNCTION = "urn:oasis:names:tc:xacml:1.0:function:";
    private static final String TYPE = "http://www.w3.org/2001/XMLSchema#";
    private static final List<String> TEXTS = List.of("action", "category", "purpose", "kind", "district", "recipient");

    @Override
    public String name() {
        return "authzforce";
    }

    @Override
    public String write(RuleTable table) {
        StringBuilder set = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<PolicySet xmlns=\"urn:oasis:names:tc:xacml:3.0:core:schema:wd-17\" PolicySetId=\"root\""
                + " Version=\"1.0\" PolicyCombiningAlgId="
                + "\"urn:oasis:names:tc:xacml:1.0:policy-combining-algorithm:first-applicable\"><Target/>");
        set.append(policy("prohibitions", "<Target/>", table.prohibitions()));
        table.districts().forEach((district, rows) -> set.append(policy(district, target(district), rows)));
        set.append(policy("permissions", "<Target/>", table.permissions()));
        return set.append("</PolicySet>").toString();
    }

    private static String policy(String id, String target, List<RuleRow> rows) {
        return rows.stream()
                .map(AuthzForce::rule)
                .collect(Collectors.joining(
                        "",
                        "<Policy PolicyId=\"" + id + "\" Version=\"1.0\" RuleCombiningAlgId="
                                + "\"urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable\">"
                                + target,
                        "</Policy>"));
    }

    private static String target(String district) {
        return "<Target><AnyOf><AllOf><Match MatchId=\"" + FUNCTION + "string-equal\">" + value("string", district)
                + designator("district", "string") + "</Match></AllOf></AnyOf></Target>";
    }

    private static String rule(RuleRow row) {
        String effect = row.permits() ? "Permit" : "Deny";
        Stream<String> target = row.covered().entrySet().stream()
                .map(restricted -> apply(
                        "string-is-in",
                        theOne(restricted.getKey(), "string"),
                        apply(
                                "string-bag",
                                restricted.getValue().stream()
                                        .map(term -> value("string", term))
                                        .collect(Collectors.joining()))));
        Stream<String> when = row.when().stream()
                .filter(literal -> !literal.attribute().equals("district"))
                .map(AuthzForce::test);
        Stream<String> unless = row.unless().stream()
                .map(exception -> apply(
                        "not",
                        apply("and", exception.stream().map(AuthzForce::test).collect(Collectors.joining()))));
        return "<Rule RuleId=\"" + row.id() + "\" Effect=\"" + effect + "\"><Condition>"
                + apply(
                        "and",
                        Stream.of(target, when, unless).flatMap(tests -> tests).collect(Collectors.joining()))
                + "</Condition><ObligationExpressions><ObligationExpression ObligationId=\"" + row.id()
                + "\" FulfillOn=\"" + effect + "\"/></ObligationExpressions></Rule>";
    }

    private static String test(Literal literal) {
        if (literal.value() instanceof Boolean expected) {
            String flag = theOne(literal.attribute(), "boolean");
            return expected ? flag : apply("not", flag);
        }
        if (literal.value() instanceof Long years) {
            return apply(
                    literal.operator().equals("<") ? "integer-less-than" : "integer-greater-than-or-equal",
                    theOne("age", "integer"),
                    value("integer", years.toString()));
        }
        return apply(
                "string-equal",
                theOne(literal.attribute(), "string"),
                value("string", literal.value().toString()));
    }

    private static String theOne(String attribute, String type) {
        return apply(type + "-one-and-only", designator(attribute, type));
    }

    private static String designator(String attribute, String type) {
        return "<AttributeDesignator Category=\"" + SUBJECT + "\" AttributeId=\"" + attribute + "\" DataType=\"" + TYPE
                + type + "\" MustBePresent=\"true\"/>";
    }

    private static String value(String type, String value) {
        return "<AttributeValue DataType=\"" + TYPE + type + "\">" + value + "</AttributeValue>";
    }

    private static String apply(String function, String... arguments) {
        return "<Apply FunctionId=\"" + FUNCTION + function + "\">" + String.join("", arguments) + "</Apply>";
    }

    @Override
    public Engine<Inquiry, DecisionResult> load(String policy, Directory directory) {
        try {
            Path folder = Files.createTempDirectory("peers");
            Path policyFile = Files.writeString(folder.resolve("policy.xml"), policy);
            Path configuration = Files.writeString(
                    folder.resolve("pdp.xml"),
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                            + "<pdp xmlns=\"http://authzforce.github.io/core/xmlns/pdp/8\""
                            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" version=\"8.1\">"
                            + "<policyProvider id=\"root\" xsi:type=\"StaticPolicyProvider\"><policyLocation>"
                            + policyFile.toUri() + "</policyLocation></policyProvider>"
                            + "<rootPolicyRef>root</rootPolicyRef></pdp>");
            Engine<Inquiry, DecisionResult> loaded = new Loaded(
                    new BasePdpEngine(PdpEngineConfiguration.getInstance(
                            configuration.toUri().toString())),
                    directory);
            Files.delete(policyFile);
            Files.delete(configuration);
            Files.delete(folder);
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Loaded(BasePdpEngine engine, Directory directory) implements Engine.OfInquiries<DecisionResult> {
        private static final AttributeBag<BooleanValue> TRUE =
                Bags.singletonAttributeBag(StandardDatatypes.BOOLEAN, BooleanValue.TRUE);
        private static final AttributeBag<BooleanValue> FALSE =
                Bags.singletonAttributeBag(StandardDatatypes.BOOLEAN, BooleanValue.FALSE);
        private static final Map<String, AttributeFqn> NAMES = names();

        private static Map<String, AttributeFqn> names() {
            Map<String, AttributeFqn> names = new HashMap<>();
            Known.ATTRIBUTES
                    .keySet()
                    .forEach(name -> names.put(name, AttributeFqns.newInstance(SUBJECT, Optional.empty(), name)));
            return names;
        }

        private static AttributeFqn named(String name) {
            return Objects.requireNonNull(NAMES.get(name));
        }

        @Override
        public Function<Inquiry, DecisionResult> decider() {
            return this::decide;
        }

        private DecisionResult decide(Inquiry inquiry) {
            Known known = new Known(inquiry, directory);
            DecisionRequestBuilder<?> request = engine.newRequestBuilder(1, NAMES.size());
            for (String text : TEXTS) {
                request.putNamedAttributeIfAbsent(
                        named(text), Bags.singletonAttributeBag(StandardDatatypes.STRING, new StringValue((String)
                                known.get(text))));
            }
            request.putNamedAttributeIfAbsent(
                    named("age"),
                    Bags.singletonAttributeBag(StandardDatatypes.INTEGER, IntegerValue.valueOf(known.getAge())));
            Known.FLAGS.forEach(
                    (name, flag) -> request.putNamedAttributeIfAbsent(named(name), flag.apply(known) ? TRUE : FALSE));
            return engine.evaluate(request.build(false));
        }

        @Override
        public Answer answer(DecisionResult decision) {
            ImmutableList<PepAction> named = decision.getPepActions();
            if (decision.getDecision() == DecisionType.INDETERMINATE) {
                throw new IllegalStateException(decision.toString());
            }
            return Answer.ofFirst(
                    decision.getDecision() == DecisionType.PERMIT,
                    named == null || named.isEmpty() ? "" : named.get(0).getId());
        }

        @Override
        public boolean namesAllRules() {
            return false;
        }
    }
}
