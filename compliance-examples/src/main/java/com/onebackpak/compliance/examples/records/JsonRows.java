package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.document.PlainJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Rows as a JSON array, an object a line. Not thread-safe. */
final class JsonRows implements Rows {
    private final PrintWriter out;
    private String before = "[\n";

    JsonRows(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void add(List<String> cells, String note, Map<String, Object> data) {
        out.print(before);
        out.print(PlainJson.compact(data));
        before = ",\n";
    }

    @Override
    public void also(List<String> cells, String note) {}

    @Override
    public void end() {
        out.println("[\n".equals(before) ? "[]" : "\n]");
    }
}
