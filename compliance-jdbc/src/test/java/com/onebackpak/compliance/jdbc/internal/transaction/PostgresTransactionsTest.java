package com.onebackpak.compliance.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresTransactionsTest extends TransactionsContract {
    @Override
    TestDatabase empty() {
        return PostgresTestDatabase.empty();
    }

    @Test
    void the_server_has_written_what_it_acknowledges() {
        String setting = Transactions.on(database().dataSource())
                .run(jooq -> jooq.fetchSingle("show synchronous_commit").get(0, String.class));

        assertThat(setting).isEqualTo("on");
    }

    @Test
    void a_serialization_failure_does_not_reach_the_caller() throws Exception {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                AtomicInteger own = new AtomicInteger();
                writers.add(threads.submit(() -> Transactions.on(database().dataSource())
                        .run(jooq -> {
                            jooq.execute("set transaction isolation level serializable");
                            attempts.incrementAndGet();
                            int sum = jooq.fetchSingle("select sum(balance) from account")
                                    .get(0, Integer.class);
                            if (own.incrementAndGet() == 1) {
                                await(bothHaveRead);
                            }
                            jooq.execute("update account set balance = ? where id = 'a'", sum + 1);
                            return 0;
                        })));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(attempts.get()).isGreaterThan(2);
        assertThat(balance("a")).isEqualTo(2);
    }
}
