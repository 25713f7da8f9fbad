package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Records;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What rests on a consent: what is permitted while it holds and is not once it is withdrawn or has ended. That must stop
 * then. Each thing that the vendor may do with what it collected from the subject, for a purpose and in a category that the
 * consent covers, is asked of the evaluator with the consent as it held and as it has ended, so the answer is the evaluator's own.
 *
 * <pre>{@code
 * ConsentReach reach = ConsentReach.of(consent, world, Set.of(application), clock.instant());
 * List<ConsentReach.Use> stops = reach.restingOn(evaluator);
 * List<Category> goes = reach.toGo(evaluator);
 * }</pre>
 *
 * <p>Of what the school supplied it says nothing: that rests on the agreement (Backpak C10). Immutable, thread-safe if the
 * records are.
 */
public final class ConsentReach {
    private static final List<Action> KEEPING = List.of(Action.USE, Action.STORE, Action.RETAIN);
    private static final List<Action> ACTIONS =
            List.of(Action.COLLECT, Action.USE, Action.DISCLOSE, Action.STORE, Action.RETAIN);

    private final Consent consent;
    private final Records held;
    private final Records ended;
    private final List<Optional<PartyId>> recipients;
    private final Instant at;

    private ConsentReach(Consent consent, Records held, Records ended, List<Optional<PartyId>> recipients, Instant at) {
        this.consent = consent;
        this.held = held;
        this.ended = ended;
        this.recipients = recipients;
        this.at = at;
    }

    /**
     * The reach of a consent as of an instant. One that still holds then is asked about as if it were withdrawn then.
     *
     * @param records all that is on record; whether this consent is among it makes no difference
     * @param recipients to whom disclosures are asked about, beside those whom the consent names
     * @throws IllegalArgumentException if it is a refusal, which opens nothing, or was given later
     */
    public static ConsentReach of(Consent consent, Records records, Set<PartyId> recipients, Instant at) {
        if (consent.refused()) {
            throw new IllegalArgumentException("a refusal of consent opens nothing; ask about the consent before it");
        }
        if (at.isBefore(consent.given())) {
            throw new IllegalArgumentException("what rests on a consent can be asked from when it was given on");
        }
        Set<PartyId> all = new TreeSet<>(recipients);
        all.addAll(consent.recipients());
        Consent live = unended(consent);
        List<Consent> others = records.about(LedgerKind.CONSENT, consent.subject()).stream()
                .filter(other -> other.refused() || !unended(other).equals(live))
                .toList();
        Consent over = consent.isLiveAt(at) ? consent.toBuilder().withdrawn(at).build() : consent;
        return new ConsentReach(
                consent,
                beside(others, live, records),
                beside(others, over, records),
                all.stream().map(Optional::of).toList(),
                at);
    }

    private static Records beside(List<Consent> others, Consent one, Records records) {
        return new WithConsents(
                records,
                one.subject(),
                Stream.concat(others.stream(), Stream.of(one)).toList());
    }

    private static Consent unended(Consent consent) {
        return consent.toBuilder()
                .withdrawn(Optional.empty())
                .expires(Optional.empty())
                .build();
    }

    /**
     * Something that is done with data, decided alike for several purposes in several categories.
     *
     * @param action what is done
     * @param purposes what for, sorted
     * @param recipient to whom; empty: nobody receives it
     * @param categories with which data, sorted
     * @param cites what refuses it, sorted
     */
    public record Use(
            Action action,
            List<Purpose> purposes,
            Optional<PartyId> recipient,
            List<Category> categories,
            List<Citation> cites) {
        /** Copies what is given. */
        public Use {
            purposes = List.copyOf(purposes);
            categories = List.copyOf(categories);
            cites = List.copyOf(cites);
        }
    }

    /** What is permitted while it holds and not any longer: what must stop, with what refuses it then. */
    public List<Use> restingOn(PolicyEvaluator policies) {
        return uses(
                policies.policies().vocabulary(),
                asked -> rests(policies, asked),
                asked -> decision(policies, ended, asked));
    }

    /**
     * What newer policies would let rest on this consent though the older ones did not permit it, with what refused it: for
     * that, and for nothing else, whoever gave the consent must be asked anew. Nothing, if it was given under the notice of
     * one of the newer policies, such as {@code backpak@2026-09-01}.
     *
     * @param newer policies in the vocabulary of the older ones
     */
    public List<Use> askedAnew(PolicyEvaluator older, PolicyEvaluator newer) {
        boolean isUnderNewNotice = consent.notice()
                .filter(notice -> isNoticeOf(notice, newer) && !isNoticeOf(notice, older))
                .isPresent();
        return isUnderNewNotice
                ? List.of()
                : uses(
                        newer.policies().vocabulary(),
                        asked -> rests(newer, asked)
                                && !decision(older, held, asked).isPermit(),
                        asked -> decision(older, held, asked));
    }

