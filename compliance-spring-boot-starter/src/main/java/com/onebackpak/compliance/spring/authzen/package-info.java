/**
 * The OpenID Authorization API 1.0 (AuthZEN) over Spring's web: off unless {@code compliance.authzen.enabled} is true. An
 * application says by a {@link com.onebackpak.compliance.spring.authzen.CallerTenant} for whom a caller may ask.
 */
@NullMarked
package com.onebackpak.compliance.spring.authzen;

import org.jspecify.annotations.NullMarked;
