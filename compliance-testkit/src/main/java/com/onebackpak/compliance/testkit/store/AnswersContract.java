package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.LedgerAnswers;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That several ledgers, asked at once, answer as each does by itself. */
abstract class AnswersContract extends StoreContract {
    private static final RecordKey KEY = RecordKey.of("authorization-1");
    private static final PartyId OTHER_APPLICATION = PartyId.of("another-application");
    private static final Authorization AUTHORIZATION = Schools.authorization(TENANT);
    private static final LedgerQuestion<Authorization> OF_THE_APPLICATION =
            LedgerQuestion.authorizations(TENANT, AUTHORIZATION.application());

    AnswersContract(Opening opening) {
        super(opening);
    }

    private static Authorization until(Authorization authorization, Instant end) {
        return new Authorization(
                authorization.agency(),
                authorization.application(),
                authorization.categories(),
                authorization.purposes(),
                new Span(authorization.span().from(), Optional.of(end)));
    }

    private static Authorization forAnother(Authorization authorization) {
        return new Authorization(
                authorization.agency(),
                OTHER_APPLICATION,
                authorization.categories(),
                authorization.purposes(),
                authorization.span());
    }

    private List<Authorization> authorizations(Instant knownAt) {
        return tenant().answers(List.of(OF_THE_APPLICATION), knownAt).to(OF_THE_APPLICATION).stream()
                .map(Recorded::value)
                .toList();
    }

    @Test
    void ledgers_that_are_asked_together_answer_as_each_does_by_itself() {
        List<LedgerQuestion<?>> questions = new ArrayList<>();
        for (LedgerSample<?> sample : Samples.all()) {
            questions.addAll(asked(sample));
        }

        LedgerAnswers answers = tenant().answers(questions, NOW);

        assertThat(questions).allSatisfy(question -> answersAsByItself(question, answers));
        assertThat(questions)
                .filteredOn(question -> answers.to(question).isEmpty())
                .hasSize(Samples.all().size());
    }

    private <T> void answersAsByItself(LedgerQuestion<T> question, LedgerAnswers answers) {
        assertThat(answers.to(question))
                .isEqualTo(tenant().ledger(question.ledger()).about(question.party(), NOW));
    }

    private <T> List<LedgerQuestion<?>> asked(LedgerSample<T> sample) {
        T value = sample.value(SUBJECT);
        sample.in(tenant()).record(KEY, value);
        return List.of(
                LedgerQuestion.about(sample.kind(), sample.kind().party(value)),
                LedgerQuestion.about(sample.kind(), PartyId.of("nobody")));
    }

    @Test
    void nothing_asked_is_nothing_answered_and_what_was_not_asked_is_refused() {
        LedgerAnswers answers = tenant().answers(List.of(), Instant.MAX);

        assertThatThrownBy(() -> answers.to(OF_THE_APPLICATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not asked");
    }

    @Test
    void authorizations_of_one_application_are_found_without_the_others() {
        tenant().authorizations().record(KEY, AUTHORIZATION);
        tenant().authorizations().record(RecordKey.of("authorization-2"), forAnother(AUTHORIZATION));

        assertThat(authorizations(Instant.MAX)).containsExactly(AUTHORIZATION);
    }

    @Test
    void an_authorization_that_was_ended_is_found_as_ended_and_as_it_was_known_before() {
        tenant().authorizations().record(KEY, AUTHORIZATION);
        assertThat(authorizations(Instant.MAX)).containsExactly(AUTHORIZATION);
        clock.set(NOW.plusSeconds(60));
        Authorization ended = until(AUTHORIZATION, NOW.plusSeconds(60));
        tenant().authorizations().amend(RecordKey.of("end"), KEY, ended);

        assertThat(authorizations(Instant.MAX)).containsExactly(ended);
        assertThat(authorizations(NOW)).containsExactly(AUTHORIZATION);
    }

    @Test
    void an_authorization_that_became_another_applications_is_no_longer_the_firsts() {
        tenant().authorizations().record(KEY, AUTHORIZATION);
        assertThat(authorizations(Instant.MAX)).containsExactly(AUTHORIZATION);

        tenant().authorizations().amend(RecordKey.of("correction"), KEY, forAnother(AUTHORIZATION));

        assertThat(authorizations(Instant.MAX)).isEmpty();
    }
}
