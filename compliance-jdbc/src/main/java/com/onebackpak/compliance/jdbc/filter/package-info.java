/**
 * Policies as SQL: for a request whose subject is left open, the condition under which it is permitted, over the host's own
 * tables. {@link com.onebackpak.compliance.jdbc.filter.PolicyFilters} is where to begin.
 */
@NullMarked
package com.onebackpak.compliance.jdbc.filter;

import org.jspecify.annotations.NullMarked;
