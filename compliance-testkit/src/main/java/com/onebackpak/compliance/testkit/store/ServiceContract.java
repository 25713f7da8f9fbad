package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionRecorder;
import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.DecisionReview.NotRederivable;
import com.onebackpak.compliance.DecisionReview.Rederived;
import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.UnusablePermitException;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of decisions when a service gathers its facts from the stores and records into them. */
abstract class ServiceContract extends StoreContract {
    private static final RecordKey AUTHORIZATION = RecordKey.of("authorization-1");

    ServiceContract(Opening opening) {
        super(opening);
    }

    @BeforeEach
    void serveTheDistrict() {
        clock.set(NOW.minus(Duration.ofDays(30)));
        tenant().agreements().record(RecordKey.of("agreement-1"), Schools.agreement(Schools.DISTRICT));
        tenant().authorizations().record(AUTHORIZATION, Schools.authorization(Schools.DISTRICT));
        clock.set(NOW);
    }

    private LedgerFacts facts() {
        return LedgerFacts.of(store.stores(), Schools.TENANCY, VOCABULARY);
    }

    private ComplianceService service(PolicySet policies) {
        return ComplianceService.builder()
                .policies(policies)
                .stores(store.stores(), Schools.TENANCY)
                .clock(clock)
                .build();
    }

    private ComplianceDecision decide(ProcessingRequest request) {
        return service(Schools.POLICIES).decide(request);
    }

    private static ProcessingRequest permitted() {
        return Schools.disclosing(SUBJECT, Category.NAME);
    }

    private static ProcessingRequest refused() {
        return Schools.disclosing(SUBJECT, Category.TRANSCRIPT_GRADE);
    }

    private static String act(ComplianceDecision decision) {
        return decision.fold(permit -> permit.discharge(() -> "done"), refusal -> "refused");
    }

    private DecisionReview.Review review(String id) {
        return DecisionReview.of(tenant()).review(id).orElseThrow();
    }

    // What is recorded

    @Test
    void a_permit_is_recorded_before_it_is_given() {
        ComplianceDecision decision = decide(permitted());
        store.reopen();

        assertThat(decision).isInstanceOf(ComplianceDecision.Permit.class);
        DecisionRecord record = tenant().decisions().find(decision.id()).orElseThrow();
        assertThat(record.isPermit()).isTrue();
        assertThat(record.at()).isEqualTo(NOW);
        assertThat(record.facts()).isEqualTo(decision.decision().facts());
        assertThat(record.rules()).isEqualTo(decision.decision().rules());
        assertThat(tenant().disclosures().about(SUBJECT, NOW))
                .as("not before it is done")
                .isEmpty();
    }

    @Test
    void a_refusal_is_recorded() {
        ComplianceDecision decision = decide(refused());

        assertThat(act(decision)).isEqualTo("refused");
        assertThat(tenant().decisions().find(decision.id()))
                .map(DecisionRecord::outcome)
                .contains(Outcome.DENY);
    }

    @Test
    void a_disclosure_that_is_discharged_is_recorded_with_its_ground_and_its_decision() {
        ComplianceDecision decision = decide(permitted());
        assertThat(act(decision)).isEqualTo("done");
        store.reopen();

        assertThat(tenant().disclosures().about(SUBJECT, NOW))
                .singleElement()
                .extracting(Recorded::value)
                .satisfies(disclosure -> {
                    assertThat(disclosure.recipient()).contains(Schools.QUIZZLY);
                    assertThat(disclosure.categories()).containsExactly(Category.NAME);
                    assertThat(disclosure.purpose()).contains(Purpose.EDUCATION);
                    assertThat(disclosure.at()).isEqualTo(NOW);
                    assertThat(disclosure.decision()).contains(decision.id());
                    assertThat(disclosure.legalBasis()).isNotEmpty();
                });
    }

