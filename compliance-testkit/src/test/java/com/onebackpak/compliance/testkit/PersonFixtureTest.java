package com.onebackpak.compliance.testkit;

import static com.onebackpak.compliance.testkit.AgencyFixture.aCollege;
import static com.onebackpak.compliance.testkit.AgencyFixture.aSchool;
import static com.onebackpak.compliance.testkit.ComplianceAssertions.assertThat;
import static com.onebackpak.compliance.testkit.PersonFixture.aStudent;
import static com.onebackpak.compliance.testkit.RequestFixture.using;
import static com.onebackpak.compliance.testkit.RetentionFixture.keeping;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where a person belongs, and what happened to one. */
class PersonFixtureTest {
    private static final Vocabulary VOCABULARY =
            VocabularyReader.read(DocumentSource.ofText("leaving.vocabulary.yaml", """
                vocabulary: leaving
                version: "1"
                facts:
                  subject.enrolled-until: {type: date, world: closed, means: The first day after leaving., known-by: [school]}
                """), VocabularyReader.standard());
    private static final PolicyUnderTest POLICY = PolicyUnderTest.of(PolicySet.of(
                    VOCABULARY, PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("leaving.yaml", """
                policy: leaving
                title: Who left, and who goes to college
                kind: vendor
                version: "1"
                from: 2020-01-01
                citation-prefix: Leaving
                party: backpak
                rules:
                  - {id: may, effect: permit, reason: It may be used., cites: [L1]}
                  - {id: left, effect: forbid, when: {fact: subject.enrolled-until, since: {at-least: P60D}},
                     reason: The student left sixty days ago., cites: [L2]}
                  - {id: college, effect: forbid, when: {belongs-to: [college]}, reason: It is the college's., cites: [L2]}
                clauses:
                  L1: {says: It may be used., modality: permits}
                  L2: {says: It may not be used., modality: forbids}
                """))))
            .at("2026-08-25T10:00:00-05:00");
    private static final RequestFixture USING = using(Category.WORK);

    @Test
    void a_student_can_be_at_several_schools() {
        assertThat(POLICY.decide(USING.about(aStudent()))).isPermitted();
        assertThat(POLICY.decide(USING.about(aStudent().alsoAt(aCollege("college")))))
                .determinedBy("college");
        assertThat(POLICY.decide(USING.about(aStudent().at(aSchool("high")).alsoAt(aCollege("college")))))
                .determinedBy("college");
    }

    @Test
    void the_own_school_stays_beside_the_others() {
        assertThat(PolicyUnderTest.of("backpak")
                        .at("2026-09-15T10:00:00-05:00")
                        .retention(keeping(Category.WORK)
                                .about(aStudent().aged(15).alsoAt(ended("other")))
                                .suppliedBy(PolicyUnderTest.SCHOOL)))
                .hasNoDueDate();
    }

    @Test
    void what_a_school_supplied_goes_after_its_own_agreement() {
        AgencyFixture old = ended("old");
        AgencyFixture present = aSchool("present").underAgreement();
        RetentionFixture moved =
                keeping(Category.WORK).about(aStudent().aged(15).at(present).alsoAt(old));
        PolicyUnderTest backpak = PolicyUnderTest.of("backpak").at("2026-09-15T10:00:00-05:00");

        assertThat(backpak.retention(moved.suppliedBy(old))).isDueOn("2026-08-30");
        assertThat(backpak.retention(moved.suppliedBy(present))).hasNoDueDate();
    }

    /** Of an agency that is not on record, no agreement would be known. */
    @Test
    void who_supplied_is_on_record_by_that() {
        assertThat(PolicyUnderTest.of("backpak")
                        .at("2026-09-15T10:00:00-05:00")
                        .retention(keeping(Category.WORK)
                                .about(aStudent().aged(15))
                                .suppliedBy(ended("elsewhere"))))
                .isDueOn("2026-08-30");
    }

    private static AgencyFixture ended(String id) {
        return aSchool(id)
                .underAgreement(agreement -> agreement
                        .terminated(Instant.parse("2026-07-01T05:00:00Z"))
                        .disposalDays(60));
    }

    @Test
    void the_directory_may_say_until_when_a_student_was_enrolled() {
        assertThat(POLICY.decide(USING.about(aStudent().enrolledUntil("2026-06-26"))))
                .determinedBy("left");
        assertThat(POLICY.decide(USING.about(aStudent().enrolledUntil("2026-06-27"))))
                .isPermitted();
    }

    @Test
    void so_may_what_happened() {
        assertThat(POLICY.decide(USING.about(aStudent().left("2026-06-26T10:00:00-05:00"))))
                .determinedBy("left");
        assertThat(POLICY.decide(USING.about(aStudent()
                        .left("2026-06-26T10:00:00-05:00")
                        .happened(OccurrenceKind.ENROLLED, "2026-08-10T08:00:00-05:00"))))
                .isPermitted();
    }
}
