package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What files state of declared facts, under whoever plays the party. */
final class DeclaredFacts {
    private final Asked asked;

    DeclaredFacts(Asked asked) {
        this.asked = asked;
    }

    Stated of(String fact) {
        return switch (Declarations.party(fact)) {
            case "subject" -> asked.subject.map(id -> ofSubject(id, fact)).orElse(Stated.open(fact));
            case "recipient" ->
                asked.recipient.unsaid() || asked.recipient.byKind()
                        ? Stated.open(fact)
                        // What goes to the vendor goes to nobody else
                        : ofAnybody(asked.recipient.id().filter(id -> !id.equals(asked.world.vendor)), fact);
            case "requester" -> ofAnybody(asked.request.text("requester"), fact);
            case "actor" -> ofParty(asked.actor(), fact);
            case "agency" -> ofAgencies(fact);
            case "agreement" -> {
                Agreements agreements = new Agreements(asked);
                yield Stated.each(
                        agreements.inForce().stream().map(one -> in(one, fact)).toList(), agreements.noOther(false));
            }
            case "relation" -> in(asked.request.under("relation"), fact);
            default -> in(asked.request, fact);
        };
    }

    private Stated ofSubject(String id, String fact) {
        if (!Declarations.attribute(fact).equals("school")) {
            return ofParty(id, fact);
        }
        RecordedWorld.Membership membership = asked.membership();
        return membership.complete() ? new Stated(List.copyOf(membership.agencies()), Answer.NO) : Stated.open(fact);
    }

    private Stated ofAnybody(Optional<String> id, String fact) {
        return id.map(one -> ofParty(one, fact)).orElseGet(() -> ofNobody(fact));
    }

    /** Of nobody it is known that there is no such fact; what is closed, and what organizations assure, is not so. */
    private Stated ofNobody(String fact) {
        boolean isNotSo = isClosed(fact) || Terms.ATTRIBUTES.contains(Declarations.attribute(fact));
        return isNotSo ? missing(fact) : Stated.absent();
    }

    private Stated ofParty(String id, String fact) {
        Entry person = asked.world.people.get(id);
        if (person != null && Declarations.attribute(fact).equals("school")) {
            List<String> own = RecordedWorld.schools(person);
            boolean belongsNowhere =
                    RecordedWorld.kinds(person).stream().allMatch(kind -> Words.covers("visitor", kind));
            return own.isEmpty() && !belongsNowhere ? Stated.open(fact) : new Stated(List.copyOf(own), Answer.NO);
        }
        if (person != null && Declarations.attribute(fact).equals("enrolled-until") && !person.has("enrolled-until")) {
            return new Occurrences(asked).enrolledUntil(id, fact).orElseGet(() -> in(person, fact));
        }
        Optional<Object> ofAgency = ofAgency(id, fact);
        return ofAgency.isPresent()
                ? Stated.of(ofAgency.get())
                : in(asked.world.entry(id).orElse(new Entry(Map.of())), fact);
    }

    /** What is stated of an agency, or of the nearest above that states it. */
    private Optional<Object> ofAgency(String id, String fact) {
        if (fact.equals("agency.policy-notified")) {
            return new Occurrences(asked).policyNotified(id).map(Object.class::cast);
        }
        return asked.world.agencies.containsKey(id)
                ? asked.world.lineage(id).stream()
                        .flatMap(one ->
                                Stream.ofNullable(asked.world.agencies.get(one).raw(Declarations.attribute(fact))))
                        .findFirst()
                : Optional.empty();
    }

    /** What is stated of the subject's agencies. */
    private Stated ofAgencies(String fact) {
        RecordedWorld.Membership membership = asked.membership();
        if (!membership.complete()) {
            return Stated.open(fact);
        }
        if (membership.agencies().isEmpty()) {
            return ofNobody(fact);
        }
        List<Object> values = new ArrayList<>();
        boolean areAllStated = true;
        for (String agency : membership.agencies()) {
            Optional<Object> stated = ofAgency(agency, fact);
            if (stated.isPresent()) {
                values.add(stated.get());
            } else if (isClosed(fact)) {
                values.addAll(missing(fact).values());
            } else {
                areAllStated = false;
            }
        }
        return new Stated(values, areAllStated ? Answer.NO : Answer.open(fact));
    }

    Stated in(Entry entry, String fact) {
        String key = Declarations.attribute(fact);
        if (entry.has(key)) {
            return Stated.of(entry.raw(key));
        }
        return isClosed(fact) ? missing(fact) : Stated.open(fact);
    }

    private boolean isClosed(String fact) {
        return Declarations.isClosed(fact) && !asked.faults.contains(Fault.CLOSED_FACTS_ARE_OPEN);
    }

    private static Stated missing(String fact) {
        return switch (Declarations.type(fact)) {
            case "boolean" -> Stated.of("false");
            case "texts", "terms" -> Stated.of(List.of());
            default -> Stated.absent();
        };
    }
}
