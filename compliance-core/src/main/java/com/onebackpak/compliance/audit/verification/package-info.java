/** Verifies a log, and the log of logs, from outside: with nothing but the log, a public key and checkpoints that were kept. */
@NullMarked
package com.onebackpak.compliance.audit.verification;

import org.jspecify.annotations.NullMarked;
