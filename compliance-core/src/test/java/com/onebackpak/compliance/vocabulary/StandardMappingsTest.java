package com.onebackpak.compliance.vocabulary;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mappings say what the standards' own documents say; the names here are copied from those. */
class StandardMappingsTest {
    /** The files and columns of the CSV bindings; bookkeeping columns are left out where every file has them. */
    private static final String ONEROSTER_BOTH = """
            academicSessions: sourcedId title type startDate endDate parentSourcedId schoolYear
            orgs: sourcedId name type identifier parentSourcedId
            courses: sourcedId schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes
            classes: sourcedId title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds
            classes: subjects subjectCodes periods
            enrollments: sourcedId classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate
            demographics: sourcedId birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican white
            demographics: nativeHawaiianOrOtherPacificIslander demographicRaceTwoOrMoreRaces hispanicOrLatinoEthnicity
            demographics: countryOfBirthCode stateOfBirthAbbreviation cityOfBirth publicSchoolResidenceStatus
            users: sourcedId enabledUser username userIds givenName familyName middleName identifier email sms phone
            users: agentSourcedIds grades password
            categories: sourcedId title
            lineItems: sourcedId title description assignDate dueDate classSourcedId categorySourcedId resultValueMin
            lineItems: resultValueMax
            results: sourcedId lineItemSourcedId studentSourcedId scoreStatus score scoreDate comment
            resources: sourcedId vendorResourceId title roles importance vendorId applicationId
            classResources: sourcedId title classSourcedId resourceSourcedId
            courseResources: sourcedId title courseSourcedId resourceSourcedId
            """;

    private static final String ONEROSTER_1_1 = """
            users: orgSourcedIds role
            lineItems: gradingPeriodSourcedId
            """;

    private static final String ONEROSTER_1_2 = """
            users: userMasterIdentifier preferredGivenName preferredMiddleName preferredFamilyName primaryOrgSourcedId
            users: pronouns resourceSourcedIds
            roles: sourcedId userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId
            userProfiles: sourcedId userSourcedId profileType vendorId applicationId description credentialType username
            userProfiles: password
            categories: weight
            lineItems: academicSessionSourcedId schoolSourcedId
            results: textScore classSourcedId inProgress incomplete late missing
            scoreScales: sourcedId title type orgSourcedId courseSourcedId classSourcedId scoreScaleValue
            lineItemScoreScales: sourcedId title lineItemSourcedId scoreScaleSourcedId
            resultScoreScales: sourcedId title resultSourcedId scoreScaleSourcedId
            lineItemLearningObjectiveIds: sourcedId lineItemSourcedId source learningObjectiveId
            resultLearningObjectiveIds: sourcedId resultSourcedId source learningObjectiveId score textScore
            userResources: sourcedId userSourcedId orgSourcedId classSourcedId resourceSourcedId
            """;

    /** Clever's schema 3.1, without what a district adds of its own. */
    private static final String CLEVER = """
            students: created credentials disability dob ell_status enrollments frl_status gender gifted_status grade
            students: graduation_year hispanic_ethnicity home_language home_language_code iep_status last_modified
            students: legacy_id location preferred_name race school schools section_504_status sis_id state_id
            students: student_number
            teachers: created credentials district last_modified legacy_id name school schools sis_id state_id
            teachers: teacher_number title
            staff: credentials department legacy_id roles schools staff_id title
            district_admins: legacy_id title
            contacts: legacy_id phone phone_type sis_id student_relationships
            users: created district email id last_modified lms_status name roles
            sections: course created district grade id last_modified lms_status name period school section_number sis_id
            sections: students subject teacher teachers term_id
            attendance: attendance_date attendance_status attendance_type created district_id excuse_code last_modified
            attendance: school_id section_id sis_id student_id
            """;

    /** The rows of the NDPA's Schedule of Data. */
    private static final String NDPA = """
            App Technology Meta Data: IP, cookies, other
            Assessment: standardized, observation, other
            Attendance: daily, class
            Demographics: date of birth, place of birth, gender, ethnicity/race, language, other
            Enrollment: school, grade, homeroom, counselor, curriculum programs, grad year, other
            Parent Contact: address, email, phone
            Schedule: courses, teachers
            Special Indicator: ELL, low income, medical, disability, IEP/504, living situation, other
            Student Contact: address, email, phone
            Student Identifiers: local ID, state ID, app ID, username, password
            Student Work: generated content, other
            Transcript: grades, course data, GPA, other
            Transportation: bus, stop, card, other
            """;

    @ParameterizedTest
    @ValueSource(strings = {"oneroster-1.1", "oneroster-1.2"})
    void every_oneroster_column_has_one_category(String version) {
        boolean later = version.endsWith("2");
        Standard standard = later ? Standard.ONEROSTER_1_2 : Standard.ONEROSTER_1_1;
        Set<String> columns = fields(ONEROSTER_BOTH + (later ? ONEROSTER_1_2 : ONEROSTER_1_1));
        Set<String> files =
                columns.stream().map(c -> c.substring(0, c.indexOf('.'))).collect(Collectors.toSet());
        files.forEach(file -> columns.addAll(List.of(file + ".status", file + ".dateLastModified")));
        columns.addAll(List.of("manifest.propertyName", "manifest.value"));

        assertThat(VOCABULARY.categoriesByNameIn(standard).keySet()).containsExactlyInAnyOrderElementsOf(columns);
        assertThat(names(standard)).doesNotHaveDuplicates();
    }

