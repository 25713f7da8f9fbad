package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.testkit.cedar.CedarValue.Address;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Bool;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Quantity;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/** What Cedar computes from values that a policy writes out: no fact is in it, so it is computed as it is said. */
final class CedarConstants {
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400_000);
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+\\.[0-9]{1,4}");
    private static final Map<String, BinaryOperator<BigDecimal>> ARITHMETIC =
            Map.of("+", BigDecimal::add, "-", BigDecimal::subtract, "*", BigDecimal::multiply);
    private static final Map<String, Long> UNITS = Map.of(
            "toMilliseconds",
            1L,
            "toSeconds",
            1_000L,
            "toMinutes",
            60_000L,
            "toHours",
            3_600_000L,
            "toDays",
            86_400_000L);
    private static final Set<String> OTHERS = Set.of(
            "neg",
            "ip",
            "decimal",
            "datetime",
            "duration",
            "offset",
            "durationSince",
            "toDate",
            "toTime",
            "isIpv4",
            "isIpv6",
            "isLoopback",
            "isMulticast",
            "isInRange");

    private CedarConstants() {}

    /** Whether it is an operation of Cedar. */
    static boolean isKnown(String operator) {
        return ARITHMETIC.containsKey(operator) || UNITS.containsKey(operator) || OTHERS.contains(operator);
    }

    /** What it comes to; nothing where it is an error. */
    static Optional<CedarValue> of(String operator, List<CedarValue> values) {
        if (ARITHMETIC.containsKey(operator)) {
            return both(values, Kind.LONG, Kind.LONG, Kind.LONG, ARITHMETIC.get(operator));
        }
        if (UNITS.containsKey(operator)) {
            return quantity(values, Kind.DURATION)
                    .flatMap(value -> fitting(
                            Kind.LONG, value.divide(BigDecimal.valueOf(UNITS.get(operator)), 0, RoundingMode.DOWN)));
        }
        return switch (operator) {
            case "neg" -> quantity(values, Kind.LONG).flatMap(value -> fitting(Kind.LONG, value.negate()));
            case "ip" -> text(values).flatMap(CedarAddresses::parse);
            case "decimal" -> text(values).flatMap(CedarConstants::decimal);
            case "datetime" -> text(values).flatMap(CedarTimes::moment);
            case "duration" -> text(values).flatMap(CedarTimes::duration);
            case "offset" -> both(values, Kind.DATETIME, Kind.DURATION, Kind.DATETIME, BigDecimal::add);
            case "durationSince" -> both(values, Kind.DATETIME, Kind.DATETIME, Kind.DURATION, BigDecimal::subtract);
            case "toDate" ->
                quantity(values, Kind.DATETIME)
                        .flatMap(value -> fitting(Kind.DATETIME, value.subtract(sinceMidnight(value))));
            case "toTime" ->
                quantity(values, Kind.DATETIME).flatMap(value -> fitting(Kind.DURATION, sinceMidnight(value)));
            case "isInRange" ->
                values.size() == 2 && values.get(0) instanceof Address one && values.get(1) instanceof Address range
                        ? Optional.of(new Bool(CedarAddresses.isInRange(one, range)))
                        : Optional.empty();
            default ->
                values.size() == 1 && values.get(0) instanceof Address address
                        ? Optional.of(new Bool(CedarAddresses.is(operator, address)))
                        : Optional.empty();
        };
    }

    /** The quantity, if it is one that Cedar can hold. */
    static Optional<CedarValue> fitting(Kind kind, BigDecimal value) {
        BigInteger digits = kind == Kind.DECIMAL ? value.movePointRight(4).toBigInteger() : value.toBigInteger();
        return digits.bitLength() <= 63
                ? Optional.of(new Quantity(kind, digits.signum() == 0 ? BigDecimal.ZERO : plain(value)))
                : Optional.empty();
    }

    /** Without zeros that say nothing, so that equal quantities are equal. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal sinceMidnight(BigDecimal moment) {
        BigDecimal rest = moment.remainder(DAY);
        return rest.signum() < 0 ? rest.add(DAY) : rest;
    }

    private static Optional<CedarValue> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? fitting(Kind.DECIMAL, new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<String> text(List<CedarValue> values) {
        return values.size() == 1 && values.get(0) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static Optional<BigDecimal> quantity(List<CedarValue> values, Kind kind) {
        return values.size() == 1 ? quantity(values.get(0), kind) : Optional.empty();
    }

    private static Optional<BigDecimal> quantity(CedarValue value, Kind kind) {
        return value instanceof Quantity quantity && quantity.kind() == kind
                ? Optional.of(quantity.value())
                : Optional.empty();
    }

    private static Optional<CedarValue> both(
            List<CedarValue> values, Kind first, Kind second, Kind result, BinaryOperator<BigDecimal> operator) {
        return values.size() == 2
                ? quantity(values.get(0), first)
                        .flatMap(a -> quantity(values.get(1), second).map(b -> operator.apply(a, b)))
                        .flatMap(value -> fitting(result, value))
                : Optional.empty();
    }
}
