/**
 * The rule language as values: a policy set of packs, their rules, exemptions, obligations,
 * citations, retention provisions, duties and findings. Nothing here decides; everything describes itself.
 */
@NullMarked
package com.onebackpak.compliance.policy;

import org.jspecify.annotations.NullMarked;
