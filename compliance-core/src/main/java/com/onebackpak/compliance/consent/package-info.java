/**
 * Consents and opt-outs: who consented to what, from when to when, and what such a consent covers.
 */
@NullMarked
package com.onebackpak.compliance.consent;

import org.jspecify.annotations.NullMarked;
