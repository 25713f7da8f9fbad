package com.onebackpak.compliance.event;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;

/**
 * That data of a person was among what a breach laid open. Immutable.
 *
 * @param subject whose data
 * @param breach the id of the breach
 * @param found since when that is known
 */
public record Exposure(PartyId subject, String breach, Instant found) {}
