/** The keys of the people whom rows are about, and erasure, which destroys them. */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.subject;

import org.jspecify.annotations.NullMarked;
