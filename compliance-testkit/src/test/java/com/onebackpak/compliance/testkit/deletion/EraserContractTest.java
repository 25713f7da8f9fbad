package com.onebackpak.compliance.testkit.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.party.PartyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the contract is kept by what is right, and that each way of being wrong that is known fails it. */
class EraserContractTest {
    private enum Fault {
        NONE,
        MISSES_A_ROW,
        TAKES_WHO_STANDS_BETWEEN,
        TAKES_OTHER_TENANTS,
        SAYS_IT_ERASED_WHERE_NOTHING_WAS,
        SAYS_NOTHING_WHERE_SOMETHING_WAS,
        COUNTS_WHAT_IT_ERASES_ONLY,
        NAMES_SOMEBODY_TWICE
    }

    /** What is right. */
    @Nested
    class Rows extends EraserContract {
        @Override
        protected EraserUnderTest eraser() {
            return new InMemory(Fault.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MISSES_A_ROW, all_rows_of_the_people_go",
        "TAKES_WHO_STANDS_BETWEEN, nobody_elses_rows_go",
        "TAKES_OTHER_TENANTS, rows_of_the_same_id",
        "SAYS_IT_ERASED_WHERE_NOTHING_WAS, where_there_is_nothing",
        "SAYS_NOTHING_WHERE_SOMETHING_WAS, all_rows_of_the_people_go",
        "COUNTS_WHAT_IT_ERASES_ONLY, the_hosts_count",
        "NAMES_SOMEBODY_TWICE, the_host_names_each_person_once"
    })
    void what_is_wrong_fails_the_test_that_is_about_it(Fault fault, String test) throws Exception {
        assertThat(failing(fault)).anyMatch(name -> name.startsWith(test));
    }

    @Test
    void what_is_right_fails_none() throws Exception {
        assertThat(failing(Fault.NONE)).isEmpty();
    }

    private static List<String> failing(Fault fault) throws Exception {
        List<String> failing = new ArrayList<>();
        for (var method : EraserContract.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                EraserContract contract = new EraserContract() {
                    @Override
                    protected EraserUnderTest eraser() {
                        return new InMemory(fault);
                    }
                };
                contract.open();
                try {
                    method.invoke(contract);
                } catch (java.lang.reflect.InvocationTargetException e) {
                    failing.add(method.getName());
                } finally {
                    contract.close();
                }
            }
        }
        return failing;
    }

    private record Row(PartyId tenant, PartyId person, int number) {}

    private static final class InMemory implements EraserUnderTest {
        private final List<Row> rows = new ArrayList<>();
        private final Fault fault;
        private boolean fails;

        InMemory(Fault fault) {
            this.fault = fault;
        }

        @Override
        public void seed(PartyId tenant, PartyId person, int number) {
            for (int i = 0; i < number; i++) {
                rows.add(new Row(tenant, person, i));
            }
        }

        @Override
        public long count(PartyId tenant, PartyId person) {
            return rows.stream()
                    .filter(row -> row.tenant().equals(tenant) && row.person().equals(person))
                    .count();
        }

        @Override
        public HostRows rows() {
            return new HostRows() {
                @Override
                public long ofAll(PartyId tenant) {
                    return rows.stream()
                            .filter(row -> row.tenant().equals(tenant))
                            .filter(row -> fault != Fault.COUNTS_WHAT_IT_ERASES_ONLY || row.number() == 0)
                            .count();
                }

                @Override
                public long of(PartyId tenant, Collection<PartyId> people) {
                    return rows.stream()
                            .filter(row -> row.tenant().equals(tenant) && people.contains(row.person()))
                            .count();
                }

                @Override
                public List<PartyId> people(PartyId tenant, Optional<PartyId> after, int limit) {
                    var named = rows.stream()
                            .filter(row -> row.tenant().equals(tenant))
                            .map(Row::person)
                            .filter(person -> after.filter(last -> last.compareTo(person) >= 0)
                                    .isEmpty())
                            .sorted();
                    return (fault == Fault.NAMES_SOMEBODY_TWICE ? named : named.distinct())
                            .limit(limit)
                            .toList();
                }

                @Override
                public OptionalLong smallestCell(PartyId tenant) {
                    return OptionalLong.empty();
                }
            };
        }

        @Override
        public synchronized EraserAnswer erase(ErasureTask task) {
            PartyId first = task.people().get(0);
            PartyId last = task.people().get(task.people().size() - 1);
            List<Row> going = new ArrayList<>(rows.stream()
                    .filter(row -> row.tenant().equals(task.tenant()) || fault == Fault.TAKES_OTHER_TENANTS)
                    .filter(row -> task.people().contains(row.person())
                            || (fault == Fault.TAKES_WHO_STANDS_BETWEEN
                                    && row.person().compareTo(first) >= 0
                                    && row.person().compareTo(last) <= 0))
                    .filter(row -> fault != Fault.MISSES_A_ROW || row.number() != 1)
                    .toList());
            if (fails) {
                fails = false;
                rows.removeAll(going.subList(0, going.size() / 2));
                throw new IllegalStateException("half way");
            }
            rows.removeAll(going);
            if (going.isEmpty() && fault == Fault.SAYS_IT_ERASED_WHERE_NOTHING_WAS) {
                return EraserAnswer.erased(task.people().size());
            }
            return fault == Fault.SAYS_NOTHING_WHERE_SOMETHING_WAS
                    ? EraserAnswer.nothingFound()
                    : EraserAnswer.erasedOrNothing(going.size());
        }

        @Override
        public boolean failsHalfWayNextTime() {
            fails = true;
            return true;
        }

        @Override
        public void close() {
            rows.clear();
        }
    }
}
