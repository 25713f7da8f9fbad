package com.onebackpak.compliance.benchmarks.peers;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cedar through its Java binding, the policies parsed once and cached in the native engine; actions are in the policies'
 * scope, the district and the recipient too, and all else in the request's context.
 */
public final class Cedar implements Peer<Map<String, String>> {
    @Override
    public String name() {
        return "cedar";
    }

    @Override
    public Map<String, String> write(RuleTable table) {
        Map<String, String> policies = new LinkedHashMap<>();
        table.rows().forEach(row -> policies.put(row.id(), policy(row)));
        return policies;
    }

    private static String policy(RuleRow row) {
        StringBuilder policy = new StringBuilder(row.permits() ? "permit" : "forbid");
        policy.append("(principal")
                .append(scope(row, "recipient", "Recipient"))
                .append(", action in ")
                .append(row.covered().getOrDefault("action", List.of()).stream()
                        .map(action -> "Action::\"" + action + "\"")
                        .collect(Collectors.joining(", ", "[", "]")))
                .append(", resource")
                .append(scope(row, "district", "District"))
                .append(")");
        row.covered().forEach((attribute, terms) -> {
            if (!attribute.equals("action")) {
                policy.append(terms.stream()
                        .map(term -> "\"" + term + "\"")
                        .collect(Collectors.joining(", ", " when { [", "].contains(context." + attribute + ") }")));
            }
        });
        row.when().stream()
                .filter(literal -> !literal.attribute().equals("recipient")
                        && !literal.attribute().equals("district"))
                .forEach(literal -> policy.append(" when { context." + literal + " }"));
        row.unless()
                .forEach(exception -> policy.append(exception.stream()
                        .map(literal -> "context." + literal)
                        .collect(Collectors.joining(" && ", " unless { ", " }"))));
        return policy.append(";").toString();
    }

    private static String scope(RuleRow row, String attribute, String type) {
        return row.when().stream()
                .filter(literal -> literal.attribute().equals(attribute))
                .map(literal -> " == " + type + "::" + literal.quoted())
                .collect(Collectors.joining());
    }

    @Override
    public Engine<Inquiry, AuthorizationSuccessResponse> load(Map<String, String> policies, Directory directory) {
        PolicySet set = new PolicySet(policies.entrySet().stream()
                .map(policy -> new Policy(policy.getValue(), policy.getKey()))
                .collect(Collectors.toSet()));
        try {
            set.cache();
        } catch (CacheException e) {
            throw new IllegalStateException(e);
        }
        return new Loaded(new BasicAuthorizationEngine(), set, directory);
    }

    private record Loaded(BasicAuthorizationEngine engine, PolicySet policies, Directory directory)
            implements Engine.OfInquiries<AuthorizationSuccessResponse> {
        private static final EntityTypeName RECIPIENT =
                EntityTypeName.parse("Recipient").orElseThrow();
        private static final EntityTypeName ACTION =
                EntityTypeName.parse("Action").orElseThrow();
        private static final EntityTypeName DISTRICT =
                EntityTypeName.parse("District").orElseThrow();
        private static final Entities NO_ENTITIES = new Entities(Set.of());
        private static final PrimBool TRUE = new PrimBool(true);
        private static final PrimBool FALSE = new PrimBool(false);

        @Override
        public Function<Inquiry, AuthorizationSuccessResponse> decider() {
            return this::decide;
        }

        private AuthorizationSuccessResponse decide(Inquiry inquiry) {
            Known known = new Known(inquiry, directory);
            Map<String, Value> context = new HashMap<>();
            context.put("category", new PrimString(known.getCategory()));
            context.put("purpose", new PrimString(known.getPurpose()));
            context.put("kind", new PrimString(known.getKind()));
            context.put("age", new PrimLong((long) known.getAge()));
            Known.FLAGS.forEach((name, flag) -> context.put(name, flag.apply(known) ? TRUE : FALSE));
            try {
                AuthorizationResponse response = engine.isAuthorized(
                        new AuthorizationRequest(
                                RECIPIENT.of(known.getRecipient()),
                                ACTION.of(known.getAction()),
                                DISTRICT.of(known.getDistrict()),
                                new Context(context),
                                Optional.empty(),
                                false),
                        policies,
                        NO_ENTITIES);
                return response.success.orElseThrow(() -> new IllegalStateException(response.errors.toString()));
            } catch (AuthException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Answer answer(AuthorizationSuccessResponse decision) {
            return Answer.of(decision.isAllowed(), decision.getReason());
        }

        @Override
        public boolean namesAllRules() {
            return true;
        }
    }
}
