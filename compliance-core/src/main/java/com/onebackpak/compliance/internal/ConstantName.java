package com.onebackpak.compliance.internal;

import java.util.Locale;

/** How a constant of an enum is written in files: in lower case with hyphens. Has no state. */
public final class ConstantName {
    private ConstantName() {}

    /** Returns the name in files: {@code policy-notified} for {@code POLICY_NOTIFIED}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant of that name in files.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static <E extends Enum<E>> E parse(String name, Class<E> type) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
