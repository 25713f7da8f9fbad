package com.onebackpak.compliance.examples;

import java.io.Console;

/** What the program writes to. Has no state. */
public final class Terminal {
    private Terminal() {}

    /**
     * Whether a person reads along. From Java 22 on there may be a console without a terminal, and a method that tells; before,
     * null tells.
     */
    @SuppressWarnings("SystemConsoleNull")
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Whether that person's terminal shows colours, and nobody has said that they are not wanted (no-color.org). */
    static boolean showsColours() {
        return isThere() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }
}
