package com.onebackpak.compliance.evaluation;

/** Codes of countries and their subdivisions: {@code US} covers {@code US-TX}. */
final class Regions {
    private Regions() {}

    static boolean covers(String wide, String narrow) {
        return narrow.startsWith(wide) && (narrow.length() == wide.length() || narrow.charAt(wide.length()) == '-');
    }
}
