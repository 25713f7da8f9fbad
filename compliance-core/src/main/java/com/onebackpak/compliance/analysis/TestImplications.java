package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.policy.Condition;
import java.util.Set;

/**
 * Which test cannot hold without another. Not complete: an implication that is not known here makes the analysis find
 * fewer dead rules, never a wrong one.
 */
final class TestImplications {
    private TestImplications() {}

    static boolean implies(Condition.Test one, Condition.Test other) {
        if (one instanceof Condition.ConsentGiven narrow && other instanceof Condition.ConsentGiven wide) {
            return (wide.bases().isEmpty()
                            || (!narrow.bases().isEmpty() && wide.bases().containsAll(narrow.bases())))
                    && (narrow.namesRecipient() || !wide.namesRecipient())
                    && (narrow.inWriting() || !wide.inWriting())
                    && narrow.methodsNot().containsAll(wide.methodsNot())
                    && (!narrow.forAnyPurpose() || wide.forAnyPurpose());
        }
        if (one instanceof Condition.RecipientIn narrow && other instanceof Condition.RecipientIn wide) {
            return wide.regions().containsAll(narrow.regions());
        }
        if (one instanceof Condition.Held narrow && other instanceof Condition.Held wide) {
            return isWithin(narrow.kinds(), wide.kinds());
        }
        return other instanceof Condition.AgreementInForce
                && (one instanceof Condition.AgreementPermitsPurpose
                        || one instanceof Condition.AgreementHasFeature
                        || one instanceof Condition.VendorHoldsCredentials);
    }

    /** Of two sets of which an empty one stands for everything. */
    private static <T> boolean isWithin(Set<T> narrow, Set<T> wide) {
        return wide.isEmpty() || (!narrow.isEmpty() && wide.containsAll(narrow));
    }
}
