package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;

/**
 * Generates policies that are sound: every citation is of a clause that is there, every clause is cited or says why not,
 * and what they name is in the vocabulary. Has no state.
 */
public final class Policies {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final List<Layer> NARROWING = List.of(Layer.LAW, Layer.AGREEMENT, Layer.SCHOOL, Layer.VENDOR);
    private static final List<PartyId> PARTIES = List.of(Parties.VENDOR, Parties.VENDOR, Parties.RESELLER);

    private Policies() {}

    /** Policies of any layer, each of one version. */
    public static Arbitrary<Policy> arbitrary(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(
                500, choices -> version(choices, terms, "pack", choices.of(Layer.class), Span.from(LONG_AGO)));
    }

    /** Sets of a vendor's policy and up to two others of any layer, each in one version or two that follow each other. */
    public static Arbitrary<PolicySet> sets(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(900, choices -> set(choices, terms));
    }

    static PolicySet set(Choices choices, TermPool terms) {
        List<Policy> all = new ArrayList<>(versions(choices, terms, "vendor-policy", Layer.VENDOR));
        if (choices.chance(7)) {
            all.addAll(versions(choices, terms, "first-pack", choices.mostly(NARROWING)));
        }
        if (choices.chance(3)) {
            all.addAll(versions(choices, terms, "second-pack", choices.mostly(NARROWING)));
        }
        return PolicySet.of(terms.vocabulary(), all);
    }

    private static List<Policy> versions(Choices choices, TermPool terms, String id, Layer layer) {
        if (choices.chance(2)) {
            Instant change = Moments.draw(choices);
            Span before = new Span(LONG_AGO, Optional.of(change));
            return List.of(
                    version(choices, terms, id, layer, before), version(choices, terms, id, layer, Span.from(change)));
        }
        return List.of(
                version(choices, terms, id, layer, Span.from(choices.chance(1) ? Moments.draw(choices) : LONG_AGO)));
    }

    private static Policy version(Choices choices, TermPool terms, String id, Layer layer, Span effective) {
        String prefix = id.toUpperCase(Locale.ROOT);
        Policy.Builder policy = Policy.builder()
                .id(id)
                .layer(layer)
                .title(Texts.draw(choices))
                .version(Texts.draw(choices))
                .effective(effective)
                .citationPrefix(prefix)
                .addAllJurisdictions(choices.some(2, Parties.REGIONS));
        if (layer.mayGrant() || choices.chance(5)) {
            policy.party(choices.mostly(PARTIES));
        }
        addRules(policy, choices, terms, id, layer);
        Provisions.addTo(policy, choices, terms, prefix);
        return withClauses(policy, prefix, Texts.draw(choices));
    }

    /** Where a policy grants, prohibitions are few, or hardly anything would be permitted. */
    private static void addRules(Policy.Builder policy, Choices choices, TermPool terms, String id, Layer layer) {
        int permissions = layer.mayGrant() ? choices.of(List.of(2, 1, 3)) : 0;
        int prohibitions = layer.mayGrant() ? choices.of(List.of(0, 1)) : choices.of(List.of(1, 2, 3));
        for (int i = 1; i <= permissions; i++) {
            policy.addRules(Rules.permission(choices, terms, id + "-permits-" + i, id.toUpperCase(Locale.ROOT)));
        }
        for (int i = 1; i <= prohibitions; i++) {
            policy.addRules(Rules.prohibition(choices, terms, id + "-forbids-" + i, id.toUpperCase(Locale.ROOT)));
        }
    }

    /** Gives every citation its clause, and adds one that nothing rests on. */
    private static Policy withClauses(Policy.Builder policy, String prefix, String words) {
        Set<Citation> cited = new TreeSet<>(policy.build().bound());
        Clause.Modality[] modalities = Clause.Modality.values();
        for (Citation citation : cited) {
            Clause.Modality modality = modalities[citation.section().length() % modalities.length];
            policy.addClauses(new Clause(citation, words, modality, Optional.empty(), Optional.empty()));
        }
        Citation preamble = new Citation(prefix, "preamble");
        return policy.addClauses(
                        new Clause(preamble, words, Clause.Modality.DISCLAIMS, Optional.of("1-3"), Optional.of(words)))
                .build();
    }
}
