package com.onebackpak.compliance.policy;

import java.util.Optional;

/**
 * One normative statement of the text that a policy holds, in paraphrase. Immutable.
 *
 * @param citation how it is cited
 * @param says what it says
 * @param modality whether it permits, obliges, forbids, defines, disclaims or recommends
 * @param lines where it stands in the text; empty: not recorded
 * @param notOperative why no decision can rest on it; empty: something in the policy is bound to it
 */
public record Clause(
        Citation citation, String says, Modality modality, Optional<String> lines, Optional<String> notOperative) {

    /** What a clause does. */
    public enum Modality {
        /** It allows something. */
        PERMITS,
        /** It requires something. */
        OBLIGES,
        /** It prohibits something. */
        FORBIDS,
        /** It says what something is. */
        DEFINES,
        /** It declines responsibility. */
        DISCLAIMS,
        /** It advises. */
        RECOMMENDS
    }
}
