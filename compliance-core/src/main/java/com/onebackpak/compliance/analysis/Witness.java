package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.situation.Situation;

/**
 * A situation that shows something of policies, with what the evaluator decides in it. Immutable.
 *
 * @param situation what is asked and known, and when
 * @param decision what the evaluator decided
 */
public record Witness(Situation situation, PolicyDecision decision) {}
