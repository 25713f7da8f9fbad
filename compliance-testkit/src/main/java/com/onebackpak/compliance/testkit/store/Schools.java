package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two districts with a school each, students, a parent and an application that the first district may authorize; and
 * what is asked about them, of the built-in policies. Has no state.
 */
final class Schools {
    static final PartyId VENDOR = PartyId.of("backpak");
    static final PartyId DISTRICT = StoreContract.TENANT;
    static final PartyId SCHOOL = PartyId.of("school-1");
    static final PartyId OTHER_SCHOOL = PartyId.of("school-2");
    static final PartyId STUDENT = StoreContract.SUBJECT;
    static final PartyId OTHER_STUDENT = StoreContract.OTHER_SUBJECT;
    static final PartyId PARENT = PartyId.of("parent-7");
    static final PartyId VISITOR = PartyId.of("visitor-1");
    static final PartyId QUIZZLY = PartyId.of("quizzly");
    static final PolicySet POLICIES =
            PolicyLibrary.builtIn(StoreContract.VOCABULARY).select("backpak", "ferpa", "coppa");

    /** Policies that forbid everything, in words of which each character has four bytes. */
    static final PolicySet NOTHING_GOES = PolicySet.of(
            StoreContract.VOCABULARY,
            PolicyReader.of(StoreContract.VOCABULARY).read(DocumentSource.ofText("nothing.yaml", """
                    policy: nothing-goes
                    title: "\uD83C\uDF92 'nothing' \\"goes\\" \\\\"
                    kind: law
                    version: "1"
                    from: 2020-01-01
                    zone: UTC
                    citation-prefix: Nothing
                    rules:
                      - id: nothing-goes
                        effect: forbid
                        target: {actions: [disclose, use, collect, store]}
                        reason: "\uD835\uDD4F\uD83D\uDEAB"
                        cites: ["1"]
                    clauses:
                      "1": {says: "\uD83D\uDEAB", modality: forbids}
                    """)));

    private static final SmallDirectory DIRECTORY = new SmallDirectory(
            Agencies.of(List.of(
                    agency(StoreContract.TENANT, AgencyKind.DISTRICT, Optional.empty()),
                    agency(SCHOOL, AgencyKind.SCHOOL, Optional.of(StoreContract.TENANT)),
                    agency(StoreContract.OTHER_TENANT, AgencyKind.DISTRICT, Optional.empty()),
                    agency(OTHER_SCHOOL, AgencyKind.SCHOOL, Optional.of(StoreContract.OTHER_TENANT)))),
            Map.of(
                    STUDENT, student(STUDENT, SCHOOL),
                    OTHER_STUDENT, student(OTHER_STUDENT, OTHER_SCHOOL),
                    PARENT,
                            Person.builder()
                                    .id(PARENT)
                                    .kind(PersonKind.PARENT)
                                    .addChildren(STUDENT)
                                    .build(),
                    VISITOR,
                            Person.builder()
                                    .id(VISITOR)
                                    .kind(PersonKind.VISITOR)
                                    .build()),
            Map.of(
                    QUIZZLY,
                    Organization.builder()
                            .id(QUIZZLY)
                            .kind(RecipientKind.APPLICATION)
                            .putAttributes("written-assurances", true)
                            .putAttributes("confidentiality", true)
                            .putAttributes("integral", true)
                            .build()));

    static final Tenancy TENANCY = new Tenancy(DIRECTORY, VENDOR);

    private record SmallDirectory(
            Agencies agencies, Map<PartyId, Person> people, Map<PartyId, Organization> organizations)
            implements Directory {
        @Override
        public Optional<Person> person(PartyId id) {
            return Optional.ofNullable(people.get(id));
        }

        @Override
        public Optional<Organization> organization(PartyId id) {
            return Optional.ofNullable(organizations.get(id));
        }
    }

    private Schools() {}

    /** A decision as an event, one for each that differs, so that it can be recorded again. */
    static DecisionEvent event(PolicyDecision decision) {
        return event(decision, Set.of());
    }

    static DecisionEvent event(PolicyDecision decision, Set<Obligation> undischarged) {
        return new DecisionEvent(decision.digest(), decision, undischarged, false);
    }

    static List<DecisionEvent> events(List<PolicyDecision> decisions) {
        return decisions.stream().map(Schools::event).toList();
    }

    /** The directory, but with this person as they are here. */
    static Directory directoryWith(Person person) {
        Map<PartyId, Person> people = new HashMap<>(DIRECTORY.people());
        people.put(person.id(), person);
        return new SmallDirectory(DIRECTORY.agencies(), people, DIRECTORY.organizations());
    }

