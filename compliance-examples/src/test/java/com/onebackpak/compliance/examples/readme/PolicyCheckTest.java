package com.onebackpak.compliance.examples.readme;

import static com.onebackpak.compliance.testkit.AgencyFixture.aSchool;
import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.OrganizationFixture.anApplication;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.RequestFixture.disclosing;
import static com.onebackpak.compliance.testkit.RetentionFixture.keeping;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.testkit.AgencyFixture;
import com.onebackpak.compliance.testkit.OrganizationFixture;
import com.onebackpak.compliance.testkit.PolicyUnderTest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The policy check of the README, as it stands there; and that it fails when the policy is broken. */
class PolicyCheckTest {
    // readme: policy-check
    private final AgencyFixture school = aSchool("school-1").underAgreement();
    private final OrganizationFixture quizzly = anApplication("quizzly");
    private PolicyUnderTest policy =
            PolicyUnderTest.of("backpak", "ferpa", "coppa").at("2026-09-15T10:00:00-05:00");

    @Test
    void no_instruction_of_a_school_opens_marketing() {
        assertThat(policy.decide(disclosing(Category.NAME)
                        .to(quizzly)
                        .forPurpose(Purpose.MARKETING)
                        .about(aStudent().aged(15).at(school))
                        .instructedBy(school)))
                .isDenied()
                .determinedBy("no-student-data-for-marketing")
                .cites("Backpak C48");
    }
    // readme: end

    // readme: retention-and-remedies
    @Test
    void work_goes_sixty_days_after_the_agreement() {
        Instant end = Instant.parse("2026-07-01T05:00:00Z");
        AgencyFixture left =
                aSchool("school-2").underAgreement(a -> a.terminated(end).disposalDays(60));

        assertThat(policy.retention(keeping(Category.WORK).about(aStudent().at(left))))
                .isDueOn("2026-08-30")
                .demands(RetentionAction.DELETE)
                .isNotHeld()
                .cites("Backpak C68");
    }

    @Test
    void only_the_school_can_let_an_application_have_the_name() {
        assertThat(policy.decide(disclosing(Category.NAME)
                        .to(quizzly.inGoodOrder())
                        .forPurpose(Purpose.EDUCATION)
                        .about(aStudent().aged(15).at(school))))
                .isDenied()
                .under(policy)
                .hasRemedy("school-1 authorizes quizzly for the categories and the purpose")
                .isHelpedBy(FactParty.SCHOOL);
    }
    // readme: end

    @Test
    void the_check_fails_when_the_policy_is_broken() {
        Vocabulary vocabulary = VocabularyReader.standard();
        Policy sound = PolicyLibrary.builtIn(vocabulary).versions("backpak").get(0);
        Policy broken = Policy.builder()
                .from(sound)
                .rules(sound.rules().stream()
                        .filter(rule -> !rule.id().equals("no-student-data-for-marketing"))
                        .toList())
                .build();
        policy = PolicyUnderTest.of(PolicySet.of(vocabulary, broken)).at("2026-09-15T10:00:00-05:00");

        assertThatThrownBy(this::no_instruction_of_a_school_opens_marketing)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-student-data-for-marketing");
    }
}
