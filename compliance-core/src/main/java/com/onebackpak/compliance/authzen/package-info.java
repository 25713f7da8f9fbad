/**
 * Answers of the OpenID Authorization API 1.0 (AuthZEN), without HTTP: what a body asks is put to the service, and what the
 * service says goes back as the specification has it. Whoever serves it over HTTP starts from {@link
 * com.onebackpak.compliance.authzen.AuthorizationApi}.
 */
@NullMarked
package com.onebackpak.compliance.authzen;

import org.jspecify.annotations.NullMarked;
