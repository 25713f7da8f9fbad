package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.DecisionReview.NotRederivable;
import com.onebackpak.compliance.DecisionReview.Rederived;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionReviewTest {
    private static final PolicyDecision DECISION = Schools.permit(StoreContract.NOW);
    private static final DecisionEvent EVENT = DecisionEvent.of(DECISION);

    private final TenantStores stores = InMemoryComplianceStores.of(
                    StoreContract.VOCABULARY, MutableClock.at(StoreContract.NOW))
            .of(StoreContract.TENANT);

    @BeforeEach
    void recordDecision() {
        stores.policies().keep(Schools.POLICIES);
        stores.decisions().record(EVENT);
    }

    private static DecisionReview.Review review(TenantStores stores) {
        return DecisionReview.of(stores).review(EVENT.id()).orElseThrow();
    }

    private static void isNotRederivable(DecisionReview.Review review, String why) {
        assertThat(review)
                .isInstanceOfSatisfying(
                        NotRederivable.class, not -> assertThat(not.why()).contains(why));
    }

    /** The stores as they are after somebody has changed what is on record. */
    private TenantStores changing(UnaryOperator<DecisionRecord> change) {
        return new ForwardingTenantStores(stores) {
            @Override
            public DecisionLedger decisions() {
                return new Changed(stores.decisions(), change);
            }
        };
    }

    private record Changed(DecisionLedger ledger, UnaryOperator<DecisionRecord> change) implements DecisionLedger {
        @Override
        public DecisionRecord record(DecisionEvent event) {
            return ledger.record(event);
        }

        @Override
        public List<DecisionRecord> recordAll(List<DecisionEvent> events) {
            return ledger.recordAll(events);
        }

        @Override
        public Optional<DecisionRecord> find(String id) {
            return ledger.find(id).map(change);
        }

        @Override
        public Optional<String> difference(String id) {
            return ledger.difference(id);
        }

        @Override
        public List<DecisionRecord> about(PartyId subject) {
            return ledger.about(subject);
        }

        @Override
        public Page<DecisionRecord> page(DecisionQuery query, Cursor after, int limit) {
            return ledger.page(query, after, limit);
        }
    }

    private static DecisionRecord with(
            DecisionRecord r,
            Outcome outcome,
            Set<String> rules,
            Set<String> exemptions,
            Set<Citation> cites,
            Facts facts) {
        return new DecisionRecord(
                r.id(),
                r.digest(),
                r.request(),
                r.at(),
                outcome,
                rules,
                exemptions,
                cites,
                r.undischarged(),
                r.factsUnavailable(),
                r.policyDigest(),
                facts,
                r.entry());
    }

    @Test
    void what_is_as_it_was_recorded_is_derived_again() {
        assertThat(review(stores))
                .isInstanceOfSatisfying(
                        Rederived.class,
                        rederived -> assertThat(rederived.decision()).isEqualTo(DECISION));
    }

    @Test
    void of_an_id_that_is_not_on_record_there_is_no_review() {
        assertThat(DecisionReview.of(stores).review("0123456789abcdef01234567")).isEmpty();
    }

    @Test
    void archived_policies_that_cannot_be_read_are_told() {
        TenantStores damaged = new ForwardingTenantStores(stores) {
            @Override
            public PolicyArchive policies() {
                return new PolicyArchive() {
                    @Override
                    public void keep(PolicySet policies) {
                        stores.policies().keep(policies);
                    }

                    @Override
                    public Optional<PolicySet> find(String digest) {
                        throw new ComplianceStoreException("it is not what was kept");
                    }
                };
            }
        };

        isNotRederivable(review(damaged), "the archived policies cannot be read: it is not what was kept");
    }

    @Test
    void facts_that_are_not_those_of_the_decision_are_told() {
        isNotRederivable(
                review(changing(r -> with(r, r.outcome(), r.rules(), r.exemptions(), r.cites(), Facts.nothing()))),
                "what is on record is not what was decided: its digest would be ");
    }

    @Test
    void an_outcome_rules_exemptions_or_citations_that_do_not_follow_are_told() {
        Set<String> other = Set.of("other");
        Set<Citation> section = Set.of(Citation.parse("Law 1"));
        for (UnaryOperator<DecisionRecord> change : List.<UnaryOperator<DecisionRecord>>of(
                r -> with(r, Outcome.DENY, r.rules(), r.exemptions(), r.cites(), r.facts()),
                r -> with(r, r.outcome(), other, r.exemptions(), r.cites(), r.facts()),
                r -> with(r, r.outcome(), r.rules(), other, r.cites(), r.facts()),
                r -> with(r, r.outcome(), r.rules(), r.exemptions(), section, r.facts()))) {
            isNotRederivable(review(changing(change)), "the same policies and facts give PERMIT by other rules now");
        }
    }
}
