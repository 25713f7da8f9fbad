package com.onebackpak.compliance.store;

import com.onebackpak.compliance.policy.PolicySet;
import java.util.Optional;

/** The policies under which one tenant's requests were decided, by digest: what is in it is never changed or lost. */
public interface PolicyArchive {
    /** Keeps the policies; those that are kept already stay as they are and nothing is appended to the audit log. */
    void keep(PolicySet policies);

    /**
     * The policies of a digest; empty if they were never kept.
     *
     * @throws ComplianceStoreException if what is stored is no longer what was kept
     */
    Optional<PolicySet> find(String digest);
}
