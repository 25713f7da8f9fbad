/**
 * What happens and starts clocks: breaches, changes of a policy, and who told whom. Events are what is on record; what is owed
 * because of them is derived.
 */
@NullMarked
package com.onebackpak.compliance.event;

import org.jspecify.annotations.NullMarked;
