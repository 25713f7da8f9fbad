package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.situation.World;
import java.util.stream.Stream;

/**
 * What happened, for the application to have told how many duties are overdue. A bean of this type is asked again and again;
 * without one, nothing is said of duties.
 *
 * <pre>{@code
 * DutyWorlds worlds = () -> Stream.of(LedgerWorld.of(world, List.of(stores.of(district))));
 * }</pre>
 */
@FunctionalInterface
public interface DutyWorlds {
    /** The worlds, such as one for each district; taken one after the other, so each may be made when its turn comes. */
    Stream<World> worlds();
}
