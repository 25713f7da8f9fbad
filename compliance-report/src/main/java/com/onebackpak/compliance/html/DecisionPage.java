package com.onebackpak.compliance.html;

import com.onebackpak.compliance.DecisionReview.Review;
import com.onebackpak.compliance.html.internal.HtmlPage;
import com.onebackpak.compliance.html.internal.PageWriter;
import com.onebackpak.compliance.html.internal.ReviewPage;
import com.onebackpak.compliance.store.TenantStores;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;

/**
 * One decision in one HTML file: the tree of its reasons, the facts as they were known, and what would have opened it. Like
 * {@link ComplianceReport}, it needs nothing else. It has the values of the facts, birth dates among them: keep it as personal
 * data. Immutable, thread-safe.
 *
 * <pre>{@code
 * DecisionReview.Review review =
 *         DecisionReview.of(stores.of(district)).review(decisionId).orElseThrow();
 * try (Writer file = Files.newBufferedWriter(Path.of("decision.html"))) {
 *     DecisionPage.of(stores.of(district), review, ZoneId.of("America/Chicago")).write(file);
 * }
 * }</pre>
 */
public final class DecisionPage {
    private final HtmlPage page;

    private DecisionPage(HtmlPage page) {
        this.page = page;
    }

    /**
     * The page of a decision that was reviewed; of one that cannot be derived again, what is on record and why it cannot.
     *
     * @param stores those in which it was reviewed
     * @param zone in which its times are told
     */
    public static DecisionPage of(TenantStores stores, Review review, ZoneId zone) {
        return new DecisionPage(ReviewPage.of(stores, review, zone));
    }

    /**
     * Writes it and leaves the writer open. It says of itself that it is UTF-8.
     *
     * @throws IOException if the writer does
     */
    public void write(Writer to) throws IOException {
        PageWriter.write(page, to);
    }
}
