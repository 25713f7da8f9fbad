package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.html.ReportProgress;
import java.util.HashMap;
import java.util.Map;

/** Counts what was read, and tells it now and then. Not thread-safe. */
public final class Progress {
    private static final int STEP = 500;

    private final ReportProgress listener;
    private final Map<String, Long> counts = new HashMap<>();

    /** Tells a listener. */
    public Progress(ReportProgress listener) {
        this.listener = listener;
    }

    /** One more was read. */
    void one(String what) {
        long count = counts.merge(what, 1L, Long::sum);
        if (count % STEP == 0) {
            listener.read(what, count);
        }
    }
}
