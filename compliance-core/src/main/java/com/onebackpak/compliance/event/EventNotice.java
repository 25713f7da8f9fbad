package com.onebackpak.compliance.event;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;

/**
 * A {@link Notice} as it is on record, about whom it was: what a family was told of a student goes with the student's data.
 * Immutable.
 *
 * @param about the person whom it was about, or the agency where it was about nobody in particular
 * @param event the breach, or the change of a policy, that it told of
 * @param recipient who was told: an id, or one of {@code school}, {@code parent}, {@code student}, {@code authority} and
 *     {@code public} where nobody is named
 * @param by who told
 * @param at when
 */
public record EventNotice(PartyId about, String event, PartyId recipient, PartyId by, Instant at) {}
