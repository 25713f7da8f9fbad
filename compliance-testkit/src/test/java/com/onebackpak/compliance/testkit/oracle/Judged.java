package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a rule of a pack came to. */
final class Judged {
    final Entry rule;
    private final Entry pack;
    private final Answer applies;
    private final List<Entry> holding = new ArrayList<>();
    private final Answer fires;

    Judged(Asked asked, Entry pack, Entry rule) {
        this.rule = rule;
        this.pack = pack;
        Conditions conditions = new Conditions(asked, pack.under("definitions"));
        applies = Answer.all(List.of(
                Answer.of(!permits()
                        || pack.text("party").filter(asked.actor()::equals).isPresent()),
                scope(asked),
                new Targets(asked).test(rule.under("target")),
                rule.has("when") ? conditions.condition(rule.under("when")) : Answer.YES));
        List<Answer> exceptions = new ArrayList<>();
        for (Entry exception : rule.entries("except")) {
            Answer holds = conditions.condition(exception.under("when"));
            exceptions.add(holds);
            if (holds.isYes()) {
                holding.add(exception);
            }
        }
        fires = Answer.all(List.of(applies, Answer.any(exceptions).not()));
    }

    /** Both must be met where a pack names jurisdictions and agencies. */
    private Answer scope(Asked asked) {
        Entry scope = pack.under("applies-to");
        boolean named = scope.has("agencies") && !asked.faults.contains(Fault.AGENCIES_OF_PACKS_ARE_IGNORED);
        return Answer.all(List.of(
                scope.has("jurisdictions") ? asked.protectedBy(scope.texts("jurisdictions")) : Answer.YES,
                named ? asked.belongsTo(scope.texts("agencies")) : Answer.YES));
    }

    boolean permits() {
        return rule.required("effect").equals("permit");
    }

    Answer fires() {
        return fires;
    }

    /** The exceptions without which the rule would fire, or might. */
    List<Entry> reliedOn() {
        return applies.isNo() ? List.of() : holding;
    }

    List<String> cites(Entry of) {
        String prefix = pack.required("citation-prefix");
        return of.texts("cites").stream().map(section -> prefix + " " + section).toList();
    }

    /** Obligations as they are written: a kind, or a kind with a detail. */
    static List<String> obligations(Entry of) {
        if (!of.has("obligations")) {
            return List.of();
        }
        return ((List<?>) of.raw("obligations"))
                .stream().map(Judged::obligation).toList();
    }

    private static String obligation(Object written) {
        if (written instanceof String kind) {
            return kind;
        }
        Entry detailed = new Entry((Map<?, ?>) written);
        return detailed.required("obligation") + ": " + detailed.required("detail");
    }
}
