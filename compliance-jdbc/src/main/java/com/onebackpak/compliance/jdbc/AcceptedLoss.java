package com.onebackpak.compliance.jdbc;

/**
 * What an operator says is lost for good, so that stores open all the same. Without it they refuse, because each looks
 * like a mistake: a folder that was not mounted, a copy that was put back at the wrong place.
 */
public enum AcceptedLoss {
    /** The database that the keys were used with: in its place is an empty one, or another. */
    DATABASE,
    /** Erasures that the journal knew: it was emptied, or is an older copy. Those that the database knows are told to it. */
    JOURNAL,
    /** What was appended to the logs after the backup that was put back; what a checkpoint kept elsewhere says is missed all the same. */
    ENTRIES
}
