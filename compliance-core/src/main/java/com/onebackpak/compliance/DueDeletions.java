package com.onebackpak.compliance;

import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.evaluation.RetentionEvaluator;
import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells how long people's data may stay and what of it is due for deletion, by the agreements, holds and requests on record
 * and the retention provisions of the policies. Records do not tell who there is, so a world names the people and their
 * agencies; of its agreements, holds and requests none counts. Nor do they tell what data there still is: what was deleted is
 * told again, and a tenant's data is taken to come from any of the subject's agencies under it. Whoever has schools in several
 * districts has data with each, and each's goes by its own agreements, holds and requests; but what somebody has asked to see stays
 * with each. Thread-safe if the stores are.
 *
 * <pre>{@code
 * DueDeletions deletions = DueDeletions.of(stores, world, policies, clock.instant());
 * List<DueDeletions.DueDeletion> due = deletions.people(district).stream()
 *         .flatMap(person -> deletions.about(district, person, today).stream())
 *         .toList();
 * }</pre>
 */
public final class DueDeletions {
    private final ComplianceStores stores;
    private final World who;
    private final PolicySet policies;
    private final Tenancy tenancy;
    private final Map<PartyId, LedgerFacts> ledgers = new ConcurrentHashMap<>();
    private final RetentionEvaluator evaluator;
    private final Instant now;

    private DueDeletions(ComplianceStores stores, World who, PolicySet policies, Instant now) {
        this.stores = stores;
        this.who = who;
        this.policies = policies;
        this.tenancy = new Tenancy(who, who.vendor());
        this.evaluator = RetentionEvaluator.of(policies);
        this.now = now;
    }

    /**
     * What is due of one person's data.
     *
     * @param subject whose data
     * @param answer by when, by which provisions, and whether a hold stops it
     * @param categories the top categories for which it is so
     */
    public record DueDeletion(PartyId subject, RetentionAnswer answer, List<Category> categories) {
        /** Copies what is given. */
        public DueDeletion {
            categories = List.copyOf(categories);
        }
    }

    /**
     * Tells it of the people of a world.
     *
     * @param who who there is
     * @param now the instant for which to answer
     */
    public static DueDeletions of(ComplianceStores stores, World who, PolicySet policies, Instant now) {
        return new DueDeletions(stores, who, policies, now);
    }

    /** The people who belong to a tenant, also beside others, in the order of their ids. */
    public List<PartyId> people(PartyId tenant) {
        return who.people().keySet().stream()
                .filter(person -> tenancy.allOfPerson(person).contains(tenant))
                .sorted()
                .toList();
    }

    /** How long a tenant's data about a person may stay, category by category. */
    public Function<Category, RetentionAnswer> answers(PartyId tenant, PartyId person) {
        List<RightsRequest> asked = deletionsAsked(tenant, person);
        ProcessingRequest keeping = question(person, Category.NAME, asked).asRequest(who.vendor());
        Facts own = ledgers.computeIfAbsent(tenant, this::ledgersOf).factsFor(keeping, now);
        Facts facts = own.with(
                FactKeys.SUBJECT_HOLDS,
                Stream.concat(
                                own.get(FactKeys.SUBJECT_HOLDS).orElse(List.of()).stream(),
                                inspectedWithOthers(tenant, person).stream())
                        .toList());
        return category -> evaluator.answer(question(person, category, asked), who.vendor(), facts, now);
    }

    /**
     * What of a tenant's data about a person is due, the earliest first.
     *
     * @param by the last day that is asked for
     */
    public List<DueDeletion> about(PartyId tenant, PartyId person, LocalDate by) {
        Map<RetentionAnswer, List<Category>> answers = policies.vocabulary().terms(Dimension.CATEGORY).stream()
                .map(Category.class::cast)
                .filter(category -> category.path().indexOf('.') < 0)
                .collect(Collectors.groupingBy(answers(tenant, person)));
        return answers.entrySet().stream()
                .filter(one -> one.getKey().isDeletionDueBy(by))
                .sorted(Comparator.comparing(one -> one.getKey().due().orElse(LocalDate.MAX)))
                .map(one -> new DueDeletion(person, one.getKey(), one.getValue()))
                .toList();
    }

    private static RetentionQuestion question(PartyId person, Category category, List<RightsRequest> asked) {
        Optional<Instant> requested = asked.stream()
                .filter(request -> request.categories().isEmpty()
                        || request.categories().stream().anyMatch(each -> each.covers(category)))
                .map(RightsRequest::received)
                .min(Comparator.naturalOrder());
        return new RetentionQuestion(person, category, DataForm.IDENTIFIED, requested);
    }

    /** What keeps a tenant's data about a person: the holds on record, and open requests to inspect (34 CFR 99.10(e)). */
    public List<Hold> holds(PartyId tenant, PartyId person) {
        return stores.of(tenant).liveHolds(person, now).stream()
                .map(Recorded::value)
                .toList();
    }

    /**
     * The open requests to inspect that others of the person's tenants have on record, each as the hold that it is: who asks to see what
     * there is about a student asks to see this tenant's data, too.
     */
    private List<Hold> inspectedWithOthers(PartyId tenant, PartyId person) {
        return tenancy.allOfPerson(person).stream()
                .filter(other -> !other.equals(tenant))
                .flatMap(other -> stores.of(other).liveHolds(person, now).stream())
                .map(Recorded::value)
                .filter(hold -> hold.kind() == HoldKind.INSPECTION)
                .toList();
    }

    /** What is on record of one tenant alone. */
    private LedgerFacts ledgersOf(PartyId tenant) {
        World narrowed = TenantPeople.of(who, Set.of(tenant));
        return LedgerFacts.of(stores, new Tenancy(narrowed, who.vendor()), policies.vocabulary());
    }

    /** What an agency asked to delete, and was not refused. */
    private List<RightsRequest> deletionsAsked(PartyId tenant, PartyId person) {
        return stores.of(tenant).requests().about(person, Instant.MAX).stream()
                .map(Recorded::value)
                .filter(request -> Action.DELETE.covers(request.action()))
                .filter(request -> !who.agencies().lineage(request.requester()).isEmpty())
                .filter(request -> request.answer()
                        .filter(answer -> answer == RightsAnswer.REFUSED)
                        .isEmpty())
                .toList();
    }
}
