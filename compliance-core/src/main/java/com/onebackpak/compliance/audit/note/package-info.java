/** Signed notes: checkpoints of a log, who signed them, and proofs in one piece of text. */
@NullMarked
package com.onebackpak.compliance.audit.note;

import org.jspecify.annotations.NullMarked;
