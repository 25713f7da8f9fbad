package com.onebackpak.compliance.testkit.oracle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One request about one category of data, and what the record tells about its parties. */
final class Asked {
    final RecordedWorld world;
    final Entry request;
    final String category;
    final String action;
    final Optional<String> purpose;
    final Optional<String> source;
    final Instant at;
    final Optional<String> subject;
    /** What the subject is, each of it. */
    final List<String> subjectKinds;

    final Recipient recipient;
    final Set<Fault> faults;

    /** Reads a request; a person receives it in one role, and is asked about once for each. */
    Asked(RecordedWorld world, Entry request, String category, Optional<String> role, Set<Fault> faults) {
        this.world = world;
        this.request = request;
        this.category = category;
        this.faults = faults;
        action = request.required("action");
        purpose = request.text("purpose");
        source = request.text("source");
        String named = request.required("subject");
        subject = Optional.of(named).filter(world.people::containsKey);
        List<String> kinds =
                subject.map(id -> RecordedWorld.kinds(world.people.get(id))).orElse(List.of(named));
        subjectKinds = faults.contains(Fault.SUBJECT_HAS_ONE_KIND) ? kinds.subList(0, 1) : kinds;
        recipient = Recipient.of(request, world, role, faults);
        at = request.text("at")
                .map(written -> RecordedWorld.instant(
                        written, subject.map(world::zoneOfPerson).orElse(world.now.getOffset())))
                .orElse(world.now.toInstant());
    }

    /** The roles in which somebody receives: of who is no person, one. */
    static List<Optional<String>> roles(RecordedWorld world, Entry request, Set<Fault> faults) {
        List<Optional<String>> roles =
                request.text("recipient").map(world.people::get).map(RecordedWorld::kinds).orElse(List.of()).stream()
                        .map(Optional::of)
                        .toList();
        if (roles.isEmpty()) {
            return List.of(Optional.empty());
        }
        return faults.contains(Fault.SECOND_ROLE_IS_IGNORED) ? roles.subList(0, 1) : roles;
    }

    boolean subjectIs(String kind) {
        return subjectKinds.stream().anyMatch(one -> Words.covers(kind, one));
    }

    boolean discloses() {
        return Words.covers("disclose", action);
    }

    /** What is inspected, amended or deleted is so for no purpose of its own; of all else one must be named. */
    boolean mustNamePurpose() {
        return List.of("inspect", "amend", "delete").stream().noneMatch(free -> Words.covers(free, action));
    }

    boolean suppliedByApplication() {
        return source.filter(one -> Words.covers("application", one)).isPresent();
    }

    String actor() {
        String named = request.text("actor").orElse(world.vendor);
        return faults.contains(Fault.SUPPLIED_ACTOR_IS_THE_VENDOR)
                        && suppliedByApplication()
                        && world.organizations.containsKey(named)
                ? world.vendor
                : named;
    }

    Answer actorIsOneOf(List<String> kinds) {
        return Optional.ofNullable(world.organizations.get(actor()))
                .map(organization -> Words.under(kinds, organization.required("kind"), "actor.kind"))
                .orElse(Answer.NO);
    }

    /** Where the subject belongs; nothing is known of a subject that is named by kind. */
    RecordedWorld.Membership membership() {
        return subject.map(world::membership).orElse(new RecordedWorld.Membership(Set.of(), false));
    }

    /** The subject's agencies and all above them; where one of them is unknown, who they are is unknown altogether. */
    Set<String> lineage() {
        RecordedWorld.Membership membership = membership();
        return membership.complete() ? world.lineages(membership.agencies()) : Set.of();
    }

    /** Whether the subject belongs to one of these agencies, or to one under them. */
    Answer belongsTo(List<String> agencies) {
        RecordedWorld.Membership membership = membership();
        Set<String> known = world.lineages(membership.agencies());
        if (agencies.stream().anyMatch(known::contains)) {
            return Answer.YES;
        }
        return membership.complete() ? Answer.NO : Answer.open("subject.school");
    }

