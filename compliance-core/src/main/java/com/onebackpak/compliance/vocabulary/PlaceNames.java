package com.onebackpak.compliance.vocabulary;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.internal.NearestName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which code was meant by what is none. Has no state. */
final class PlaceNames {
    /** The subdivisions of the United States by their part of the code: states, the district and outlying areas. */
    static final ImmutableMap<String, String> STATES = states("""
            AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
            FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky,
            LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
            MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico,
            NY New York, NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania,
            RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont,
            VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming, DC District of Columbia,
            AS American Samoa, GU Guam, MP Northern Mariana Islands, PR Puerto Rico,
            UM United States Minor Outlying Islands, VI Virgin Islands""");

    private PlaceNames() {}

    /** The code that was most likely meant by a name, a longer code, or a code in another spelling. */
    static Optional<String> codeFor(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        if (Jurisdiction.isCode(code)) {
            return Optional.of(code);
        }
        if (STATES.containsKey(code)) {
            return Optional.of("US-" + code);
        }
        Map<String, String> codes = codesByName();
        String name = written.strip().toLowerCase(Locale.ROOT);
        boolean mayBeMisspelt = name.length() > 3 && name.indexOf('-') < 0;
        return Optional.ofNullable(codes.get(name))
                .or(() -> mayBeMisspelt ? NearestName.of(name, codes.keySet()).map(codes::get) : Optional.empty());
    }

    /** A name that a country shares with a state is the state's. */
    private static Map<String, String> codesByName() {
        Map<String, String> codes = new HashMap<>(Map.of("uk", "GB", "england", "GB", "america", "US"));
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
        }
        STATES.forEach((state, name) -> codes.put(name.toLowerCase(Locale.ROOT), "US-" + state));
        return codes;
    }

    private static ImmutableMap<String, String> states(String listed) {
        ImmutableMap.Builder<String, String> states = ImmutableMap.builder();
        for (String state : Splitter.on(',').trimResults().split(listed)) {
            states.put(state.substring(0, 2), state.substring(3));
        }
        return states.buildOrThrow();
    }
}
