package com.onebackpak.compliance.document;

import com.onebackpak.compliance.policy.Policy;

/** Writes policies as packs that read back as equal policies. Has no state. */
public final class PolicyWriter {
    private PolicyWriter() {}

    /** Returns the policy as a YAML pack. */
    public static String yaml(Policy policy) {
        return PlainJson.yaml(policy.data());
    }

    /** Returns the policy as a JSON pack. */
    public static String json(Policy policy) {
        return PlainJson.pretty(policy.data());
    }
}
