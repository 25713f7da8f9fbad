/**
 * Deletion that is counted: which data sets a host has, what is to go from them and why, how far that has come, and the
 * certificate that says so only if the host's own count agrees. Pure: what touches data sits behind ports.
 */
@NullMarked
package com.onebackpak.compliance.deletion;

import org.jspecify.annotations.NullMarked;
