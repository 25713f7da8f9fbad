/**
 * What is owed, by whom, to whom and by when: a function of what happened, the clocks of the policies and an instant. Nothing of
 * it is stored, so nothing can disagree with what is on record.
 */
@NullMarked
package com.onebackpak.compliance.duty;

import org.jspecify.annotations.NullMarked;
