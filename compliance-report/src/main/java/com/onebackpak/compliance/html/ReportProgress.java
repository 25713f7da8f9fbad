package com.onebackpak.compliance.html;

/** Is told how far the making of a report is. */
@FunctionalInterface
public interface ReportProgress {
    /** Tells nobody. */
    ReportProgress NOBODY = (what, soFar) -> {};

    /**
     * Some more was read; told now and then, in the thread that makes the report.
     *
     * @param what what is read: decisions, disclosures, consents or people
     * @param soFar how many were read so far
     */
    void read(String what, long soFar);
}
