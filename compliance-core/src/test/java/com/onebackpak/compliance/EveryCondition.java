package com.onebackpak.compliance;

import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.AgreementAuthorizesPurpose;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementHasTerms;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementLeavesOutCategory;
import com.onebackpak.compliance.condition.AgreementListsCategory;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.OptOutScope;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One condition of every kind, and of every variety that reads differently, by its words. */
public final class EveryCondition {
    /** A target that restricts every dimension. */
    public static final Target FULL_TARGET = Target.builder()
            .addActions(Action.DISCLOSE)
            .addSubjects(PersonKind.STUDENT, PersonKind.VISITOR)
            .addCategories(Category.WORK)
            .addPurposes(Purpose.EDUCATION)
            .addRecipients(RecipientKind.APPLICATION)
            .addActors(RecipientKind.SERVICE_PROVIDER)
            .addForms(DataForm.IDENTIFIED)
            .addSources(CollectionSource.SCHOOL)
            .build();

    /** The standard vocabulary and the facts of a host of which the conditions ask. */
    public static final Vocabulary VOCABULARY = VocabularyReader.standard()
            .extendedWith(
                    List.of(),
                    List.of(
                            declared("subject.grade-level", FactType.NUMBER),
                            declared("subject.clubs", FactType.TEXTS),
                            declared("subject.left-on", FactType.DATE),
                            declared("actor.school", FactType.TEXT),
                            declared("request.topic", FactType.TERM)));

    private EveryCondition() {}

    private static FactDeclaration declared(String name, FactType type) {
        return new FactDeclaration(
                name,
                type,
                type == FactType.TERM ? Optional.of(Dimension.CATEGORY) : Optional.empty(),
                WorldAssumption.OPEN,
                "A host's own fact.",
                Set.of(FactParty.SCHOOL),
                Set.of(FactParty.SCHOOL));
    }

