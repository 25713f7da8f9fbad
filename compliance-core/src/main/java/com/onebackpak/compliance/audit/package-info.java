/**
 * The audit log as mathematics and bytes: entries, the Merkle tree over them, signed checkpoints, proofs, exports and
 * their verification. It stores nothing, has no clock, and needs nothing but the log and a public key.
 */
@NullMarked
package com.onebackpak.compliance.audit;

import org.jspecify.annotations.NullMarked;
