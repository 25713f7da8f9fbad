package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of broader, narrower and unknown terms under every policy. */
class VocabularyProperties {
    /** The dimensions that a request speaks in. */
    private static final List<Dimension> ASKED = List.of(
            Dimension.ACTION,
            Dimension.PERSON,
            Dimension.RECIPIENT,
            Dimension.PURPOSE,
            Dimension.CATEGORY,
            Dimension.FORM,
            Dimension.SOURCE);

    @Provide
    Arbitrary<Question> questions() {
        return Questions.arbitrary();
    }

    @Provide
    Arbitrary<Dimension> dimensions() {
        return Arbitraries.of(ASKED);
    }

    /** A term of the standard vocabulary that stands below another one or is on its own. */
    @Provide
    Arbitrary<Term> terms() {
        List<Term> terms = new ArrayList<>();
        ASKED.forEach(dimension -> terms.addAll(Vocabularies.standard().terms(dimension)));
        return Arbitraries.of(terms);
    }

    @Property
    void a_prohibition_of_a_broader_term_covers_every_narrower_one(
            @ForAll("questions") Question question, @ForAll("terms") Term narrow) {
        for (Optional<Term> broad = Optional.of(narrow);
                broad.isPresent();
                broad = broad.get().broader()) {
            PolicySet policies = with(question.policies(), rule(Effect.FORBID, target(broad.get())));

            PolicyDecision decision = naming(question.under(policies), narrow).decide();

            assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
            assertThat(decision.rules()).contains("added");
        }
    }

    @Property
    void a_prohibition_of_a_narrower_term_leaves_no_permit_for_the_broader_one(
            @ForAll("questions") Question question, @ForAll("terms") Term narrow) {
        if (narrow.broader().isPresent() && narrow.dimension() != Dimension.ACTION) {
            PolicySet policies = with(question.policies(), rule(Effect.FORBID, target(narrow)));

            assertThat(naming(question.under(policies), narrow.broader().get())
                            .decide()
                            .isPermit())
                    .isFalse();
        }
    }

    @Property
    void an_unknown_term_is_never_permitted(
            @ForAll("questions") Question question, @ForAll("dimensions") Dimension dimension) {
        Term unknown = dimension.term("never-heard-of");
        PolicySet everything = PolicySet.of(question.vocabulary(), policy(rule(Effect.PERMIT, Target.anything())));
        Question asking = question.asking(withTerm(question.request(), unknown));

        for (Question asked : List.of(asking, asking.under(everything))) {
            PolicyDecision decision = asked.decide();
            assertThat(decision.outcome()).isEqualTo(Outcome.INDETERMINATE);
            assertThat(decision.missing()).containsExactly("vocabulary." + dimension.key() + ".never-heard-of");
            assertThat(decision.permitted()).isEmpty();
        }
    }

    private static PolicySet with(PolicySet policies, Rule rule) {
        List<Policy> more = new ArrayList<>(policies.policies());
        more.add(policy(rule));
        return PolicySet.of(policies.vocabulary(), more);
    }

    private static Policy policy(Rule rule) {
        return Policy.builder()
                .id("added-policy")
                .title("Added")
                .layer(rule.effect() == Effect.PERMIT ? Layer.VENDOR : Layer.LAW)
                .version("1")
                .effective(Span.from(Instant.EPOCH))
                .citationPrefix("Added")
                .party(rule.effect() == Effect.PERMIT ? Optional.of(Parties.VENDOR) : Optional.empty())
                .addRules(rule)
                .build();
    }

    private static Rule rule(Effect effect, Target target) {
        return Rule.builder()
                .id("added")
                .effect(effect)
                .target(target)
                .reason("a test")
                .addCites(Citation.parse("Added 1"))
                .build();
    }

    private static Target target(Term term) {
        Target.Builder target = Target.builder();
        if (term instanceof Action action) {
            target.addActions(action);
        } else if (term instanceof PersonKind person) {
            target.addSubjects(person);
        } else if (term instanceof RecipientKind recipient) {
            target.addRecipients(recipient);
        } else if (term instanceof Purpose purpose) {
            target.addPurposes(purpose);
        } else if (term instanceof Category category) {
            target.addCategories(category);
        } else if (term instanceof DataForm form) {
            target.addForms(form);
        } else if (term instanceof CollectionSource source) {
            target.addSources(source);
        }
        return target.build();
    }

    /** The question with a request for the term, and the facts that go with it. */
    private static Question naming(Question question, Term term) {
        Question asking = question.asking(withTerm(question.request(), term));
        if (term instanceof PersonKind person) {
            return asking.knowing(question.facts().with(FactKeys.SUBJECT_KIND, Set.of(person)));
        }
        if (term instanceof RecipientKind recipient) {
            return asking.knowing(question.facts().with(FactKeys.RECIPIENT_KIND, Set.of(recipient)));
        }
        return asking;
    }

    private static ProcessingRequest withTerm(ProcessingRequest request, Term term) {
        ProcessingRequest.Builder asking = request.toBuilder();
        if (term instanceof Action action) {
            asking.action(action);
        } else if (term instanceof PersonKind person) {
            asking.subject(Optional.empty()).subjectKind(person);
        } else if (term instanceof RecipientKind recipient) {
            asking.recipient(Optional.empty()).recipientKind(recipient);
        } else if (term instanceof Purpose purpose) {
            asking.purpose(purpose);
        } else if (term instanceof Category category) {
            asking.addCategories(category);
        } else if (term instanceof DataForm form) {
            asking.form(form);
        } else if (term instanceof CollectionSource source) {
            asking.source(source)
                    .application(request.application().filter(id -> source.equals(CollectionSource.APPLICATION)));
        }
        return asking.build();
    }
}
