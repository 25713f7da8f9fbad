package com.onebackpak.compliance;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.Refusal;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    private EveryCondition() {}

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
        all.put("a live consent covers the purpose and the category", Condition.ConsentGiven.onBasis(Set.of()));
        all.put(
                "a live written and specific consent on the basis parental-direct or self covers the purpose and the"
                        + " category and names the recipient",
                new Condition.ConsentGiven(
                        inOrder(ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SELF), true, true, Set.of(), false));
        all.put(
                "a live consent not obtained by email-plus or text-plus covers the purpose and the category",
                new Condition.ConsentGiven(
                        Set.of(), false, false, inOrder(ConsentMethod.EMAIL_PLUS, ConsentMethod.TEXT_PLUS), false));
        all.put(
                "a live consent on the basis self covers the category",
                new Condition.ConsentGiven(Set.of(ConsentBasis.SELF), false, false, Set.of(), true));
        all.put(
                "the person has opted out of the purpose for all that a live consent on the basis self covers it",
                new Condition.ConsentOverruled(Set.of(ConsentBasis.SELF)));
        all.put(
                "a consent on the basis parental-direct or self that covered the purpose and the category was withdrawn",
                new Condition.ConsentWithdrawn(inOrder(ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SELF)));
        all.put(
                "a consent that covered the purpose and the category was withdrawn",
                new Condition.ConsentWithdrawn(Set.of()));
        all.put(
                "the agreement with the subject's agency has ended and the data is not yet due to be gone",
                new Condition.AgreementInDisposal());
        all.put("an agreement with the subject's agency is in force", new Condition.AgreementInForce());
        all.put("an agreement in force grants the purpose", new Condition.AgreementPermitsPurpose());
        all.put("an agreement in force includes student-login", new Condition.AgreementHasFeature("student-login"));
        all.put("the agreement lets the vendor hold the credentials", new Condition.VendorHoldsCredentials());
        all.put(
                "the subject's agency authorized the application for the category and the purpose",
                new Condition.ApplicationAuthorized());
        all.put(
                "the recipient has a legitimate educational interest in the subject",
                new Condition.LegitimateInterest());
        all.put(
                "the recipient stores and processes in US or CA",
                new Condition.RecipientIn(inOrder(Jurisdiction.of("US"), Jurisdiction.of("CA"))));
        all.put(
                "action is disclose and subject is student or visitor and category is work and purpose is education"
                        + " and recipient is application and actor is service-provider and form is identified"
                        + " and source is school",
                new Condition.RequestMatches(FULL_TARGET));
        all.put("recipient.integral", new Condition.Flag("recipient.integral"));
        all.put("the data is under a hold", new Condition.Held(Set.of()));
        all.put(
                "the data is under a legal or inspection hold",
                new Condition.Held(inOrder(HoldKind.LEGAL, HoldKind.INSPECTION)));
        all.put("the person has opted out of the purpose", new Condition.OptedOut(Refusal.PURPOSE));
        all.put(
                "the person has opted out of directory information",
                new Condition.OptedOut(Refusal.DIRECTORY_INFORMATION));
        return all;
    }

    @SafeVarargs
    private static <T> Set<T> inOrder(T... values) {
        return new LinkedHashSet<>(List.of(values));
    }
}
