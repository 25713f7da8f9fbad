package com.onebackpak.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A name that the vocabulary does not know slips past no prohibition. */
class UnknownTermsTest {
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final Rule ALL_IS_PERMITTED = Rule.builder()
            .id("all-is-permitted")
            .effect(Effect.PERMIT)
            .reason("everything may be done")
            .addCites(new Citation("Text", "1"))
            .build();
    private static final Rule NOTHING_FOR_ADVERTISERS = Rule.builder()
            .id("nothing-for-advertisers")
            .effect(Effect.FORBID)
            .target(Target.builder()
                    .addRecipients(RecipientKind.ADVERTISING_NETWORK)
                    .build())
            .reason("advertisers get nothing")
            .addCites(new Citation("Text", "2"))
            .build();
    private static final PolicyEvaluator EVALUATOR = evaluator(ALL_IS_PERMITTED, NOTHING_FOR_ADVERTISERS);

    private static PolicyEvaluator evaluator(Rule... rules) {
        return PolicyEvaluator.of(PolicySet.of(
                VocabularyReader.standard(),
                Policy.builder()
                        .id("policy")
                        .title("A policy")
                        .layer(Layer.VENDOR)
                        .version("1")
                        .effective(Span.from(Instant.EPOCH))
                        .citationPrefix("Text")
                        .party(VENDOR)
                        .addRules(rules)
                        .build()));
    }

    private static ProcessingRequest.Builder disclosing(String category) {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(new Category(category))
                .subject(PartyId.of("student-1"))
                .purpose(Purpose.EDUCATION)
                .recipient(PartyId.of("network-1"));
    }

    private static Facts to(String recipientKind) {
        return Facts.builder()
                .put(FactKeys.SUBJECT_KIND, Set.of(PersonKind.STUDENT))
                .put(FactKeys.RECIPIENT_KIND, Set.of(new RecipientKind(recipientKind)))
                .put(FactKeys.ACTOR_KIND, Optional.empty())
                .build();
    }

    @Test
    void known_terms_are_decided() {
        assertThat(EVALUATOR
                        .decide(disclosing("name").build(), to("application"), NOW)
                        .outcome())
                .isEqualTo(Outcome.PERMIT);
        assertThat(EVALUATOR
                        .decide(disclosing("name").build(), to("advertising-network"), NOW)
                        .outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void a_misspelt_category_is_never_permitted() {
        PolicyDecision decision = EVALUATOR.decide(disclosing("nmae").build(), to("application"), NOW);

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.missing()).containsExactly("vocabulary.category.nmae");
    }

    @Test
    void a_misspelt_kind_of_recipient_on_record_is_never_permitted() {
        PolicyDecision decision = EVALUATOR.decide(disclosing("name").build(), to("advertising-netwrok"), NOW);

        assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(decision.missing()).containsExactly("vocabulary.recipient.advertising-netwrok");
        assertThat(decision.explanation().text()).contains("the vocabulary does not know");
    }

    @Test
    void a_misspelt_kind_of_subject_or_actor_on_record_is_never_permitted() {
        Facts student = to("application").with(FactKeys.SUBJECT_KIND, Set.of(new PersonKind("studnet")));
        Facts actor = to("application").with(FactKeys.ACTOR_KIND, Optional.of(new RecipientKind("aplication")));

        assertThat(EVALUATOR.decide(disclosing("name").build(), student, NOW).missing())
                .containsExactly("vocabulary.person.studnet");
        assertThat(EVALUATOR.decide(disclosing("name").build(), actor, NOW).missing())
                .containsExactly("vocabulary.recipient.aplication");
    }

    @Test
    void learning_a_kind_takes_no_permit_away_if_and_only_if_the_vocabulary_knows_it() {
        PolicyEvaluator permissive = evaluator(ALL_IS_PERMITTED);
        ProcessingRequest request = disclosing("name").build();
        Facts nothing = Facts.builder().build();

        assertThat(permissive.decide(request, nothing, NOW).outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(learned(PersonKind.STUDENT, RecipientKind.APPLICATION))
                .allSatisfy(known -> assertThat(
                                permissive.decide(request, known, NOW).outcome())
                        .isEqualTo(Outcome.PERMIT));
        assertThat(learned(new PersonKind("studnet"), new RecipientKind("aplication")))
                .allSatisfy(misspelt -> assertThat(
                                permissive.decide(request, misspelt, NOW).outcome())
                        .isEqualTo(Outcome.INDETERMINATE));
    }

    /** All that can be learned of kinds, each alone. */
    private static List<Facts> learned(PersonKind person, RecipientKind party) {
        return List.of(
                Facts.builder().put(FactKeys.SUBJECT_KIND, Set.of(person)).build(),
                Facts.builder().put(FactKeys.RECIPIENT_KIND, Set.of(party)).build(),
                Facts.builder().put(FactKeys.ACTOR_KIND, Optional.of(party)).build());
    }

    @Test
    void a_circumstance_named_like_a_part_of_the_request_makes_another_decision() {
        ProcessingRequest plain = disclosing("name").build();
        ProcessingRequest named =
                disclosing("name").putCircumstances("form", true).build();

        assertThat(EVALUATOR.decide(named, to("application"), NOW).digest())
                .isNotEqualTo(EVALUATOR.decide(plain, to("application"), NOW).digest());
        assertThat(EVALUATOR
                        .decide(
                                disclosing("name")
                                        .putCircumstances("form", false)
                                        .build(),
                                to("application"),
                                NOW)
                        .digest())
                .isNotEqualTo(EVALUATOR.decide(named, to("application"), NOW).digest());
    }
}
