package com.onebackpak.compliance.testkit.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.party.PartyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an eraser must do. Mounted by a class that extends it:
 *
 * <pre>
 * class GradesEraserTest extends EraserContract {
 *     protected EraserUnderTest eraser() { return new GradesUnderTest(); }
 * }
 * </pre>
 *
 * <p>Erasers are wrong silently: each of these tests is a row that somebody's eraser has left, or somebody else's that it
 * took along.
 */
public abstract class EraserContract {
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId OTHER_TENANT = PartyId.of("district-2");
    private static final int MANY = RetentionPlan.PEOPLE_IN_A_RANGE;

    private EraserUnderTest eraser;

    /** For its subclasses. */
    @SuppressWarnings("NullAway.Init") // opened before each test
    protected EraserContract() {}

    /** The eraser, with no data. */
    protected abstract EraserUnderTest eraser();

    /** Within what time a full range must be erased: less than the lease of what is elsewhere. */
    protected Duration limit() {
        return Duration.ofSeconds(30);
    }

    @BeforeEach
    void open() {
        eraser = eraser();
    }

    @AfterEach
    void close() {
        eraser.close();
    }

    private static PartyId person(int number) {
        return PartyId.of("student-%04d".formatted(number));
    }

    private static List<PartyId> people(int from, int until) {
        return IntStream.range(from, until).mapToObj(EraserContract::person).toList();
    }

    private EraserAnswer erase(PartyId tenant, List<PartyId> people, long fence) throws Exception {
        return eraser.erase(new ErasureTask(tenant, "under-test", eraser.treatment(), people, fence));
    }

    private long left(PartyId tenant, List<PartyId> people) {
        return people.stream().mapToLong(person -> eraser.count(tenant, person)).sum();
    }

    @Test
    void all_rows_of_the_people_go_and_the_answer_says_how_many() throws Exception {
        eraser.seed(TENANT, person(1), 3);
        eraser.seed(TENANT, person(2), 2);
        long before = left(TENANT, people(1, 3));
        assertThat(before).as("seed(tenant, person, rows) adds rows").isGreaterThanOrEqualTo(5);

        EraserAnswer answer = erase(TENANT, people(1, 3), 1);

        assertThat(left(TENANT, people(1, 3))).as("rows that the eraser missed").isZero();
        assertThat(answer).isEqualTo(EraserAnswer.erased(before));
    }

    @Test
    void nobody_elses_rows_go_not_even_of_who_stands_between_two_of_the_people() throws Exception {
        for (int i = 1; i <= 5; i++) {
            eraser.seed(TENANT, person(i), 2);
        }
        long before = left(TENANT, List.of(person(2), person(4)));

        erase(TENANT, List.of(person(1), person(3), person(5)), 1);

        assertThat(left(TENANT, List.of(person(2), person(4)))).isEqualTo(before);
    }

    @Test
    void rows_of_the_same_id_of_another_tenant_stay() throws Exception {
        eraser.seed(TENANT, person(1), 2);
        eraser.seed(OTHER_TENANT, person(1), 2);
        long before = eraser.count(OTHER_TENANT, person(1));

        erase(TENANT, people(1, 2), 1);

        assertThat(eraser.count(OTHER_TENANT, person(1))).isEqualTo(before).isPositive();
        assertThat(eraser.count(TENANT, person(1))).isZero();
    }

    @Test
    void where_there_is_nothing_it_says_so_and_not_that_it_erased() throws Exception {
        eraser.seed(TENANT, person(1), 1);

        assertThat(erase(TENANT, people(7, 9), 1)).isEqualTo(EraserAnswer.nothingFound());
        assertThat(erase(PartyId.of("district-9"), people(1, 2), 1)).isEqualTo(EraserAnswer.nothingFound());
    }

    @Test
    void done_again_there_is_nothing_left_to_do() throws Exception {
        eraser.seed(TENANT, person(1), 2);
        erase(TENANT, people(1, 2), 1);

        assertThat(erase(TENANT, people(1, 2), 2)).isEqualTo(EraserAnswer.nothingFound());
    }

