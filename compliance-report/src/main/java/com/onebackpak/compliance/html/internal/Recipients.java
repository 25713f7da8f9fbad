package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What recipients are called where many decisions are told together: organizations by kind and id, people by kind alone, since
 * each of a thousand parents is no line of its own. Remembers so many organizations at most. Not thread-safe.
 */
final class Recipients {
    private static final int MOST = 1_000;

    private final Set<PartyId> named = new HashSet<>();

    String of(DecisionRecord decision) {
        ProcessingRequest request = decision.request();
        if (request.recipientKind().isPresent()) {
            return request.recipientKind().get().path() + " (nobody named)";
        }
        if (request.recipient().isEmpty()) {
            return "stays with " + request.actor();
        }
        Set<RecipientKind> kinds = decision.facts().get(FactKeys.RECIPIENT_KIND).orElse(Set.of());
        return kinds.isEmpty()
                ? "somebody of a kind that was not known"
                : named(kinds, request.recipient().get());
    }

    private String named(Set<RecipientKind> kinds, PartyId recipient) {
        String kind = Words.terms(kinds);
        if (kinds.stream().anyMatch(Recipients::isPerson)) {
            return kind;
        }
        if (named.size() < MOST) {
            named.add(recipient);
        }
        return named.contains(recipient) ? kind + " " + recipient : kind + " (others)";
    }

    private static boolean isPerson(RecipientKind kind) {
        return RecipientKind.SCHOOL_USER.covers(kind) || RecipientKind.PARENT.covers(kind);
    }

    /** Where the recipient processes data, as far as it is known. */
    static Optional<String> region(DecisionRecord decision) {
        return decision.facts()
                .get(FactKeys.RECIPIENT_REGION)
                .flatMap(region -> region)
                .map(Object::toString);
    }
}
