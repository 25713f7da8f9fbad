package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds features of agreements whose names are so much alike that one feature is probably meant. Has no state. */
final class Spellings {
    /** Shorter names differ by a letter for good reasons. */
    private static final int LONG_ENOUGH = 6;

    private Spellings() {}

    static List<LintFinding> of(Collection<Policy> policies) {
        Map<String, Set<String>> policiesByFeature = new TreeMap<>();
        policies.forEach(policy -> features(policy)
                .forEach(feature -> policiesByFeature
                        .computeIfAbsent(feature, f -> new TreeSet<>())
                        .add(policy.id())));
        List<String> features = List.copyOf(policiesByFeature.keySet());
        List<LintFinding> findings = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            for (int j = i + 1; j < features.size(); j++) {
                String one = features.get(i);
                String other = features.get(j);
                boolean same = plain(one).equals(plain(other));
                if (same || isSlip(plain(one), plain(other))) {
                    Set<String> where = new TreeSet<>(policiesByFeature.getOrDefault(one, Set.of()));
                    where.addAll(policiesByFeature.getOrDefault(other, Set.of()));
                    findings.add(new LintFinding(
                            Kind.TWO_SPELLINGS,
                            same ? Severity.MEDIUM : Severity.LOW,
                            String.join(", ", where),
                            Optional.empty(),
                            List.of(one, other),
                            "the features '" + one + "' and '" + other + "' are "
                                    + (same ? "spelt in two ways" : "nearly the same")
                                    + ": an agreement that names one does not include the other",
                            Optional.of("write one of them everywhere, if one is meant")));
                }
            }
        }
        return findings;
    }

    private static Set<String> features(Policy policy) {
        Set<String> features = new TreeSet<>();
        PolicyAtoms.of(policy).forEach(atom -> {
            if (atom.asked() instanceof AgreementHasFeature test) {
                features.add(test.feature());
            }
        });
        return features;
    }

    private static String plain(String feature) {
        return feature.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** One letter more, less or another, but no other number: stages and levels are told apart by these. */
    private static boolean isSlip(String one, String other) {
        return Math.min(one.length(), other.length()) >= LONG_ENOUGH
                && NearestName.edits(one, other) == 1
                && one.replaceAll("\\P{N}", "").equals(other.replaceAll("\\P{N}", ""));
    }
}
