package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The numbers of sorts: whatever two requests have the same must leave the same rules. */
class DimensionsTest {
    private static final RuleDimension KINDS = of("asked");
    private static final RuleDimension PLACES = of("here", "there");
    private static final List<Mask> SPANS = List.of(mask(0), mask(1), mask(2));

    /** Of two values of each two more, of none and of what is not known; and of three spans, one that is none. */
    private static final long OF_REQUESTS = 3 * 4 * 3 * 4 * 3 * 4 * 4;

    private static final List<Instant> CHANGES = List.of(NOW, NOW.plusSeconds(1));

    /** Rules of which each asks for one of the values. */
    private static RuleDimension of(String... asked) {
        RuleDimension.Builder<String, String> builder =
                new RuleDimension.Builder<>((value, wanted) -> Truth.of(value.equals(wanted)));
        for (int rule = 0; rule < asked.length; rule++) {
            builder.add(rule, asked[rule]);
        }
        List<String> values = new ArrayList<>(List.of(asked));
        values.addAll(List.of("use", "name", "identified", "education", "school"));
        return builder.build(values, asked.length);
    }

    private static RuleDimension ofSize(int size) {
        RuleDimension sized =
                of(IntStream.range(0, size - 2).mapToObj(i -> "v" + i).toArray(String[]::new));
        assertThat(sized.size()).isEqualTo(size);
        return sized;
    }

    private static Mask mask(int number) {
        return Mask.of(number, new BitSet(), new BitSet(), 1);
    }

    private static Dimensions dimensions() {
        return Dimensions.of(
                of("collect"),
                of("work", "contact"),
                of("aggregated"),
                of("marketing", "legal"),
                of("student"),
                of("somebody", "nobody"),
                KINDS,
                PLACES,
                KINDS,
                PLACES,
                PLACES,
                KINDS,
                CHANGES,
                SPANS);
    }

    @Test
    void each_combination_of_what_a_request_says_has_a_number_of_its_own() {
        Dimensions dimensions = dimensions();
        List<Long> numbers = new ArrayList<>();
        for (Action action : List.of(Action.USE, Action.COLLECT)) {
            for (Category category : List.of(Category.NAME, Category.WORK, Category.CONTACT)) {
                for (DataForm form : List.of(DataForm.IDENTIFIED, DataForm.AGGREGATED)) {
                    for (Purpose purpose : List.of(Purpose.EDUCATION, Purpose.MARKETING, Purpose.LEGAL)) {
                        for (CollectionSource source : List.of(CollectionSource.SCHOOL, CollectionSource.STUDENT)) {
                            for (String actor : List.of("anybody", "somebody", "nobody")) {
                                for (int second = -1; second <= 1; second++) {
                                    ProcessingRequest request = use().action(action)
                                            .form(form)
                                            .source(source)
                                            .actor(PartyId.of(actor))
                                            .purpose(purpose)
                                            .build();
                                    numbers.add(dimensions.sort(request, category, NOW.plusSeconds(second)));
                                }
                            }
                        }
                    }
                }
            }
        }

        assertThat(numbers)
                .hasSize(2 * 3 * 2 * 3 * 2 * 3 * 3)
                .doesNotHaveDuplicates()
                .allSatisfy(number -> assertThat(number).isBetween(0L, OF_REQUESTS - 1));
    }

