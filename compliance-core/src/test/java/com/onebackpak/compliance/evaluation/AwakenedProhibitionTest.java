package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.exemption;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A change that turns one prohibition may awaken another, which then needs a change of its own. */
class AwakenedProhibitionTest {
    private static final Condition ASSURED = flag("recipient.written-assurances");
    private static final Condition CONFIDENTIAL = flag("recipient.confidentiality");
    private static final Facts NEITHER = facts().with(FactKey.flag("recipient.written-assurances"), false)
            .with(FactKey.flag("recipient.confidentiality"), false)
            .with(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION))
            .without(FactKeys.RECIPIENT_REGION);

    @Test
    void the_remedy_turns_the_awakened_prohibition_too() {
        Rule needsAssurances = forbid("F1").when(new Condition.Not(ASSURED)).build();
        Rule awakened = forbid("F2")
                .when(ASSURED)
                .addExemptions(exemption("confidential", CONFIDENTIAL))
                .build();

        assertThat(Remedies.of(evaluator(vendorPolicy(permit("P1").build(), needsAssurances, awakened)
                                .build()))
                        .find(use().build(), NEITHER, NOW)
                        .remedies())
                .singleElement()
                .satisfies(remedy -> assertThat(remedy.changes())
                        .extracting(change -> change.says().split(" ", 2)[0])
                        .containsExactlyInAnyOrder("recipient.written-assurances", "recipient.confidentiality"));
    }
}
