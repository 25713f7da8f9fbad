package org.example.school;

import static com.onebackpak.compliance.testkit.AgencyFixture.aSchool;
import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.OrganizationFixture.anApplication;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.RequestFixture.disclosing;

import com.onebackpak.compliance.testkit.PolicyUnderTest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import org.junit.jupiter.api.Test;

/** The test kit works with Spring Boot's JUnit and AssertJ. */
class PolicyCheckTest {
    @Test
    void no_instruction_of_a_school_opens_marketing() {
        assertThat(PolicyUnderTest.of("backpak", "ferpa", "coppa")
                        .at("2026-09-15T10:00:00-05:00")
                        .decide(disclosing(Category.NAME)
                                .to(anApplication("quizzly"))
                                .forPurpose(Purpose.MARKETING)
                                .about(aStudent().aged(15).at(aSchool("school-1").underAgreement()))))
                .isDenied()
                .cites("Backpak C48");
    }
}
