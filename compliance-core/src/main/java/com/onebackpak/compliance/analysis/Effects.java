package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.RuleMeaning.Excepting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What a rule or an exemption changes, beside other rules of its policy. Claims say in which circumstances; where there
 * are none, no decision is another without the rule, whatever rules there are besides: more prohibitions leave no more
 * open, and more permissions grant no less.
 */
final class Effects {
    private Effects() {}

    /** Which differences between decisions count. */
    enum Difference {
        /** Another outcome, or something less owed or cited. */
        ANY,
        /** Another outcome, or something less owed. */
        OUTCOME,
        /** The same, but for requests that the rule only leaves open. */
        CERTAINTY
    }

    /** That without the rule the decision would be another: one of these. */
    static List<Claim> of(RuleMeaning rule, Collection<RuleMeaning> others, Difference counting) {
        boolean cites = counting == Difference.ANY;
        List<RuleMeaning> alike = others.stream()
                .filter(other -> other.forbids() == rule.forbids())
                .toList();
        Claim open = rule.forbids() ? Claim.each() : nothingForbids(others);
        List<Claim> differences = new ArrayList<>();
        if (counting != Difference.CERTAINTY) {
            differences.add(Claim.each(
                    rule.fires().mayHold(),
                    open,
                    none(alike, other -> other.fires().mayHold())));
        }
        differences.add(Claim.each(
                rule.fires().holds(), open, none(alike, other -> other.fires().holds())));
        for (Object brought : rule.brings(cites)) {
            differences.add(Claim.each(
                    rule.fires().holds(),
                    open,
                    none(
                            alike,
                            other -> other.brings(cites).contains(brought)
                                    ? other.fires().holds()
                                    : Claim.some())));
        }
        for (Excepting exemption : rule.exemptions()) {
            for (Object brought : exemption.brings(cites)) {
                differences.add(Claim.each(
                        reliedOn(rule, exemption),
                        rule.fires().mayHold().not(),
                        nothingForbids(others),
                        none(alike, other -> brings(other, brought, cites))));
            }
        }
        return differences;
    }

    /**
     * That without the exemption its rule would come to something else, or a permit would owe less: one of these.
     *
     * @param cites whether a permit counts as another too where only a citation is missing
     */
    static List<Claim> of(RuleMeaning rule, Excepting exemption, Collection<Excepting> others, boolean cites) {
        List<Claim> differences = new ArrayList<>();
        differences.add(Claim.each(
                rule.applies().holds(),
                exemption.when().mayHold(),
                none(others, other -> other.when().mayHold())));
        differences.add(Claim.each(
                reliedOn(rule, exemption), none(others, other -> other.when().holds())));
        for (Object brought : exemption.brings(cites)) {
            differences.add(Claim.each(
                    reliedOn(rule, exemption),
                    none(
                            others,
                            other -> other.brings(cites).contains(brought)
                                    ? other.when().holds()
                                    : Claim.some())));
        }
        return differences;
    }

    /** That the exemption holds where its rule would fire, or might. */
    static Claim reliedOn(RuleMeaning rule, Excepting exemption) {
        return Claim.each(rule.applies().mayHold(), exemption.when().holds());
    }

    /** That a permit relies on an exemption of the rule that brings this. */
    private static Claim brings(RuleMeaning rule, Object brought, boolean cites) {
        return new Claim.Some(rule.exemptions().stream()
                .filter(exemption -> exemption.brings(cites).contains(brought))
                .map(exemption -> reliedOn(rule, exemption))
                .toList());
    }

    private static Claim nothingForbids(Collection<RuleMeaning> rules) {
        return none(rules, rule -> rule.forbids() ? rule.fires().mayHold() : Claim.some());
    }

    private static <T> Claim none(Collection<T> of, Function<T, Claim> claim) {
        return new Claim.Each(of.stream().map(each -> claim.apply(each).not()).toList());
    }
}
