package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.condition.Truth;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is folded comes to what is not, row by row, and SQL's logic is the evaluator's. */
class ResidualTest {
    private static final List<Residual.Asked> ASKED = List.of(
            new Residual.Asked(DSL.condition("a"), Set.of("fact.a")),
            new Residual.Asked(DSL.condition("b"), Set.of("fact.b", "fact.c")),
            Residual.Asked.always(DSL.condition("c")));

    private final Random random = new Random(5);

    /** How a residual was made, so that what it comes to is computed of its parts. */
    private record Made(Residual residual, char how, List<Made> parts) {}

    private Made random(int depth) {
        int kind = random.nextInt(depth == 0 ? 2 : 5);
        if (kind == 0) {
            return new Made(ASKED.get(random.nextInt(3)), 'a', List.of());
        }
        if (kind == 1) {
            List<Residual> known = List.of(
                    Residual.Known.TRUE,
                    Residual.Known.FALSE,
                    Residual.Known.unknown("fact.x"),
                    Residual.Known.unknown("fact.y"));
            return new Made(known.get(random.nextInt(4)), 'k', List.of());
        }
        if (kind == 2) {
            Made part = random(depth - 1);
            return new Made(part.residual().negated(), 'n', List.of(part));
        }
        List<Made> parts = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> random(depth - 1))
                .toList();
        List<Residual> residuals = parts.stream().map(Made::residual).toList();
        return kind == 3
                ? new Made(Residual.all(residuals), '&', parts)
                : new Made(Residual.any(residuals), '|', parts);
    }

    private static Residual.Known expected(Made made, Map<Residual.Asked, Truth> answers) {
        if (made.how() == 'k') {
            return (Residual.Known) made.residual();
        }
        if (made.how() == 'a') {
            Residual.Asked asked = (Residual.Asked) made.residual();
            Truth truth = answers.get(asked);
            return new Residual.Known(truth, truth == Truth.UNKNOWN ? asked.missing() : Set.of());
        }
        List<Residual.Known> parts =
                made.parts().stream().map(part -> expected(part, answers)).toList();
        if (made.how() == 'n') {
            Truth part = parts.get(0).truth();
            Truth truth = part == Truth.UNKNOWN ? part : part == Truth.TRUE ? Truth.FALSE : Truth.TRUE;
            return new Residual.Known(truth, parts.get(0).missing());
        }
        Truth deciding = made.how() == '&' ? Truth.FALSE : Truth.TRUE;
        Truth neutral = made.how() == '&' ? Truth.TRUE : Truth.FALSE;
        if (parts.stream().anyMatch(part -> part.truth() == deciding)) {
            return new Residual.Known(deciding, Set.of());
        }
        Set<String> missing = new TreeSet<>();
        parts.forEach(part -> missing.addAll(part.missing()));
        return new Residual.Known(missing.isEmpty() ? neutral : Truth.UNKNOWN, missing);
    }

    @Test
    void what_is_folded_comes_to_what_its_parts_come_to_and_may_be_all_that_it_is_of_some_row() {
        for (int round = 0; round < 500; round++) {
            Made made = random(3);
            Set<Truth> met = EnumSet.noneOf(Truth.class);
            for (Truth first : Truth.values()) {
                for (Truth second : Truth.values()) {
                    for (Truth third : List.of(Truth.TRUE, Truth.FALSE)) {
                        Map<Residual.Asked, Truth> answers =
                                Map.of(ASKED.get(0), first, ASKED.get(1), second, ASKED.get(2), third);
                        Residual.Known comes = made.residual().of(answers::get);
                        met.add(comes.truth());

                        assertThat(comes).as(made.toString()).isEqualTo(expected(made, answers));
                    }
                }
            }
            assertThat(met).allMatch(made.residual()::mayBe);
            if (made.residual() instanceof Residual.Known) {
                assertThat(Truth.values()).filteredOn(made.residual()::mayBe).hasSize(1);
            }
        }
    }

    @Test
    void what_may_be_of_a_row_is_told_without_asking_as_far_as_it_hangs_on_no_combination() {
        Residual often = ASKED.get(0);
        Residual always = ASKED.get(2);
        Residual unsayable = new Residual.Unsayable("it");

        assertThat(maybe(often)).containsExactlyInAnyOrder(Truth.values());
        assertThat(maybe(always)).containsExactlyInAnyOrder(Truth.TRUE, Truth.FALSE);
        assertThat(maybe(unsayable)).containsExactlyInAnyOrder(Truth.values());
        assertThat(maybe(always.negated())).containsExactlyInAnyOrder(Truth.TRUE, Truth.FALSE);
        assertThat(maybe(new Residual.All(List.of(often, always)))).containsExactlyInAnyOrder(Truth.values());
        assertThat(maybe(new Residual.All(List.of(always, Residual.Known.FALSE))))
                .containsExactly(Truth.FALSE);
        assertThat(maybe(new Residual.All(List.of(always, Residual.Known.unknown("it")))))
                .containsExactlyInAnyOrder(Truth.FALSE, Truth.UNKNOWN);
        assertThat(maybe(new Residual.Any(List.of(always, Residual.Known.TRUE))))
                .containsExactly(Truth.TRUE);
        assertThat(maybe(new Residual.Any(List.of(always, Residual.Known.unknown("it")))))
                .containsExactlyInAnyOrder(Truth.TRUE, Truth.UNKNOWN);
        assertThat(maybe(new Residual.Not(Residual.Known.FALSE))).containsExactly(Truth.TRUE);
    }

    /** Every row there can be of a table whose columns are the answers. */
    @Test
    void sql_selects_the_rows_of_which_it_holds_and_tells_those_of_which_it_is_unknown() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            DSLContext h2 = DSL.using(connection);
            h2.execute("create table t (a boolean, b boolean, c boolean not null)");
            for (String a : List.of("true", "false", "null")) {
                for (String b : List.of("true", "false", "null")) {
                    h2.execute("insert into t values (" + a + ", " + b + ", true), (" + a + ", " + b + ", false)");
                }
            }
            for (int round = 0; round < 100; round++) {
                Made made = random(3);
                h2.select(
                                DSL.field("a", Boolean.class),
                                DSL.field("b", Boolean.class),
                                DSL.field("c", Boolean.class),
                                DSL.field(made.residual().sql()),
                                DSL.field(made.residual().isUnknown().sql()))
                        .from("t")
                        .forEach(row -> {
                            Map<Residual.Asked, Truth> answers = Map.of(
                                    ASKED.get(0), truth(row.value1()),
                                    ASKED.get(1), truth(row.value2()),
                                    ASKED.get(2), truth(row.value3()));
                            Truth comes = expected(made, answers).truth();

                            assertThat(truth(row.value4())).as(made.toString()).isEqualTo(comes);
                            assertThat(row.value5()).as(made.toString()).isEqualTo(comes == Truth.UNKNOWN);
                        });
            }
        }
    }

    private static Truth truth(@Nullable Boolean value) {
        return value == null ? Truth.UNKNOWN : Truth.of(value);
    }

    @Test
    void what_cannot_be_said_does_not_matter_where_the_rest_decides_and_is_told_where_it_does_not() {
        Residual unsayable = new Residual.Unsayable("it");

        assertThat(Residual.all(unsayable, Residual.Known.FALSE, ASKED.get(0))).isEqualTo(Residual.Known.FALSE);
        assertThat(Residual.any(unsayable, Residual.Known.TRUE, ASKED.get(0))).isEqualTo(Residual.Known.TRUE);
        for (Residual open : List.of(
                Residual.all(unsayable, Residual.Known.TRUE, ASKED.get(0)),
                Residual.any(unsayable, Residual.Known.FALSE, ASKED.get(0)),
                Residual.any(unsayable, Residual.Known.unknown("x")),
                unsayable.negated())) {
            List<Residual> visited = new ArrayList<>();
            open.visit(visited::add);

            assertThat(visited).contains(open, unsayable);
            assertThatThrownBy(open::sql)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("what cannot be said was not refused: Unsayable");
            assertThatThrownBy(() -> open.of(asked -> Truth.UNKNOWN)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void one_part_alone_and_what_is_negated_twice_stay_what_they_are() {
        Residual one = ASKED.get(0);

        assertThat(Residual.all(Residual.Known.TRUE, one)).isSameAs(one);
        assertThat(Residual.any(one, Residual.Known.FALSE)).isSameAs(one);
        assertThat(one.negated().negated()).isSameAs(one);
        assertThat(Residual.all()).isEqualTo(Residual.of(true));
        assertThat(Residual.any()).isEqualTo(Residual.of(false));
    }

    private static Set<Truth> maybe(Residual residual) {
        Set<Truth> maybe = EnumSet.noneOf(Truth.class);
        for (Truth truth : Truth.values()) {
            if (residual.mayBe(truth)) {
                maybe.add(truth);
            }
        }
        return maybe;
    }
}
