package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.html.internal.templates.JtepageGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes pages as HTML. Has no state. */
public final class PageWriter {
    private PageWriter() {}

    /**
     * Writes a page and leaves the writer open.
     *
     * @throws IOException if the writer does
     */
    public static void write(HtmlPage page, Writer to) throws IOException {
        Writer plain = new PlainWriter(new BufferedWriter(to));
        try {
            JtepageGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(plain)), null, page);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        plain.flush();
    }
}