    private static boolean isNoticeOf(String notice, PolicyEvaluator policies) {
        return policies.policies().policies().stream()
                .anyMatch(policy -> notice.equals(policy.id() + "@" + policy.version()));
    }

    /**
     * The categories that must go when the consent ends, sorted: those of which something was used or kept by it, and of
     * which nothing may be used or kept any longer, for whatever purpose.
     */
    public List<Category> toGo(PolicyEvaluator policies) {
        Vocabulary vocabulary = policies.policies().vocabulary();
        List<Purpose> purposes = terms(vocabulary, Dimension.PURPOSE, Purpose.class);
        return restingOn(policies).stream()
                .filter(use -> KEEPING.contains(use.action()))
                .flatMap(use -> use.categories().stream())
                .distinct()
                .filter(category -> purposes.stream()
                        .flatMap(purpose ->
                                KEEPING.stream().map(action -> new Asked(action, purpose, Optional.empty(), category)))
                        .noneMatch(asked -> decision(policies, ended, asked).isPermit()))
                .sorted(Comparator.comparing(Category::path))
                .toList();
    }

    /** One question. */
    private record Asked(Action action, Purpose purpose, Optional<PartyId> recipient, Category category) {}

    /** What is said of several purposes alike. */
    private record Alike(Action action, Optional<PartyId> recipient, List<Category> categories, List<Citation> cites) {}

    private List<Use> uses(Vocabulary vocabulary, Predicate<Asked> isMeant, Function<Asked, PolicyDecision> refusing) {
        Map<Alike, List<Purpose>> purposes = new LinkedHashMap<>();
        List<Purpose> covered = terms(vocabulary, Dimension.PURPOSE, Purpose.class).stream()
                .filter(purpose -> consent.purposes().stream().anyMatch(named -> named.covers(purpose)))
                .toList();
        for (Action action : ACTIONS) {
            for (Optional<PartyId> recipient :
                    action.equals(Action.DISCLOSE) ? recipients : List.of(Optional.<PartyId>empty())) {
                for (Purpose purpose : covered) {
                    categories(vocabulary, action, purpose, recipient, isMeant, refusing)
                            .forEach((cites, categories) -> purposes.computeIfAbsent(
                                            new Alike(action, recipient, categories, cites), first -> new ArrayList<>())
                                    .add(purpose));
                }
            }
        }
        return purposes.entrySet().stream()
                .map(each -> new Use(
                        each.getKey().action(),
                        each.getValue(),
                        each.getKey().recipient(),
                        each.getKey().categories(),
                        each.getKey().cites()))
                .toList();
    }

    /** The categories that are meant, by what refuses them. */
    private Map<List<Citation>, List<Category>> categories(
            Vocabulary vocabulary,
            Action action,
            Purpose purpose,
            Optional<PartyId> recipient,
            Predicate<Asked> isMeant,
            Function<Asked, PolicyDecision> refusing) {
        Map<List<Citation>, List<Category>> categories = new LinkedHashMap<>();
        for (Category category : terms(vocabulary, Dimension.CATEGORY, Category.class)) {
            Asked asked = new Asked(action, purpose, recipient, category);
            if (covers(category) && isMeant.test(asked)) {
                List<Citation> why = refusing.apply(asked).cites().stream()
                        .sorted(Comparator.comparing(Citation::toString))
                        .toList();
                categories.computeIfAbsent(why, first -> new ArrayList<>()).add(category);
            }
        }
        return categories;
    }

    private boolean covers(Category category) {
        return consent.categories().isEmpty()
                || consent.categories().stream().anyMatch(named -> named.covers(category));
    }

    private static <T extends Term> List<T> terms(Vocabulary vocabulary, Dimension dimension, Class<T> type) {
        return vocabulary.terms(dimension).stream()
                .map(type::cast)
                .sorted(Comparator.comparing(Term::path))
                .toList();
    }

    /** Where the data came from that a consent is about: from the subject. */
    private CollectionSource source(Records records) {
        boolean isStudent = records.person(consent.subject())
                .filter(person -> person.is(PersonKind.STUDENT))
                .isPresent();
        return isStudent ? CollectionSource.STUDENT : CollectionSource.SELF;
    }

    private boolean rests(PolicyEvaluator policies, Asked asked) {
        return decision(policies, held, asked).isPermit()
                && !decision(policies, ended, asked).isPermit();
    }

    private PolicyDecision decision(PolicyEvaluator policies, Records records, Asked asked) {
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(records.vendor())
                .action(asked.action())
                .addCategories(asked.category())
                .subject(consent.subject())
                .purpose(asked.purpose())
                .recipient(asked.recipient())
                .source(source(records))
                .build();
        return policies.decide(request, records.factsFor(request, at), at);
    }
}
