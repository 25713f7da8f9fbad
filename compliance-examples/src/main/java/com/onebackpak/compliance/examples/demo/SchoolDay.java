package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.examples.demo.SchoolCommunity.Employee;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Parent;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a school day brings: the requests that a vendor's backend would put to the policies, in the day's order. */
final class SchoolDay {
    private final SchoolCommunity community;
    private final Instant now;
    private final Map<PartyId, PartyId> firstParent = new HashMap<>();

    private SchoolDay(SchoolCommunity community, Instant now) {
        this.community = community;
        this.now = now;
        for (Parent parent : community.parents()) {
            parent.children().forEach(child -> firstParent.putIfAbsent(child, parent.id()));
        }
    }

    static List<RequestKind> of(SchoolCommunity community, Instant now) {
        SchoolDay day = new SchoolDay(community, now);
        List<RequestKind> kinds = new ArrayList<>();
        kinds.addAll(day.collection());
        kinds.addAll(day.applications());
        kinds.addAll(day.gradebook());
        kinds.addAll(day.providers());
        kinds.addAll(day.newsletter());
        kinds.addAll(day.rights());
        return kinds.stream().filter(kind -> !kind.requests().isEmpty()).toList();
    }

    private List<RequestKind> collection() {
        return List.of(
                aboutStudents(
                        "roster-import",
                        "roster import",
                        "The school supplies what the roster holds about the student, to set up accounts.",
                        this::rosterImport),
                aboutStudents(
                        "login",
                        "login",
                        "The student logs in with a user name.",
                        s -> Optional.of(collected(s, CollectionSource.STUDENT, Purpose.SERVICE_AUTHENTICATION)
                                .addCategories(Category.IDENTIFIER_USERNAME))),
                aboutStudents(
                        "coursework",
                        "coursework",
                        "The student hands in an assignment.",
                        s -> Optional.of(collected(s, CollectionSource.STUDENT, Purpose.EDUCATION)
                                .addCategories(Category.WORK_ASSIGNMENT, Category.WORK_CONTENT))),
                aboutStudents(
                        "activity",
                        "activity log",
                        "The service records the student's clicks and address to keep itself running.",
                        s -> Optional.of(collected(s, CollectionSource.AUTOMATIC, Purpose.SERVICE_INTERNAL_OPERATIONS)
                                .addCategories(Category.TECHNOLOGY_USAGE, Category.TECHNOLOGY_IP_ADDRESS))));
    }

    /** What is bookkeeping of the roster rather than data about the student is left out. */
    private Optional<ProcessingRequest.Builder> rosterImport(Student student) {
        Set<Category> about = new LinkedHashSet<>(student.categories());
        about.remove(Category.SCHOOL_INFORMATION);
        return about.isEmpty()
                ? Optional.empty()
                : Optional.of(collected(student, CollectionSource.SCHOOL, Purpose.SERVICE_PROVISION)
                        .addAllCategories(about));
    }

    private List<RequestKind> applications() {
        Function<PartyId, Function<Student, Optional<ProcessingRequest.Builder>>> roster =
                application -> s -> Optional.of(disclosed(s, application, Purpose.EDUCATION)
                        .addCategories(Category.NAME, Category.ENROLLMENT_GRADE_LEVEL));
        return List.of(
                aboutStudents(
                        "authorized-application",
                        "authorized application",
                        "Name and grade level go to " + DemoWorld.READING + ", authorized and integral.",
                        roster.apply(DemoWorld.READING)),
                aboutStudents(
                        "optional-application",
                        "optional application",
                        "Name and grade level go to " + DemoWorld.PRACTICE + ", authorized but not integral.",
                        roster.apply(DemoWorld.PRACTICE)),
                aboutStudents(
                        "unauthorized-application",
                        "unauthorized application",
                        "Name and grade level go to " + DemoWorld.GAMES + ", which no agency has authorized.",
                        roster.apply(DemoWorld.GAMES)));
    }

    private List<RequestKind> gradebook() {
        return List.of(
                aboutStudents(
                        "own-teacher",
                        "own teacher sees grades",
                        "A teacher who teaches the student looks at the grades.",
                        s -> community
                                .teacherOf(s)
                                .map(t -> disclosed(s, t, Purpose.EDUCATION).addCategories(Category.TRANSCRIPT_GRADE))),
                aboutStudents(
                        "other-teacher",
                        "stranger sees grades",
                        "A teacher who does not teach the student looks at the grades.",
                        s -> community
                                .strangerTo(s)
                                .map(t ->
                                        disclosed(s, t, Purpose.EDUCATION).addCategories(Category.TRANSCRIPT_GRADE))));
    }

