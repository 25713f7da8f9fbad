package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.ComparisonInterpreter;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Comparator;
import java.util.Map;

/** What is asked of a fact, in the shape of a pack file: a key and a value that stand beside the name of the fact. */
final class ComparisonData implements ComparisonInterpreter<Map.Entry<String, Object>> {
    @Override
    public Map.Entry<String, Object> is(FactComparison.Is comparison) {
        return Map.entry("is", comparison.value().data());
    }

    @Override
    public Map.Entry<String, Object> in(FactComparison.In comparison) {
        return Map.entry(
                "in",
                comparison.values().stream()
                        .map(FactValue::data)
                        .sorted(Comparator.comparing(Object::toString))
                        .toList());
    }

    @Override
    public Map.Entry<String, Object> has(FactComparison.Has comparison) {
        return Map.entry("has", comparison.member().data());
    }

    @Override
    public Map.Entry<String, Object> atLeast(FactComparison.AtLeast comparison) {
        return Map.entry("at-least", comparison.bound().data());
    }

    @Override
    public Map.Entry<String, Object> below(FactComparison.Below comparison) {
        return Map.entry("below", comparison.bound().data());
    }

    @Override
    public Map.Entry<String, Object> sinceAtLeast(FactComparison.SinceAtLeast comparison) {
        return Map.entry("since", Map.of("at-least", comparison.period().toString()));
    }

    @Override
    public Map.Entry<String, Object> sinceBelow(FactComparison.SinceBelow comparison) {
        return Map.entry("since", Map.of("below", comparison.period().toString()));
    }

    @Override
    public Map.Entry<String, Object> same(FactComparison.Same comparison) {
        return Map.entry("same", comparison.fact());
    }
}
