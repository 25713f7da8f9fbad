package com.onebackpak.compliance.store;

/** What a journal knows of an erasure. The key of an erasure that is {@link #DONE} must not be anywhere any more. */
public enum ErasureState {
    /** It was about to be done, and nobody was told that it was: whether it was done is unknown. */
    INTENDED,
    /** It was done. This is final. */
    DONE,
    /** It was not done, and nobody shall do it unless it is asked for again. */
    WITHDRAWN
}
