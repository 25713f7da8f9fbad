package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.jdbc.ComplianceSchemaException;
import com.onebackpak.compliance.spring.ComplianceProperties.Schema;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The data source, with the tables of the stores in it. Immutable.
 *
 * @param dataSource the application's pool
 */
record ComplianceTables(DataSource dataSource) {
    /**
     * Installs or verifies the tables.
     *
     * @throws ComplianceConfigurationException if they are not there afterwards, or not what they should be
     */
    static ComplianceTables of(DataSource dataSource, Schema schema) {
        try {
            if (schema == Schema.INSTALL) {
                ComplianceSchema.install(dataSource);
            } else {
                ComplianceSchema.verify(dataSource);
            }
        } catch (ComplianceSchemaException e) {
            throw new ComplianceConfigurationException(
                    "compliance.schema is " + schema.name().toLowerCase(Locale.ROOT) + ": " + e.getMessage(),
                    schema == Schema.INSTALL
                            ? "Do what it says; or have your own migrations create the tables (docs/embedding.md) and set"
                                    + " compliance.schema=verify."
                            : "Have your own migrations create the tables before (docs/embedding.md), or set"
                                    + " compliance.schema=install.",
                    e);
        } catch (ComplianceStoreException e) {
            throw new ComplianceConfigurationException(
                    "the application's DataSource cannot be used for the stores: " + e.getMessage(),
                    "Correct spring.datasource.*, give its pool two connections at least, or let compliance have another DataSource that is @Primary.",
                    e);
        }
        return new ComplianceTables(dataSource);
    }

    /**
     * Whether the database has any key, so that it is not new.
     *
     * @throws ComplianceConfigurationException if that cannot be told
     */
    boolean haveKeys() {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement();
                    ResultSet keys =
                            statement.executeQuery("select 1 from compliance_subject_key fetch first 1 rows only")) {
                return keys.next();
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback(); // reading began a transaction
                }
            }
        } catch (SQLException e) {
            throw new ComplianceConfigurationException(
                    "whether the database has keys cannot be told, so none are made",
                    "Look at the cause, and correct spring.datasource.*.",
                    e);
        }
    }
}