    /** Together with what requests say themselves, as {@link #OF_REQUESTS} of it are numbered. */
    @Test
    void each_combination_of_kinds_and_places_and_of_recipients_and_agencies_has_a_number_of_its_own() {
        Dimensions dimensions = dimensions();
        List<Long> ofKinds = new ArrayList<>();
        List<Long> ofParties = new ArrayList<>();
        for (Mask subject : all(KINDS, "asked")) {
            for (Mask recipient : all(PLACES, "here", "there")) {
                for (Mask actor : all(KINDS, "asked")) {
                    for (Mask place : all(PLACES, "here", "there")) {
                        long sort = dimensions.sort(OF_REQUESTS - 1, subject, recipient, actor, place);
                        ofKinds.add(sort);
                        for (Mask receiver : all(PLACES, "here", "there")) {
                            for (Mask agency : all(KINDS, "asked")) {
                                ofParties.add(dimensions.sort(sort, receiver, agency));
                            }
                        }
                    }
                }
            }
        }

        long kinds = 3 * 4 * 3 * 4;
        assertThat(ofKinds)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, kinds)
                        .mapToObj(sort -> sort * OF_REQUESTS - 1)
                        .toList());
        assertThat(ofParties)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, kinds * 4 * 3)
                        .mapToObj(sort -> sort * OF_REQUESTS - 1)
                        .toList());
    }

    private static List<Mask> all(RuleDimension dimension, String... values) {
        List<Mask> all = new ArrayList<>(List.of(dimension.nothing(), dimension.unknown()));
        for (String value : values) {
            all.add(dimension.named(value));
        }
        return all;
    }

    /** Two values together leave what neither does, and have no number. */
    @Test
    void what_has_a_value_without_a_number_has_no_sort() {
        Dimensions dimensions = dimensions();
        Mask numbered = KINDS.named("asked");
        Mask joined = PLACES.named("here").or(PLACES.named("there"));
        for (int at = 0; at < 4; at++) {
            Mask[] masks = {numbered, numbered, numbered, numbered};
            masks[at] = joined;
            assertThat(dimensions.sort(0, masks[0], masks[1], masks[2], masks[3]))
                    .isEqualTo(Dimensions.UNSORTED);
        }
        assertThat(dimensions.sort(0, joined, numbered)).isEqualTo(Dimensions.UNSORTED);
        assertThat(dimensions.sort(0, numbered, joined)).isEqualTo(Dimensions.UNSORTED);
        assertThat(dimensions.sort(Dimensions.UNSORTED, numbered, numbered)).isEqualTo(Dimensions.UNSORTED);
    }

    @Test
    void more_sorts_than_numbers_have_none() {
        Dimensions fewer = ofSizes(64, 2, SPANS.subList(0, 1));
        Dimensions more = ofSizes(64, 2, SPANS);
        Mask numbered = KINDS.named("asked");
        ProcessingRequest request = use().build();

        assertThat(fewer.areSorted()).isTrue(); // 64 to the tenth, by two spans: 2 to the 61st
        assertThat(fewer.arePartiesSorted()).isFalse(); // by two recipients and two agencies
        assertThat(more.areSorted()).isFalse(); // by four spans: 2 to the 62nd
        assertThat(ofSizes(16, 2, SPANS).arePartiesSorted()).isTrue();
        assertThat(ofSizes(16, 1 << 9, SPANS).arePartiesSorted()).isTrue(); // 2 to the 60th
        assertThat(ofSizes(16, 1 << 10, SPANS).arePartiesSorted()).isFalse(); // 2 to the 62nd
        assertThat(more.sort(request, Category.NAME, NOW)).isEqualTo(Dimensions.UNSORTED);
        assertThat(more.sort(0, numbered, numbered, numbered, numbered)).isEqualTo(Dimensions.UNSORTED);
        assertThat(fewer.sort(0, numbered, numbered, numbered, numbered)).isNotNegative();
        assertThat(fewer.sort(0, numbered, numbered)).isEqualTo(Dimensions.UNSORTED);
    }

    private static Dimensions ofSizes(int size, int parties, List<Mask> spans) {
        RuleDimension one = ofSize(size);
        RuleDimension party = ofSize(parties);
        return Dimensions.of(one, one, one, one, one, one, one, one, one, one, party, party, CHANGES, spans);
    }

    @Test
    void what_a_request_must_name_and_does_not_is_unknown_and_what_it_need_not_is_nothing() {
        Dimensions dimensions = dimensions();
        ProcessingRequest unnamed = use().purpose(Optional.empty()).build();
        ProcessingRequest inspection =
                unnamed.toBuilder().action(Action.INSPECT).build();
        ProcessingRequest collection =
                unnamed.toBuilder().action(Action.COLLECT).build();

        assertThat(dimensions.purpose(unnamed)).isSameAs(dimensions.purposes().unknown());
        assertThat(dimensions.purpose(inspection))
                .isSameAs(dimensions.purposes().nothing());
        assertThat(dimensions.purpose(
                        inspection.toBuilder().purpose(Purpose.LEGAL).build()))
                .isSameAs(dimensions.purposes().of("legal"));
        assertThat(dimensions.source(collection)).isSameAs(dimensions.sources().unknown());
        assertThat(dimensions.source(unnamed)).isSameAs(dimensions.sources().nothing());
        assertThat(dimensions.source(
                        unnamed.toBuilder().source(CollectionSource.STUDENT).build()))
                .isSameAs(dimensions.sources().of("student"));
        assertThat(dimensions.source(
                        collection.toBuilder().source(CollectionSource.SCHOOL).build()))
                .isSameAs(dimensions.sources().nothing());
    }

    @Test
    void who_is_of_several_kinds_is_of_each_and_of_one_that_is_not_known_nothing_is_looked_up() {
        Dimensions dimensions = dimensions();
        PersonKind asked = new PersonKind("asked");

        assertThat(ofKinds(dimensions, asked, new PersonKind("use"))).isSameAs(KINDS.named("asked"));
        assertThat(ofKinds(dimensions, asked, new PersonKind("unheard-of"))).isNull();
    }

    private static @Nullable Mask ofKinds(Dimensions dimensions, PersonKind... kinds) {
        return dimensions.subject(use().build(), facts().with(FactKeys.SUBJECT_KIND, Set.of(kinds)));
    }
}
