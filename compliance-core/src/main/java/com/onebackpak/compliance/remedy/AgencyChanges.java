package com.onebackpak.compliance.remedy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.FactParty;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the subject's agency can do about a request: instruct it, or make it itself.
 *
 * @param now the situation
 * @param agency the agency, if it is known
 */
record AgencyChanges(Situation now, Optional<PartyId> agency) {
    List<Change> instructs() {
        return unless(FactKeys.INSTRUCTED_BY_AGENCY)
                .map(school -> new Change(
                        school + " instructs this",
                        Set.of(FactParty.SCHOOL),
                        Set.of(FactKeys.INSTRUCTED_BY_AGENCY.name()),
                        false,
                        s -> s.asking(s.request().toBuilder()
                                        .instructedBy(school)
                                        .build())
                                .with(FactKeys.INSTRUCTED_BY_AGENCY, true)))
                .stream()
                .toList();
    }

    /** Then nobody else asks. */
    List<Change> asks() {
        return unless(FactKeys.REQUESTER_IS_AGENCY)
                .map(school -> new Change(
                        school + " asks for this",
                        Set.of(FactParty.SCHOOL),
                        Set.of(
                                FactKeys.HAS_REQUESTER.name(),
                                FactKeys.REQUESTER_IS_AGENCY.name(),
                                FactKeys.REQUESTER_IS_PARENT.name(),
                                FactKeys.REQUESTER_IS_SUBJECT.name()),
                        false,
                        s -> s.asking(s.request().toBuilder().requester(school).build())
                                .knowing(s.facts().toBuilder()
                                        .put(FactKeys.HAS_REQUESTER, true)
                                        .put(FactKeys.REQUESTER_IS_AGENCY, true)
                                        .put(FactKeys.REQUESTER_IS_PARENT, false)
                                        .put(FactKeys.REQUESTER_IS_SUBJECT, false)
                                        .build())))
                .stream()
                .toList();
    }

    private Optional<PartyId> unless(FactKey<Boolean> flag) {
        return agency.filter(school -> !now.facts().get(flag).equals(Optional.of(true)));
    }
}
