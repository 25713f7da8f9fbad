package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in words what a condition asks. Has no state. */
final class ConditionText implements ConditionInterpreter<String> {
    private static final ConditionText WORDS = new ConditionText();

    private ConditionText() {}

    /** Returns the condition in words, without a capital or a period. */
    static String of(Condition condition) {
        return condition.interpret(WORDS);
    }

    @Override
    public String all(Condition.All condition, List<String> parts) {
        return parts.isEmpty() ? "always" : "all of";
    }

    @Override
    public String any(Condition.Any condition, List<String> parts) {
        return parts.isEmpty() ? "never" : "any of";
    }

    @Override
    public String not(Condition.Not condition, String part) {
        return "not: " + part;
    }

    @Override
    public String defined(Condition.Defined condition, String part) {
        return condition.name().replace('-', ' ');
    }

    @Override
    public String ageBelow(Condition.AgeBelow test) {
        return "the subject " + (isWhenDecided(test.when()) ? "is" : "was") + " under " + test.years()
                + day(test.when());
    }

    @Override
    public String ageAtLeast(Condition.AgeAtLeast test) {
        return "the subject " + (isWhenDecided(test.when()) ? "is " : "was ") + test.years() + " or older"
                + day(test.when());
    }

    private static boolean isWhenDecided(Condition.AgeWhen when) {
        return when == Condition.AgeWhen.DECIDED;
    }

    private static String day(Condition.AgeWhen when) {
        return isWhenDecided(when) ? "" : " when the data was collected";
    }

    @Override
    public String consentGiven(ConsentGiven test) {
        return "a live " + (test.inWriting() ? "written and specific " : "") + "consent" + onTheBasis(test.bases())
                + (test.methodsNot().isEmpty() ? "" : " not obtained by " + alternatives(test.methodsNot()))
                + (test.forAnyPurpose() ? " covers the category" : " covers the purpose and the category")
                + (test.namesRecipient() ? " and names the recipient" : "");
    }

    @Override
    public String consentOverruled(ConsentOverruled test) {
        return "the person has opted out of the purpose for all that a live consent" + onTheBasis(test.bases())
                + " covers it";
    }

    @Override
    public String consentWithdrawn(ConsentWithdrawn test) {
        return "a consent" + onTheBasis(test.bases()) + " that covered the purpose and the category was withdrawn";
    }

    private static String onTheBasis(Set<ConsentBasis> bases) {
        return bases.isEmpty() ? "" : " on the basis " + alternatives(bases);
    }

    @Override
    public String agreementInForce(AgreementInForce test) {
        return "an agreement with the subject's agency is in force";
    }

    @Override
    public String agreementInDisposal(AgreementInDisposal test) {
        return "the agreement with the subject's agency has ended and the data is not yet due to be gone";
    }

    @Override
    public String agreementPermitsPurpose(AgreementPermitsPurpose test) {
        return "an agreement in force grants the purpose";
    }

    @Override
    public String agreementHasFeature(AgreementHasFeature test) {
        return "an agreement in force includes " + test.feature();
    }

    @Override
    public String vendorHoldsCredentials(VendorHoldsCredentials test) {
        return "the agreement lets the vendor hold the credentials";
    }

    @Override
    public String applicationAuthorized(Condition.ApplicationAuthorized test) {
        return "the subject's agency authorized the application for the category and the purpose";
    }

    @Override
    public String legitimateInterest(Condition.LegitimateInterest test) {
        return "the recipient has a legitimate educational interest in the subject";
    }

    @Override
    public String recipientIn(Condition.RecipientIn test) {
        return "the recipient stores and processes in " + either(test.regions(), Jurisdiction::code);
    }

    @Override
    public String requestMatches(Condition.RequestMatches test) {
        return test.target().restrictions().entrySet().stream()
                .map(entry -> entry.getKey().singular() + " is " + alternatives(entry.getValue()))
                .collect(Collectors.joining(" and "));
    }

    @Override
    public String flag(Condition.Flag test) {
        return test.fact();
    }

    @Override
    public String factTest(Condition.FactTest test) {
        return test.fact() + ComparisonText.of(test.comparison());
    }

    @Override
    public String agreementListsCategory(AgreementListsCategory test) {
        return "an agreement in force lists the category";
    }

    @Override
    public String agreementLeavesOutCategory(AgreementLeavesOutCategory test) {
        return "the agreements in force leave the category out of their schedules of data";
    }

    @Override
    public String agreementAuthorizesPurpose(AgreementAuthorizesPurpose test) {
        return "an agreement in force names the purpose";
    }

    @Override
    public String agreementHasTerms(AgreementHasTerms test) {
        return "an agreement in force has the terms "
                + test.required().stream().map(Term::path).sorted().collect(Collectors.joining(" and "));
    }

    @Override
    public String protectedIn(ProtectedIn test) {
        return "laws of " + either(test.jurisdictions(), Jurisdiction::code) + " protect the subject";
    }

    @Override
    public String belongsTo(BelongsTo test) {
        return "the subject belongs to " + either(test.agencies(), PartyId::value) + " or to an agency under it";
    }

    @Override
    public String actsAs(ActsAs test) {
        return test.party() + " acts";
    }

    @Override
    public String during(During test) {
        return "it is "
                + test.span().from()
                + test.span().until().map(until -> " or later, before " + until).orElse(" or later");
    }

    @Override
    public String held(Condition.Held test) {
        return "the data is under a hold"
                + (test.kinds().isEmpty() ? "" : " of kind " + either(test.kinds(), HoldKind::key));
    }

    @Override
    public String optedOut(Condition.OptedOut test) {
        return switch (test.scope()) {
            case PURPOSE -> "the person has opted out of the purpose";
            case DIRECTORY_INFORMATION -> "the person has opted out of directory information";
        };
    }

    private static String alternatives(Collection<? extends Term> terms) {
        return either(terms, Term::path);
    }

    /** In the order of their names, in which a policy is archived: read again it says the same. */
    private static <T> String either(Collection<T> values, Function<? super T, String> name) {
        return values.stream().map(name).sorted().collect(Collectors.joining(" or "));
    }
}
