package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.policy.Rule;

/**
 * How far cases reach one rule. A case that asks for several categories counts once, by the strongest of what the rule
 * came to: fired, else unknown, else silent. Immutable.
 *
 * @param rule the rule
 * @param fired in how many cases it fired
 * @param silent in how many it was considered and silent, its condition false or an exemption true
 * @param unknown in how many facts were missing to tell
 * @param notConsidered in how many it was not considered, the request being none of its business
 */
public record RuleCoverage(Rule rule, int fired, int silent, int unknown, int notConsidered) {}
