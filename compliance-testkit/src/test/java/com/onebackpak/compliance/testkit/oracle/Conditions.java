package com.onebackpak.compliance.testkit.oracle;

import java.util.List;

/** What conditions of a pack come to, written down anew from the public formats. */
final class Conditions {
    private final Asked asked;
    private final Entry definitions;

    Conditions(Asked asked, Entry definitions) {
        this.asked = asked;
        this.definitions = definitions;
    }

    Answer condition(Entry condition) {
        String key = (String) condition.keys().keySet().iterator().next();
        return switch (key) {
            case "all" -> Answer.all(each(condition.entries(key)));
            case "any" -> Answer.any(each(condition.entries(key)));
            case "not" -> condition(condition.under(key)).not();
            case "defined" ->
                condition(
                        condition.raw(key) instanceof String name
                                ? definitions.under(name)
                                : condition.under(key).under("as"));
            default -> new SingleTests(asked).test(condition);
        };
    }

    private List<Answer> each(List<Entry> conditions) {
        return conditions.stream().map(this::condition).toList();
    }
}
