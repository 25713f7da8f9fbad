package com.onebackpak.compliance.jdbc.internal.deletion;

import com.google.common.base.Splitter;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Why people of a unit are left, as it is stored. Has no state. */
final class StoredReasons {
    private static final String REFERRED_TO_BY = ">";
    private static final Splitter WORDS = Splitter.on(' ');

    private StoredReasons() {}

    /** {@code "legal 2"} for two by a hold of that kind, {@code ">grades 1"} for one to whose rows those of a data set refer. */
    static String[] stored(HeldPeople held) {
        return Stream.concat(
                        held.holds().entrySet().stream()
                                .map(hold -> hold.getKey().key() + " " + hold.getValue()),
                        held.referredToBy().entrySet().stream()
                                .map(set -> REFERRED_TO_BY + set.getKey() + " " + set.getValue()))
                .toArray(String[]::new);
    }

    /** What was stored of so many people; where an older version wrote no number, all of them are meant. */
    static HeldPeople read(String[] stored, int people) {
        Map<HoldKind, Integer> holds = new EnumMap<>(HoldKind.class);
        Map<String, Integer> referring = new TreeMap<>();
        for (String reason : stored) {
            List<String> words = WORDS.splitToList(reason);
            int number = words.size() > 1 ? Integer.parseInt(words.get(1)) : people;
            if (reason.startsWith(REFERRED_TO_BY)) {
                referring.put(words.get(0).substring(REFERRED_TO_BY.length()), number);
            } else {
                holds.put(HoldKind.ofKey(words.get(0)), number);
            }
        }
        return new HeldPeople(people, holds, referring);
    }
}
