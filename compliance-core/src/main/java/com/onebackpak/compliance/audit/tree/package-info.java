/** The Merkle tree of RFC 9162: hashes of entries and of subtrees, proofs that an entry is in a tree, and that one tree goes on another. */
@NullMarked
package com.onebackpak.compliance.audit.tree;

import org.jspecify.annotations.NullMarked;
