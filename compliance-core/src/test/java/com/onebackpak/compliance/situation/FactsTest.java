package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.consent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final FactKey<Boolean> FLAG = FactKey.flag("recipient.integral");
    private static final List<Category> CATEGORIES = List.of(
            Category.WORK,
            Category.NAME,
            Category.MEDIA,
            Category.SURVEY,
            Category.CONDUCT,
            Category.SCHEDULE,
            Category.PROGRAM,
            Category.ATTENDANCE,
            Category.BIOGRAPHY,
            Category.GRADING);

    @Test
    void a_fact_is_known_or_it_is_not() {
        Facts facts = Facts.builder().put(FLAG, false).build();

        assertThat(facts.knows(FLAG)).isTrue();
        assertThat(facts.get(FLAG)).contains(false);
        assertThat(facts.knows(FactKeys.SUBJECT_ZONE)).isFalse();
        assertThat(facts.get(FactKeys.SUBJECT_ZONE)).isEmpty();
        assertThat(Facts.nothing().names()).isEmpty();
    }

    @Test
    void where_no_zone_is_known_days_are_those_of_the_two_offsets_between_which_all_zones_lie() {
        Set<ZoneId> widest = Set.of(ZoneOffset.MIN, ZoneOffset.MAX);

        assertThat(Facts.nothing().zones()).isEqualTo(widest);
        assertThat(Facts.nothing().with(FactKeys.SUBJECT_ZONE, Set.of()).zones())
                .isEqualTo(widest);
        assertThat(Facts.nothing().with(FactKeys.SUBJECT_ZONE, Set.of(CHICAGO)).zones())
                .containsExactly(CHICAGO);
    }

    @Test
    void facts_do_not_change_when_one_is_added_or_taken_away() {
        Facts one = Facts.nothing().with(FLAG, true);
        Facts two = one.with(FactKeys.SUBJECT_ZONE, Set.of(CHICAGO));

        assertThat(one.names()).containsExactly("recipient.integral");
        assertThat(two.names()).containsExactly("recipient.integral", "subject.zone");
        assertThat(two.without(FactKeys.SUBJECT_ZONE)).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one.with(FLAG, false)).isNotEqualTo(one);
        assertThat(one.with(FLAG, false).get(FLAG)).contains(false);
        assertThat(one).isNotEqualTo(null).isNotEqualTo("Facts");
        assertThat(one.hashCode()).isNotEqualTo(two.hashCode());
    }

    @Test
    void a_value_that_is_not_known_is_not_put() {
        Facts facts = Facts.builder()
                .putIfKnown(FLAG, Optional.empty())
                .putIfKnown(FactKeys.SUBJECT_ZONE, Optional.of(Set.of(CHICAGO)))
                .build();

        assertThat(facts.names()).containsExactly("subject.zone");
    }

    @Test
    void equal_facts_have_the_same_digest_and_others_another() {
        Facts facts = Facts.nothing().with(FLAG, true);

        assertThat(Facts.nothing().with(FLAG, true).digest())
                .isEqualTo(facts.digest())
                .matches("[0-9a-f]{64}");
        assertThat(facts.with(FLAG, false).digest()).isNotEqualTo(facts.digest());
        assertThat(facts.without(FLAG).digest()).isNotEqualTo(facts.digest());
    }

    /** Sets that are iterated in another order by every virtual machine would give another digest in each of them. */
    @Test
    void the_digest_of_a_ledgers_entries_is_the_same_in_every_run() {
        Span open = Span.from(BEFORE);
        Set<Category> inOrder = new LinkedHashSet<>(CATEGORIES);

        assertThat(new Hold(HoldKind.LEGAL, STUDENT, inOrder, open).categories())
                .containsExactlyElementsOf(CATEGORIES);
        assertThat(new Authorization(SCHOOL, APPLICATION, inOrder, Set.of(Purpose.EDUCATION), open).categories())
                .containsExactlyElementsOf(CATEGORIES);
    }

    /** Equal facts used to have different digests, and so decisions different ids, by the order of a set's elements. */
    @Test
    void the_digest_does_not_depend_on_the_order_in_which_sets_were_put_together() {
        assertThat(everything(List.of(0, 1)))
                .isEqualTo(everything(List.of(1, 0)))
                .extracting(Facts::digest)
                .isEqualTo(everything(List.of(1, 0)).digest());
    }

    private static Facts everything(List<Integer> order) {
        List<Purpose> purposes = order.stream()
                .map(List.of(Purpose.EDUCATION, Purpose.SERVICE)::get)
                .toList();
        List<Category> categories = order.stream().map(CATEGORIES::get).toList();
        Set<Category> inOrder = new LinkedHashSet<>(categories);
        Span open = Span.from(BEFORE);
        Consent consent = Consent.builder()
                .subject(STUDENT)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addAllPurposes(purposes)
                .addAllCategories(categories)
                .addAllRecipients(
                        order.stream().map(List.of(APPLICATION, SCHOOL)::get).toList())
                .given(BEFORE)
                .build();
        Agreement agreement = Agreement.builder()
                .agency(SCHOOL)
                .term(open)
                .addAllPermits(purposes)
                .addAllFeatures(order.stream().map(List.of("one", "two")::get).toList())
                .build();
        return Facts.builder()
                .put(FactKeys.SUBJECT_CONSENTS, List.of(consent))
                .put(FactKeys.SUBJECT_AGREEMENTS, List.of(agreement))
                .put(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        List.of(new Authorization(SCHOOL, APPLICATION, inOrder, new LinkedHashSet<>(purposes), open)))
                .put(FactKeys.SUBJECT_HOLDS, List.of(new Hold(HoldKind.LEGAL, STUDENT, inOrder, open)))
                .build();
    }

    @Test
    void a_value_of_a_type_that_no_test_can_read_is_refused() {
        FactKey<String> misspelt = new FactKey<>("recipient.necessary");
        FactKey<Boolean> kind = FactKey.flag("subject.kind");

        assertThatThrownBy(() -> Facts.builder().put(misspelt, "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fact 'recipient.necessary' cannot have a value of this type");
        assertThatThrownBy(() -> Facts.nothing().with(kind, true))
                .hasMessage("fact 'subject.kind' cannot have a value of this type");
    }

    @Test
    void what_the_request_says_is_no_fact_of_anybody_elses() {
        Set<FactValue> education = Set.of(FactValue.of(Purpose.EDUCATION));

        assertThatThrownBy(() -> Facts.builder().put(FactKey.values("request.purpose"), education))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "fact 'request.purpose' is what the request says; it is set in the request and nowhere else");
        assertThatThrownBy(
                        () -> Facts.nothing().with(FactKey.someValues("request.recipient"), new SomeValues(education)))
                .hasMessageStartingWith("fact 'request.recipient' is what the request says");
    }

    @Test
    void facts_may_be_changed_one_by_one_as_often_as_one_likes() {
        Facts facts = Facts.nothing().with(FactKey.flag("recipient.written-terms"), true);
        for (int i = 0; i < 50_000; i++) {
            facts = facts.with(FactKey.flag("recipient.confidentiality"), i % 2 == 0)
                    .with(FactKeys.RECIPIENT_IS_PARENT, i % 2 == 0);
        }

        assertThat(facts)
                .isEqualTo(Facts.builder()
                        .put(FactKey.flag("recipient.written-terms"), true)
                        .put(FactKey.flag("recipient.confidentiality"), false)
                        .put(FactKeys.RECIPIENT_IS_PARENT, false)
                        .build());
        assertThat(facts.value("recipient.written-terms")).isEqualTo(true);
    }

    @Test
    void facts_show_their_names_and_keep_their_personal_values() {
        Facts facts = Facts.nothing().with(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2014, 5, 1)));

        assertThat(facts).hasToString("Facts[subject.birth-date]");
        assertThat(FactKeys.SUBJECT_BIRTH_DATE).hasToString("subject.birth-date");
    }

    @Test
    void what_is_known_is_changed_by_nobody() {
        Set<PersonKind> kinds = new HashSet<>(Set.of(PersonKind.STUDENT));
        List<Consent> consents = new ArrayList<>();
        Facts facts = Facts.builder()
                .put(FactKeys.SUBJECT_KIND, kinds)
                .put(FactKeys.SUBJECT_CONSENTS, consents)
                .build();
        kinds.clear();
        consents.add(consent().build());

        assertThat(facts.get(FactKeys.SUBJECT_KIND)).contains(Set.of(PersonKind.STUDENT));
        assertThat(facts.get(FactKeys.SUBJECT_CONSENTS)).contains(List.of());
    }
}
