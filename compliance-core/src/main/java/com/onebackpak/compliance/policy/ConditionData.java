package com.onebackpak.compliance.policy;

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
import com.onebackpak.compliance.condition.ConditionInterpreter;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Conditions in the shape of a pack file. */
final class ConditionData implements ConditionInterpreter<Object> {
    @Override
    public Object all(Condition.All condition, List<Object> parts) {
        return Map.of("all", parts);
    }

    @Override
    public Object any(Condition.Any condition, List<Object> parts) {
        return Map.of("any", parts);
    }

    @Override
    public Object not(Condition.Not condition, Object part) {
        return Map.of("not", part);
    }

    @Override
    public Object defined(Condition.Defined condition, Object part) {
        return Map.of("defined", Map.of("name", condition.name(), "as", part));
    }

    @Override
    public Object ageBelow(Condition.AgeBelow test) {
        return age("below", test.years(), test.when());
    }

    @Override
    public Object ageAtLeast(Condition.AgeAtLeast test) {
        return age("at-least", test.years(), test.when());
    }

    private static Object age(String bound, int years, Condition.AgeWhen when) {
        PlainData data = new PlainData();
        data.put(bound, years);
        if (when == Condition.AgeWhen.COLLECTED) {
            data.put("when", ConstantName.of(when));
        }
        return Map.of("age", data.map);
    }

    @Override
    public Object consentGiven(ConsentGiven test) {
        PlainData data = new PlainData();
        data.putUnlessEmpty("basis", PlainData.sorted(test.bases(), Term::path));
        if (test.namesRecipient()) {
            data.put("names-recipient", true);
        }
        if (test.inWriting()) {
            data.put("in-writing", true);
        }
        data.putUnlessEmpty("method-not", PlainData.sorted(test.methodsNot(), Term::path));
        if (test.forAnyPurpose()) {
            data.put("for-any-purpose", true);
        }
        return Map.of("consent", data.map);
    }

    @Override
    public Object consentOverruled(ConsentOverruled test) {
        return Map.of("consent-overruled", bases(test.bases()));
    }

    @Override
    public Object consentWithdrawn(ConsentWithdrawn test) {
        return Map.of("consent-withdrawn", bases(test.bases()));
    }

    private static Object bases(Set<ConsentBasis> bases) {
        PlainData data = new PlainData();
        data.putUnlessEmpty("basis", PlainData.sorted(bases, Term::path));
        return data.map;
    }

    @Override
    public Object agreementInForce(AgreementInForce test) {
        return Map.of("agreement", "in-force");
    }

    @Override
    public Object agreementInDisposal(AgreementInDisposal test) {
        return Map.of("agreement", "in-disposal");
    }

    @Override
    public Object agreementPermitsPurpose(AgreementPermitsPurpose test) {
        return Map.of("agreement", "permits-purpose");
    }

    @Override
    public Object agreementHasFeature(AgreementHasFeature test) {
        return Map.of("agreement", Map.of("feature", test.feature()));
    }

    @Override
    public Object vendorHoldsCredentials(VendorHoldsCredentials test) {
        return Map.of("agreement", "vendor-sign-on");
    }

    @Override
    public Object applicationAuthorized(Condition.ApplicationAuthorized test) {
        return Map.of("authorized", "application");
    }

    @Override
    public Object legitimateInterest(Condition.LegitimateInterest test) {
        return Map.of("legitimate-interest", "recipient");
    }

    @Override
    public Object recipientIn(Condition.RecipientIn test) {
        return Map.of("region", PlainData.sorted(test.regions(), Jurisdiction::code));
    }

    @Override
    public Object requestMatches(Condition.RequestMatches test) {
        return Map.of("request", PolicyData.of(test.target()));
    }

    @Override
    public Object flag(Condition.Flag test) {
        return Map.of("flag", test.fact());
    }

    @Override
    public Object factTest(Condition.FactTest test) {
        PlainData data = new PlainData();
        data.put("fact", test.fact());
        Map.Entry<String, Object> asked = test.comparison().interpret(new ComparisonData());
        data.put(asked.getKey(), asked.getValue());
        return data.map;
    }

    @Override
    public Object agreementListsCategory(AgreementListsCategory test) {
        return Map.of("agreement", "lists-category");
    }

    @Override
    public Object agreementLeavesOutCategory(AgreementLeavesOutCategory test) {
        return Map.of("agreement", "leaves-out-category");
    }

    @Override
    public Object agreementAuthorizesPurpose(AgreementAuthorizesPurpose test) {
        return Map.of("agreement", "authorizes-purpose");
    }

    @Override
    public Object agreementHasTerms(AgreementHasTerms test) {
        return Map.of("agreement", Map.of("has-terms", PlainData.sorted(test.required(), Term::path)));
    }

    @Override
    public Object protectedIn(ProtectedIn test) {
        return Map.of("protected-in", PlainData.sorted(test.jurisdictions(), Jurisdiction::code));
    }

    @Override
    public Object belongsTo(BelongsTo test) {
        return Map.of("belongs-to", PlainData.sorted(test.agencies(), PartyId::value));
    }

    @Override
    public Object actsAs(ActsAs test) {
        return Map.of("acts", test.party().value());
    }

    @Override
    public Object during(During test) {
        PlainData data = new PlainData();
        data.put("from", test.span().from().toString());
        test.span().until().ifPresent(until -> data.put("until", until.toString()));
        return Map.of("during", data.map);
    }

    @Override
    public Object held(Condition.Held test) {
        return Map.of("held", PlainData.sorted(test.kinds(), HoldKind::key));
    }

    @Override
    public Object optedOut(Condition.OptedOut test) {
        return Map.of("opted-out", ConstantName.of(test.scope()));
    }
}
