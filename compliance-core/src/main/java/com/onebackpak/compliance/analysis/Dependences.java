package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.AgreementAuthorizesPurpose;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementHasTerms;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementLeavesOutCategory;
import com.onebackpak.compliance.condition.AgreementListsCategory;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

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
                        if (!isOfPurpose(narrow) || isOfPurpose(wide)) {
                            claims.add(implies(one, Truth.UNKNOWN, other, Truth.UNKNOWN));
                        }
                        claims.add(implies(one, Truth.TRUE, other, Truth.TRUE));
                    }
                    claims.addAll(excluded(one, narrow, other, wide));
                }
            }
        }
        return claims;
    }

    /** What one of them can no longer be where the other is. */
    private static List<Claim> excluded(Atom one, Condition.Test test, Atom other, Condition.Test otherTest) {
        List<Claim> claims = new ArrayList<>();
        if (test instanceof AgreementInDisposal && otherTest instanceof AgreementInForce) {
            claims.add(excludes(one, Truth.UNKNOWN, other, Truth.TRUE));
            claims.add(excludes(one, Truth.TRUE, other, Truth.UNKNOWN));
        }
        if (test instanceof Condition.AgeAtLeast then && then.when() == Condition.AgeWhen.COLLECTED) {
            if (otherTest instanceof Condition.AgeAtLeast now && isReached(now.when(), now.years(), then.years())) {
                claims.add(implies(one, Truth.TRUE, other, Truth.TRUE));
            } else if (otherTest instanceof Condition.AgeBelow now
                    && isReached(now.when(), now.years(), then.years())) {
                claims.add(excludes(one, Truth.TRUE, other, Truth.UNKNOWN));
            }
        }
        return claims;
    }

    /** Whether who was of an age when data was collected has reached another one since. */
    private static boolean isReached(Condition.AgeWhen when, int now, int then) {
        return when == Condition.AgeWhen.DECIDED && now <= then;
    }

    private static Claim excludes(Atom one, Truth level, Atom other, Truth otherLevel) {
        return Claim.some(new Claim.Level(one, level, false), new Claim.Level(other, otherLevel, false));
    }

    private static Claim implies(Atom one, Truth level, Atom other, Truth otherLevel) {
        return Claim.some(new Claim.Level(one, level, false), new Claim.Level(other, otherLevel, true));
    }

    /** Whether it asks about the request's purpose: where none is named, that is open, whatever is on record. */
    private static boolean isOfPurpose(Condition.Test test) {
        return (test instanceof ConsentGiven given && !given.forAnyPurpose())
                || test instanceof ConsentWithdrawn
                || test instanceof AgreementPermitsPurpose
                || test instanceof AgreementAuthorizesPurpose;
    }

    /** Whether, where a purpose is named, the one is never truer than the other. */
    private static boolean isNoTruerThan(Condition.Test one, Condition.Test other) {
        if (one instanceof ConsentGiven narrow && other instanceof ConsentGiven wide) {
            return isWithin(narrow.bases(), wide.bases())
                    && (narrow.namesRecipient() || !wide.namesRecipient())
                    && (narrow.inWriting() || !wide.inWriting())
                    && narrow.methodsNot().containsAll(wide.methodsNot())
                    && (!narrow.forAnyPurpose() || wide.forAnyPurpose());
        }
        if (one instanceof ConsentWithdrawn narrow && other instanceof ConsentWithdrawn wide) {
            return isWithin(narrow.bases(), wide.bases());
        }
        if (one instanceof Condition.FactTest narrow && other instanceof Condition.FactTest wide) {
            return narrow.fact().equals(wide.fact())
                    && ComparisonOrder.isNoTruerThan(narrow.comparison(), wide.comparison());
        }
        return other instanceof AgreementInForce
                && (one instanceof AgreementHasFeature
                        || one instanceof AgreementHasTerms
                        || one instanceof AgreementListsCategory
                        || one instanceof AgreementLeavesOutCategory
                        || one instanceof AgreementPermitsPurpose
                        || one instanceof AgreementAuthorizesPurpose
                        || one instanceof VendorHoldsCredentials);
    }

    /** Of two sets of which an empty one stands for all. */
    private static boolean isWithin(Set<ConsentBasis> narrow, Set<ConsentBasis> wide) {
        return wide.isEmpty()
                || (!narrow.isEmpty()
                        && narrow.stream().allMatch(n -> wide.stream().anyMatch(w -> w.covers(n))));
    }
}
