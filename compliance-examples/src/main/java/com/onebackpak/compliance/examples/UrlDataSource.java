package com.onebackpak.compliance.examples;

import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections to the database of a JDBC URL, for one command: each is made when it is asked for and closed by whoever asked.
 * Thread-safe.
 */
final class UrlDataSource implements DataSource {
    /** As H2 says it. */
    private static final String NO_DATABASE = "90146";

    private final String url;
    private final Properties properties = new Properties();

    UrlDataSource(String url, Optional<String> user, Optional<String> password) {
        this.url = ofWhatIsThere(url);
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(word -> properties.setProperty("password", word));
    }

    /** H2 would make a database at an address that was mistyped, and leave it there. */
    private static String ofWhatIsThere(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("jdbc:h2:") && !lower.startsWith("jdbc:h2:mem:") && !lower.contains(";ifexists=")
                ? url + ";IFEXISTS=TRUE"
                : url;
    }

    /**
     * Connects once.
     *
     * @throws CommandException if that is not possible; what the driver says may hold the password and is left out
     */
    void requireReachable() {
        try (Connection connection = getConnection()) {
            connection.getMetaData();
        } catch (SQLException e) {
            String state = e.getSQLState();
            String why = "08001".equals(state) && DriverManager.drivers().noneMatch(this::accepts)
                    ? "no driver on the class path takes it"
                    : NO_DATABASE.equals(state)
                            ? "there is none, and none is made"
                            : "the driver says so with SQL state " + state;
            throw new CommandException("cannot connect to the database of --url: " + why
                    + "; check the address, --user and the environment variable " + StoredRecords.PASSWORD);
        }
    }

    private boolean accepts(Driver driver) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        return new PrintWriter(Writer.nullWriter());
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // nothing is logged
    }

    @Override
    public void setLoginTimeout(int seconds) {
        DriverManager.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("this data source does not log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw new SQLException("this data source wraps nothing");
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
