/**
 * Who is involved: agencies (districts and schools), organizations, people, the vendor's agreements with
 * agencies, and the agencies' authorizations of applications. Everyone is named by a pseudonymous id.
 */
@NullMarked
package com.onebackpak.compliance.party;

import org.jspecify.annotations.NullMarked;
