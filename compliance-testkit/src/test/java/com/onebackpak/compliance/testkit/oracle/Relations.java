package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Declared facts that are true or false: attributes, relations between the parties, circumstances. */
final class Relations {
    /** What is false unless said; every other fact of a request or a recipient is unknown then. */
    private static final Set<String> CLOSED = Set.of(
            "request.do-not-track",
            "request.global-privacy-control",
            "request.articulable-threat",
            "request.non-disclosure-order",
            "request.collected-without-consent",
            "request.requested-by-family");

    private final Asked asked;

    Relations(Asked asked) {
        this.asked = asked;
    }

    Answer flag(String name) {
        return switch (name) {
            case "subject.postsecondary" -> postsecondary();
            case "relation.legitimate-interest" -> legitimateInterest();
            case "relation.recipient-is-parent" -> recipientIsParent();
            case "relation.recipient-is-subject" -> recipientIsSubject();
            case "relation.recipient-is-agency" -> recipientIsAgency();
            case "relation.recipient-is-fellow-student" -> recipientIsFellowStudent();
            case "relation.has-recipient" -> hasRecipient();
            case "relation.has-requester" -> Answer.of(requester().isPresent());
            case "relation.requester-is-agency" -> asked.isAgencyOfSubject(requester());
            case "relation.instructed-by-agency" -> asked.isAgencyOfSubject(asked.request.text("instructed-by"));
            case "relation.requester-is-subject" -> isSubject(requester(), name);
            case "relation.requester-is-parent" -> isParent(requester(), name);
            default ->
                Declarations.isDeclared(name)
                        ? new FactTests(asked).flag(name)
                        : name.startsWith("recipient.") ? attribute(name) : circumstance(name);
        };
    }

    /** Who goes to a high school and to a college has the rights in the college's records, and not yet in the others. */
    Answer postsecondary() {
        if (asked.subject.isEmpty()) {
            return Answer.open("subject.postsecondary");
        }
        Entry person = asked.world.people.get(asked.subject.get());
        List<String> schools = RecordedWorld.schools(person);
        Set<Boolean> all = arePostsecondary(schools);
        if (!all.contains(true)) {
            return Answer.of(person.isTrue("postsecondary"));
        }
        if (all.size() == 1 || asked.faults.contains(Fault.COLLEGE_STUDENTS_ARE_SO_EVERYWHERE)) {
            return Answer.YES;
        }
        Set<Boolean> ofTheRecord = new HashSet<>();
        Stream.concat(
                        Stream.of(asked.request.text("instructed-by"), requester())
                                .flatMap(Optional::stream),
                        Stream.of(asked.actor()))
                .forEach(party -> ofTheRecord.addAll(arePostsecondary(schools.stream()
                        .filter(school -> asked.world.lineage(school).contains(party))
                        .toList())));
        return ofTheRecord.size() == 1 ? Answer.of(ofTheRecord.contains(true)) : Answer.open("subject.postsecondary");
    }

    /** Whether they are, or an agency above them is; both where they differ, and neither of no school. */
    private Set<Boolean> arePostsecondary(List<String> schools) {
        Set<Boolean> all = new HashSet<>();
        schools.forEach(school -> all.add(asked.world.lineage(school).stream()
                .map(asked.world.agencies::get)
                .anyMatch(agency -> agency.required("kind").equals("postsecondary"))));
        return all;
    }

    private Optional<String> requester() {
        return asked.request.text("requester");
    }

    /** An organization has the attributes that are stated of it; the others have none. */
    private Answer attribute(String name) {
        if (asked.recipient.unsaid() || asked.recipient.byKind()) {
            return Answer.open(name);
        }
        Optional<Entry> organization = asked.recipient.id().map(asked.world.organizations::get);
        String key = name.substring("recipient.".length());
        return organization
                .map(entry -> entry.has(key) ? Answer.of(entry.isTrue(key)) : Answer.open(name))
                .orElse(Answer.NO);
    }

    Answer region(List<String> regions) {
        Answer stated = attribute("recipient.region");
        return asked.recipient
                .id()
                .map(asked.world.organizations::get)
                .flatMap(organization -> organization.text("region"))
                .map(region -> Words.inRegion(regions, region, "recipient.region"))
                .orElse(stated);
    }

    private Answer circumstance(String name) {
        String key = name.substring("request.".length());
        for (String group : new String[] {"signals", "emergency", "legal-process"}) {
            Entry grouped = asked.request.under(group);
            if (grouped.has(key)) {
                return Answer.of(grouped.isTrue(key));
            }
        }
        if (asked.request.has(key)) {
            return Answer.of(asked.request.isTrue(key));
        }
        return CLOSED.contains(name) ? Answer.NO : Answer.open(name);
    }

    /** What a relation to the recipient comes to where nobody is named who could be asked. */
    private Optional<Answer> withoutRecipient(String kind, String relation) {
        if (asked.recipient.unsaid()) {
            return Optional.of(Answer.open(relation));
        }
        if (asked.recipient.byKind()) {
            return Optional.of(asked.recipient.mayBe(kind) ? Answer.open(relation) : Answer.NO);
        }
        return asked.recipient.id().isEmpty() ? Optional.of(Answer.NO) : Optional.empty();
    }

