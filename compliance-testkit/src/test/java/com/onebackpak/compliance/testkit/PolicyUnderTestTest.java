package com.onebackpak.compliance.testkit;

import static com.onebackpak.compliance.testkit.AgencyFixture.aSchool;
import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.OrganizationFixture.aServiceProvider;
import static com.onebackpak.compliance.testkit.OrganizationFixture.anApplication;
import static com.onebackpak.compliance.testkit.PersonFixture.aParent;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.PersonFixture.aTeacher;
import static com.onebackpak.compliance.testkit.PersonFixture.aVisitor;
import static com.onebackpak.compliance.testkit.PolicyUnderTest.SCHOOL;
import static com.onebackpak.compliance.testkit.RequestFixture.collecting;
import static com.onebackpak.compliance.testkit.RequestFixture.deleting;
import static com.onebackpak.compliance.testkit.RequestFixture.disclosing;
import static com.onebackpak.compliance.testkit.RequestFixture.using;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The built-in packs, asked as a user's own unit tests would ask them. */
class PolicyUnderTestTest {
    private final PolicyUnderTest policy =
            PolicyUnderTest.of("backpak", "ferpa", "coppa").at("2026-09-15T10:00:00-05:00");
    private final OrganizationFixture quizzly = anApplication("quizzly")
            .inGoodOrder()
            .authorizedBy(SCHOOL, Set.of(Category.NAME), Set.of(Purpose.EDUCATION));

    @Test
    void no_instruction_of_a_school_opens_marketing() {
        assertThat(policy.decide(disclosing(Category.NAME)
                        .to(quizzly)
                        .forPurpose(Purpose.MARKETING)
                        .about(aStudent().aged(15))
                        .instructedBy(SCHOOL)))
                .isDenied()
                .cites("Backpak C48");
    }

    @Test
    void an_authorized_application_gets_what_it_is_authorized_for_and_no_more() {
        assertThat(policy.decide(disclosing(Category.NAME, Category.TRANSCRIPT)
                        .to(quizzly)
                        .forPurpose(Purpose.EDUCATION)
                        .about(aStudent().aged(15))))
                .isDenied()
                .permitsOnly(Category.NAME);
        assertThat(policy.decide(disclosing(Category.NAME)
                        .to(quizzly)
                        .forPurpose(Purpose.EDUCATION)
                        .about(aStudent().aged(15))))
                .isPermitted()
                .owes(ObligationKind.RECORD_DISCLOSURE)
                .cites("Backpak C54");
    }

    @Test
    void a_student_of_another_school_is_not_reached_by_the_authorization() {
        AgencyFixture other = aSchool("other").underAgreement();
        assertThat(policy.decide(disclosing(Category.NAME)
                        .to(quizzly)
                        .forPurpose(Purpose.EDUCATION)
                        .about(aStudent().aged(15).at(other))))
                .isDenied()
                .cites("Backpak C46");
    }

    @Test
    void a_provider_of_which_nothing_is_known_leaves_the_decision_open() {
        assertThat(policy.decide(disclosing(Category.NAME)
                        .to(aServiceProvider("host")
                                .keepingDataIn("US")
                                .with("confidentiality", true)
                                .with("necessary", true)
                                .with("internal-operations-only", true))
                        .forPurpose(Purpose.SERVICE_PROVISION)
                        .about(aStudent().bornOn(LocalDate.of(2014, 9, 16)))))
                .isIndeterminate()
                .missing("recipient.written-assurances");
    }

    @Test
    void a_consent_opens_what_is_collected_from_the_student() {
        RequestFixture collecting = collecting(Category.TECHNOLOGY_USAGE)
                .from(CollectionSource.STUDENT)
                .forPurpose(Purpose.EDUCATION);
        assertThat(policy.decide(collecting.about(aStudent().aged(15)))).isDenied();
        assertThat(policy.decide(collecting.about(
                        aStudent().aged(15).withConsent(ConsentBasis.PARENTAL_VIA_SCHOOL, Purpose.EDUCATION))))
                .isPermitted();
    }

    @Test
    void a_teacher_sees_the_data_of_students_whom_he_teaches() {
        PersonFixture student = aStudent().aged(15);
        RequestFixture disclosing =
                disclosing(Category.TRANSCRIPT).forPurpose(Purpose.EDUCATION).about(student);
        assertThat(policy.decide(disclosing.to(aTeacher().teaching(student))))
                .isPermitted()
                .reliesOn("legitimate-educational-interest");
        assertThat(policy.decide(disclosing.to(aTeacher()))).isDenied().cites("FERPA 99.30");
    }

    @Test
    void a_parent_is_sent_to_the_school() {
        PersonFixture student = aStudent().aged(11);
        assertThat(policy.decide(deleting(Category.WORK)
                        .about(student)
                        .requestedBy(aParent().parentOf(student))))
                .isDenied()
                .owes(ObligationKind.REDIRECT_TO_SCHOOL, ObligationKind.RECORD_REQUEST);
    }

    @Test
    void a_hold_stops_a_deletion() {
        assertThat(policy.decide(deleting(Category.WORK)
                        .about(aStudent().aged(15).underHold(HoldKind.INSPECTION))
                        .requestedBy(SCHOOL)))
                .isDenied()
                .owes(ObligationKind.HOLD)
                .cites("FERPA 99.10(e)");
        assertThat(policy.decide(
                        deleting(Category.WORK).about(aStudent().aged(15)).requestedBy(SCHOOL)))
                .isPermitted();
    }

    @Test
    void an_opt_out_stops_a_newsletter() {
        RequestFixture newsletter = using(Category.CONTACT_EMAIL).forPurpose(Purpose.MARKETING_PROMOTIONAL);
        assertThat(policy.decide(newsletter.about(aVisitor()))).isPermitted();
        assertThat(policy.decide(newsletter.about(aVisitor().optedOutOf(Purpose.MARKETING))))
                .isDenied()
                .owes(ObligationKind.HONOUR_OPT_OUT);
    }

    @Test
    void of_a_student_who_is_not_named_nothing_is_known() {
        assertThat(policy.decide(
                        using(Category.NAME).forPurpose(Purpose.EDUCATION).about(PersonKind.STUDENT)))
                .isIndeterminate();
    }

    @Test
    void a_school_without_an_agreement_opens_nothing() {
        assertThat(policy.at(aSchool("lone"))
                        .decide(using(Category.NAME)
                                .forPurpose(Purpose.EDUCATION)
                                .about(aStudent().aged(15))))
                .isDenied();
    }

    @Test
    void a_pack_that_is_not_there_is_refused_by_name() {
        assertThatThrownBy(() -> PolicyUnderTest.of("ferpaa"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown policy 'ferpaa'; did you mean 'ferpa'?");
    }

    @Test
    void a_test_without_an_instant_is_refused() {
        assertThatThrownBy(() ->
                        PolicyUnderTest.of("ferpa").decide(using(Category.NAME).about(aStudent())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a test needs an instant");
    }
}
