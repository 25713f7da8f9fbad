package com.onebackpak.compliance.benchmarks.peers;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A request as a backend's own code has it at hand: whom it is about and who receives by id, all else by code.
 *
 * @param subject the student, by id
 * @param recipient who receives, by id; empty: nobody
 * @param action what is done
 * @param category with which data
 * @param purpose what for
 * @param instructed whether the school instructs it
 * @param requested whether the family asked for it
 * @param deIdentified whether nobody can be told from the data any more
 * @param emergency whether there is a threat to health or safety
 * @param doNotTrack whether the browser asked not to be tracked
 * @param at when
 * @param day that day, where the school is
 */
public record Inquiry(
        String subject,
        String recipient,
        String action,
        String category,
        String purpose,
        boolean instructed,
        boolean requested,
        boolean deIdentified,
        boolean emergency,
        boolean doNotTrack,
        Instant at,
        LocalDate day) {}
