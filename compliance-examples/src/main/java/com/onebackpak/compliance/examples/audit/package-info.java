/** The commands that read an audit log as an outsider does: with nothing but an export and a public key. */
@NullMarked
package com.onebackpak.compliance.examples.audit;

import org.jspecify.annotations.NullMarked;
