/**
 * What an officer reads, each in one HTML file that needs nothing else: the report of a tenant, and the page of a decision.
 */
@NullMarked
package com.onebackpak.compliance.html;

import org.jspecify.annotations.NullMarked;
