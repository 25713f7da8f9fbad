package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.evaluation.RetentionEvaluator;
import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long people's data may stay, by what is on record.
 *
 * @param stores the records
 * @param scenario who there is, and the policies
 * @param ledgers what is on record, as facts
 * @param now for when it is asked
 */
record RetentionAnswers(JdbcComplianceStores stores, Scenario scenario, LedgerFacts ledgers, Instant now) {
    /** The answers about a person, category by category. */
    Function<Category, RetentionAnswer> about(PartyId person, PartyId tenant) {
        PartyId vendor = scenario.world().vendor();
        RetentionEvaluator evaluator = RetentionEvaluator.of(scenario.policies());
        List<RightsRequest> asked = deletionsAsked(person, tenant);
        Facts facts = ledgers.factsFor(question(person, Category.NAME, asked).asRequest(vendor), now);
        return category -> evaluator.answer(question(person, category, asked), vendor, facts, now);
    }

    private static RetentionQuestion question(PartyId person, Category category, List<RightsRequest> asked) {
        Optional<Instant> requested = asked.stream()
                .filter(request -> request.categories().isEmpty()
                        || request.categories().stream().anyMatch(each -> each.covers(category)))
                .map(RightsRequest::received)
                .min(Comparator.naturalOrder());
        return new RetentionQuestion(person, category, DataForm.IDENTIFIED, requested);
    }

    /** What an agency asked to delete, and was not refused. */
    private List<RightsRequest> deletionsAsked(PartyId person, PartyId tenant) {
        return stores.of(tenant).requests().about(person, Instant.MAX).stream()
                .map(Recorded::value)
                .filter(request -> Action.DELETE.covers(request.action()))
                .filter(request -> !scenario.world()
                        .agencies()
                        .lineage(request.requester())
                        .isEmpty())
                .filter(request -> request.answer()
                        .filter(answer -> answer == RightsAnswer.REFUSED)
                        .isEmpty())
                .toList();
    }
}
