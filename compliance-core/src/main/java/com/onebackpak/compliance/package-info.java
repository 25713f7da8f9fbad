/**
 * The door for running backends: {@link com.onebackpak.compliance.ComplianceService} gathers facts, evaluates, and sees
 * to it that what is owed is discharged before anything is done.
 */
@NullMarked
package com.onebackpak.compliance;

import org.jspecify.annotations.NullMarked;
