package com.onebackpak.compliance.jdbc;

import java.util.TimeZone;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a class of tests as if the machine stood where one day never was. */
final class InAnotherTimeZone implements BeforeAllCallback, AfterAllCallback {
    private TimeZone before = TimeZone.getDefault();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isOutermost(context)) {
            before = TimeZone.getDefault();
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isOutermost(context)) {
            TimeZone.setDefault(before);
        }
    }

    /** Nested classes have it from the outermost. */
    private static boolean isOutermost(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }
}
