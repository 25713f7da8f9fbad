package com.onebackpak.compliance.remedy;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;

import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules that refuse, and what remedies are found for them. */
final class GivenRemedies {
    static final Condition IN_FORCE = new AgreementInForce();
    static final Condition ANY_CONSENT = ConsentGiven.onBasis(Set.of());
    static final String AGREEMENT = "an agreement with school in force [school, vendor]";
    static final String CONFIDENTIAL =
            "recipient.confidentiality is true (The recipient is bound to confidentiality and data security) [recipient]";
    static final String CONSENT = "a consent, parental-via-school, for education [school, parent]";

    private GivenRemedies() {}

    /** The same, but that an organization receives it of which nothing is known. */
    static Facts receiving() {
        return facts().with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION))
                .without(FactKeys.RECIPIENT_REGION);
    }

    static Rule permitIf(Condition condition) {
        return permit("P1").when(condition).build();
    }

    /** The same of a rule that permits a use under the condition, in another vocabulary. */
    static List<Set<String>> remedies(Vocabulary vocabulary, Facts facts, Condition condition) {
        return said(
                PolicyEvaluator.of(PolicySet.of(
                        vocabulary, vendorPolicy(permitIf(condition)).build())),
                use().build(),
                facts);
    }

    /** Each remedy as the words of its changes and who could bring each about. */
    static List<Set<String>> remedies(ProcessingRequest request, Facts facts, Rule... rules) {
        return said(evaluator(vendorPolicy(rules).build()), request, facts);
    }

    private static List<Set<String>> said(PolicyEvaluator evaluator, ProcessingRequest request, Facts facts) {
        return Remedies.of(evaluator).find(request, facts, NOW).remedies().stream()
                .map(remedy -> remedy.changes().stream()
                        .map(c -> c.says() + " "
                                + c.by().stream().map(FactParty::key).toList())
                        .collect(Collectors.toSet()))
                .toList();
    }
}