    @Test
    void the_hosts_count_is_what_there_is_before_and_after() throws Exception {
        eraser.seed(TENANT, person(1), 3);
        eraser.seed(TENANT, person(2), 2);
        eraser.seed(OTHER_TENANT, person(1), 1);
        long before = left(TENANT, people(1, 3));

        assertThat(eraser.rows().of(TENANT, people(1, 3))).isEqualTo(before);
        assertThat(eraser.rows().of(TENANT, people(1, 2))).isEqualTo(eraser.count(TENANT, person(1)));
        assertThat(eraser.rows().of(TENANT, List.of())).isZero();
        assertThat(eraser.rows().ofAll(TENANT)).isEqualTo(before);

        erase(TENANT, people(1, 2), 1);

        assertThat(eraser.rows().of(TENANT, people(1, 2))).isZero();
        assertThat(eraser.rows().ofAll(TENANT)).isEqualTo(eraser.count(TENANT, person(2)));
    }

    @Test
    void the_host_names_each_person_once_page_by_page_and_nobody_of_another_tenant() {
        for (int i = 0; i < 7; i++) {
            eraser.seed(TENANT, person(i), 2);
        }
        eraser.seed(OTHER_TENANT, person(50), 1);
        List<PartyId> named = new ArrayList<>();
        Optional<PartyId> after = Optional.empty();
        do {
            List<PartyId> page = eraser.rows().people(TENANT, after, 3);
            named.addAll(page);
            after = page.size() < 3 ? Optional.empty() : Optional.of(page.get(2));
        } while (after.isPresent() && named.size() < 20);

        assertThat(named).containsExactlyInAnyOrderElementsOf(people(0, 7));
    }

    @Test
    void a_full_range_goes_in_time() throws Exception {
        for (int i = 0; i < MANY; i++) {
            eraser.seed(TENANT, person(i), 1);
        }
        eraser.seed(TENANT, person(MANY), 1);
        long begin = System.nanoTime();

        EraserAnswer answer = erase(TENANT, people(0, MANY), 1);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit());
        assertThat(answer).isInstanceOf(EraserAnswer.Erased.class);
        assertThat(eraser.rows().of(TENANT, people(0, MANY))).isZero();
        assertThat(eraser.count(TENANT, person(MANY))).isPositive();
    }

    @Test
    void what_failed_half_way_is_finished_by_the_next_and_nobody_else_is_touched() throws Exception {
        for (int i = 0; i < 6; i++) {
            eraser.seed(TENANT, person(i), 2);
        }
        if (eraser.failsHalfWayNextTime()) {
            assertFails();
        }

        assertThat(erase(TENANT, people(0, 5), 2)).isInstanceOf(EraserAnswer.Erased.class);

        assertThat(left(TENANT, people(0, 5))).isZero();
        assertThat(eraser.count(TENANT, person(5))).isPositive();
    }

    /** By an exception, or by an answer that says so. */
    private void assertFails() {
        assertThatThrownBy(() -> {
                    EraserAnswer answer = erase(TENANT, people(0, 5), 1);
                    if (answer instanceof EraserAnswer.NotReachable) {
                        throw new IllegalStateException("not reachable");
                    }
                })
                .as("an eraser that failed must not say that it is done")
                .isInstanceOf(Exception.class);
    }

    @Test
    void whoever_is_slow_and_whoever_takes_over_do_not_get_in_each_others_way() throws Exception {
        for (int i = 0; i < 20; i++) {
            eraser.seed(TENANT, person(i), 2);
        }
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<EraserAnswer>> answers = new ArrayList<>();
            for (int fence = 1; fence <= 2; fence++) {
                long mine = fence;
                answers.add(both.submit(() -> erase(TENANT, people(0, 20), mine)));
            }
            for (Future<EraserAnswer> answer : answers) {
                answer.get();
            }
        } finally {
            both.shutdown();
        }
        assertThat(left(TENANT, people(0, 20))).isZero();
    }
}
