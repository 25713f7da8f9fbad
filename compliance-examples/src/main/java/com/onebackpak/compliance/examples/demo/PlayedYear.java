package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.examples.demo.DayOnRecord.TenantLog;
import com.onebackpak.compliance.party.PartyId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A district's year that was played: all that the report tells. Immutable.
 *
 * @param roster the roster's name
 * @param district the district
 * @param community its people under pseudonyms
 * @param suppositions what is supposed because no roster tells it, a sentence each
 * @param moments what happened, in order
 * @param months what came of each month's requests
 * @param rows how many rows each of the vendor's tables had when the district left
 * @param certificates what was certified, each with the day
 * @param logs the audit logs, sealed and verified
 * @param export the log as an outsider has it
 */
record PlayedYear(
        String roster,
        PartyId district,
        SchoolCommunity community,
        List<String> suppositions,
        List<Moment> moments,
        List<Tally> months,
        Map<String, Long> rows,
        List<Certified> certificates,
        List<TenantLog> logs,
        Exported export) {
    PlayedYear {
        suppositions = List.copyOf(suppositions);
        moments = List.copyOf(moments);
        months = List.copyOf(months);
        certificates = List.copyOf(certificates);
        logs = List.copyOf(logs);
    }

    /**
     * Something that happened, and what was owed then.
     *
     * @param id its name in files
     * @param day when
     * @param title what, in a few words
     * @param told what came of it, a sentence each
     * @param owed what was owed then and is not done, what is due first coming first
     */
    record Moment(String id, LocalDate day, String title, List<String> told, List<OwedDuty> owed) {
        Moment {
            told = List.copyOf(told);
            owed = List.copyOf(owed);
        }
    }

    /**
     * Decisions, counted by outcome.
     *
     * @param of what was decided, in a word or two
     * @param outcomes how many of each outcome
     */
    record Tally(String of, Map<Outcome, Long> outcomes) {
        static Tally of(String what, Collection<PolicyDecision> decisions) {
            Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
            Arrays.stream(Outcome.values()).forEach(outcome -> outcomes.put(outcome, 0L));
            decisions.forEach(decision -> outcomes.merge(decision.outcome(), 1L, Long::sum));
            return new Tally(what, outcomes);
        }

        long count(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }

        long all() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * A certificate.
     *
     * @param day when it was given
     * @param run of which run
     * @param data what it says
     */
    record Certified(LocalDate day, UUID run, Map<String, Object> data) {}

    /**
     * A log that was written for an outsider.
     *
     * @param entries how many entries it has
     * @param verified whether it is what its key signed
     * @param key the public key
     */
    record Exported(long entries, boolean verified, String key) {}
}
