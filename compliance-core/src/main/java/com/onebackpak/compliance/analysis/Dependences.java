package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Truth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which answers to tests cannot stand together. Not complete: what is not known here makes the analysis find fewer dead
 * rules, never a wrong one.
 */
final class Dependences {
    private Dependences() {}

    /** What holds of the answers in all circumstances. */
    static List<Claim> among(Collection<Atom> atoms) {
        List<Claim> claims = new ArrayList<>();
        for (Atom one : atoms) {
            for (Atom other : atoms) {
                if (!one.equals(other)
                        && one.asked() instanceof Condition.Test narrow
                        && other.asked() instanceof Condition.Test wide) {
                    if (isNoTruerThan(narrow, wide)) {
                        claims.add(implies(one, Truth.UNKNOWN, other, Truth.UNKNOWN));
                        claims.add(implies(one, Truth.TRUE, other, Truth.TRUE));
                    } else if (holdsOnlyWith(narrow, wide)) {
                        claims.add(implies(one, Truth.TRUE, other, Truth.TRUE));
                    }
                }
            }
        }
        return claims;
    }

    private static Claim implies(Atom one, Truth level, Atom other, Truth otherLevel) {
        return Claim.some(new Claim.Level(one, level, false), new Claim.Level(other, otherLevel, true));
    }

    /** Whether the one is never truer than the other: false where the other is, and true only where it is. */
    private static boolean isNoTruerThan(Condition.Test one, Condition.Test other) {
        if (one instanceof Condition.ConsentGiven narrow && other instanceof Condition.ConsentGiven wide) {
            return isWithin(narrow, wide)
                    && (narrow.namesRecipient() || !wide.namesRecipient())
                    && (narrow.inWriting() || !wide.inWriting());
        }
        return other instanceof Condition.AgreementInForce
                && (one instanceof Condition.AgreementHasFeature || one instanceof Condition.VendorHoldsCredentials);
    }

    private static boolean isWithin(Condition.ConsentGiven narrow, Condition.ConsentGiven wide) {
        return wide.bases().isEmpty()
                || (!narrow.bases().isEmpty()
                        && narrow.bases().stream()
                                .allMatch(n -> wide.bases().stream().anyMatch(w -> w.covers(n))));
    }

    /** Whether the one can be unknown where the other is false, but true only where it is. */
    private static boolean holdsOnlyWith(Condition.Test one, Condition.Test other) {
        return one instanceof Condition.AgreementPermitsPurpose && other instanceof Condition.AgreementInForce;
    }
}
