package com.onebackpak.compliance;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parties, the instant and the small policies that the tests share. */
public final class Given {
    public static final Vocabulary VOCABULARY = VocabularyReader.standard();
    public static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    public static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant AFTER = Instant.parse("2027-01-01T00:00:00Z");
    public static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    public static final PartyId VENDOR = PartyId.of("backpak");
    public static final PartyId DISTRICT = PartyId.of("district");
    public static final PartyId SCHOOL = PartyId.of("school");
    public static final PartyId OTHER_SCHOOL = PartyId.of("other-school");
    public static final PartyId STUDENT = PartyId.of("student-1");
    public static final PartyId APPLICATION = PartyId.of("quizzly");

    public static final Citation CITATION = new Citation("Text", "C1");

    private Given() {}

    public static Rule.Builder permit(String id) {
        return rule(id, Effect.PERMIT);
    }

    public static Rule.Builder forbid(String id) {
        return rule(id, Effect.FORBID);
    }

    private static Rule.Builder rule(String id, Effect effect) {
        return Rule.builder().id(id).effect(effect).reason("because of " + id).addCites(cites(id));
    }

    /** What the rule of this id cites. */
    public static Citation cites(String id) {
        return new Citation("Text", id);
    }

    public static Exemption exemption(String name, Condition when) {
        return new Exemption(name, when, List.of(), List.of(cites(name)));
    }

    public static Policy.Builder vendorPolicy(Rule... rules) {
        return policy("vendor-policy", Layer.VENDOR).party(VENDOR).addRules(rules);
    }

    public static Policy.Builder law(Rule... rules) {
        return policy("law", Layer.LAW).addRules(rules);
    }

    private static Policy.Builder policy(String id, Layer layer) {
        return Policy.builder()
                .id(id)
                .title("A policy")
                .layer(layer)
                .version("1")
                .effective(Span.from(Instant.EPOCH))
                .citationPrefix("Text");
    }

    /** The vendor uses the student's name for education. */
    public static ProcessingRequest.Builder use() {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.USE)
                .addCategories(Category.NAME)
                .subject(STUDENT)
                .purpose(Purpose.EDUCATION);
    }

    /** The vendor discloses the student's name to the application for education. */
    public static ProcessingRequest.Builder disclosure() {
        return use().action(Action.DISCLOSE).recipient(APPLICATION);
    }

    /** A student of the school; nothing is agreed, consented to, refused or held; there is no recipient. */
    public static Facts facts() {
        return Facts.builder()
                .put(FactKeys.SUBJECT_KIND, Set.of(PersonKind.STUDENT))
                .put(FactKeys.SUBJECT_SCHOOL, Set.of(SCHOOL))
                .put(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(Jurisdiction.of("US-TX")), true))
                .put(FactKeys.SUBJECT_ZONE, Set.of(CHICAGO))
                .put(FactKeys.SUBJECT_AGREEMENTS, List.of())
                .put(FactKeys.SUBJECT_CONSENTS, List.of())
                .put(FactKeys.SUBJECT_OPT_OUTS, List.of())
                .put(FactKeys.SUBJECT_HOLDS, List.of())
                .put(FactKeys.APPLICATION_AUTHORIZATIONS, List.of())
                .put(FactKeys.RECIPIENT_KIND, Set.of())
                .put(FactKeys.RECIPIENT_REGION, Optional.empty())
                .put(FactKeys.ACTOR_KIND, Optional.empty())
                .build();
    }

    public static Agreement.Builder agreement() {
        return Agreement.builder().agency(SCHOOL).term(Span.from(BEFORE));
    }

    public static Consent.Builder consent() {
        return Consent.builder()
                .subject(STUDENT)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(BEFORE);
    }

    public static Span span(String from, String until) {
        return new Span(Instant.parse(from), Optional.of(Instant.parse(until)));
    }

    public static Target to(Action... actions) {
        return Target.builder().addActions(actions).build();
    }

    public static Condition.Flag flag(String fact) {
        return new Condition.Flag(fact);
    }

    public static PolicyEvaluator evaluator(Policy... policies) {
        return PolicyEvaluator.of(PolicySet.of(VOCABULARY, policies));
    }

    public static PolicyDecision decide(ProcessingRequest request, Facts facts, Policy... policies) {
        return evaluator(policies).decide(request, facts, NOW);
    }
}
