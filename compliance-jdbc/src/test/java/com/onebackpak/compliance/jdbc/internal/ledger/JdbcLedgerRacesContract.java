package com.onebackpak.compliance.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes of several who write the same at the same time. */
abstract class JdbcLedgerRacesContract extends JdbcLedgersFixture {
    private static final int WRITERS = 8;

    @Test
    void eight_writers_of_one_consent_get_the_one_that_is_recorded() throws Exception {
        List<Object> answers = together(i -> () -> tenant().consents().record(KEY, consent("reader")));

        assertThat(answers).hasSize(WRITERS).hasOnlyElementsOfType(Recorded.class);
        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(count("compliance_consent")).isEqualTo(1);
        assertThat(count("compliance_audit_pending")).isEqualTo(1);
    }

    @Test
    void of_eight_writers_of_different_consents_under_one_key_seven_are_refused() throws Exception {
        List<Object> answers = together(i -> () -> tenant().consents().record(KEY, consent("reader-" + i)));

        assertThat(answers).filteredOn(Recorded.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(IdempotencyException.class::isInstance).hasSize(WRITERS - 1);
        assertThat(count("compliance_consent")).isEqualTo(1);
        assertThat(count("compliance_audit_pending")).isEqualTo(1);
    }

    @Test
    void eight_amendments_of_one_agreement_become_eight_versions() throws Exception {
        tenant().agreements().record(KEY, agreement(0));

        List<Object> answers =
                together(i -> () -> tenant().agreements().amend(RecordKey.of("w-" + i), KEY, agreement(i + 1)));

        assertThat(answers).hasOnlyElementsOfType(Recorded.class);
        assertThat(tenant().agreements().history(KEY))
                .extracting(Recorded::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, WRITERS + 1).boxed().toList());
        assertThat(count("compliance_audit_pending")).isEqualTo(WRITERS + 1);
    }

    @Test
    void eight_recorders_of_overlapping_batches_record_each_decision_once() throws Exception {
        List<Object> answers = together(i -> () -> tenant().decisions()
                .recordAll(Workload.events(
                        IntStream.range(i, i + 20).mapToObj(this::decision).toList())));

        assertThat(answers).hasOnlyElementsOfType(List.class);
        assertThat(count("compliance_decision")).isEqualTo(20 + WRITERS - 1);
        assertThat(count("compliance_audit_pending")).isEqualTo(20 + WRITERS - 1);
    }

    @Test
    void policies_are_kept_once_by_eight_writers_and_are_the_same_afterwards() throws Exception {
        together(i -> () -> {
            tenant().policies().keep(POLICIES);
            return POLICIES;
        });

        assertThat(count("compliance_policy_set")).isEqualTo(1);
        assertThat(count("compliance_audit_pending")).isEqualTo(1);
        assertThat(tenant().policies().find(POLICIES.digest()).map(PolicySet::digest))
                .contains(POLICIES.digest());
    }

    private static List<Object> together(IntFunction<Callable<?>> writing) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Callable<?> mine = writing.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return mine.call();
                }));
            }
            List<Object> answers = new ArrayList<>();
            for (Future<Object> future : futures) {
                answers.add(answer(future));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object answer(Future<Object> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
