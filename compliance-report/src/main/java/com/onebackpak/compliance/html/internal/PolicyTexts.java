package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.PolicyArchive;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the policies say under which it was decided, by the archive. Holds each set of policies once. Not thread-safe. */
final class PolicyTexts {
    private final PolicyArchive archive;
    private final Map<String, Optional<PolicySet>> sets = new HashMap<>();
    private final Map<Citation, String> clauses = new HashMap<>();
    private final Map<String, Map<String, Rule>> rules = new HashMap<>();
    private final Map<String, Remedies> remedies = new HashMap<>();

    PolicyTexts(PolicyArchive archive) {
        this.archive = archive;
    }

    /** Policies that are known beside those of the archive. */
    void add(PolicySet policies) {
        if (sets.put(policies.digest(), Optional.of(policies)) == null) {
            learn(policies);
        }
    }

    /** The policies of a digest; empty: they were not kept, or are not any more what was kept. */
    Optional<PolicySet> of(String digest) {
        Optional<PolicySet> known = sets.get(digest);
        if (known != null) {
            return known;
        }
        Optional<PolicySet> found;
        try {
            found = archive.find(digest);
        } catch (ComplianceStoreException e) {
            found = Optional.empty(); // what is wrong there is for the verification to tell
        }
        sets.put(digest, found);
        found.ifPresent(this::learn);
        return found;
    }

    private void learn(PolicySet policies) {
        Map<String, Rule> byId = rules.computeIfAbsent(policies.digest(), digest -> new HashMap<>());
        for (Policy policy : policies.policies()) {
            policy.clauses().forEach(clause -> clauses.putIfAbsent(clause.citation(), clause.says()));
            policy.rules().forEach(rule -> byId.putIfAbsent(rule.id(), rule));
        }
    }

    /** What finds remedies by the policies of a digest, made once: they are compiled for it. */
    Optional<Remedies> remedies(String digest) {
        return of(digest).map(known -> remedies.computeIfAbsent(digest, any -> Remedies.of(PolicyEvaluator.of(known))));
    }

    /** The rule of an id in the policies of a digest. */
    Optional<Rule> rule(String digest, String id) {
        return of(digest)
                .flatMap(known ->
                        Optional.ofNullable(rules.getOrDefault(digest, Map.of()).get(id)));
    }

    /** What is owed by what determined a permit. */
    Set<Obligation> owed(DecisionRecord permit) {
        Set<Obligation> owed = new LinkedHashSet<>();
        permit.rules()
                .forEach(id -> rule(permit.policyDigest(), id).ifPresent(rule -> owed.addAll(rule.obligations())));
        if (!permit.exemptions().isEmpty()) {
            of(permit.policyDigest()).stream()
                    .flatMap(set -> set.policies().stream())
                    .flatMap(policy -> policy.rules().stream())
                    .flatMap(rule -> rule.exemptions().stream())
                    .filter(exemption -> permit.exemptions().contains(exemption.name())
                            && permit.cites().containsAll(exemption.cites()))
                    .map(Exemption::obligations)
                    .forEach(owed::addAll);
        }
        return owed;
    }

    /** What a clause says, in paraphrase. */
    Optional<String> clause(Citation cite) {
        return Optional.ofNullable(clauses.get(cite));
    }

    /** Citations with what they say, where a policy paraphrases it; no more than so many. */
    String told(Collection<Citation> cites, int most) {
        String told = cites.stream()
                .sorted()
                .limit(most)
                .map(cite -> cite + clause(cite).map(says -> ": " + says).orElse(""))
                .collect(Collectors.joining("; "));
        return cites.size() > most ? told + "; and " + (cites.size() - most) + " more" : told;
    }
}
