package com.onebackpak.compliance.vocabulary;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place whose law applies or where data is kept: a country by its ISO 3166-1 code ({@code US}), one of its
 * subdivisions by ISO 3166-2 ({@code US-TX}), or the European Union ({@code EU}). Immutable.
 *
 * <p>Subdivisions of the United States are checked against the standard's list, those of other countries by their form.
 *
 * @param code the code, in capitals
 */
public record Jurisdiction(String code) implements Comparable<Jurisdiction> {
    private static final Pattern SUBDIVISION = Pattern.compile("([A-Z]{2})-([A-Z0-9]{1,3})");
    private static final ImmutableSet<String> COUNTRIES = ImmutableSet.copyOf(Locale.getISOCountries());

    /** The outlying areas of the United States, which have a country's code too. */
    private static final ImmutableSet<String> OUTLYING_AREAS = ImmutableSet.of("AS", "GU", "MP", "PR", "UM", "VI");

    private static final ImmutableSet<String> UNION_MEMBERS = ImmutableSet.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    /**
     * Names a place.
     *
     * @throws IllegalArgumentException if the code is none; the message names the one that was most likely meant
     */
    public Jurisdiction {
        if (!isCode(code)) {
            throw new IllegalArgumentException("unknown jurisdiction '" + code + "'; "
                    + PlaceNames.codeFor(code)
                            .map(known -> "did you mean '" + known + "'?")
                            .orElse("it must be an ISO 3166 code such as US or US-TX"));
        }
    }

    /**
     * Names a place.
     *
     * @throws IllegalArgumentException if the code is none; the message names the one that was most likely meant
     */
    public static Jurisdiction of(String code) {
        return new Jurisdiction(code);
    }

    /** Every country, the European Union, and the subdivisions of the United States. */
    public static List<Jurisdiction> listed() {
        return Stream.of(
                        COUNTRIES.stream(),
                        Stream.of("EU"),
                        PlaceNames.STATES.keySet().stream().map(state -> "US-" + state))
                .flatMap(codes -> codes)
                .map(Jurisdiction::new)
                .toList();
    }

    /** Whether the other place is this one or lies in it. */
    public boolean covers(Jurisdiction other) {
        String region = path();
        String place = other.path();
        return place.startsWith(region) && (place.length() == region.length() || place.charAt(region.length()) == '-');
    }

    /** The code, after that of what the country lies in: {@code EU-DE-BY}, and {@code US-PR} for {@code PR}. */
    private String path() {
        String country = code.substring(0, 2);
        if (OUTLYING_AREAS.contains(country)) {
            return "US-" + code;
        }
        return UNION_MEMBERS.contains(country) ? "EU-" + code : code;
    }

    /** Whether the text is the code of a place. */
    public static boolean isCode(String text) {
        Matcher subdivision = SUBDIVISION.matcher(text);
        if (!subdivision.matches()) {
            return COUNTRIES.contains(text) || text.equals("EU");
        }
        return subdivision.group(1).equals("US")
                ? PlaceNames.STATES.containsKey(subdivision.group(2))
                : COUNTRIES.contains(subdivision.group(1));
    }

    @Override
    public int compareTo(Jurisdiction other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