    private List<RequestKind> providers() {
        return List.of(
                aboutStudents(
                        "hosting",
                        "hosting",
                        "The student's work is stored with " + DemoWorld.HOSTING + ".",
                        s -> Optional.of(about(s.id(), Action.STORE, Purpose.SERVICE_PROVISION)
                                .recipient(DemoWorld.HOSTING)
                                .addCategories(Category.WORK_CONTENT))),
                aboutStudents(
                        "analytics",
                        "analytics tool",
                        "Usage goes to " + DemoWorld.METRICS + ", to keep the service running.",
                        s -> Optional.of(disclosed(s, DemoWorld.METRICS, Purpose.SERVICE_INTERNAL_OPERATIONS)
                                .addCategories(Category.TECHNOLOGY_USAGE))),
                aboutStudents(
                        "improvement",
                        "product improvement",
                        "The student's activity of the moment is used to improve the existing products.",
                        s -> Optional.of(about(s.id(), Action.USE, Purpose.IMPROVEMENT_EXISTING_PRODUCTS)
                                .collectedAt(now)
                                .addCategories(Category.TECHNOLOGY_USAGE))),
                aboutStudents(
                        "advertising",
                        "advertising network",
                        "Usage goes to " + DemoWorld.ADVERTISER + ", for targeted advertising.",
                        s -> Optional.of(disclosed(s, DemoWorld.ADVERTISER, Purpose.ADVERTISING_TARGETED)
                                .addCategories(Category.TECHNOLOGY_USAGE))));
    }

    private List<RequestKind> newsletter() {
        Function<PartyId, ProcessingRequest> mail = person -> about(person, Action.USE, Purpose.MARKETING_PROMOTIONAL)
                .addCategories(Category.CONTACT_EMAIL)
                .build();
        return List.of(
                new RequestKind(
                        "newsletter-students",
                        "newsletter to students",
                        "A promotional newsletter goes to the student.",
                        community.students().stream().map(Student::id).map(mail).toList()),
                new RequestKind(
                        "newsletter-parents",
                        "newsletter to parents",
                        "A promotional newsletter goes to a parent whose address came with the roster.",
                        community.parents().stream().map(Parent::id).map(mail).toList()),
                new RequestKind(
                        "newsletter-staff",
                        "newsletter to staff",
                        "A promotional newsletter goes to an employee of the school.",
                        community.staff().stream().map(Employee::id).map(mail).toList()));
    }

    private List<RequestKind> rights() {
        return List.of(
                aboutStudents(
                        "parent-asks-vendor",
                        "parent asks the vendor",
                        "A parent asks the vendor to show the student's grades and work.",
                        s -> parentOf(s)
                                .map(p -> ProcessingRequest.builder()
                                        .actor(DemoWorld.VENDOR)
                                        .action(Action.INSPECT)
                                        .subject(s.id())
                                        .requester(p)
                                        .addCategories(Category.TRANSCRIPT_GRADE, Category.WORK_CONTENT))),
                aboutStudents(
                        "parent-through-school",
                        "parent asks the school",
                        "The school instructs the vendor to show the grades to the parent who asked.",
                        s -> parentOf(s)
                                .map(p -> disclosed(s, p, Purpose.EDUCATION)
                                        .instructedBy(s.agency())
                                        .addCategories(Category.TRANSCRIPT_GRADE))),
                aboutStudents(
                        "deletion",
                        "school asks to delete",
                        "The school asks the vendor to delete the student's work.",
                        s -> Optional.of(ProcessingRequest.builder()
                                .actor(DemoWorld.VENDOR)
                                .action(Action.DELETE)
                                .subject(s.id())
                                .requester(s.agency())
                                .addCategories(Category.WORK_CONTENT))));
    }

    private Optional<PartyId> parentOf(Student student) {
        return Optional.ofNullable(firstParent.get(student.id()));
    }

    /** Students whom a request needs somebody for who is not there, such as a parent, are passed over. */
    private RequestKind aboutStudents(
            String id, String title, String asks, Function<Student, Optional<ProcessingRequest.Builder>> request) {
        return new RequestKind(
                id,
                title,
                asks,
                community.students().stream()
                        .map(request)
                        .flatMap(Optional::stream)
                        .map(ProcessingRequest.Builder::build)
                        .map(ProcessingRequest.class::cast)
                        .toList());
    }

    private static ProcessingRequest.Builder collected(Student student, CollectionSource source, Purpose purpose) {
        return about(student.id(), Action.COLLECT, purpose).source(source);
    }

    private static ProcessingRequest.Builder disclosed(Student student, PartyId recipient, Purpose purpose) {
        return about(student.id(), Action.DISCLOSE, purpose).recipient(recipient);
    }

    private static ProcessingRequest.Builder about(PartyId person, Action action, Purpose purpose) {
        ProcessingRequest.Builder request = ProcessingRequest.builder();
        request.actor(DemoWorld.VENDOR).action(action).subject(person).purpose(purpose);
        return request;
    }
}
