package com.onebackpak.compliance.testkit.oracle;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides the cases of a scenario file from the texts of the file and of its packs, by what the public formats and the
 * readings say. It uses nothing of the engine, so that a fact that the engine reads wrongly is not wrong here too.
 */
public final class Oracle {
    private final Set<Fault> faults;
    private final List<Entry> packs;

    /**
     * Makes an oracle.
     *
     * @param packs the texts of all packs, of which scenarios name some by their ids
     * @param faults the faults that it is to have; none, to hold the engine against it
     */
    public Oracle(Collection<String> packs, Set<Fault> faults) {
        this.packs = packs.stream().map(Entry::parse).toList();
        this.faults = Set.copyOf(faults);
    }

    /** Decides every case of the scenario, in the file's order. */
    public List<Verdict> decide(String scenario) {
        Entry file = Entry.parse(scenario);
        OffsetDateTime now = OffsetDateTime.parse(file.required("now"));
        RecordedWorld world = new RecordedWorld(file.under("world"), now, faults);
        List<Entry> named = packs.stream()
                .filter(pack -> file.texts("policies").contains(pack.required("policy")))
                .toList();
        List<Verdict> verdicts = new ArrayList<>();
        for (Entry one : file.entries("cases")) {
            Map<String, Verdict.Part> each = new TreeMap<>();
            for (String category : one.under("request").texts("categories")) {
                Entry request = one.under("request");
                List<List<Judged>> roles = new ArrayList<>();
                Asked.roles(world, request, faults)
                        .forEach(role -> roles.add(judge(named, new Asked(world, request, category, role, faults))));
                each.put(category, best(roles));
            }
            verdicts.add(Verdict.of(each));
        }
        return verdicts;
    }

    /** Of several roles those count that open most; where they are several, their rules are weighed together. */
    private static Verdict.Part best(List<List<Judged>> roles) {
        String best = Verdict.mostOpen(
                roles.stream().map(role -> decide(role).outcome()).toList());
        return decide(roles.stream()
                .filter(role -> decide(role).outcome().equals(best))
                .flatMap(List::stream)
                .toList());
    }

    private static List<Judged> judge(List<Entry> packs, Asked asked) {
        List<Judged> judged = new ArrayList<>();
        for (Entry pack : packs) {
            ZoneId zone = pack.text("zone").map(ZoneId::of).orElse(ZoneOffset.UTC);
            if (RecordedWorld.during(pack, "from", List.of("until"), zone, asked.at)) {
                pack.entries("rules").forEach(rule -> judged.add(new Judged(asked, pack, rule)));
            }
        }
        return judged;
    }

    private static Verdict.Part decide(List<Judged> judged) {
        List<Judged> forbidding = judged.stream().filter(one -> !one.permits()).toList();
        List<Judged> permitting = judged.stream().filter(Judged::permits).toList();
        List<Judged> denials =
                forbidding.stream().filter(one -> one.fires().isYes()).toList();
        if (!denials.isEmpty()) {
            return part("DENY", denials, List.of());
        }
        List<Judged> permits =
                permitting.stream().filter(one -> one.fires().isYes()).toList();
        List<Judged> mayDeny =
                forbidding.stream().filter(one -> one.fires().isOpen()).toList();
        List<Judged> open = new ArrayList<>(mayDeny);
        if (permits.isEmpty()) {
            permitting.stream().filter(one -> one.fires().isOpen()).forEach(open::add);
        }
        if (!open.isEmpty()) {
            return part("INDETERMINATE", open, List.of());
        }
        return permits.isEmpty() ? part("NOT_APPLICABLE", List.of(), List.of()) : part("PERMIT", permits, forbidding);
    }

    private static Verdict.Part part(String outcome, List<Judged> rules, List<Judged> relying) {
        Set<String> ids = new TreeSet<>();
        Set<String> cites = new TreeSet<>();
        Set<String> obligations = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (Judged one : rules) {
            ids.add(one.rule.required("id"));
            cites.addAll(one.cites(one.rule));
            missing.addAll(one.fires().missing());
            obligations.addAll(Judged.obligations(one.rule));
        }
        for (Judged one : relying) {
            for (Entry exception : one.reliedOn()) {
                cites.addAll(one.cites(exception));
                obligations.addAll(Judged.obligations(exception));
            }
        }
        return new Verdict.Part(outcome, ids, cites, outcome.equals("INDETERMINATE") ? Set.of() : obligations, missing);
    }
}
