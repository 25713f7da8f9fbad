package com.onebackpak.compliance.audit;

/**
 * The hash of an entry, or one that is stored for an entry.
 *
 * @param index where it stands, as the store counts
 * @param hash the hash
 */
record Leaf(long index, TreeHash hash) {}
