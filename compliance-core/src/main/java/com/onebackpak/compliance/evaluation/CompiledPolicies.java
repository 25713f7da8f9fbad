package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy set in the form in which it decides. What nearly every rule asks of every request (its target, the policy's scope
 * and span, the party) is looked up: a mask of rules for each value, and the masks together leave the few rules that are not
 * excluded. What these ask beside is a {@link Program}. It reads the same meaning as the explanation does, {@link
 * com.onebackpak.compliance.policy.Policy#scopeOf} and {@link com.onebackpak.compliance.policy.Rule#fires}, and the same
 * truth of each test. Immutable, thread-safe.
 */
final class CompiledPolicies {
    private final int[] nothing = {};
    private final Dimensions dimensions;
    private final Program program;

    /** For each bit of the masks behind the first word the rule's number in the order of the policies, whether it forbids, and its program. */
    private final int[] numbers;

    private final boolean[] forbid;
    private final int[] starts;

    /** Whether any rule is only of some parties or places. */
    private final boolean isOfSome;

    CompiledPolicies(Dimensions dimensions, Program program, int[] numbers, boolean[] forbid, int[] starts) {
        this.dimensions = dimensions;
        this.isOfSome = !dimensions.areOfAnybody();
        this.program = program;
        this.numbers = numbers;
        this.forbid = forbid;
        this.starts = starts;
    }

    /** What is decided for each of the categories. */
    Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, List<Category> categories) {
        return ofEach(categories, category -> decide(request, facts, at, category));
    }

    /** A term that is not known leaves all open. */
    private static <T> Verdict ofEach(List<T> parts, Function<T, Verdict> decide) {
        Verdict[] verdicts = new Verdict[parts.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = decide.apply(parts.get(i));
            if (verdicts[i].isOfUnknownTerms()) {
                Arrays.fill(verdicts, Verdict.OF_UNKNOWN_TERMS);
                break;
            }
        }
        return Verdict.ofParts(verdicts);
    }

    /** What is decided for a category on its own. Whoever receives in several roles receives in each of them. */
    Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, Category asked) {
        Set<RecipientKind> roles = facts.find(FactKeys.RECIPIENT_KIND);
        if (roles != null && roles.size() > 1) {
            return ofRoles(roles, role -> decide(request, Circumstance.inRole(role, facts), at, asked));
        }
        Purpose named = request.purpose().orElse(null);
        Mask action = dimensions.action(request.action());
        Mask category = dimensions.category(asked);
        Mask form = dimensions.form(request.form());
        Mask purpose = dimensions.purpose(request, named);
        Mask source = dimensions.source(request);
        if (action == null || category == null || form == null || purpose == null || source == null) {
            return Verdict.OF_UNKNOWN_TERMS;
        }
        Mask actor = isOfSome ? dimensions.actor(request.actor()) : dimensions.all();
        Mask receiver = isOfSome ? dimensions.receiver(request) : dimensions.all();
        Mask time = dimensions.time(at);
        return decide(
                request, facts, roles, at, asked, named, action, category, form, purpose, source, actor, receiver,
                time);
    }

    private static Verdict ofRoles(Set<RecipientKind> roles, Function<RecipientKind, Verdict> decide) {
        List<Verdict> each = roles.stream().map(decide).toList();
        return each.stream().anyMatch(Verdict::isOfUnknownTerms) ? Verdict.OF_UNKNOWN_TERMS : Verdict.best(each);
    }

    /**
     * What a request itself settles of one of its categories, whomever it is about.
     *
     * @param category the category
     * @param terms the rules that its terms leave
     * @param others the rules that its parties and the instant leave
     */
    record Settled(Category category, Mask terms, Mask others) {}

    /** What a request itself settles of each of its categories; empty if it names a term that is not known. */
    Optional<List<Settled>> settled(ProcessingRequest request, Instant at) {
        List<Settled> settled = new ArrayList<>();
        for (Category asked : request.sortedCategories()) {
            Purpose named = request.purpose().orElse(null);
            Mask action = dimensions.action(request.action());
            Mask category = dimensions.category(asked);
            Mask form = dimensions.form(request.form());
            Mask purpose = dimensions.purpose(request, named);
            Mask source = dimensions.source(request);
            if (action == null || category == null || form == null || purpose == null || source == null) {
                return Optional.empty();
            }
            Mask parties = dimensions.actor(request.actor()).and(dimensions.receiver(request));
            settled.add(new Settled(
                    asked, action.and(category).and(form).and(purpose).and(source), parties.and(dimensions.time(at))));
        }
        return Optional.of(settled);
    }

    /** What is decided once the facts are known. */
    Verdict decideSettled(ProcessingRequest request, KnownFacts facts, Instant at, List<Settled> settled) {
        return ofEach(settled, one -> decide(request, facts, at, one));
    }

    private Verdict decide(ProcessingRequest request, KnownFacts facts, Instant at, Settled settled) {
        Set<RecipientKind> roles = facts.find(FactKeys.RECIPIENT_KIND);
        if (roles != null && roles.size() > 1) {
            return ofRoles(roles, role -> decide(request, Circumstance.inRole(role, facts), at, settled));
        }
        Purpose named = request.purpose().orElse(null);
        Mask all = dimensions.all();
        return decide(
                request,
                facts,
                roles,
                at,
                settled.category(),
                named,
                settled.terms(),
                all,
                all,
                all,
                all,
                all,
                all,
                settled.others());
    }

    private Verdict decide(
            ProcessingRequest request,
            KnownFacts known,
            @Nullable Set<RecipientKind> roles,
            Instant at,
            Category asked,
            @Nullable Purpose named,
            Mask action,
            Mask category,
            Mask form,
            Mask purpose,
            Mask source,
            Mask actor,
            Mask receiver,
            Mask time) {
        Mask subject = dimensions.subject(request, known);
        Mask recipient = dimensions.recipient(request, roles);
        Mask actorKind = dimensions.actorKind(known);
        if (subject == null || recipient == null || actorKind == null) {
            return Verdict.OF_UNKNOWN_TERMS;
        }
        long mayFall = action.targetsOpen()
                & category.targetsOpen()
                & form.targetsOpen()
                & purpose.targetsOpen()
                & source.targetsOpen()
                & subject.targetsOpen()
                & recipient.targetsOpen()
                & actorKind.targetsOpen();
        long falls = action.targetsSure()
                & category.targetsSure()
                & form.targetsSure()
                & purpose.targetsSure()
                & source.targetsSure()
                & subject.targetsSure()
                & recipient.targetsSure()
                & actorKind.targetsSure();
        TestedFacts facts = new TestedFacts(request, known, at, asked, named, mayFall, falls);
        Mask agency = isOfSome ? dimensions.agencies(known) : dimensions.all();
        Mask place = isOfSome ? dimensions.places(known) : dimensions.all();
        int[] spoken = nothing;
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
                    & time.summary(i);
            if (isOfSome) {
                words &= actor.summary(i) & receiver.summary(i) & agency.summary(i) & place.summary(i);
            }
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
                        & time.open(i, word);
                if (isOfSome) {
                    open &= actor.open(i, word) & receiver.open(i, word) & agency.open(i, word) & place.open(i, word);
                }
                if (open != 0) {
                    long sure = action.sure(i, word)
                            & category.sure(i, word)
                            & form.sure(i, word)
                            & purpose.sure(i, word)
                            & source.sure(i, word)
                            & subject.sure(i, word)
                            & recipient.sure(i, word)
                            & actorKind.sure(i, word)
                            & time.sure(i, word);
                    if (isOfSome) {
                        sure &= actor.sure(i, word)
                                & receiver.sure(i, word)
                                & agency.sure(i, word)
                                & place.sure(i, word);
                    }
                    int base = (i * Long.SIZE + Long.numberOfTrailingZeros(word) - 1) * Long.SIZE;
                    while (open != 0) {
                        int bit = Long.numberOfTrailingZeros(open);
                        open &= open - 1;
                        int rule = base + bit;
                        Truth truth = program.truth(starts[rule], facts);
                        if (truth != Truth.FALSE) {
                            boolean isSure = truth == Truth.TRUE && (sure & (1L << bit)) != 0;
                            if (count == spoken.length) {
                                spoken = Arrays.copyOf(spoken, Math.max(2, 2 * count));
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
