package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.tree.TreeHash;

/**
 * The hash of an entry, or one that is stored for an entry.
 *
 * @param index where it stands, as the store counts
 * @param hash the hash
 */
record Leaf(long index, TreeHash hash) {}