    /** Whether the party is one of the subject's agencies, or one above them. */
    Answer isAgencyOfSubject(Optional<String> party) {
        if (party.filter(world.agencies::containsKey).isEmpty()) {
            return Answer.NO;
        }
        if (lineage().contains(party.get())) {
            return Answer.YES;
        }
        return membership().complete() ? Answer.NO : Answer.open("subject.school");
    }

    /** The laws of one's own jurisdiction, of every agency one belongs to and of one's children protect, all of them. */
    Answer protectedBy(List<String> jurisdictions) {
        Optional<String> own = subject.flatMap(id -> world.people.get(id).text("jurisdiction"));
        RecordedWorld.Membership membership = membership();
        boolean complete = membership.complete();
        Set<String> all = new TreeSet<>();
        own.ifPresent(all::add);
        if (faults.contains(Fault.OWN_JURISDICTION_LOST_WITHOUT_SCHOOL) && !complete) {
            all.clear();
        }
        if (faults.contains(Fault.OWN_JURISDICTION_REPLACES_THE_AGENCYS) && own.isPresent()) {
            return anyIn(jurisdictions, all, true);
        }
        if (!faults.contains(Fault.FIRST_CHILD_ONLY)) {
            children()
                    .forEach(child ->
                            world.people.get(child).text("jurisdiction").ifPresent(all::add));
        }
        for (String agency : membership.agencies()) {
            Optional<String> its = world.inherited(agency, "jurisdiction");
            its.ifPresent(all::add);
            complete &= its.isPresent();
        }
        boolean belongsNowhere = membership.complete() && membership.agencies().isEmpty();
        return anyIn(jurisdictions, all, complete && !(belongsNowhere && own.isEmpty()));
    }

    private List<String> children() {
        return subject.map(id -> world.people.get(id).texts("children")).orElse(List.of());
    }

    private static Answer anyIn(List<String> jurisdictions, Set<String> all, boolean complete) {
        Set<Answer> parts = new HashSet<>();
        all.forEach(one -> parts.add(Words.inRegion(jurisdictions, one, "subject.jurisdiction")));
        parts.add(complete ? Answer.NO : Answer.open("subject.jurisdiction"));
        return Answer.any(List.copyOf(parts));
    }

    /** Whether a purpose that a record names covers the request's; one that is not named is as broad as can be. */
    Answer purposeUnder(List<String> purposes) {
        if (purposes.isEmpty()) {
            return Answer.NO;
        }
        if (purpose.isPresent()) {
            return asRecorded(Words.under(purposes, purpose.get(), "request.purpose"));
        }
        return mustNamePurpose() ? Answer.open("request.purpose") : Answer.NO;
    }

    Answer categoryUnder(List<String> categories) {
        return asRecorded(Words.under(categories, category, "request.category"));
    }

    private Answer asRecorded(Answer answer) {
        return answer.isOpen() && faults.contains(Fault.BROAD_TERMS_ARE_NOT_COVERED) ? Answer.NO : answer;
    }

    /**
     * What a test of the ledger needs where it is not known whose entries count: the ledger, and what for. Of a request
     * that is for no purpose no entry for a purpose counts.
     */
    Answer openLedger(boolean asksPurpose, String... names) {
        if (asksPurpose && purpose.isEmpty() && !mustNamePurpose()) {
            return Answer.NO;
        }
        Set<String> missing = new TreeSet<>(List.of(names));
        if (asksPurpose && purpose.isEmpty()) {
            if (faults.contains(Fault.MISSING_IN_STAGES)) {
                missing.clear();
            }
            missing.add("request.purpose");
        }
        return Answer.open(missing.toArray(new String[0]));
    }

    /** A test of what is recorded for purposes tells nothing of a request that must name one and does not. */
    Answer ofPurpose(Answer test) {
        return purpose.isEmpty() && mustNamePurpose() && !test.isOpen() ? Answer.open("request.purpose") : test;
    }
}
