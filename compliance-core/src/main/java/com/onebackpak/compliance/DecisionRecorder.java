package com.onebackpak.compliance;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.RecordKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a service records what it decides. A permit is recorded in stores that take part in the host's transaction, so
 * that it commits with the host's own change or not at all; a refusal in stores that own their transactions, so that the
 * host's rollback cannot erase it. A service that is given its stores makes one itself. Thread-safe if the stores are.
 *
 * <pre>{@code
 * ComplianceService service = ComplianceService.builder()
 *         .policies(policies)
 *         .facts(FactSource.of(world))
 *         .recording(DecisionRecorder.of(tenancy, stores))
 *         .clock(clock)
 *         .build();
 * }</pre>
 */
public final class DecisionRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionRecorder.class);

    private final Tenancy tenancy;
    private final ComplianceStores permits;
    private final ComplianceStores refusals;
    private final Set<Archived> archived;

    private record Archived(PartyId tenant, String policyDigest) {}

    private DecisionRecorder(
            Tenancy tenancy, ComplianceStores permits, ComplianceStores refusals, Set<Archived> archived) {
        this.tenancy = tenancy;
        this.permits = permits;
        this.refusals = refusals;
        this.archived = archived;
    }

    /**
     * Records in stores that own their transactions; {@link ComplianceService#within} records permits in the host's.
     *
     * @param tenancy tells whose record it is
     * @param stores stores that own their transactions
     */
    public static DecisionRecorder of(Tenancy tenancy, ComplianceStores stores) {
        return of(tenancy, stores, stores);
    }

    /**
     * Records permits and refusals apart, where refusals belong elsewhere than {@link ComplianceStores#apart()} says.
     *
     * @param tenancy tells whose record it is
     * @param permits stores that take part in the host's transaction
     * @param refusals stores that own their transactions
     */
    public static DecisionRecorder of(Tenancy tenancy, ComplianceStores permits, ComplianceStores refusals) {
        return new DecisionRecorder(tenancy, permits, refusals, ConcurrentHashMap.newKeySet());
    }

    /** The same, but that permits are recorded in the host's transaction; what was archived is remembered together. */
    DecisionRecorder within(ComplianceStores joined) {
        return new DecisionRecorder(tenancy, joined, joined.apart().isPresent() ? joined : refusals, archived);
    }

    /**
     * Records a permit; an exception means that nothing may be done, since nothing would show that it was permitted.
     *
     * @return the host's transaction in which it was recorded, if it was in one
     */
    Optional<PermitUse.Transaction> permitted(DecisionEvent event, PolicySet policies) {
        PartyId tenant = tenancy.of(event.decision().request());
        archive(refusals.apart().orElse(refusals), tenant, policies);
        permits.of(tenant).decisions().record(event);
        Optional<String> transaction = permits.transaction();
        if (transaction.isEmpty() && permits.apart().isPresent()) {
            throw new ComplianceStoreException("the stores take part in a transaction of the host's and do not tell its"
                    + " name, so no permit can be bound to it");
        }
        return transaction.map(name -> new PermitUse.Transaction(permits, tenant, name));
    }

    /**
     * Records a refusal. If the directory fails, by which the facts were not available, it cannot tell the tenant either;
     * then it is recorded with the vendor, as if the subject were unknown, because to record it nowhere would leave an id
     * that nothing explains.
     *
     * @param failed is told of what stands in the way, be it only when a transaction of the host's has ended; nothing is thrown
     */
    void refused(DecisionEvent event, PolicySet policies, Consumer<Throwable> failed) {
        attempt(
                () -> {
                    PartyId tenant = tenantOfRefusal(event);
                    refusals.beside(stores -> attempt(
                            () -> {
                                archive(stores, tenant, policies);
                                stores.of(tenant).decisions().record(event);
                            },
                            failed));
                },
                failed);
    }

    private static void attempt(Runnable recording, Consumer<Throwable> failed) {
        try {
            recording.run();
        } catch (Throwable e) {
            failed.accept(e);
        }
    }

    private PartyId tenantOfRefusal(DecisionEvent event) {
        try {
            return tenancy.of(event.decision().request());
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "the directory cannot tell the tenant of refusal {}, so it is recorded with the vendor: {}",
                    event.id(),
                    e.getClass().getName());
            LOG.debug("the directory cannot tell the tenant of refusal {}", event.id(), WithoutValues.of(e));
            return tenancy.vendor();
        }
    }

    /** Records what goes out, to whom and on what ground (34 CFR 99.32); it can where it is said about whom. */
    ObligationHandler disclosures() {
        return new ObligationHandler() {
            @Override
            public boolean canDischarge(Obligation obligation, PolicyDecision decision) {
                return decision.request().subject().isPresent();
            }

            @Override
            public void discharge(Obligation obligation, ComplianceDecision.Permit permit) {
                disclosed(permit);
            }
        };
    }

    private void disclosed(ComplianceDecision.Permit permit) {
        PolicyDecision decision = permit.decision();
        ProcessingRequest request = decision.request();
        PartyId subject = request.subject()
                .orElseThrow(() -> new IllegalStateException("a disclosure about nobody in particular has no record"));
        Disclosure disclosure = Disclosure.builder()
                .subject(subject)
                .recipient(request.recipient())
                .recipientKind(request.recipientKind())
                .categories(decision.permitted())
                .purpose(request.purpose())
                .form(request.form())
                .at(decision.at())
                .decision(permit.id())
                .legalBasis(decision.reliedOn().isEmpty() ? decision.cites() : basis(decision))
                .build();
        permits.of(tenancy.of(request)).disclosures().record(RecordKey.of("decision/" + permit.id()), disclosure);
    }

    private static Set<Citation> basis(PolicyDecision decision) {
        return decision.reliedOn().stream()
                .flatMap(exemption -> exemption.cites().stream())
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The policies are kept by a transaction of their own, once for each tenant, before the first decision by them. */
    private void archive(ComplianceStores stores, PartyId tenant, PolicySet policies) {
        Archived wanted = new Archived(tenant, policies.digest());
        if (!archived.contains(wanted)) {
            stores.of(tenant).policies().keep(policies);
            archived.add(wanted);
        }
    }
}
