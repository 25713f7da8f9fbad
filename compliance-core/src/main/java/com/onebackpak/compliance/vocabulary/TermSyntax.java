package com.onebackpak.compliance.vocabulary;

import java.util.regex.Pattern;

/** How the path of a term is written. Has no state. */
final class TermSyntax {
    private static final Pattern PATH = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)*");

    private TermSyntax() {}

    static boolean isWellFormed(String path) {
        return PATH.matcher(path).matches();
    }
}
