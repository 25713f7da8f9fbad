package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ObjectArrays;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.SharedFacts;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A policy set in the form in which it decides. What nearly every rule asks of every request (its target, the policy's scope
 * and span, the party) is looked up: a mask of rules for each value, and the masks together leave the few rules that are not
 * excluded. What these ask beside is a {@link Program}. It reads the same meaning as the explanation does, {@link
 * com.onebackpak.compliance.policy.Policy#scopeOf} and {@link com.onebackpak.compliance.policy.Rule#fires}, and the same
 * truth of each test. What a sort of requests leaves of the rules, and what came of it, is kept. Thread-safe, and
 * as if immutable: what is kept is what would be found out again.
 */
final class CompiledPolicies {
    private final Dimensions dimensions;
    private final Rules rules;

    /** At which word of the masks the rules begin that are of some recipients or agencies only. */
    private final int ofParties;

    private final SharedFacts shared;

    private final KeptRules kept;
    private final KeptRules keptOfParties;

    CompiledPolicies(Dimensions dimensions, Rules rules, int ofParties, SharedFacts shared, Budget budget) {
        this.dimensions = dimensions;
        this.rules = rules;
        this.ofParties = ofParties;
        this.shared = shared;
        this.kept = budget.keptRules();
        this.keptOfParties = budget.keptRules();
    }

    /** The facts as one decision about so many categories reads them. */
    KnownFacts read(KnownFacts facts, int categories) {
        return (categories == 1 ? shared : SharedFacts.all()).of(facts);
    }

    /**
     * What a request itself settles of one of its categories, whomever it is about.
     *
     * @param category the category
     * @param sort the sort of the request, as far as it says itself
     */
    record Settled(Category category, long sort) {}

    /** What a request itself settles of each of its categories. */
    List<Settled> settled(ProcessingRequest request, Instant at) {
        return request.sortedCategories().stream()
                .map(category -> new Settled(category, dimensions.sort(request, category, at)))
                .toList();
    }

    /** What is decided for each of the categories. A term that is not known leaves all open. */
    Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, List<Settled> categories) {
        if (categories.size() == 1) { // by far the most, of which no list is made
            return decide(request, facts, at, categories.get(0));
        }
        Verdict[] verdicts = new Verdict[categories.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = decide(request, facts, at, categories.get(i));
            if (verdicts[i].isOfUnknownTerms()) {
                Arrays.fill(verdicts, Verdict.OF_UNKNOWN_TERMS);
                break;
            }
        }
        return Verdict.ofParts(verdicts);
    }

    /** What is decided for a category on its own. */
    Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, Category category) {
        return decide(new ConditionTruth(request, facts, at, category), dimensions.sort(request, category, at));
    }

    private Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, Settled settled) {
        return decide(new ConditionTruth(request, facts, at, settled.category()), settled.sort());
    }

    /** Whoever receives in several roles receives in each of them. */
    private Verdict decide(ConditionTruth asked, long ofRequest) {
        KnownFacts facts = asked.facts();
        Set<RecipientKind> roles = facts.find(FactKeys.RECIPIENT_KIND);
        if (roles != null && roles.size() > 1) {
            Circumstance same =
                    new Circumstance(asked.request(), SharedFacts.all().of(facts), asked.at(), asked.category());
            List<Verdict> each = roles.stream()
                    .map(role -> decide(same.inRole(role), ofRequest))
                    .toList();
            return each.stream().anyMatch(Verdict::isOfUnknownTerms) ? Verdict.OF_UNKNOWN_TERMS : Verdict.best(each);
        }
        Mask subject = dimensions.subject(asked.request(), facts);
        Mask recipient = dimensions.recipient(asked.request(), roles);
        Mask actorKind = dimensions.actorKind(facts);
        boolean areKnown = ofRequest != Dimensions.OF_UNKNOWN_TERMS;
        if (!areKnown || subject == null || recipient == null || actorKind == null) {
            return Verdict.OF_UNKNOWN_TERMS;
        }
        Mask place = dimensions.places(facts);
        long sort = dimensions.sort(ofRequest, subject, recipient, actorKind, place);
        RulesLeft left = kept.find(sort);
        if (left == null) {
            Mask[] masks = dimensions.masks(asked, subject, recipient, actorKind, place);
            boolean isBesideOthers = Mask.isAnyLeft(ofParties, masks);
            left = kept.keep(sort, new RulesLeft(rules, Mask.left(1, ofParties, masks), isBesideOthers, masks));
        }
        Verdict verdict = left.verdict(asked);
        return left.isBesideOthers()
                ? verdict.and(ofParties(asked, sort, subject, recipient, actorKind, place))
                : verdict;
    }

    /** What the rules say that are of this recipient or these agencies. */
    private Verdict ofParties(
            ConditionTruth asked, long ofKinds, Mask subject, Mask recipient, Mask actorKind, Mask place) {
        Mask receiver = dimensions.receiver(asked.request());
        Mask agencies = dimensions.agencies(asked.facts());
        if (!Mask.isAnyLeft(ofParties, receiver, agencies)) { // of most recipients no rule of an agency speaks
            return Verdict.OF_NOBODY;
        }
        long sort = dimensions.sort(ofKinds, receiver, agencies);
        RulesLeft left = keptOfParties.find(sort);
        if (left == null) {
            Mask[] others = dimensions.masks(asked, subject, recipient, actorKind, place);
            Mask[] all = ObjectArrays.concat(new Mask[] {receiver, agencies}, others, Mask.class);
            int[] ofThese = Mask.left(ofParties, Integer.MAX_VALUE, all);
            left = keptOfParties.keep(sort, new RulesLeft(rules, ofThese, false, others));
        }
        return left.verdict(asked);
    }
}
