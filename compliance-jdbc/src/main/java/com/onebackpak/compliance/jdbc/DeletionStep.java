package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.party.PartyId;
import java.util.UUID;

/**
 * What a step of a run did. Immutable.
 *
 * @param tenant whose run
 * @param run which
 * @param dataSet the data set; empty text: of the run as a whole
 * @param outcome what came of it
 * @param rows how many rows went
 * @param why what stood in the way, or what happened; names no people
 */
public record DeletionStep(PartyId tenant, UUID run, String dataSet, Outcome outcome, long rows, String why) {
    /** What came of a step. */
    public enum Outcome {
        /** All of the unit is done. */
        DONE,
        /** It is done but for what is held. */
        DEFERRED,
        /** It failed or was put off, and is tried again later. */
        FAILED,
        /** It failed too often: the run is stopped until somebody resumes it. */
        STOPPED,
        /** Somebody else was given the unit meanwhile, and what was done here counts there. */
        LATE,
        /** The quiet period is over: all is looked at once more. */
        SWEEP
    }
}
