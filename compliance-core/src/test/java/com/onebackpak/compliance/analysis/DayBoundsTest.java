package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayBoundsTest {
    private static final Vocabulary VOCABULARY =
            VocabularyReader.read(DocumentSource.ofText("days.vocabulary.yaml", """
                    vocabulary: days
                    version: "1"
                    facts:
                      subject.left-on: {type: date, world: open, means: When the student left., known-by: [school]}
                      agreement.signed-on: {type: date, world: open, means: When it was signed., known-by: [vendor]}
                      request.seen-at: {type: instant, world: open, means: When it was seen., known-by: [caller]}
                    """), VocabularyReader.standard());
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "P61D, P60D", "P62D, P60D", "P64D, P60D", "P65D, P60D", "P60D, P60D", "P60D, P61D", "P60D, P65D", "P60D, P2M",
                "P2M, P60D",
        "P62D, P2M", "P1Y, P365D", "P366D, P1Y", "P1Y1D, P366D", "P1M, P30D", "P30D, P1M", "P1M, P2M", "P2M, P1M",
                "P12M, P1Y"
    })
    void a_claim_after_one_time_is_not_proved_of_a_prohibition_that_begins_later_on_some_day(
            Period forbidden, Period claimed) {
        boolean isPermittedOnSomeDay = IntStream.range(0, 4 * 366)
                .mapToObj(FIRST_DAY::plusDays)
                .anyMatch(left -> left.plus(claimed).isBefore(left.plus(forbidden)));

        Proof proof = prove(
                "fact: subject.left-on, since: {at-least: " + forbidden + "}",
                new Condition.FactTest("subject.left-on", new FactComparison.SinceAtLeast(claimed)));

        if (isPermittedOnSomeDay) {
            assertThat(proof.isProved()).isFalse();
        } else if (forbidden.equals(claimed)) {
            assertThat(proof.isProved()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"P65D, P60D", "P2M, P1M", "P1Y, P90D"})
    void of_times_that_follow_each_other_on_every_day_all_is_told(Period longer, Period shorter) {
        String forbidding = "fact: subject.left-on, since: {at-least: " + shorter + "}";

        assertThat(prove(forbidding, new Condition.FactTest("subject.left-on", new FactComparison.SinceAtLeast(longer)))
                        .isProved())
                .isTrue();
        assertThat(prove(
                                "fact: subject.left-on, since: {at-least: " + longer + "}",
                                new Condition.FactTest("subject.left-on", new FactComparison.SinceAtLeast(shorter)))
                        .isRefuted())
                .isTrue();
    }

    @Test
    void an_instant_that_is_compared_with_a_day_and_with_an_instant_of_it_is_told_by_its_zone_alone() {
        Condition.Test sinceDay = new Condition.FactTest(
                "request.seen-at", new FactComparison.AtLeast(FactValue.of(LocalDate.of(2026, 9, 1))));
        Condition.Test sinceInstant = new Condition.FactTest(
                "request.seen-at", new FactComparison.AtLeast(FactValue.of(Instant.parse("2026-09-01T05:00:00Z"))));

        assertThat(prove("fact: request.seen-at, at-least: \"2026-09-01T05:00:00Z\"", sinceDay)
                        .isProved())
                .isFalse();
        assertThat(prove("fact: request.seen-at, at-least: 2026-09-01", sinceInstant)
                        .isProved())
                .isFalse();
    }

    @Test
    void days_that_are_compared_with_days_need_no_zone() {
        Condition.Test later = new Condition.FactTest(
                "subject.left-on", new FactComparison.AtLeast(FactValue.of(LocalDate.of(2026, 9, 2))));
        Condition.Test earlier = new Condition.FactTest(
                "subject.left-on", new FactComparison.AtLeast(FactValue.of(LocalDate.of(2026, 8, 31))));

        assertThat(prove("fact: subject.left-on, at-least: 2026-09-01", later).isProved())
                .isTrue();
        assertThat(prove("fact: subject.left-on, at-least: 2026-09-01", earlier).isRefuted())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject.left-on", "agreement.signed-on"})
    void what_has_passed_since_a_day_is_told_at_every_time(String fact) {
        PolicySet policies = policies("fact: " + fact + ", since: {below: P1Y}");
        PolicyEvaluator evaluator = PolicyEvaluator.of(policies);
        List<PolicyClaim> claims = Stream.of(2027, 2030)
                .map(year -> Instant.parse(year + "-06-01T00:00:00Z"))
                .flatMap(from -> Stream.of(Outcome.PERMIT, Outcome.DENY)
                        .map(outcome -> PolicyClaim.never(
                                outcome + " from " + from,
                                new During(new Span(from, Optional.of(from.plus(Duration.ofDays(9))))),
                                outcome)))
                .toList();

        PolicyAnalyzer analyzer = PolicyAnalyzer.of(policies, claims);

        assertThat(claims)
                .allSatisfy(
                        claim -> assertThat(analyzer.prove(claim).isRefuted()).isTrue());
        assertThat(analyzer.isExact()).isTrue();
        assertThat(analyzer.samples(new SplittableRandom(1)).limit(2_000)).allSatisfy(sample -> {
            Situation situation = sample.getKey();
            assertThat(evaluator
                            .decide(situation.request(), situation.facts(), situation.at())
                            .outcome())
                    .as(situation.toString())
                    .isEqualTo(sample.getValue());
        });
    }

    private static Proof prove(String forbiddenWhen, Condition claimed) {
        PolicyClaim claim = PolicyClaim.never("never then", claimed, Outcome.PERMIT);
        return PolicyAnalyzer.of(policies(forbiddenWhen), List.of(claim)).prove(claim);
    }

    private static PolicySet policies(String forbiddenWhen) {
        return PolicySet.of(
                VOCABULARY,
                TinyPack.read(
                        VOCABULARY,
                        TinyPack.rules(
                                "{id: may, effect: permit, target: {actions: [use]}, reason: So., cites: [C1]}",
                                TinyPack.forbid("not", "{" + forbiddenWhen + "}", null))));
    }
}
