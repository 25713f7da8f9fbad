package com.onebackpak.compliance.jdbc.internal.row;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.SQLDialect;

/**
 * Asks several questions in their order: of PostgreSQL in one round trip; of H2, which runs in this process and takes one
 * statement at a time, one by one. Thread-safe.
 */
public final class RoundTrip {
    /** Of more questions the text is put together each time: it is long, and hardly one is asked twice. */
    private static final int MOST_KEPT = 16;

    /** The text of all by the texts of each: the driver finds what it has prepared by the text, and would hash a new one anew. */
    private static final Cache<List<String>, String> TOGETHER =
            CacheBuilder.newBuilder().maximumSize(256).build();

    private RoundTrip() {}

    /** A query with its parameters. */
    public interface Query {
        /** The query. */
        String sql();

        /** Binds the query's parameters from this one on; returns the next. */
        int bindTo(PreparedStatement statement, int from) throws SQLException;
    }

    /** A query, and what becomes of its rows. */
    public interface Question extends Query {
        /** Reads the rows, all of them. */
        void read(ResultSet rows) throws SQLException;
    }

    /** Asks, and reads all answers; where there is no question, the database is not asked. */
    public static void ask(Connection connection, SQLDialect family, List<? extends Question> questions)
            throws SQLException {
        if (family == SQLDialect.POSTGRES && !questions.isEmpty()) {
            askTogether(connection, questions);
        } else {
            for (Question question : questions) {
                askTogether(connection, List.of(question));
            }
        }
    }

    private static void askTogether(Connection connection, List<? extends Question> questions) throws SQLException {
        String sql = together(questions.stream().map(Question::sql).toList());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (Question question : questions) {
                next = question.bindTo(statement, next);
            }
            statement.execute();
            for (Question question : questions) {
                try (ResultSet rows = statement.getResultSet()) {
                    question.read(rows);
                }
                statement.getMoreResults();
            }
        }
    }

    private static String together(List<String> texts) {
        if (texts.size() == 1) {
            return texts.get(0);
        }
        String kept = texts.size() > MOST_KEPT ? null : TOGETHER.getIfPresent(texts);
        if (kept != null) {
            return kept;
        }
        String all = String.join("; ", texts);
        if (texts.size() <= MOST_KEPT) {
            TOGETHER.put(texts, all);
        }
        return all;
    }
}
