package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.internal.ConstantName;
import java.util.List;
import java.util.Optional;

/**
 * Something that should be mended in a policy, or that a reader of it should know. Immutable.
 *
 * @param kind what kind of finding it is
 * @param severity how much it matters
 * @param policy the id of the policy, with {@code @} and the version where several were looked at
 * @param id the id under which the policy itself declares it; empty for what was found by analysis
 * @param places where: ids of rules, exemptions as {@code rule/exemption}, provisions and parameters, and clauses
 * @param says what was found
 * @param remedy what would mend it, or how it is read meanwhile; empty where nobody says
 */
public record LintFinding(
        Kind kind,
        Severity severity,
        String policy,
        Optional<String> id,
        List<String> places,
        String says,
        Optional<String> remedy) {
    /** Copies what is given. */
    public LintFinding {
        places = List.copyOf(places);
    }

    /** Whether the policy is unsound: part of it can never have the effect it was written for. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether something should be mended, and not only known. */
    public boolean isToMend() {
        return severity != Severity.REMARK;
    }

    LintFinding of(String otherPolicy) {
        return new LintFinding(kind, severity, otherPolicy, id, places, says, remedy);
    }

    /** The kinds of findings. */
    public enum Kind {
        /** Clauses that say different things. */
        CONTRADICTION,
        /** Something the text should say and does not. */
        GAP,
        /** A word on which a decision hangs and which the text does not define. */
        UNDEFINED_TERM,
        /** A slip in the wording. */
        TEXT,
        /** A rule, exemption, provision or limit that can never have an effect. */
        DEAD_RULE,
        /** A rule or exemption that adds its citations and nothing else, because another one always does the same. */
        REDUNDANT_RULE,
        /** A rule or exemption that leaves requests open while a fact is unknown, and does nothing once it is known. */
        NEVER_CERTAIN,
        /** A rule without which every outcome would be the same. */
        IN_VAIN,
        /** A rule of which it would take too much work to tell whether it has an effect. */
        UNDECIDED,
        /** A purpose that nothing but prohibitions names. */
        ONLY_FORBIDDEN,
        /** Names so much alike that one thing is probably meant. */
        TWO_SPELLINGS,
        /** A time in which no version of a policy is in effect, or more than one. */
        VERSIONS,
        /** A number or date that the text does not set. */
        MISSING_NUMBER,
        /** A number that must be verified before anyone relies on it. */
        UNVERIFIED_NUMBER,
        /** A standing obligation, which no request raises and so no decision reminds of. */
        STANDING_DUTY;

        /** The name in files. */
        public String key() {
            return ConstantName.of(this);
        }
    }

    /** How much a finding matters, the gravest first. */
    public enum Severity {
        /** The policy is unsound as it stands. */
        ERROR,
        /** It changes decisions. */
        HIGH,
        /** It may change decisions. */
        MEDIUM,
        /** It should be mended. */
        LOW,
        /** It is good to know. */
        REMARK;

        /** The name in files. */
        public String key() {
            return ConstantName.of(this);
        }
    }
}
