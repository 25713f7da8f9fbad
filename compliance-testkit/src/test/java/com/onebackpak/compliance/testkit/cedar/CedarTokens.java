package com.onebackpak.compliance.testkit.cedar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a text of Cedar, one after the other. Not thread-safe. */
final class CedarTokens {
    private static final Pattern TOKEN = Pattern.compile(
            "(?:\\s+|//[^\\n]*)*(?:"
                    + "(\"(?:[^\"\\\\]|\\\\.)*+\"|[A-Za-z_]\\w*|\\d+|::|==|!=|<=|>=|&&|\\|\\||[-(){}\\[\\],;.:<>+*!@])|$)",
            Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();
    private int next;

    CedarTokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                throw new IllegalArgumentException("not a word of Cedar at " + at + ": " + text.substring(at));
            }
            at = matcher.end();
            if (matcher.group(1) == null) {
                break;
            }
            tokens.add(matcher.group(1));
        }
    }

    boolean isAtEnd() {
        return next == tokens.size();
    }

    String peek() {
        return isAtEnd() ? "" : tokens.get(next);
    }

    String take() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("the text ends too early");
        }
        return tokens.get(next++);
    }

    /** Takes the next token if it is this one. */
    boolean takes(String token) {
        if (peek().equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    void expect(String token) {
        if (!takes(token)) {
            throw new IllegalArgumentException("expected '" + token + "', not '" + peek() + "' as token " + next);
        }
    }

    boolean isText() {
        return peek().startsWith("\"");
    }

    /** Takes a quoted text, with its escapes resolved but for that of the star. */
    String text() {
        String quoted = take();
        return CedarEscapes.resolve(quoted.substring(1, quoted.length() - 1));
    }
}
