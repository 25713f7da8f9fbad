package com.onebackpak.compliance.jdbc.internal.h2;

import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import com.onebackpak.compliance.jdbc.internal.transaction.WritingTurn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections whose writing transactions follow one upon the other. H2's store writes what all tables hold at a commit,
 * but not as of one moment: a transaction of another thread that goes on meanwhile may be written with one of its tables
 * and not with the next, and if the process is killed before the next commit, that is what is found (h2database issue
 * 2080). While nobody else writes, there is one moment only.
 *
 * <p>A transaction has its turn from its first statement that may write until it ends; a thread with several connections
 * has it for all of them. Plain queries wait for nobody. Thread-safe.
 */
public final class SerialDataSource extends ForwardingDataSource {
    /** In a text it does no harm: a query more waits for its turn. */
    private static final Pattern WRITING =
            Pattern.compile("\\b(insert|update|delete|merge|share|nextval|next\\s+value)\\b");

    /** A host may write values into its statements, so the memory is bounded. */
    private static final int MAX_KNOWN_STATEMENTS = 1_000;

    private static final int MAX_KNOWN_LENGTH = 2_000;

    private final WritersByTurns turns;
    private final Runnable beforeErasure;
    private final Map<String, Boolean> plainQueries = new ConcurrentHashMap<>();

    /**
     * Stands before another data source.
     *
     * @param longestWait how many milliseconds a transaction waits for its turn, before it fails as after a lock timeout
     * @param beforeErasure takes note of an erasure that is about to be done
     */
    public SerialDataSource(DataSource delegate, long longestWait, Runnable beforeErasure) {
        super(delegate);
        this.beforeErasure = beforeErasure;
        this.turns = new WritersByTurns(longestWait);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return new Turn(super.getConnection()).proxy;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return new Turn(super.getConnection(user, password)).proxy;
    }

    /** A connection, and whether it is its turn. Like a connection, not for several threads at a time. */
    private final class Turn implements WritingTurn {
        private final Connection connection;
        private final Connection proxy;
        private final List<Afterwards> afterwards = new ArrayList<>();
        private WritersByTurns.@Nullable Beginning beginning;

        Turn(Connection connection) {
            this.connection = connection;
            this.proxy = proxy(Connection.class, this::onConnection);
        }

        private @Nullable Object onConnection(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "commit" -> {
                    return ending(method, arguments);
                }
                case "rollback" -> {
                    return arguments == null ? ending(method, arguments) : invoke(connection, method, arguments);
                }
                case "close" -> {
                    undoWhatIsLeft();
                    return ending(method, arguments);
                }
                case "abort" -> {
                    try {
                        return invoke(connection, method, arguments);
                    } finally {
                        end();
                    }
                }
                case "setAutoCommit" -> {
                    Object nothing = invoke(connection, method, arguments);
                    if (connection.getAutoCommit()) { // else a transaction may go on
                        tellWhatIsCommitted();
                        end();
                    }
                    return nothing;
                }
                case "createStatement", "prepareStatement", "prepareCall" -> {
                    Object statement = invoke(connection, method, arguments);
                    String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                            ? text
                            : "";
                    return statement(statement, sql);
                }
                case "isWrapperFor", "unwrap" -> {
                    if (arguments != null && arguments[0] == WritingTurn.class) {
                        return method.getName().equals("unwrap") ? this : true;
                    }
                    return invoke(connection, method, arguments);
                }
                default -> {
                    return invoke(connection, method, arguments);
                }
            }
        }

        private @Nullable Object ending(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                Object nothing = invoke(connection, method, arguments);
                tellWhatIsCommitted();
                return nothing;
            } finally {
                end();
            }
        }

        /** Closing would do so, too, and then nothing can be asked any more. */
        private void undoWhatIsLeft() throws SQLException {
            if (!afterwards.isEmpty() && !connection.isClosed()) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                tellWhatIsCommitted();
            }
        }

        /** Asked after the end, because a transaction may be committed by other ways than the connection's. */
        private void tellWhatIsCommitted() throws SQLException {
            for (Afterwards each : List.copyOf(afterwards)) {
                afterwards.remove(each);
                if (!connection.isClosed() && each.isCommitted().asks(connection)) {
                    each.then().run();
                }
            }
        }

        @Override
        public void afterCommit(Standing isCommitted, Runnable then) {
            afterwards.add(new Afterwards(isCommitted, then));
        }

        @Override
        public void take() throws SQLException {
            if (beginning == null) {
                beginning = turns.begin(connection);
            } else {
                turns.goOn(beginning);
            }
        }

        @Override
        public boolean tryToTake() throws SQLException {
            if (beginning == null) {
                beginning = turns.beginIfFree(connection);
                return beginning != null;
            }
            turns.goOn(beginning);
            return true;
        }

        @Override
        public void erases() {
            beforeErasure.run();
        }

        @Override
        public boolean isShared() {
            return turns.open() > (beginning == null ? 0 : 1);
        }

        private Statement statement(@Nullable Object statement, String prepared) {
            Handling handling = (method, arguments) -> onStatement(statement, prepared, method, arguments);
            if (statement instanceof CallableStatement) {
                return proxy(CallableStatement.class, handling);
            }
            return statement instanceof PreparedStatement
                    ? proxy(PreparedStatement.class, handling)
                    : proxy(Statement.class, handling);
        }

        private @Nullable Object onStatement(
                @Nullable Object statement, String prepared, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (method.getName().equals("getConnection")) {
                return proxy;
            }
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            String sql =
                    arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
            if (isPlainQuery(sql)) {
                return invoke(statement, method, arguments);
            }
            boolean isFirst = beginning == null;
            take();
            if (!isFirst) {
                return invoke(statement, method, arguments);
            }
            try {
                return invoke(statement, method, arguments);
            } finally {
                if (connection.isClosed() || connection.getAutoCommit()) {
                    end();
                }
            }
        }

        private void end() {
            afterwards.clear();
            if (beginning != null) {
                turns.end(beginning);
                beginning = null;
            }
        }
    }

    /** Looked at once for each text: to look at it for each statement would cost as much as a look-up. */
    private boolean isPlainQuery(String sql) {
        Boolean known = plainQueries.get(sql);
        if (known == null) {
            known = readsOnly(sql);
            if (sql.length() <= MAX_KNOWN_LENGTH) {
                if (plainQueries.size() >= MAX_KNOWN_STATEMENTS) {
                    plainQueries.clear();
                }
                plainQueries.put(sql, known);
            }
        }
        return known;
    }

    /** What locks rows, takes a number of a sequence or returns what it has changed writes, too. */
    private static boolean readsOnly(String sql) {
        String words = sql.stripLeading().toLowerCase(Locale.ROOT);
        return words.startsWith("select") && !WRITING.matcher(words).find();
    }

    /** What is to be done after a commit. */
    private record Afterwards(WritingTurn.Standing isCommitted, Runnable then) {}

    /** What is done in place of a call. */
    @FunctionalInterface
    private interface Handling {
        @Nullable
        Object handle(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handling handling) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader() == null ? SerialDataSource.class.getClassLoader() : type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? onObject(proxy, method, arguments)
                        : handling.handle(method, arguments)));
    }

    private static Object onObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> SerialDataSource.class.getSimpleName();
        };
    }

    private static @Nullable Object invoke(
            @Nullable Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
