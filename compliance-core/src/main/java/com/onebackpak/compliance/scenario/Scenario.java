package com.onebackpak.compliance.scenario;

import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import java.time.Instant;
import java.util.List;

/**
 * A world, policies and cases over them. Immutable.
 *
 * @param title what the scenario is about
 * @param policies the policies that decide
 * @param now the instant for which a case is decided that does not say another
 * @param world everybody and everything on record
 * @param cases the cases, in the file's order
 */
public record Scenario(String title, PolicySet policies, Instant now, World world, List<ScenarioCase> cases) {
    /** Copies what is given. */
    public Scenario {
        cases = List.copyOf(cases);
    }
}