    @Test
    void what_a_district_adds_of_its_own_is_unknown() {
        assertThat(Stream.of(Standard.ONEROSTER_1_1, Standard.ONEROSTER_1_2).flatMap(s -> names(s).stream()))
                .noneMatch(name -> name.contains("metadata"));
        assertThat(names(Standard.CLEVER)).noneMatch(name -> name.matches(".*[.]ext([.].*)?"));
    }

    @Test
    void every_field_of_clevers_people_sections_and_attendance_has_one_category() {
        assertThat(VOCABULARY.categoriesByNameIn(Standard.CLEVER).keySet()).containsAll(fields(CLEVER));
    }

    @Test
    void what_clever_has_no_longer_is_told_apart() {
        String[] older = {"students.name", "students.email", "students.weighted_gpa", "contacts.name", "contacts.email"
        };

        assertThat(names(Standard.CLEVER_OLDER)).contains(older);
        assertThat(names(Standard.CLEVER)).doesNotContain(older);
    }

    @Test
    void every_row_of_the_schedule_of_data_has_a_category() {
        Set<String> rows = new TreeSet<>(List.of(
                "App Use Statistics",
                "Communications",
                "Conduct",
                "Parent ID",
                "Parent Name",
                "Student Name",
                "In-App Performance",
                "Program Membership",
                "Survey Responses",
                "Other",
                "None"));
        NDPA.lines().forEach(line -> {
            String element = line.substring(0, line.indexOf(':'));
            rows.add(element);
            Splitter.on(", ")
                    .split(line.substring(line.indexOf(':') + 2))
                    .forEach(row -> rows.add(element + ": " + row));
        });
        rows.removeAll(Set.of("Parent Contact", "Student Contact"));

        assertThat(names(Standard.NDPA)).containsAll(rows);
    }

    /** 34 CFR 99.3: what may be designated, what must not, and what only under a condition. */
    @ParameterizedTest
    @CsvSource({
        "name, yes",
        "contact.address, yes",
        "contact.email, yes",
        "contact.phone, yes",
        "media.photo, yes",
        "demographics.birth-date, yes",
        "demographics.birth-place, yes",
        "enrollment.grade-level, yes",
        "enrollment.school, yes",
        "program, conditional",
        "identifier.local, conditional",
        "identifier.username, conditional",
        "identifier.government, no",
        "demographics.ethnicity, no",
        "demographics.gender, no",
        "transcript.grade, no",
        "special, no",
        "inference, no"
    })
    void directory_information_is_what_the_regulation_allows(String category, String designated) {
        assertThat(namesOf(category, Standard.FERPA_DIRECTORY)).containsExactly(designated);
    }

    @ParameterizedTest
    @CsvSource({
        "clever, students.gifted_status",
        "clever, students.frl_status",
        "clever, students.iep_status",
        "ed-fi, StudentTitleIPartAProgramAssociation",
        "ed-fi, StudentMigrantEducationProgramAssociation",
        "ed-fi, StudentNeglectedOrDelinquentProgramAssociation",
        "ed-fi, StudentEducationOrganizationAssociation.GenderIdentity"
    })
    void what_is_sensitive_is_in_no_category_that_may_be_designated(String standard, String name) {
        Standard of = Stream.of(Standard.values())
                .filter(s -> s.key().equals(standard))
                .findFirst()
                .orElseThrow();
        Category category = VOCABULARY.categoriesByNameIn(of).get(name);

        assertThat(category).isNotNull();
        assertThat(namesOf(category.path(), Standard.FERPA_DIRECTORY)).containsExactly("no");
    }

    /** 16 CFR 312.2: ten items are so whoever supplies them; the last is what is collected online from the child. */
    @Test
    void the_last_item_of_the_definition_depends_on_who_supplied_the_data() {
        assertThat(names(Standard.COPPA)).allMatch(item -> item.matches("312[.]2 item ([1-9]|10)"));
        assertThat(names(Standard.COPPA_FROM_CHILD)).containsOnly("312.2 item 11");
        assertThat(namesOf("name", Standard.COPPA)).containsExactly("312.2 item 1");
        assertThat(namesOf("identifier.government", Standard.COPPA)).containsExactly("312.2 item 6");
        assertThat(namesOf("biometric.voiceprint", Standard.COPPA)).containsExactly("312.2 item 10");
        assertThat(namesOf("work.content", Standard.COPPA_FROM_CHILD)).isNotEmpty();
        assertThat(namesOf("inference", Standard.COPPA_FROM_CHILD)).isEmpty();
        assertThat(note("guardian.contact")).contains("item 3");
    }

