package com.onebackpak.compliance.jdbc.internal.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a check says, without what each database adds when it writes it down: parentheses, quotes, casts of constants, and what
 * comes first of what "or" joins. The checks of the scripts are comparisons with at most one "or", so that no parenthesis of
 * theirs changes what they mean. Has no state.
 */
final class CheckText {
    private static final Pattern CAST = Pattern.compile("cast\\s*\\(\\s*(-?\\d+)\\s+as\\s+(bigint|integer)\\s*\\)");
    private static final Pattern SUFFIX = Pattern.compile("('?)(-?\\d+)\\1::(bigint|integer)");
    private static final Pattern WORDS = Pattern.compile("[a-z_][a-z0-9_]*");

    private CheckText() {}

    /** The same text of the same check, whoever wrote it down. */
    static String of(String clause) {
        String text = clause.toLowerCase(Locale.ROOT).replace("\"", "");
        text = CAST.matcher(text).replaceAll("$1");
        text = SUFFIX.matcher(text).replaceAll("$2");
        text = text.replaceAll("[()]", " ").strip().replaceAll("\\s+", " ");
        return Stream.of(text.split(" or ", -1)).sorted().collect(Collectors.joining(" or "));
    }

    /** The names in a text, and the words between them. */
    static List<String> words(String text) {
        return WORDS.matcher(text).results().map(found -> found.group()).toList();
    }
}
