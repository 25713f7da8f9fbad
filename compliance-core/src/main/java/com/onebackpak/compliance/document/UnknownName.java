package com.onebackpak.compliance.document;

import com.onebackpak.compliance.internal.NearestName;
import java.util.Collection;
import java.util.List;

/** The words for a name that is none of the known ones: which was meant, or else which are known. Has no state. */
final class UnknownName {
    private UnknownName() {}

    static String text(String what, String name, Collection<String> known) {
        return text(what, name, NearestName.of(name, known).stream().toList(), NearestName.listed(known));
    }

    static String text(String what, String name, List<String> meant, String otherwise) {
        return "unknown " + what + " '" + shortened(name) + "'; "
                + (meant.isEmpty() ? otherwise : NearestName.hint(meant));
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "...";
    }
}