    /** The names of the bulk schema's types and elements. */
    @ParameterizedTest
    @CsvSource({
        "name, Student.Name.LastSurname",
        "name, Student.OtherName",
        "demographics, Student.Citizenship.CitizenshipStatus",
        "demographics, StudentEducationOrganizationAssociation.SupporterMilitaryConnection",
        "demographics.birth-date, Student.BirthData.BirthDate",
        "demographics.gender, StudentEducationOrganizationAssociation.GenderIdentity",
        "demographics.ethnicity, StudentEducationOrganizationAssociation.AncestryEthnicOrigin",
        "special, StudentEducationOrganizationAssociation.StudentIndicator",
        "special, StudentEducationOrganizationAssociation.InternetAccessInResidence",
        "special, StudentInterventionAssociation",
        "special, StudentCohortAssociation",
        "conduct, StudentDisciplineIncidentNonOffenderAssociation",
        "assessment, StudentProgramEvaluation",
        "assessment, StudentAssessmentRegistration",
        "transcript.gpa, StudentAcademicRecord.GradePointAverage",
        "identifier.local, Student.StudentUniqueId",
        "identifier.state, Student.StudentUniqueId"
    })
    void ed_fis_elements_have_their_categories(String category, String name) {
        assertThat(namesOf(category, Standard.ED_FI)).contains(name);
    }

    @Test
    void ed_fis_names_are_those_of_one_binding() {
        assertThat(names(Standard.ED_FI)).allMatch(name -> name.matches("[A-Z]\\w*([.][A-Z]\\w*){0,2}"));
        assertThat(names(Standard.ED_FI))
                .noneMatch(name -> name.endsWith("Descriptor") || name.contains("CumulativeGradePointAverage"));
    }

    @ParameterizedTest
    @CsvSource({
        "transcript.grade, score.scoreGiven",
        "grading, score.comment",
        "identifier.application, score.userId",
        "demographics.birth-date, birthdate",
        "demographics.gender, gender",
        "contact.phone, phone_number",
        "technology.approximate-location, zoneinfo"
    })
    void the_grade_service_and_the_claims_of_open_id_are_mapped(String category, String name) {
        assertThat(namesOf(category, Standard.LTI_1_3)).contains(name);
    }

    @Test
    void a_vendors_extension_is_no_claim_of_lti() {
        assertThat(names(Standard.LTI_1_3)).noneMatch(name -> name.contains("canvas"));
    }

    @Test
    void what_dpv_counts_among_other_kinds_is_noted() {
        assertThat(VOCABULARY.definition(Purpose.PROFILING).orElseThrow().note())
                .hasValueSatisfying(note -> assertThat(note).contains("processing"));
        assertThat(VOCABULARY.definition(Action.DISCLOSE_SELL).orElseThrow().note())
                .hasValueSatisfying(note -> assertThat(note).contains("purpose"));
        assertThat(VOCABULARY.definition(Action.DELETE).orElseThrow().namesIn(Standard.DPV))
                .containsExactly("dpv:Erase", "dpv:Delete");
    }

    @ParameterizedTest
    @CsvSource({
        "education, sector-education:EducationManagement",
        "education.proctoring, sector-education:StudentOnlineProctoring",
        "education.financial-aid, sector-education:StudentFinancialBenefitsManagement",
        "improvement.new-products, dpv:ResearchAndDevelopment"
    })
    void purposes_of_education_are_named_as_dpvs_extension_does(String purpose, String name) {
        assertThat(VOCABULARY.definition(new Purpose(purpose)).orElseThrow().namesIn(Standard.DPV))
                .contains(name);
    }

    @Test
    void the_people_and_the_corrected_categories_are_named_as_dpv_does() {
        assertThat(VOCABULARY.definition(PersonKind.PARENT).orElseThrow().namesIn(Standard.DPV))
                .containsExactly("dpv:ParentOfDataSubject", "dpv:GuardianOfDataSubject");
        assertThat(VOCABULARY.definition(PersonKind.STUDENT).orElseThrow().namesIn(Standard.DPV))
                .containsExactly("dpv:Student");
        assertThat(namesOf("technology.usage", Standard.DPV)).containsExactly("pd:ServiceConsumptionBehaviour");
        assertThat(namesOf("support.recording", Standard.DPV)).contains("pd:Communication");
        assertThat(namesOf("inference", Standard.DPV)).containsExactly("dpv:InferredPersonalData");
    }

    private static Set<String> fields(String listed) {
        Set<String> fields = new TreeSet<>();
        listed.lines().forEach(line -> {
            String file = line.substring(0, line.indexOf(':'));
            Splitter.on(' ')
                    .split(line.substring(line.indexOf(':') + 2))
                    .forEach(field -> fields.add(file + "." + field));
        });
        return fields;
    }

    private static List<String> names(Standard standard) {
        return VOCABULARY.definitions().stream()
                .filter(definition -> definition.term() instanceof Category)
                .flatMap(definition -> definition.namesIn(standard).stream())
                .toList();
    }

    private static List<String> namesOf(String category, Standard standard) {
        return VOCABULARY.definition(new Category(category)).orElseThrow().namesIn(standard);
    }

    private static String note(String category) {
        return VOCABULARY
                .definition(new Category(category))
                .orElseThrow()
                .note()
                .orElseThrow();
    }
}
