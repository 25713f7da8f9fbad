package com.onebackpak.compliance.testkit.cedar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of Cedar; equal values are equal to Cedar, too. Immutable. */
sealed interface CedarValue {
    /** What it is. */
    Kind kind();

    /** The kinds of values. */
    enum Kind {
        BOOL,
        LONG,
        STRING,
        ENTITY,
        SET,
        RECORD,
        DECIMAL,
        DATETIME,
        DURATION,
        IP;

        /** Whether its values have an order. */
        boolean isOrdered() {
            return this == LONG || this == DECIMAL || this == DATETIME || this == DURATION;
        }
    }

    /** True or false. */
    record Bool(boolean value) implements CedarValue {
        @Override
        public Kind kind() {
            return Kind.BOOL;
        }
    }

    /** Text. */
    record Text(String value) implements CedarValue {
        @Override
        public Kind kind() {
            return Kind.STRING;
        }
    }

    /** A number, or what is counted by one: decimals, moments and durations in milliseconds. */
    record Quantity(Kind kind, BigDecimal value) implements CedarValue {}

    /** A network address and how many of its first bits make the range. */
    record Address(boolean isLong, BigInteger bits, int prefix) implements CedarValue {
        @Override
        public Kind kind() {
            return Kind.IP;
        }
    }

    /** The name of an entity. */
    record EntityId(String type, String id) implements CedarValue {
        @Override
        public Kind kind() {
            return Kind.ENTITY;
        }
    }

    /** A set. */
    record Members(Set<CedarValue> values) implements CedarValue {
        @Override
        public Kind kind() {
            return Kind.SET;
        }
    }

    /** A record. */
    record Fields(Map<String, CedarValue> values) implements CedarValue {
        @Override
        public Kind kind() {
            return Kind.RECORD;
        }
    }

    /** A whole number. */
    static CedarValue of(long value) {
        return new Quantity(Kind.LONG, BigDecimal.valueOf(value));
    }

    /** It as text that tells its kind, so that unequal values have unequal texts; nothing for sets and records. */
    default Optional<String> tagged() {
        Optional<String> text = switch (kind()) {
            case BOOL -> Optional.of(String.valueOf(((Bool) this).value()));
            case STRING -> Optional.of(((Text) this).value());
            case LONG, DECIMAL, DATETIME, DURATION ->
                Optional.of(((Quantity) this).value().toPlainString());
            case IP -> Optional.of(this.toString());
            case ENTITY -> Optional.of(((EntityId) this).type() + "::" + ((EntityId) this).id());
            case SET, RECORD -> Optional.empty();
        };
        return text.map(written -> kind().name() + " " + written);
    }
}
