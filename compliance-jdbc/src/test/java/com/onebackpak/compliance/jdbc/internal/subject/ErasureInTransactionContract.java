package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.DetachedException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Whoever erases while a transaction of the own goes on is told at once, and not by a lock that is never free. */
abstract class ErasureInTransactionContract extends ErasingStores {
    /** As Spring does: each caller gets a handle of its own, which is closed after each use; the transaction goes on. */
    private record Handles(Connection transaction, AtomicReference<RuntimeException> failure)
            implements ConnectionProvider {
        Handles(Connection transaction) {
            this(transaction, new AtomicReference<>());
        }

        @Override
        public Connection acquire() {
            if (failure.get() != null) {
                throw failure.get();
            }
            AtomicBoolean isClosed = new AtomicBoolean();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "close" -> {
                            isClosed.set(true);
                            yield null;
                        }
                        case "isClosed" -> isClosed.get();
                        default -> method.invoke(transaction, arguments);
                    });
        }

        @Override
        public void release(Connection handle) {
            try {
                handle.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whoever_erases_within_a_transaction_of_the_own_is_told_at_once() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Workload.record(stores.joining(DSL.using(connection, database.dialect())), TENANT, "mine", GOES.value());

            assertThatThrownBy(() -> tenant().erasures().erase(GOES))
                    .as("and not by a lock timeout")
                    .isExactlyInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("this thread has a transaction that is not over");

            connection.rollback();
        }
        assertThat(tenant().erasures().erase(GOES)).isPresent();
    }

    @Test
    void whoever_erases_within_a_transaction_of_a_framework_is_told_at_once() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            DSLContext bean = DSL.using(new Handles(connection), database.dialect());
            Workload.record(stores.joining(bean), TENANT, "mine", GOES.value());
            Workload.record(stores.joining(bean), TENANT, "mine-too", GOES.value());

            assertThatThrownBy(() -> tenant().erasures().erase(GOES))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("this thread has a transaction that is not over");

            connection.commit();
            assertThat(tenant().erasures().erase(GOES)).isPresent();
        }
    }

    @Test
    void a_transaction_of_which_nobody_knows_whether_it_is_over_goes_on() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Handles handles = new Handles(connection);
            Workload.record(stores.joining(DSL.using(handles, database.dialect())), TENANT, "mine", GOES.value());
            connection.rollback();

            handles.failure().set(new DataAccessException("the pool is empty"));
            assertThatThrownBy(() -> tenant().erasures().erase(GOES))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("this thread has a transaction that is not over");

            handles.failure().set(new DetachedException("no connection any more"));
            assertThat(tenant().erasures().erase(GOES)).isPresent();
        }
    }
}
