package com.onebackpak.compliance.jdbc.internal.schema;

import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DataType;

/** Types of columns by the names that the scripts give them, the same for both databases. */
final class ColumnType {
    /** From here on, a length is only the most that a database can hold: H2 says a thousand million. */
    private static final int UNBOUNDED = 1_000_000;

    private ColumnType() {}

    /** The type that the library was built with. */
    static String expected(DataType<?> type) {
        Class<?> java = type.getType();
        if (java == String.class) {
            return text(type.length());
        } else if (java == String[].class) {
            DataType<?> component = type.getArrayComponentDataType();
            return text(component == null ? 0 : component.length()) + " array";
        } else if (java == Integer.class) {
            return "integer";
        } else if (java == Long.class) {
            return "bigint";
        } else if (java == Boolean.class) {
            return "boolean";
        } else if (java == UUID.class) {
            return "uuid";
        } else if (java == byte[].class) {
            return "bytea";
        } else if (java == Instant.class) {
            return "timestamp(6) with time zone";
        }
        throw new IllegalStateException("a column of the scripts has a type without a name: " + java);
    }

    /**
     * The type of a column as a driver describes it.
     *
     * @param type one of {@link Types}
     * @param typeName the database's name
     * @param size how many characters
     * @param digits how many digits of a second
     */
    static String actual(int type, String typeName, int size, int digits) {
        String name = typeName.toLowerCase(Locale.ROOT);
        if (type == Types.ARRAY) {
            // H2: character varying(128) array; PostgreSQL: _varchar, with the size beside it
            if (name.startsWith("_")) {
                return actual(Types.OTHER, name.substring(1), size, digits) + " array";
            }
            String component = name.replaceAll("\\s*array.*$", "");
            int open = component.indexOf('(');
            return open < 0
                    ? actual(Types.OTHER, component, UNBOUNDED, digits) + " array"
                    : actual(
                                    Types.OTHER,
                                    component.substring(0, open).strip(),
                                    Integer.parseInt(component.substring(open + 1, component.indexOf(')'))),
                                    digits)
                            + " array";
        }
        return switch (name) {
            case "varchar", "character varying" -> text(size);
            case "text", "character large object" -> "text";
            case "int4", "integer" -> "integer";
            case "int8", "bigint" -> "bigint";
            case "bool", "boolean" -> "boolean";
            case "bytea", "binary varying" -> "bytea";
            case "timestamptz", "timestamp with time zone" -> "timestamp(" + digits + ") with time zone";
            default -> name;
        };
    }

    private static String text(int size) {
        return size <= 0 || size >= UNBOUNDED ? "text" : "varchar(" + size + ")";
    }
}
