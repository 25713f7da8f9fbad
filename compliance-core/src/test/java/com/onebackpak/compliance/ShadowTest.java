package com.onebackpak.compliance;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.cites;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShadowTest {
    private static final Executor AT_ONCE = Runnable::run;
    private static final Policy GRANTING = vendorPolicy(permit("grant").build()).build();
    private static final Policy NO_DISCLOSURE = law(forbid("no-disclosure")
                    .target(Given.to(Action.DISCLOSE))
                    .build())
            .build();
    private static final PolicySet LIVE = PolicySet.of(VOCABULARY, GRANTING);
    private static final PolicySet STRICTER = PolicySet.of(VOCABULARY, GRANTING, NO_DISCLOSURE);

    private static ComplianceService service(Shadow shadow) {
        return ComplianceService.builder()
                .policies(LIVE)
                .facts((request, at) -> facts())
                .recordingNothing()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .shadow(shadow)
                .build();
    }

    private static Shadow shadow(PolicySet candidate) {
        return Shadow.of(candidate, AT_ONCE, 10, difference -> {});
    }

    @Test
    void differences_are_counted_by_clause_and_the_answer_is_the_live_ones() {
        Shadow shadow = shadow(STRICTER);
        ComplianceService service = service(shadow);

        assertThat(service.decide(disclosure().build())).isInstanceOf(ComplianceDecision.Permit.class);
        assertThat(service.decide(disclosure().build())).isInstanceOf(ComplianceDecision.Permit.class);
        assertThat(service.decide(use().build())).isInstanceOf(ComplianceDecision.Permit.class);

        ShadowDifference expected = new ShadowDifference(
                Outcome.PERMIT,
                Outcome.DENY,
                List.of(cites("grant")),
                List.of(cites("no-disclosure")),
                ShadowDifference.What.OUTCOME);
        assertThat(shadow.report()).isEqualTo(new ShadowReport(3, Map.of(expected, 2L), 0, 0, 0));
        assertThat(shadow.report().differing()).isEqualTo(2);
    }

    @Test
    void a_candidate_that_decides_alike_differs_in_nothing() {
        Shadow shadow = shadow(LIVE);

        service(shadow).decide(use().build());

        assertThat(shadow.report()).isEqualTo(new ShadowReport(1, Map.of(), 0, 0, 0));
    }

    @Test
    void of_several_categories_those_that_could_pass_alone_are_compared_too() {
        Policy noName = law(forbid("no-name")
                        .target(Target.builder().addCategories(Category.NAME).build())
                        .build())
                .build();
        Policy nothing = law(forbid("nothing").build()).build();
        List<ShadowDifference> told = new ArrayList<>();
        Shadow shadow = Shadow.of(PolicySet.of(VOCABULARY, GRANTING, nothing), AT_ONCE, 10, told::add);
        ComplianceService service = ComplianceService.builder()
                .policies(PolicySet.of(VOCABULARY, GRANTING, noName))
                .facts((request, at) -> facts())
                .recordingNothing()
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .shadow(shadow)
                .build();

        service.decide(use().categories(Set.of(Category.NAME, Category.WORK)).build());

        assertThat(told).extracting(ShadowDifference::what).containsExactly(ShadowDifference.What.PERMITTED_CATEGORIES);
    }

    @Test
    void what_fails_beside_is_counted_and_reaches_nobody() {
        Shadow failing = Shadow.of(STRICTER, AT_ONCE, 10, difference -> {
            throw new StackOverflowError();
        });

        assertThat(service(failing).decide(disclosure().build())).isInstanceOf(ComplianceDecision.Permit.class);
        assertThat(failing.report().failed()).isEqualTo(1);
        assertThat(failing.report().compared()).isEqualTo(1);
        assertThat(failing.report().differing()).isEqualTo(1);
    }

    @Test
    void an_executor_that_takes_nothing_more_reaches_nobody() {
        Shadow rejected = Shadow.of(
                STRICTER,
                work -> {
                    throw new RejectedExecutionException("full");
                },
                10,
                difference -> {});

        assertThat(service(rejected).decide(use().build())).isInstanceOf(ComplianceDecision.Permit.class);
        assertThat(rejected.report().dropped()).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void a_slow_candidate_lets_nobody_wait_and_keeps_a_bounded_number_of_decisions() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (Shadow shadow = Shadow.of(STRICTER, difference -> {
            begun.countDown();
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            ComplianceService service = service(shadow);
            service.decide(disclosure().build());
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

            IntStream.range(0, 1_500).forEach(i -> service.decide(disclosure().build()));

            assertThat(shadow.report().dropped()).isEqualTo(501);
            slow.countDown();
            while (shadow.report().compared() < 1_000) {
                Thread.sleep(5);
            }
            assertThat(shadow.report().differing()).isEqualTo(1_000);
        }
    }

    @Test
    void a_closed_shadow_compares_nothing_more_and_still_reports() {
        Shadow shadow = shadow(STRICTER);
        ComplianceService service = service(shadow);
        service.decide(disclosure().build());
        shadow.close();

        service.decide(disclosure().build());

        assertThat(shadow.report().compared()).isEqualTo(1);
        assertThat(shadow.report().dropped()).isEqualTo(1);
    }

    @Test
    void what_waits_in_the_hosts_executor_is_dropped_once_the_shadow_is_closed() {
        List<Runnable> waiting = new ArrayList<>();
        Shadow shadow = Shadow.of(STRICTER, waiting::add, 10, difference -> {});
        service(shadow).decide(disclosure().build());
        shadow.close();

        waiting.forEach(Runnable::run);

        assertThat(shadow.report()).isEqualTo(new ShadowReport(0, Map.of(), 0, 0, 1));
    }

    @Test
    void what_is_told_apart_is_bounded_and_the_rest_is_counted_together() {
        Shadow shadow = Shadow.of(LIVE, AT_ONCE, 10, difference -> {});
        for (int i = 0; i < 1_200; i++) {
            Policy other = law(forbid("rule-" + i).build()).build();
            ComplianceService service = ComplianceService.builder()
                    .policies(PolicySet.of(VOCABULARY, GRANTING, other))
                    .facts((request, at) -> facts())
                    .recordingNothing()
                    .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .shadow(shadow)
                    .build();
            service.decide(use().build());
        }

        assertThat(shadow.report().differences()).hasSize(1_000);
        assertThat(shadow.report().others()).isEqualTo(200);
        assertThat(shadow.report().differing()).isEqualTo(1_200);
    }

    @Test
    void what_is_counted_names_nobody() {
        Shadow shadow = shadow(STRICTER);

        service(shadow).decide(disclosure().build());

        assertThat(shadow.report().toString())
                .doesNotContain(Given.STUDENT.value())
                .doesNotContain(Given.APPLICATION.value());
    }

    @Test
    void a_candidate_in_another_vocabulary_is_refused_when_the_service_is_built() {
        PolicySet other = PolicySet.of(
                VocabularyReader.read(DocumentSource.ofText("own.vocabulary.yaml", """
                        vocabulary: own
                        version: "1"
                        facts:
                          subject.rides-bus: {type: boolean, world: closed, means: "Rides.", known-by: [school]}
                        """), VOCABULARY), GRANTING);

        assertThatThrownBy(() -> service(shadow(other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a shadow's policies must speak in the vocabulary of the policies");
    }

    @Test
    void nothing_can_wait_in_no_place() {
        assertThatThrownBy(() -> Shadow.of(LIVE, AT_ONCE, 0, difference -> {}))
                .hasMessage("at least one decision must be allowed to wait, not 0");
    }
}
