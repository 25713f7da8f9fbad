/**
 * The ports through which a running backend supplies facts: what each must do is stated here, and checked
 * by the contract tests of the test kit.
 */
@NullMarked
package com.onebackpak.compliance.store;

import org.jspecify.annotations.NullMarked;
