package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.DueDeletions;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.TenantStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers the page of a report. Not thread-safe. */
public final class ReportPage {
    private final Sources sources;
    private final Progress progress;
    private final TenantStores stores;
    private final Times times;
    private final PolicyTexts texts;
    private Optional<String> newestPolicies = Optional.empty();

    private ReportPage(Sources sources, Progress progress) {
        this.sources = sources;
        this.progress = progress;
        this.stores = sources.stores().of(sources.tenant());
        this.times = new Times(sources.zone());
        this.texts = new PolicyTexts(stores.policies());
        sources.policies().ifPresent(texts::add);
    }

    /** Reads what a report tells, page by page. */
    public static HtmlPage of(Sources sources, Progress progress) {
        return new ReportPage(sources, progress).page();
    }

    private HtmlPage page() {
        DecisionTally tally = decisions();
        Optional<PolicySet> policies = sources.policies().or(() -> newestPolicies.flatMap(texts::of));
        List<Policy> inForce =
                policies.map(known -> known.inEffectAt(sources.at())).orElse(List.of());
        LedgerQuery spoken = LedgerQuery.builder()
                .since(sources.since())
                .until(sources.until())
                .build();
        List<Told> sections = new ArrayList<>();
        sections.add(duties());
        sections.add(
                Deletions.of(deletions(), sources.tenant(), sources.certificates(), sources.at(), times, progress));
        sections.add(Decisions.of(tally, texts, times));
        sections.add(DataMap.of(tally, texts));
        sections.add(Disclosures.of(stores, spoken, times, progress));
        sections.add(Consents.of(stores, sources.at(), times, progress));
        sections.add(Activities.of(tally, inForce, sources.tenant()));
        sections.add(LogState.of(stores, sources.key(), sources.backlog(), sources.command(), sources.at(), times));
        sections.add(Findings.of(policies));
        return new HtmlPage(
                "Compliance report of " + sources.tenant(),
                about(policies, inForce),
                Stream.concat(Stream.of(Summary.of(sections)), sections.stream().map(Told::section))
                        .toList());
    }

    private DecisionTally decisions() {
        DecisionTally tally = new DecisionTally(texts, times);
        DecisionQuery query = DecisionQuery.builder()
                .since(sources.since())
                .until(sources.until())
                .build();
        Page.<DecisionRecord>readAll(after -> stores.decisions().page(query, after, Page.MAX_ROWS), decision -> {
            tally.add(decision);
            newestPolicies = Optional.of(decision.policyDigest());
            progress.one("decisions");
        });
        return tally;
    }

    private Told duties() {
        return sources.world()
                .flatMap(world ->
                        sources.policies().map(policies -> OwedDuties.of(stores, world, policies, sources.at(), times)))
                .orElseGet(OwedDuties::unknown);
    }

    private Optional<DueDeletions> deletions() {
        return sources.world()
                .flatMap(world -> sources.policies()
                        .map(policies -> DueDeletions.of(sources.stores(), world, policies, sources.at())));
    }

    private List<Block.Field> about(Optional<PolicySet> policies, List<Policy> inForce) {
        List<Block.Field> about = new ArrayList<>();
        about.add(new Block.Field("Time", time()));
        about.add(new Block.Field("Made", times.minute(sources.at())));
        about.add(new Block.Field("Time zone", sources.zone().getId() + "; all days and times are told in it"));
        about.add(new Block.Field(
                "Policies",
                policies.isEmpty()
                        ? "none known"
                        : inForce.stream()
                                .map(policy -> policy.id() + " " + policy.version())
                                .collect(Collectors.joining(", "))));
        about.add(new Block.Field("People", "appear under the pseudonymous ids that the host gave, and nothing else"));
        return about;
    }

    private String time() {
        if (sources.since().isEmpty() && sources.until().isEmpty()) {
            return "all that is on record";
        }
        return sources.since().map(first -> "from " + times.minute(first)).orElse("from the first record on")
                + sources.until()
                        .map(end -> " until before " + times.minute(end))
                        .orElse(", up to the last record");
    }
}
