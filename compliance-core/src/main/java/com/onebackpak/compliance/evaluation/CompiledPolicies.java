package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
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

    /** What is decided for each of the categories. */
    Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, List<Category> categories) {
        Verdict[] verdicts = new Verdict[categories.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = decide(request, facts, at, categories.get(i));
            if (verdicts[i] == Verdict.OF_UNKNOWN_TERMS) {
                Arrays.fill(verdicts, Verdict.OF_UNKNOWN_TERMS);
                break;
            }
        }
        return Verdict.ofParts(verdicts);
    }

    /** What is decided for a category on its own. */
    Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, Category asked) {
        Mask action = dimensions.action(request.action());
        Mask category = dimensions.category(asked);
        Mask form = dimensions.form(request.form());
        Mask purpose = dimensions.purpose(request);
        Mask source = dimensions.source(request);
        if (action == null || category == null || form == null || purpose == null || source == null) {
            return Verdict.OF_UNKNOWN_TERMS;
        }
        Mask actor = dimensions.actor(request.actor());
        Mask receiver = dimensions.receiver(request.recipient());
        Mask time = dimensions.time(at);
        Set<RecipientKind> roles = facts.find(FactKeys.RECIPIENT_KIND);
        if (roles == null || roles.size() < 2) {
            return decide(
                    request, facts, at, asked, action, category, form, purpose, source, actor, receiver, time);
        }
        List<Verdict> each = roles.stream()
                .map(role -> decide(
                        request,
                        Circumstance.inRole(role, facts),
                        at,
                        asked,
                        action,
                        category,
                        form,
                        purpose,
                        source,
                        actor,
                        receiver,
                        time))
                .toList();
        return each.contains(Verdict.OF_UNKNOWN_TERMS) ? Verdict.OF_UNKNOWN_TERMS : Verdict.best(each);
    }

    /** In one role of the recipient. */
    private Verdict decide(
            ProcessingRequest request,
            KnownFacts known,
            Instant at,
            Category asked,
            Mask action,
            Mask category,
            Mask form,
            Mask purpose,
            Mask source,
            Mask actor,
            Mask receiver,
            Mask time) {
        Mask subject = dimensions.subject(request, known);
        Mask recipient = dimensions.recipient(request, known);
        Mask actorKind = dimensions.actorKind(known);
        if (subject == null || recipient == null || actorKind == null) {
            return Verdict.OF_UNKNOWN_TERMS;
        }
        TestedFacts facts = new TestedFacts(
                request, known, at, asked, action, category, form, purpose, source, subject, recipient, actorKind);
        Mask agency = dimensions.agencies(known);
        Mask place = dimensions.places(known);
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