    @Test
    void a_permit_is_discharged_once_and_its_disclosure_recorded_once() {
        ComplianceDecision decision = decide(permitted());
        act(decision);
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> act(decision)).isInstanceOf(UnusablePermitException.class);
        assertThat(tenant().disclosures().about(SUBJECT, Instant.MAX)).hasSize(1);
    }

    @Test
    void what_is_owed_and_cannot_be_discharged_leaves_the_permit_and_a_refusal_on_record() {
        for (Throwable failure : List.of(new IllegalStateException("it is down"), new AssertionError("it is wrong"))) {
            ComplianceDecision permit = ComplianceService.builder()
                    .policies(Schools.POLICIES)
                    .stores(store.stores(), Schools.TENANCY)
                    .clock(clock)
                    .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, owing) -> {
                        if (failure instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) failure;
                    })
                    .build()
                    .decide(permitted());

            assertThatThrownBy(() -> act(permit)).isSameAs(failure);
            assertThat(tenant().decisions().about(SUBJECT))
                    .filteredOn(record -> !record.id().equals(permit.id()))
                    .filteredOn(
                            record -> record.digest().equals(permit.decision().digest()))
                    .allSatisfy(record -> {
                        assertThat(record.isPermit()).isFalse();
                        assertThat(record.undischarged()).containsExactly("record-disclosure");
                    })
                    .isNotEmpty();
            assertThat(tenant().decisions().find(permit.id()))
                    .map(DecisionRecord::isPermit)
                    .contains(true);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(tenant().decisions().about(SUBJECT)).hasSize(4);
        assertThat(tenant().disclosures().about(SUBJECT, Instant.MAX)).isEmpty();
    }

    @Test
    void a_decision_without_facts_is_on_record_and_says_so() {
        ComplianceDecision decision = ComplianceService.builder()
                .policies(Schools.POLICIES)
                .facts((request, at) -> {
                    throw new IllegalStateException("the directory is down");
                })
                .recording(DecisionRecorder.of(Schools.TENANCY, store.stores()))
                .clock(clock)
                .build()
                .decide(permitted());

        assertThat(tenant().decisions().find(decision.id())).hasValueSatisfying(record -> {
            assertThat(record.factsUnavailable()).isTrue();
            assertThat(record.outcome()).isEqualTo(Outcome.INDETERMINATE);
        });
    }

    /** A directory of which one method throws what the failure throws, or else gives null. */
    private record FailingDirectory(Directory working, boolean ofAgencies, Runnable failure) implements Directory {
        @Override
        @SuppressWarnings("NullAway") // what a host may do that does not use it
        public Agencies agencies() {
            if (!ofAgencies) {
                return working.agencies();
            }
            failure.run();
            return null;
        }

        @Override
        @SuppressWarnings("NullAway") // what a host may do that does not use it
        public Optional<Person> person(PartyId id) {
            if (ofAgencies) {
                return working.person(id);
            }
            failure.run();
            return null;
        }

        @Override
        public Optional<Organization> organization(PartyId id) {
            return working.organization(id);
        }
    }

    private static List<Directory> failing(Runnable failure) {
        Directory working = Schools.TENANCY.directory();
        return List.of(new FailingDirectory(working, true, failure), new FailingDirectory(working, false, failure));
    }

    @Test
    void a_refusal_by_a_directory_that_cannot_tell_the_tenant_is_on_record_with_the_vendor() {
        List<Directory> directories = new ArrayList<>();
        directories.addAll(failing(() -> {
            throw new IllegalStateException("the directory is down");
        }));
        directories.addAll(failing(() -> {
            throw new StackOverflowError();
        }));
        directories.addAll(failing(() -> {}));
        for (Directory failing : directories) {
            ComplianceDecision decision = ComplianceService.builder()
                    .policies(Schools.POLICIES)
                    .stores(store.stores(), new Tenancy(failing, Schools.VENDOR))
                    .clock(clock)
                    .build()
                    .decide(permitted());

            assertThat(act(decision)).isEqualTo("refused");
            TenantStores vendors = store.stores().of(Schools.VENDOR);
            assertThat(vendors.decisions().find(decision.id())).hasValueSatisfying(record -> {
                assertThat(record.factsUnavailable()).isTrue();
                assertThat(record.request()).isEqualTo(permitted());
            });
            assertThat(DecisionReview.of(vendors).review(decision.id()))
                    .hasValueSatisfying(review -> assertThat(review).isInstanceOf(Rederived.class));
        }
    }

    @Test
    void the_policies_are_archived_with_the_first_decision_and_only_then() {
        ComplianceService service = service(Schools.POLICIES);
        service.decide(permitted());
        service.decide(refused());
        service(Schools.POLICIES).decide(permitted());

        assertThat(tenant().policies().find(Schools.POLICIES.digest())).isPresent();
        assertThat(entries())
                .extracting(AuditEntry::type)
                .containsExactlyInAnyOrder(
                        "agreement.recorded",
                        "authorization.recorded",
                        "policy-set",
                        "decision",
                        "decision",
                        "decision");
    }

    @Test
    void each_decision_is_recorded_with_the_tenant_of_its_subject() {
        decide(Schools.disclosing(OTHER_SUBJECT, Category.NAME));
        decide(Schools.disclosing(Schools.PARENT, Category.NAME));
        decide(Schools.disclosing(Schools.VISITOR, Category.NAME));
        decide(permitted().toBuilder()
                .subject(Optional.empty())
                .subjectKind(PersonKind.STUDENT)
                .build());

        assertThat(otherTenant().decisions().about(OTHER_SUBJECT)).hasSize(1);
        assertThat(tenant().decisions().about(OTHER_SUBJECT)).isEmpty();
        assertThat(tenant().decisions().about(Schools.PARENT)).hasSize(1);
        TenantStores vendors = store.stores().of(Schools.VENDOR);
        assertThat(vendors.decisions().about(Schools.VISITOR)).hasSize(1);
        assertThat(entries(Schools.VENDOR))
                .filteredOn(entry -> entry.type().equals("decision"))
                .hasSize(2);
    }

    // What the ledgers say

    @Test
    void what_the_ledgers_learn_decides_the_next_request() {
        assertThat(decide(permitted()).decision().outcome()).isEqualTo(Outcome.PERMIT);

        clock.advance(Duration.ofDays(1));
        tenant().authorizations().amend(RecordKey.of("end"), AUTHORIZATION, ended(Schools.DISTRICT, clock.instant()));

        assertThat(decide(permitted()).decision().outcome()).isEqualTo(Outcome.DENY);
    }

    private static Authorization ended(PartyId agency, Instant end) {
        Authorization open = Schools.authorization(agency);
        return new Authorization(
                open.agency(),
                open.application(),
                open.categories(),
                open.purposes(),
                new Span(open.span().from(), Optional.of(end)));
    }

    @Test
    void a_past_instant_is_decided_by_what_was_known_then() {
        PolicyDecision then = decide(permitted()).decision();
        clock.advance(Duration.ofDays(1));
        // Only now it is learned that the authorization had ended before.
        tenant().authorizations()
                .amend(RecordKey.of("end"), AUTHORIZATION, ended(Schools.DISTRICT, NOW.minus(Duration.ofDays(1))));
        store.reopen();

        assertThat(facts().factsAsKnownAt(permitted(), NOW)).isEqualTo(then.facts());
        assertThat(Schools.decide(permitted(), facts().factsAsKnownAt(permitted(), NOW), NOW))
                .isEqualTo(then);
        Facts known = facts().factsAsKnownAt(permitted(), clock.instant());
        assertThat(Schools.decide(permitted(), known, NOW).outcome()).isEqualTo(Outcome.DENY);
        assertThat(Schools.decide(permitted(), facts().factsAsKnownAt(permitted(), Instant.MIN), NOW)
                        .isPermit())
                .isFalse();
    }

    @Test
    void what_another_tenants_ledgers_hold_of_the_same_ids_says_nothing() {
        otherTenant()
                .optOuts()
                .record(RecordKey.of("o"), new OptOut(SUBJECT, Optional.of(Purpose.EDUCATION), false, Span.from(NOW)));
        otherTenant().authorizations().record(RecordKey.of("a"), Schools.authorization(Schools.OTHER_SCHOOL));

        assertThat(decide(permitted()).decision().outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(decide(Schools.disclosing(OTHER_SUBJECT, Category.NAME))
                        .decision()
                        .outcome())
                .as("authorized, but without an agreement")
                .isNotEqualTo(Outcome.PERMIT);
    }

    // What can be explained later

    @Test
    void a_decision_is_derived_again_with_all_its_reasons() {
        for (ProcessingRequest request : List.of(permitted(), refused(), Schools.disclosing(SUBJECT, Category.WORK))) {
            ComplianceDecision decision = decide(request);
            store.reopen();

            assertThat(review(decision.id())).isInstanceOfSatisfying(Rederived.class, rederived -> {
                assertThat(rederived.decision()).isEqualTo(decision.decision());
                assertThat(rederived.decision().explanation().text())
                        .isEqualTo(decision.explanation().text());
                assertThat(rederived.record().id()).isEqualTo(decision.id());
            });
        }
    }

    @Test
    void a_decision_is_derived_again_after_the_policies_and_the_ledgers_have_changed() {
        ComplianceDecision decision = decide(permitted());
        clock.advance(Duration.ofDays(365));
        tenant().authorizations().amend(RecordKey.of("end"), AUTHORIZATION, ended(Schools.DISTRICT, NOW));
        ComplianceDecision later = service(Schools.NOTHING_GOES).decide(permitted());
        store.reopen();

        assertThat(review(decision.id()))
                .isInstanceOfSatisfying(
                        Rederived.class,
                        rederived -> assertThat(rederived.decision()).isEqualTo(decision.decision()));
        assertThat(review(later.id())).isInstanceOfSatisfying(Rederived.class, rederived -> {
            assertThat(rederived.decision().outcome()).isEqualTo(Outcome.DENY);
            assertThat(rederived.decision().rules()).containsExactly("nothing-goes");
        });
    }

    @Test
    void a_decision_whose_policies_were_not_archived_is_not_derived_again_and_the_review_says_why() {
        DecisionRecord record = tenant().decisions().record(DecisionEvent.of(Schools.permit(NOW)));

        assertThat(review(record.id())).isInstanceOfSatisfying(NotRederivable.class, not -> {
            assertThat(not.record()).isEqualTo(record);
            assertThat(not.why()).contains(record.policyDigest(), "not in the archive");
        });
    }

    @Test
    void a_decision_of_an_erased_subject_is_not_on_record_any_more() {
        ComplianceDecision decision = decide(permitted());
        act(decide(permitted()));
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();

        assertThat(DecisionReview.of(tenant()).review(decision.id())).isEmpty();
        assertThat(tenant().disclosures().about(SUBJECT, Instant.MAX))
                .extracting(Recorded::value)
                .isEqualTo(List.<Disclosure>of());
    }

    @Test
    void a_decision_of_another_tenant_is_not_reviewed() {
        ComplianceDecision decision = decide(permitted());

        assertThat(DecisionReview.of(otherTenant()).review(decision.id())).isEmpty();
    }
}
