package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.policy.PolicySet;
import java.util.List;

/**
 * Claims of policies, as they stand in a file. Immutable.
 *
 * @param title what the claims are about
 * @param names how the file names the policies
 * @param policies the policies
 * @param claims the claims, in the file's order
 */
public record PolicyClaims(String title, List<String> names, PolicySet policies, List<PolicyClaim> claims) {
    /** Copies what is given. */
    public PolicyClaims {
        names = List.copyOf(names);
        claims = List.copyOf(claims);
    }
}
