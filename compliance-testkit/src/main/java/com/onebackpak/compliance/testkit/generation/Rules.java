package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Generates rules. Has no state. */
public final class Rules {
    private static final List<String> SECTIONS = List.of("1", "2", "10", "2(a)", "2(a)(1)", "99.31(a)(1)", "BPC 4(b)");

    private Rules() {}

    /** Permissions of the id, which cite sections under the prefix. */
    public static Arbitrary<Rule> permissions(Vocabulary vocabulary, String id, String citationPrefix) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(120, choices -> permission(choices, terms, id, citationPrefix));
    }

    /** Prohibitions of the id, most with exemptions, which cite sections under the prefix. */
    public static Arbitrary<Rule> prohibitions(Vocabulary vocabulary, String id, String citationPrefix) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(200, choices -> prohibition(choices, terms, id, citationPrefix));
    }

    static Rule permission(Choices choices, TermPool terms, String id, String citationPrefix) {
        return started(choices, terms, Effect.PERMIT, citationPrefix).id(id).build();
    }

    static Rule prohibition(Choices choices, TermPool terms, String id, String citationPrefix) {
        Rule.Builder rule =
                started(choices, terms, Effect.FORBID, citationPrefix).id(id);
        for (String name : List.of("first", "second")) {
            choices.present(4, () -> exemption(choices, terms, name, citationPrefix))
                    .ifPresent(rule::addExemptions);
        }
        return rule.build();
    }

    private static Rule.Builder started(Choices choices, TermPool terms, Effect effect, String citationPrefix) {
        return Rule.builder()
                .effect(effect)
                .target(effect == Effect.PERMIT ? Targets.wide(choices, terms) : Targets.draw(choices, terms))
                .when(choices.present(6, () -> Conditions.draw(choices, terms)).orElse(Condition.always()))
                .addAllObligations(obligations(choices, terms))
                .reason(Texts.draw(choices))
                .addAllCites(citations(choices, citationPrefix));
    }

    private static Exemption exemption(Choices choices, TermPool terms, String name, String citationPrefix) {
        return new Exemption(
                name, Conditions.draw(choices, terms), obligations(choices, terms), citations(choices, citationPrefix));
    }

    private static List<Obligation> obligations(Choices choices, TermPool terms) {
        return choices.list(
                0,
                2,
                () -> new Obligation(choices.of(terms.obligations()), choices.present(3, () -> Texts.draw(choices))));
    }

    static List<Citation> citations(Choices choices, String prefix) {
        return choices.upTo(2, SECTIONS).stream()
                .map(section -> new Citation(prefix, section))
                .toList();
    }
}
