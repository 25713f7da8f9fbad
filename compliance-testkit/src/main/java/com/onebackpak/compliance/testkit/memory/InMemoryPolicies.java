package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.PolicySetDocument;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Policies in memory, each set as the document that a database would hold. Thread-safe. */
final class InMemoryPolicies implements PolicyArchive {
    private final InMemoryWrites writes;
    private final Map<String, String> byDigest = new HashMap<>();

    InMemoryPolicies(InMemoryWrites writes) {
        this.writes = writes;
    }

    @Override
    public void keep(PolicySet policies) {
        synchronized (writes.lock()) {
            if (!byDigest.containsKey(policies.digest())) {
                byDigest.put(policies.digest(), PolicySetDocument.write(policies));
                writes.log().append(AuditEntries.ofPolicies(policies.digest(), writes.now()));
            }
        }
    }

    @Override
    public Optional<PolicySet> find(String digest) {
        Optional<String> kept;
        synchronized (writes.lock()) {
            kept = Optional.ofNullable(byDigest.get(digest));
        }
        return kept.map(document -> read(digest, document));
    }

    private PolicySet read(String digest, String document) {
        PolicySet policies;
        try {
            policies = PolicySetDocument.read(document);
        } catch (DocumentException e) {
            throw new ComplianceStoreException("the archived policies of digest " + digest + " cannot be read", e);
        }
        if (!policies.digest().equals(digest)) {
            throw new ComplianceStoreException("the archived policies of digest " + digest
                    + " are no longer what was kept: their digest is " + policies.digest());
        }
        return policies;
    }
}
