/**
 * What people may ask for about their data, and what they may be shown: requests to inspect, amend or delete, and the
 * account of disclosures (34 CFR 99.10, 99.20, 99.32).
 */
@NullMarked
package com.onebackpak.compliance.rights;

import org.jspecify.annotations.NullMarked;
