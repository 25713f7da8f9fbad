package com.onebackpak.compliance.internal;

import java.util.Collection;
import java.util.List;

/** The words for a name that is none of the known ones: which was meant, or else which are known. Has no state. */
public final class UnknownName {
    private static final int MAX_LISTED_TOGETHER = 20;

    private UnknownName() {}

    /** Names the nearest one that is known, or lists those that are. */
    public static String text(String what, String name, Collection<String> known) {
        return text(what, name, NearestName.of(name, known).stream().toList(), known);
    }

    /** Names what was meant, or lists what is known. */
    public static String text(String what, String name, List<String> meant, Collection<String> known) {
        return text(what, name, meant, NearestName.listed(near(name, known)));
    }

    /** Names what was meant, or says something else. */
    public static String text(String what, String name, List<String> meant, String otherwise) {
        return "unknown " + what + " '" + shortened(name) + "'; "
                + (meant.isEmpty() ? otherwise : NearestName.hint(meant));
    }

    /** Those with the same first part; where there are none, all, or of many dotted names the undotted. */
    private static List<String> near(String name, Collection<String> known) {
        String top = name.substring(0, name.indexOf('.') + 1);
        List<String> siblings = known.stream()
                .filter(other -> !top.isEmpty() && (other + ".").startsWith(top))
                .toList();
        List<String> undotted = known.size() <= MAX_LISTED_TOGETHER
                ? List.of()
                : known.stream().filter(other -> other.indexOf('.') < 0).toList();
        return !siblings.isEmpty() ? siblings : !undotted.isEmpty() ? undotted : List.copyOf(known);
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "...";
    }
}
