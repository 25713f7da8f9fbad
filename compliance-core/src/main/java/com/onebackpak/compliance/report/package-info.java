/** What was decided, as text for a person and as data for a program. */
@NullMarked
package com.onebackpak.compliance.report;

import org.jspecify.annotations.NullMarked;
