package com.onebackpak.compliance.testkit.cedar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Quoted texts and patterns. An escaped star stays escaped, because it means something in a pattern only. */
final class CedarEscapes {
    /** What stands for an escaped star until it is known what it stands in: no text has it. */
    private static final char STAR = '\uE000';

    private CedarEscapes() {}

    static String resolve(String raw) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = raw.charAt(at++);
            switch (escaped) {
                case 'n' -> text.append('\n');
                case 't' -> text.append('\t');
                case 'r' -> text.append('\r');
                case '0' -> text.append('\0');
                case '*' -> text.append(STAR);
                case 'x' -> {
                    text.append((char) Integer.parseInt(raw.substring(at, at + 2), 16));
                    at += 2;
                }
                case 'u' -> {
                    int end = raw.indexOf('}', at);
                    text.appendCodePoint(
                            Integer.parseInt(raw.substring(at + 1, end).replace("_", ""), 16));
                    at = end + 1;
                }
                default -> text.append(escaped);
            }
        }
        return text.toString();
    }

    /** Whether the text is like the pattern. */
    static boolean matches(String text, String pattern) {
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split("\\*", -1)) {
            parts.add(Pattern.quote(literally(part)));
        }
        return Pattern.compile(String.join(".*", parts), Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    /** The pattern as the text that it stands for where it has no wildcard. */
    static String literally(String pattern) {
        return pattern.replace(STAR, '*');
    }
}
