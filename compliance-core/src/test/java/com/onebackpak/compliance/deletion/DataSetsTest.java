package com.onebackpak.compliance.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetsTest {
    static DataSet set(String id, String... dependsOn) {
        return DataSet.builder()
                .id(id)
                .addCategories(Category.WORK)
                .addDependsOn(dependsOn)
                .owner(PartyId.of("vendor"))
                .build();
    }

    @Test
    void whatever_refers_to_a_row_comes_before_it() {
        DataSets sets = DataSets.of(
                set("students"), set("grades", "enrolments"), set("enrolments", "students"), set("files", "grades"));

        assertThat(sets.childrenFirst())
                .extracting(DataSet::id)
                .containsExactly("files", "grades", "enrolments", "students");
        assertThat(sets.below("students")).containsExactlyInAnyOrder("files", "grades", "enrolments");
        assertThat(sets.below("files")).isEmpty();
        assertThat(sets.above("grades")).containsExactlyInAnyOrder("enrolments", "students");
    }

    @Test
    void what_depends_on_nothing_that_is_registered_is_refused_by_name() {
        assertThatThrownBy(() -> DataSets.of(set("grades", "enrolments")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data set 'grades' depends on 'enrolments', which is not registered");
    }

    @Test
    void a_circle_is_refused_with_its_way_round() {
        assertThatThrownBy(() -> DataSets.of(set("a", "b"), set("b", "c"), set("c", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in a circle: a -> b -> c -> a");
        assertThatThrownBy(() -> set("a", "a")).hasMessageContaining("must not depend on itself");
    }

    @Test
    void a_circle_or_a_chain_of_thousands_is_refused_or_put_in_order_like_any_other() {
        List<DataSet> chain = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            chain.add(set("s" + i, "s" + (i + 1)));
        }
        List<DataSet> circle = new ArrayList<>(chain);
        circle.add(set("s20000", "s0"));
        chain.add(set("s20000"));

        assertThat(DataSets.of(chain).childrenFirst())
                .extracting(DataSet::id)
                .startsWith("s0", "s1")
                .endsWith("s20000");
        assertThatThrownBy(() -> DataSets.of(circle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in a circle: s0 -> s1 -> s2")
                .hasMessageContaining("s19 -> 19981 more -> s0");
    }

    @Test
    void two_of_one_name_none_at_all_and_one_that_holds_nothing_are_refused() {
        assertThatThrownBy(() -> DataSets.of(set("a"), set("a"))).hasMessageContaining("two data sets 'a'");
        assertThatThrownBy(() -> DataSets.of(List.of())).hasMessageContaining("at least");
        assertThatThrownBy(() ->
                        DataSet.builder().id("a").owner(PartyId.of("vendor")).build())
                .hasMessageContaining("must name what it holds");
        assertThatThrownBy(() -> set("Ä b")).hasMessageContaining("the id of a data set");
        assertThatThrownBy(() -> DataSets.of(set("a")).get("b")).hasMessageContaining("known are a");
    }

    @Test
    void an_eraser_cannot_say_that_it_erased_nothing() {
        assertThatThrownBy(() -> EraserAnswer.erased(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothingFound()");
        assertThat(EraserAnswer.erasedOrNothing(0)).isEqualTo(EraserAnswer.nothingFound());
    }
}
