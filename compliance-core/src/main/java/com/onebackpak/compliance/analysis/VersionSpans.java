package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the times in which none of a policy's versions is in effect, or more than one. Has no state. */
final class VersionSpans {
    private VersionSpans() {}

    static List<LintFinding> of(Collection<Policy> policies) {
        List<LintFinding> findings = new ArrayList<>();
        policies.stream()
                .collect(Collectors.groupingBy(Policy::id, TreeMap::new, Collectors.toList()))
                .forEach((id, versions) -> check(versions.stream()
                                .sorted(Comparator.comparing(
                                                (Policy p) -> p.effective().from())
                                        .thenComparing(Policy::version))
                                .toList())
                        .forEach(findings::add));
        return findings;
    }

    /** Each version against those before it of which one lasts longest. */
    private static List<LintFinding> check(List<Policy> versions) {
        List<LintFinding> findings = new ArrayList<>();
        Policy longest = versions.get(0);
        for (Policy next : versions.subList(1, versions.size())) {
            Instant from = next.effective().from();
            Optional<Instant> until = longest.effective().until();
            if (until.filter(from::isAfter).isPresent()) {
                findings.add(finding(
                        longest,
                        next,
                        "no version is in effect from " + until.get() + " until " + from,
                        "let the one begin where the other ends"));
            } else if (!until.equals(Optional.of(from))) {
                findings.add(finding(
                        longest,
                        next,
                        "two versions are in effect from " + from
                                + earlier(until, next)
                                        .map(end -> " until " + end)
                                        .orElse(" on"),
                        "end the one where the other begins: until then they cannot be used together"));
            }
            longest = until.isPresent()
                            && next.effective()
                                    .until()
                                    .filter(end -> !end.isAfter(until.get()))
                                    .isEmpty()
                    ? next
                    : longest;
        }
        return findings;
    }

    private static Optional<Instant> earlier(Optional<Instant> until, Policy next) {
        Optional<Instant> other = next.effective().until();
        return until.isEmpty() || (other.isPresent() && other.get().isBefore(until.get())) ? other : until;
    }

    private static LintFinding finding(Policy earlier, Policy later, String says, String remedy) {
        return new LintFinding(
                Kind.VERSIONS,
                Severity.ERROR,
                later.id(),
                Optional.empty(),
                List.of(earlier.version(), later.version()),
                says,
                Optional.of(remedy));
    }
}
