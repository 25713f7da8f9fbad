package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DataSets;
import com.onebackpak.compliance.deletion.Eraser;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data sets of a host, each with what erases it and what counts it. Immutable; thread-safe if its parts are.
 *
 * <pre>{@code
 * HostData data = HostData.builder()
 *         .local(students, TableData.of("students", "district", "student"))
 *         .local(grades, TableData.of("grades", "district", "student"))
 *         .remote(files, bucket::erase, bucketInventory)
 *         .build();
 * }</pre>
 */
public final class HostData {
    private static final Logger LOG = LoggerFactory.getLogger(HostData.class);

    private final DataSets sets;
    private final Map<String, LocalData> local;
    private final Map<String, Remote> remote;

    private HostData(Builder builder) {
        this.sets = DataSets.of(builder.sets).withMinimums(builder.policies);
        this.local = Map.copyOf(builder.local);
        this.remote = Map.copyOf(builder.remote);
    }

    /**
     * What is elsewhere.
     *
     * @param eraser erases it
     * @param rows counts it; empty: nobody can
     */
    record Remote(Eraser eraser, Optional<HostRows> rows) {}

    /** Begins with no data set. */
    public static Builder builder() {
        return new Builder();
    }

    /** The data sets. */
    public DataSets sets() {
        return sets;
    }

    Optional<LocalData> local(String dataSet) {
        return Optional.ofNullable(local.get(dataSet));
    }

    /**
     * Checks the tables that are there by now; returns by which foreign keys rows would go along with those of each data set.
     *
     * @throws IllegalArgumentException as {@link TableData#check}, if one is no table of the database, or if rows would that do not go before; the message names all
     */
    Map<String, List<CascadingKey>> check(Work own) {
        Map<Relation, String> registered = new LinkedHashMap<>();
        Map<String, List<CascadingKey>> cascading = new LinkedHashMap<>();
        local.forEach((set, data) -> {
            if (data instanceof TableData table && isThere(own, table)) {
                List<CascadingKey> keys = own.read(statements -> statements.connectionResult(connection -> {
                    Relation relation = table.relation(connection);
                    relation.requireTable(connection);
                    registered.put(relation, set);
                    return CascadingKey.to(connection, relation);
                }));
                cascading.put(set, keys);
            }
        });
        List<String> wrong = new ArrayList<>();
        cascading.forEach((parent, keys) -> keys.forEach(key -> {
            String child = registered.get(key.child());
            if (child == null || !sets.below(parent).contains(child)) {
                wrong.add(key.refusal(parent, Optional.ofNullable(child)));
            }
        }));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return cascading;
    }

    private static boolean isThere(Work own, TableData table) {
        try {
            own.read(statements -> statements.connectionResult(table::check));
            return true;
        } catch (DataAccessException | ComplianceStoreException e) {
            LOG.debug("{} cannot be checked; it may be made later", table, e);
            return false;
        }
    }

    Optional<Remote> remote(String dataSet) {
        return Optional.ofNullable(remote.get(dataSet));
    }

    /** Builds {@link HostData}. Not thread-safe. */
    public static final class Builder {
        private final List<DataSet> sets = new ArrayList<>();
        private final Map<String, LocalData> local = new LinkedHashMap<>();
        private final Map<String, Remote> remote = new LinkedHashMap<>();
        private final List<Policy> policies = new ArrayList<>();

        private Builder() {}

        /** Has what these policies say must stay as long as the rest of a record go with the last of that, and not before. */
        public Builder minimumsOf(PolicySet these) {
            policies.addAll(these.policies());
            return this;
        }

        /** Adds a data set in the database of the stores. */
        public Builder local(DataSet set, LocalData data) {
            sets.add(set);
            local.put(set.id(), data);
            return this;
        }

        /** Adds a data set elsewhere, which the host can count. */
        public Builder remote(DataSet set, Eraser eraser, HostRows rows) {
            sets.add(set);
            remote.put(set.id(), new Remote(eraser, Optional.of(rows)));
            return this;
        }

        /** Adds a data set elsewhere that nobody can count; certificates say so. */
        public Builder uncounted(DataSet set, Eraser eraser) {
            sets.add(set);
            remote.put(set.id(), new Remote(eraser, Optional.empty()));
            return this;
        }

        /**
         * Registers them.
         *
         * @throws IllegalArgumentException as {@link DataSets#of(java.util.Collection)}, or if two data sets are of one table:
         *     what one of them erases, the other would miss
         */
        public HostData build() {
            Map<String, String> byTable = new LinkedHashMap<>();
            local.forEach((set, data) -> {
                if (data instanceof TableData table) {
                    String other = byTable.putIfAbsent(table.name(), set);
                    if (other != null) {
                        throw new IllegalArgumentException("data sets '" + other + "' and '" + set
                                + "' are both of table " + table.name() + "; make them one data set");
                    }
                }
            });
            return new HostData(this);
        }
    }
}
