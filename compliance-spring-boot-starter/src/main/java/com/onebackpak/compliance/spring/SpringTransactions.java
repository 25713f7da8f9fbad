package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets stores take part in Spring's transactions: what is recorded in a transaction of the thread on the same data source
 * commits with the application's rows or not at all; where none goes on, the stores commit themselves. Has no state.
 *
 * <p>Needed only by who makes the stores, such as those of an embedded database:
 *
 * <pre>{@code
 * JdbcComplianceStores stores = SpringTransactions.followedBy(embedded.stores(), embedded.dataSource());
 * }</pre>
 */
public final class SpringTransactions {
    private SpringTransactions() {}

    /**
     * Returns stores that follow Spring's transactions.
     *
     * @param stores those that own their transactions
     * @param dataSource the one on which Spring's transaction manager begins its transactions, and on which the stores are
     */
    public static JdbcComplianceStores followedBy(JdbcComplianceStores stores, DataSource dataSource) {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.set(new ThreadsConnection(dataSource));
        return stores.following(DSL.using(configuration), () -> goesOn(dataSource), SpringTransactions::atEnd);
    }

    /** The pool behind a proxy that hands out the connection of the thread's transaction. */
    static DataSource pool(DataSource dataSource) {
        DataSource target =
                dataSource instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : null;
        return target == null ? dataSource : target;
    }

    /** A transaction of another resource, such as a queue's, binds no connection. */
    private static boolean goesOn(DataSource dataSource) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder;
    }

    /** Where nobody tells when a transaction ends, it is done at once. */
    private static void atEnd(Runnable recording) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            recording.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                recording.run();
            }
        });
    }

    /** The connection of the thread's transaction, which nobody closes here. */
    private record ThreadsConnection(DataSource dataSource) implements ConnectionProvider {
        @Override
        public Connection acquire() {
            return DataSourceUtils.getConnection(dataSource);
        }

        @Override
        public void release(Connection connection) {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
