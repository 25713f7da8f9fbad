package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.testkit.cedar.CedarValue.Address;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Network addresses and ranges as Cedar writes them. */
final class CedarAddresses {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    private CedarAddresses() {}

    static Optional<CedarValue> parse(String text) {
        boolean isLong = text.indexOf(':') >= 0;
        int slash = text.indexOf('/');
        String prefix = slash < 0 ? String.valueOf(width(isLong)) : text.substring(slash + 1);
        if (!NUMBER.matcher(prefix).matches() || Integer.parseInt(prefix) > width(isLong)) {
            return Optional.empty();
        }
        String address = slash < 0 ? text : text.substring(0, slash);
        return (isLong ? longBits(address) : shortBits(address))
                .map(bits -> new Address(isLong, bits, Integer.parseInt(prefix)));
    }

    private static Optional<BigInteger> shortBits(String address) {
        String[] bytes = address.split("\\.", -1);
        BigInteger bits = BigInteger.ZERO;
        for (String one : bytes) {
            if (!NUMBER.matcher(one).matches() || Integer.parseInt(one) > 255) {
                return Optional.empty();
            }
            bits = bits.shiftLeft(8).add(new BigInteger(one));
        }
        return bytes.length == 4 ? Optional.of(bits) : Optional.empty();
    }

    /** Two colons stand once, at most, for the groups that are left out. */
    private static Optional<BigInteger> longBits(String address) {
        int gap = address.indexOf("::");
        List<String> groups = groups(gap < 0 ? address : address.substring(0, gap));
        if (gap >= 0) {
            List<String> after = groups(address.substring(gap + 2));
            int left = 8 - groups.size() - after.size();
            if (left < 1) {
                return Optional.empty();
            }
            for (int i = 0; i < left; i++) {
                groups.add("0");
            }
            groups.addAll(after);
        }
        if (groups.size() != 8
                || !groups.stream().allMatch(one -> GROUP.matcher(one).matches())) {
            return Optional.empty();
        }
        BigInteger bits = BigInteger.ZERO;
        for (String one : groups) {
            bits = bits.shiftLeft(16).add(new BigInteger(one, 16));
        }
        return Optional.of(bits);
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(text.split(":", -1)));
    }

    static boolean isInRange(Address one, Address range) {
        return one.isLong() == range.isLong()
                && one.prefix() >= range.prefix()
                && first(one, range.prefix()).equals(first(range, range.prefix()));
    }

    static boolean is(String what, Address address) {
        return switch (what) {
            case "isIpv4" -> !address.isLong();
            case "isIpv6" -> address.isLong();
            case "isLoopback" ->
                address.isLong()
                        ? address.bits().equals(BigInteger.ONE) && address.prefix() == 128
                        : first(address, 8).intValue() == 127 && address.prefix() >= 8;
            default ->
                address.isLong()
                        ? first(address, 8).intValue() == 0xFF && address.prefix() >= 8
                        : first(address, 4).intValue() == 0xE && address.prefix() >= 4;
        };
    }

    private static BigInteger first(Address address, int bits) {
        return address.bits().shiftRight(width(address.isLong()) - bits);
    }

    private static int width(boolean isLong) {
        return isLong ? 128 : 32;
    }
}