    /** A teacher has it in the students taught, an administrator in those of the own agency and under it. */
    private Answer legitimateInterest() {
        String relation = "relation.legitimate-interest";
        Optional<Answer> without = withoutRecipient("school-user", relation);
        if (without.isPresent()) {
            boolean fellow = asked.recipient
                    .kind()
                    .filter(kind -> Words.covers("school-user.student", kind))
                    .isPresent();
            return fellow ? Answer.NO : without.get();
        }
        String id = asked.recipient.id().orElseThrow();
        Entry person = asked.world.people.get(id);
        if (person == null) {
            Answer agency = asked.isAgencyOfSubject(asked.recipient.id());
            return agency.isOpen() ? Answer.open(relation) : agency;
        }
        List<Answer> each = new ArrayList<>();
        if (isOfKind(person, "school-employee.teacher")) {
            each.add(asked.subject
                    .map(subject -> Answer.of(person.texts("teaches").contains(subject)))
                    .orElse(Answer.open(relation)));
        }
        if (isOfKind(person, "school-employee.administrator")) {
            List<String> schools = RecordedWorld.schools(person);
            boolean known = !schools.isEmpty() && asked.membership().complete();
            each.add(known ? Answer.of(schools.stream().anyMatch(asked.lineage()::contains)) : Answer.open(relation));
        }
        return Answer.any(each);
    }

    private boolean isOfKind(Entry person, String wanted) {
        return RecordedWorld.kinds(person).stream()
                .anyMatch(kind -> asked.faults.contains(Fault.KINDS_BELOW_TEACHER_HAVE_NO_INTEREST)
                        ? wanted.equals(kind)
                        : Words.covers(wanted, kind));
    }

    private Answer recipientIsParent() {
        String relation = "relation.recipient-is-parent";
        return withoutRecipient("parent", relation).orElseGet(() -> isParent(asked.recipient.id(), relation));
    }

    private Answer isParent(Optional<String> id, String relation) {
        Optional<Entry> parent = id.filter(asked.world.people::containsKey)
                .filter(person -> asked.world.isOfKind(person, "parent"))
                .map(asked.world.people::get);
        if (parent.isEmpty()) {
            return Answer.NO;
        }
        return asked.subject
                .map(subject -> Answer.of(parent.get().texts("children").contains(subject)))
                .orElse(Answer.open(relation));
    }

    private Answer recipientIsSubject() {
        String relation = "relation.recipient-is-subject";
        List<Optional<Answer>> without = asked.subjectKinds.stream()
                .map(kind -> withoutRecipient(Recipient.ofPerson(kind), relation))
                .toList();
        return without.get(0).isPresent()
                ? Answer.any(without.stream().map(Optional::orElseThrow).toList())
                : isSubject(asked.recipient.id(), relation);
    }

    private Answer isSubject(Optional<String> id, String relation) {
        boolean mayBe = id.map(asked.world.people::get).map(RecordedWorld::kinds).orElse(List.of()).stream()
                .anyMatch(kind -> asked.subjectKinds.stream().anyMatch(other -> Words.touch(kind, other)));
        if (!mayBe) {
            return Answer.NO;
        }
        return asked.subject.map(subject -> Answer.of(subject.equals(id.get()))).orElse(Answer.open(relation));
    }

    /** What is disclosed goes to somebody, whoever it is. */
    private Answer hasRecipient() {
        boolean vendor = asked.recipient.id().filter(asked.world.vendor::equals).isPresent();
        return Answer.of(asked.discloses() || (asked.recipient.named() && !vendor));
    }

    private Answer recipientIsAgency() {
        String relation = "relation.recipient-is-agency";
        return withoutRecipient("school-user", relation)
                .map(this::andTheSchool)
                .orElseGet(() -> asked.isAgencyOfSubject(asked.recipient.id()));
    }

    /** Who cannot be compared with the subject's agencies while these are not known either needs both. */
    private Answer andTheSchool(Answer open) {
        return open.isNo() || asked.membership().complete()
                ? open
                : Answer.all(List.of(open, Answer.open("subject.school")));
    }

    /** Another student of the subject's agencies: somewhere above both stands the same one. */
    private Answer recipientIsFellowStudent() {
        String relation = "relation.recipient-is-fellow-student";
        Optional<Answer> without = withoutRecipient("school-user.student", relation);
        if (without.isPresent()) {
            return andTheSchool(without.get());
        }
        String id = asked.recipient.id().orElseThrow();
        Entry person = asked.world.people.get(id);
        if (person == null
                || !asked.world.isOfKind(id, "student")
                || asked.subject.filter(id::equals).isPresent()) {
            return Answer.NO;
        }
        RecordedWorld.Membership others = asked.world.membership(id);
        Set<String> shared = others.complete() ? asked.world.lineages(others.agencies()) : new HashSet<>();
        shared.retainAll(asked.lineage());
        if (!shared.isEmpty()) {
            return Answer.YES;
        }
        if (!asked.membership().complete()) {
            return Answer.open("subject.school");
        }
        return others.complete() ? Answer.NO : Answer.open(relation);
    }
}
