package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of a policy is bound to each of its clauses, in the order of the policy. */
final class Bindings {
    private final Map<Citation, List<String>> bound = new HashMap<>();

    private Bindings() {}

    static Map<Citation, List<String>> of(Policy policy) {
        Bindings bindings = new Bindings();
        policy.rules().forEach(rule -> {
            bindings.add(rule.id(), rule.cites());
            rule.exemptions().forEach(e -> bindings.add(rule.id() + "/" + e.name(), e.cites()));
        });
        policy.retention().forEach(provision -> bindings.add(provision.id(), provision.cites()));
        policy.retentionLimits().forEach(limit -> bindings.add(limit.id(), limit.cites()));
        policy.retentionMinimums().forEach(minimum -> bindings.add(minimum.id(), minimum.cites()));
        policy.duties().forEach(duty -> bindings.add(duty.id(), duty.cites()));
        policy.parameters().forEach(parameter -> bindings.add(parameter.name(), parameter.cites()));
        return bindings.bound;
    }

    private void add(String id, List<Citation> cites) {
        cites.forEach(
                cited -> bound.computeIfAbsent(cited, c -> new ArrayList<>()).add(id));
    }
}
