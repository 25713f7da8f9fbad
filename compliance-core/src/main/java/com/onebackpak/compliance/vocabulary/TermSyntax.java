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

    /** Whether a path of a term is the same as another's, or stands above it. */
    @SuppressWarnings("ReferenceEquality") // equal paths of terms are one object, and the others need not be read then
    static boolean covers(String broader, String narrower) {
        if (broader == narrower) {
            return true;
        }
        int length = broader.length();
        return length < narrower.length() && narrower.charAt(length) == '.' && narrower.startsWith(broader);
    }
}