    private static Agency agency(PartyId id, AgencyKind kind, Optional<PartyId> parent) {
        return new Agency(
                id, kind, parent, Optional.of(Jurisdiction.of("US-IL")), Optional.of(ZoneId.of("America/Chicago")));
    }

    private static Person student(PartyId id, PartyId school) {
        return Person.builder()
                .id(id)
                .kind(PersonKind.STUDENT)
                .agency(school)
                .birthDate(LocalDate.of(2010, 5, 5))
                .build();
    }

    /** The agreement under which the vendor serves an agency, in force from the summer of 2024 on. */
    static Agreement agreement(PartyId agency) {
        return Agreement.builder()
                .agency(agency)
                .term(Span.from(Instant.parse("2024-07-01T05:00:00Z")))
                .build();
    }

    /** What an agency lets the application have. */
    static Authorization authorization(PartyId agency) {
        return new Authorization(
                agency,
                QUIZZLY,
                Set.of(Category.NAME),
                Set.of(Purpose.EDUCATION),
                Span.from(Instant.parse("2026-08-01T05:00:00Z")));
    }

    /** Whether the application may have a student's data. */
    static ProcessingRequest disclosing(PartyId subject, Category... categories) {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(categories)
                .subject(subject)
                .purpose(Purpose.EDUCATION)
                .recipient(QUIZZLY)
                .build();
    }

    /** A decision about somebody on whom everything is on record that can be, in texts of all kinds. */
    static PolicyDecision decision(PartyId subject, Instant at) {
        return decide(
                disclosing(subject, Category.NAME, Category.TRANSCRIPT_GRADE).toBuilder()
                        .requester(PARENT)
                        .instructedBy(SCHOOL)
                        .source(CollectionSource.APPLICATION)
                        .application(QUIZZLY)
                        .putCircumstances("do-not-track", true)
                        .putCircumstances("non-disclosure-order", false)
                        .build(),
                facts(subject),
                at);
    }

    /** A permit for the application to have the student's name. */
    static PolicyDecision permit(Instant at) {
        ProcessingRequest request = disclosing(STUDENT, Category.NAME);
        World.Builder world = World.builder()
                .vocabulary(StoreContract.VOCABULARY)
                .vendor(VENDOR)
                .agencies(DIRECTORY.agencies())
                .addAgreements(agreement(DISTRICT))
                .addAuthorizations(authorization(DISTRICT));
        DIRECTORY.person(STUDENT).ifPresent(person -> world.putPeople(STUDENT, person));
        DIRECTORY.organization(QUIZZLY).ifPresent(organization -> world.putOrganizations(QUIZZLY, organization));
        return decide(request, world.build().factsFor(request), at);
    }

    static PolicyDecision decide(ProcessingRequest request, Facts facts, Instant at) {
        return PolicyEvaluator.of(POLICIES).decide(request, facts, at);
    }

    private static Facts facts(PartyId subject) {
        return Facts.builder()
                .put(FactKeys.SUBJECT_KIND, Set.of(PersonKind.STUDENT))
                .put(FactKeys.SUBJECT_SCHOOL, Set.of(SCHOOL))
                .put(FactKeys.SUBJECT_JURISDICTION, new Jurisdictions(Set.of(), false))
                .put(FactKeys.SUBJECT_ZONE, Set.of(ZoneId.of("America/Chicago")))
                .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2010, 5, 5)))
                .put(FactKeys.SUBJECT_POSTSECONDARY, false)
                .put(
                        FactKeys.SUBJECT_AGREEMENTS,
                        Samples.AGREEMENTS.saying(SCHOOL, "\uD83C\uDF92 'quoted' \"feature\" \\ \n"))
                .put(FactKeys.SUBJECT_CONSENTS, Samples.CONSENTS.variants().apply(subject))
                .put(FactKeys.SUBJECT_OPT_OUTS, Samples.OPT_OUTS.variants().apply(subject))
                .put(FactKeys.SUBJECT_HOLDS, Samples.HOLDS.variants().apply(subject))
                .put(FactKeys.APPLICATION_AUTHORIZATIONS, List.of(authorization(SCHOOL)))
                .put(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION))
                .put(FactKeys.RECIPIENT_REGION, Optional.of(Jurisdiction.of("US")))
                .put(FactKeys.ACTOR_KIND, Optional.empty())
                .put(FactKeys.LEGITIMATE_INTEREST, true)
                .build();
    }
}