    public static Map<String, Condition> byWords() {
        Condition under13 = new Condition.AgeBelow(13);
        Map<String, Condition> all = new LinkedHashMap<>();
        all.put("always", Condition.always());
        all.put("all of", new Condition.All(List.of(under13)));
        all.put("never", new Condition.Any(List.of()));
        all.put("any of", new Condition.Any(List.of(under13, Condition.always())));
        all.put("not: the subject is under 13", new Condition.Not(under13));
        all.put("a young child", new Condition.Defined("a-young-child", under13));
        all.put("the subject is under 13", under13);
        all.put("the subject is 18 or older", new Condition.AgeAtLeast(18));
        all.put(
                "the subject was under 13 when the data was collected",
                new Condition.AgeBelow(13, Condition.AgeWhen.COLLECTED));
        all.put(
                "the subject was 13 or older when the data was collected",
                new Condition.AgeAtLeast(13, Condition.AgeWhen.COLLECTED));
        all.put("a live consent covers the purpose and the category", ConsentGiven.onBasis(Set.of()));
        all.put(
                "a live written and specific consent on the basis parental-direct or self covers the purpose and the"
                        + " category and names the recipient",
                new ConsentGiven(
                        inOrder(ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SELF), true, true, Set.of(), false));
        all.put(
                "a live consent not obtained by email-plus or text-plus covers the purpose and the category",
                new ConsentGiven(
                        Set.of(), false, false, inOrder(ConsentMethod.EMAIL_PLUS, ConsentMethod.TEXT_PLUS), false));
        all.put(
                "a live consent on the basis self covers the category",
                new ConsentGiven(Set.of(ConsentBasis.SELF), false, false, Set.of(), true));
        all.put(
                "the person has opted out of the purpose for all that a live consent on the basis self covers it",
                new ConsentOverruled(Set.of(ConsentBasis.SELF)));
        all.put(
                "a consent on the basis parental-direct or self that covered the purpose and the category was withdrawn",
                new ConsentWithdrawn(inOrder(ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SELF)));
        all.put("a consent that covered the purpose and the category was withdrawn", new ConsentWithdrawn(Set.of()));
        all.put(
                "the agreement with the subject's agency has ended and the data is not yet due to be gone",
                new AgreementInDisposal());
        all.put("an agreement with the subject's agency is in force", new AgreementInForce());
        all.put("an agreement in force grants the purpose", new AgreementPermitsPurpose());
        all.put("an agreement in force includes student-login", new AgreementHasFeature("student-login"));
        all.put("the agreement lets the vendor hold the credentials", new VendorHoldsCredentials());
        all.put(
                "the subject's agency authorized the application for the category and the purpose",
                new Condition.ApplicationAuthorized());
        all.put(
                "the recipient has a legitimate educational interest in the subject",
                new Condition.LegitimateInterest());
        all.put(
                "the recipient stores and processes in CA or US",
                new Condition.RecipientIn(inOrder(Jurisdiction.of("US"), Jurisdiction.of("CA"))));
        all.put(
                "action is disclose and subject is student or visitor and category is work and purpose is education"
                        + " and recipient is application and actor is service-provider and form is identified"
                        + " and source is school",
                new Condition.RequestMatches(FULL_TARGET));
        all.put("recipient.integral", new Condition.Flag("recipient.integral"));
        FactValue two = FactValue.of(2);
        fact(all, "subject.grade-level is 2", "subject.grade-level", new FactComparison.Is(two));
        fact(
                all,
                "subject.grade-level is 1 or 2",
                "subject.grade-level",
                new FactComparison.In(inOrder(two, FactValue.of(1))));
        fact(all, "subject.grade-level is at least 2", "subject.grade-level", new FactComparison.AtLeast(two));
        fact(all, "subject.grade-level is below 2", "subject.grade-level", new FactComparison.Below(two));
        fact(all, "subject.clubs has chess", "subject.clubs", new FactComparison.Has(FactValue.of("chess")));
        fact(all, "request.topic is work", "request.topic", new FactComparison.In(Set.of(FactValue.of(Category.WORK))));
        fact(
                all,
                "subject.left-on was P60D ago or longer",
                "subject.left-on",
                new FactComparison.SinceAtLeast(Period.ofDays(60)));
        fact(
                all,
                "subject.left-on was less than P1Y ago",
                "subject.left-on",
                new FactComparison.SinceBelow(Period.ofYears(1)));
        fact(
                all,
                "actor.school is the same as subject.school",
                "actor.school",
                new FactComparison.Same("subject.school"));
        all.put("an agreement in force lists the category", new AgreementListsCategory());
        all.put(
                "the agreements in force leave the category out of their schedules of data",
                new AgreementLeavesOutCategory());
        all.put("an agreement in force names the purpose", new AgreementAuthorizesPurpose());
        all.put(
                "an agreement in force has the terms encryption and no-sale",
                new AgreementHasTerms(inOrder(AgreementTerm.NO_SALE, AgreementTerm.ENCRYPTION)));
        all.put(
                "laws of US-CA or US-TX protect the subject",
                new ProtectedIn(inOrder(Jurisdiction.of("US-TX"), Jurisdiction.of("US-CA"))));
        all.put(
                "the subject belongs to district or to an agency under it",
                new BelongsTo(Set.of(PartyId.of("district"))));
        all.put("vendor acts", new ActsAs(PartyId.of("vendor")));
        all.put(
                "it is 2026-01-01T00:00:00Z or later, before 2027-01-01T00:00:00Z",
                new During(new Span(
                        Instant.parse("2026-01-01T00:00:00Z"), Optional.of(Instant.parse("2027-01-01T00:00:00Z")))));
        all.put("the data is under a hold", new Condition.Held(Set.of()));
        all.put(
                "the data is under a hold of kind inspection or legal",
                new Condition.Held(inOrder(HoldKind.LEGAL, HoldKind.INSPECTION)));
        all.put("the person has opted out of the purpose", new Condition.OptedOut(OptOutScope.PURPOSE));
        all.put(
                "the person has opted out of directory information",
                new Condition.OptedOut(OptOutScope.DIRECTORY_INFORMATION));
        return all;
    }

    private static void fact(Map<String, Condition> all, String words, String fact, FactComparison comparison) {
        all.put(words, new Condition.FactTest(fact, comparison));
    }

    @SafeVarargs
    private static <T> Set<T> inOrder(T... values) {
        return new LinkedHashSet<>(List.of(values));
    }
}
