/** The smallest sets of changes that would turn a refusal into a permit, each of which somebody can bring about. */
@NullMarked
package com.onebackpak.compliance.remedy;

import org.jspecify.annotations.NullMarked;
