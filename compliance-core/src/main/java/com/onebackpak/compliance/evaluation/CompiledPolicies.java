package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A policy set in the form in which it decides. What nearly every rule asks of every request (its target, the policy's scope
 * and span, the party) is looked up: a mask of rules for each value, and the masks together leave the few rules that are not
 * excluded. What these ask beside is a {@link Program}. It reads the same meaning as the explanation does, {@link
 * com.onebackpak.compliance.policy.Policy#scopeOf} and {@link com.onebackpak.compliance.policy.Rule#fires}, and the same
 * truth of each test. Immutable, thread-safe.
 */
final class CompiledPolicies {
    private static final int[] NOTHING = {};

    private final Dimensions dimensions;
    private final Program program;

    /** For each bit of the masks the rule's number in the order of the policies, whether it forbids, and its program. */
    private final int[] numbers;

    private final boolean[] forbid;
    private final int[] starts;

    CompiledPolicies(Dimensions dimensions, Program program, int[] numbers, boolean[] forbid, int[] starts) {
        this.dimensions = dimensions;
        this.program = program;
        this.numbers = numbers;
        this.forbid = forbid;
        this.starts = starts;
    }

    /** What is decided for each of the request's categories, in the order of their names. */
    Verdict[] decide(ProcessingRequest request, KnownFacts facts, Instant at) {
        Category[] categories = request.categories().toArray(new Category[0]);
        Arrays.sort(categories, Comparator.comparing(Category::path));
        Verdict[] verdicts = new Verdict[categories.length];
        for (int i = 0; i < categories.length; i++) {
            Verdict verdict = decide(request, facts, at, categories[i]);
            if (verdict == Verdict.OF_UNKNOWN_TERMS) {
                Arrays.fill(verdicts, verdict);
                return verdicts;
            }
            verdicts[i] = verdict;
        }
        return verdicts;
    }

    /** What is decided for a category on its own. */
    Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, Category category) {
        Set<RecipientKind> roles = facts.find(FactKeys.RECIPIENT_KIND);
        if (roles == null || roles.size() < 2) {
            return decide(new TestedFacts(request, facts, at, category));
        }
        List<Verdict> each = roles.stream()
                .map(role -> decide(new TestedFacts(request, Circumstance.inRole(role, facts), at, category)))
                .toList();
        return each.contains(Verdict.OF_UNKNOWN_TERMS) ? Verdict.OF_UNKNOWN_TERMS : Verdict.best(each);
    }

    private Verdict decide(TestedFacts facts) {
        ProcessingRequest request = facts.request();
        Mask action = dimensions.action(request.action());
        Mask category = dimensions.category(facts.category());
        Mask form = dimensions.form(request.form());
        Mask purpose = dimensions.purpose(request);
        Mask source = dimensions.source(request);
        Mask subject = dimensions.subject(request, facts.facts());
        Mask recipient = dimensions.recipient(request, facts.facts());
        Mask actorKind = dimensions.actorKind(facts.facts());
        if (action == null
                || category == null
                || form == null
                || purpose == null
                || source == null
                || subject == null
                || recipient == null
                || actorKind == null) {
            return Verdict.OF_UNKNOWN_TERMS;
        }
        Mask actor = dimensions.actor(request.actor());
        Mask receiver = dimensions.receiver(request.recipient());
        Mask agency = dimensions.agencies(facts.facts());
        Mask place = dimensions.places(facts.facts());
        Mask time = dimensions.time(facts.at());
        int[] spoken = NOTHING;
        int count = 0;
        for (int i = 0; i < action.summaries(); i++) {
            long words = action.summary(i)
                    & category.summary(i)
                    & form.summary(i)
                    & purpose.summary(i)
                    & source.summary(i)
                    & subject.summary(i)
                    & recipient.summary(i)
                    & actorKind.summary(i)
                    & actor.summary(i)
                    & receiver.summary(i)
                    & agency.summary(i)
                    & place.summary(i)
                    & time.summary(i);
            while (words != 0) {
                long word = Long.lowestOneBit(words);
                words ^= word;
                long open = action.open(i, word)
                        & category.open(i, word)
                        & form.open(i, word)
                        & purpose.open(i, word)
                        & source.open(i, word)
                        & subject.open(i, word)
                        & recipient.open(i, word)
                        & actorKind.open(i, word)
                        & actor.open(i, word)
                        & receiver.open(i, word)
                        & agency.open(i, word)
                        & place.open(i, word)
                        & time.open(i, word);
                if (open != 0) {
                    long sure = action.sure(i, word)
                            & category.sure(i, word)
                            & form.sure(i, word)
                            & purpose.sure(i, word)
                            & source.sure(i, word)
                            & subject.sure(i, word)
                            & recipient.sure(i, word)
                            & actorKind.sure(i, word)
                            & actor.sure(i, word)
                            & receiver.sure(i, word)
                            & agency.sure(i, word)
                            & place.sure(i, word)
                            & time.sure(i, word);
                    int base = (i * Long.SIZE + Long.numberOfTrailingZeros(word)) * Long.SIZE;
                    while (open != 0) {
                        int bit = Long.numberOfTrailingZeros(open);
                        open &= open - 1;
                        int rule = base + bit;
                        if (program.mayHold(starts[rule], facts)) {
                            boolean isSure = (sure & (1L << bit)) != 0
                                    && (!facts.metUnknown() || program.holds(starts[rule], facts));
                            if (count == spoken.length) {
                                spoken = Arrays.copyOf(spoken, Math.max(4, 2 * count));
                            }
                            spoken[count++] = Verdict.saying(numbers[rule], forbid[rule], isSure);
                        }
                    }
                }
            }
        }
        return Verdict.of(spoken, count);
    }
}
