package com.onebackpak.compliance.vocabulary;

/** How the path of a term is written and read. Has no state. */
final class TermSyntax {
    private TermSyntax() {}

    /** Whether it is letters and digits in lower case, with single hyphens and points between them. */
    static boolean isWellFormed(String path) {
        boolean isInWord = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean isOfWord = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!isOfWord && !(isInWord && (c == '-' || c == '.'))) {
                return false;
            }
            isInWord = isOfWord;
        }
        return isInWord;
    }

    /** Whether a path is the same as another, or stands above it. */
    static boolean covers(String broader, String narrower) {
        int length = broader.length();
        return length < narrower.length()
                ? narrower.charAt(length) == '.' && narrower.startsWith(broader)
                : broader.equals(narrower);
    }
}
