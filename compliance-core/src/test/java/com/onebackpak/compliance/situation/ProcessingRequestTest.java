package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessingRequestTest {
    private static final ProcessingRequest BY_KIND = use().subject(Optional.empty())
            .subjectKind(PersonKind.VISITOR)
            .recipientKind(RecipientKind.PUBLIC)
            .application(APPLICATION)
            .source(CollectionSource.APPLICATION)
            .requester(PartyId.of("parent-1"))
            .instructedBy(SCHOOL)
            .form(DataForm.AGGREGATED)
            .putCircumstances("do-not-track", true)
            .build();

    @Test
    void a_request_names_some_data() {
        assertThatThrownBy(use().categories(Set.of())::build).hasMessage("a request must name at least one category");
    }

    @Test
    void a_request_names_its_subject_by_id_or_by_kind() {
        assertThatThrownBy(use().subjectKind(PersonKind.STUDENT)::build)
                .hasMessage("a request must name its subject by id or by kind, and not by both");
        assertThatThrownBy(use().subject(Optional.empty())::build)
                .hasMessage("a request must name its subject by id or by kind, and not by both");
    }

    @Test
    void a_request_names_its_recipient_by_id_or_by_kind_or_not_at_all() {
        assertThatThrownBy(disclosure().recipientKind(RecipientKind.PUBLIC)::build)
                .hasMessage("a request must name its recipient by id or by kind, not by both");
    }

    @Test
    void data_is_identified_unless_said() {
        assertThat(use().build().form()).isEqualTo(DataForm.IDENTIFIED);
    }

    @Test
    void only_disclosures_disclose() {
        assertThat(disclosure().build().discloses()).isTrue();
        assertThat(disclosure().action(Action.DISCLOSE_SELL).build().discloses())
                .isTrue();
        assertThat(use().build().discloses()).isFalse();
    }

    @Test
    void a_requests_terms_are_all_that_a_vocabulary_must_know() {
        assertThat(BY_KIND.terms())
                .containsExactlyInAnyOrder(
                        Category.NAME,
                        Action.USE,
                        DataForm.AGGREGATED,
                        PersonKind.VISITOR,
                        Purpose.EDUCATION,
                        RecipientKind.PUBLIC,
                        CollectionSource.APPLICATION);
    }

    @Test
    void circumstances_of_one_group_stand_together_in_a_requests_data() {
        ProcessingRequest request = use().putCircumstances("do-not-track", true)
                .putCircumstances("global-privacy-control", false)
                .build();

        assertThat(request.data())
                .containsEntry("signals", Map.of("do-not-track", true, "global-privacy-control", false));
    }

    @Test
    void plain_data_says_all_that_was_asked() {
        assertThat(BY_KIND.data())
                .isEqualTo(Map.ofEntries(
                        Map.entry("actor", "backpak"),
                        Map.entry("action", "use"),
                        Map.entry("categories", List.of("name")),
                        Map.entry("subject", "visitor"),
                        Map.entry("purpose", "education"),
                        Map.entry("recipient", "public"),
                        Map.entry("application", "quizzly"),
                        Map.entry("form", "aggregated"),
                        Map.entry("source", "application"),
                        Map.entry("requester", "parent-1"),
                        Map.entry("instructed-by", "school"),
                        Map.entry("signals", Map.of("do-not-track", true))));
        assertThat(disclosure().build().data())
                .containsEntry("subject", "student-1")
                .containsEntry("recipient", "quizzly");
    }

    @Test
    void categories_are_written_in_the_order_of_their_names() {
        ProcessingRequest request = use().categories(Set.of())
                .addCategories(Category.WORK, Category.NAME)
                .build();

        assertThat(request.data()).containsEntry("categories", List.of("name", "work"));
    }

    @Test
    void a_request_in_another_form_is_like_the_first_but_for_the_form() {
        ProcessingRequest request = disclosure().addCategories(Category.WORK).build();

        assertThat(request.inForm(DataForm.AGGREGATED).form()).isEqualTo(DataForm.AGGREGATED);
        assertThat(request.inForm(DataForm.AGGREGATED).inForm(DataForm.IDENTIFIED))
                .isEqualTo(request);
    }

    @Test
    void a_request_reads_as_one_line() {
        assertThat(RequestText.of(BY_KIND))
                .isEqualTo("backpak to use name of a visitor from application via quizzly to a public for education,"
                        + " aggregated, requested by parent-1, instructed by school");
        assertThat(RequestText.of(disclosure().addCategories(Category.MEDIA).build()))
                .isEqualTo("backpak to disclose media, name of student-1 to quizzly for education, identified");
    }

    @Test
    void what_is_told_of_its_circumstances_and_relations_is_in_no_text() {
        String text = BY_KIND.toBuilder()
                .putCircumstances("topic", FactValue.of("sole custody"))
                .putRelations("custody", FactValue.of("by court order 12"))
                .build()
                .toString();

        assertThat(text).doesNotContain("custody").doesNotContain("court");
    }
}
