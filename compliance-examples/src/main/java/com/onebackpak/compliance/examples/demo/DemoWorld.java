package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.examples.demo.SchoolCommunity.Employee;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Parent;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.School;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.party.PartyId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The world of a scenario file: the agencies and people of a roster, and beside them what a roster does not tell and the
 * demo therefore supposes. Every supposition is fixed by the roster's order, and is told in words.
 */
final class DemoWorld {
    static final PartyId VENDOR = PartyId.of("backpak");
    static final PartyId HOSTING = PartyId.of("hosting");
    static final PartyId METRICS = PartyId.of("metrics");
    static final PartyId READING = PartyId.of("reading-app");
    static final PartyId PRACTICE = PartyId.of("practice-app");
    static final PartyId GAMES = PartyId.of("games-app");
    static final PartyId ADVERTISER = PartyId.of("ad-network");

    private final SchoolCommunity community;
    private final String jurisdiction;
    private final ZoneId zone;
    private final LocalDate start;

    DemoWorld(SchoolCommunity community, String jurisdiction, ZoneId zone, OffsetDateTime now) {
        this.community = community;
        this.jurisdiction = jurisdiction;
        this.zone = zone;
        // Before any birthday of the year, so that a birthday alone changes an outcome
        this.start = LocalDate.of(now.atZoneSameInstant(zone).getYear() - 1, 8, 1);
    }

    /** What the demo supposes because no roster tells it, a sentence each. */
    List<String> suppositions() {
        List<String> all = new ArrayList<>();
        all.add(
                community.teachingIsAssumed()
                        ? "No enrollments on the roster: each school's students, in roster order, are shared out evenly among its"
                                + " teachers, so that one teacher has a legitimate interest in each."
                        : "Who teaches whom is taken from the roster's enrollments.");
        all.add("Agreement of " + String.join(", ", ids(community.roots())) + " with " + VENDOR + " from " + start
                + ": student login, the school's own sign-on, improvement of existing products granted, data gone 60 days"
                + " after its end.");
        all.add("Consent: the school confirmed parental consent for education and service for two of three students, in"
                + " roster order, on " + start + ".");
        all.add("Consent: of every sixth student a parent signed for name and enrollment to go to " + PRACTICE + ".");
        all.add(READING + ": authorized for name, enrollment and transcript.course; integral to the service; assurances"
                + " in writing.");
        all.add(PRACTICE + ": authorized for name and enrollment; not integral; assurances in writing.");
        all.add(GAMES + ": assurances in writing, but authorized by nobody.");
        all.add(HOSTING + ": necessary, in the US, bound to confidentiality, assurances in writing.");
        all.add(METRICS
                + ": necessary, in the US, bound to confidentiality and to internal operations only; whether it gave"
                + " assurances in writing is not on record.");
        all.add(ADVERTISER + ": nothing is on record.");
        all.add("Every fifth employee has unsubscribed from promotional mail.");
        all.add("Of every fiftieth student, beginning with the first, a request to inspect the records is open.");
        return all;
    }

    /** The world as plain data, in the shape of a scenario file. */
    Map<String, Object> data() {
        Map<String, Object> world = new LinkedHashMap<>();
        world.put("agencies", agencies());
        world.put("agreements", community.roots().stream().map(this::agreement).toList());
        world.put("authorizations", authorizations());
        world.put("organizations", organizations());
        world.put("people", people());
        world.put("consents", consents());
        world.put("opt-outs", optOuts());
        world.put("holds", holds());
        return world;
    }

    private Map<String, Object> agencies() {
        Map<String, Object> agencies = new LinkedHashMap<>();
        for (School school : community.agencies()) {
            Map<String, Object> agency = new LinkedHashMap<>();
            agency.put("kind", school.kind().name().toLowerCase(Locale.ROOT));
            school.parent().ifPresent(parent -> agency.put("parent", parent.value()));
            if (school.parent().isEmpty()) {
                agency.put("jurisdiction", jurisdiction);
                agency.put("zone", zone.getId());
            }
            agencies.put(school.id().value(), agency);
        }
        return agencies;
    }

    private Map<String, Object> agreement(PartyId agency) {
        Map<String, Object> agreement = new LinkedHashMap<>();
        agreement.put("agency", agency.value());
        agreement.put("from", start.toString());
        agreement.put("permits", List.of("improvement.existing-products"));
        agreement.put("features", List.of("student-login"));
        agreement.put("sign-on", "school");
        agreement.put("disposal-days", 60);
        agreement.put("deletion-request-days", 30);
        agreement.put("breach-notice-hours", 72);
        return agreement;
    }

    private List<Map<String, Object>> authorizations() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (PartyId agency : community.roots()) {
            all.add(authorization(agency, READING, List.of("name", "enrollment", "transcript.course")));
            all.add(authorization(agency, PRACTICE, List.of("name", "enrollment")));
        }
        return all;
    }

    private Map<String, Object> authorization(PartyId agency, PartyId application, List<String> categories) {
        Map<String, Object> authorization = new LinkedHashMap<>();
        authorization.put("agency", agency.value());
        authorization.put("application", application.value());
        authorization.put("categories", categories);
        authorization.put("purposes", List.of("education", "service"));
        authorization.put("from", start.toString());
        return authorization;
    }

    private static Map<String, Object> organizations() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(READING.value(), application(true));
        all.put(PRACTICE.value(), application(false));
        all.put(GAMES.value(), application(false));
        Map<String, Object> hosting = provider("service-provider.hosting");
        hosting.put("written-assurances", true);
        all.put(HOSTING.value(), hosting);
        Map<String, Object> metrics = provider("service-provider.analytics");
        metrics.put("internal-operations-only", true);
        all.put(METRICS.value(), metrics);
        all.put(ADVERTISER.value(), Map.of("kind", "advertising-network"));
        return all;
    }

    private static Map<String, Object> application(boolean integral) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("kind", "application");
        application.put("region", "US");
        application.put("confidentiality", true);
        application.put("written-assurances", true);
        application.put("integral", integral);
        return application;
    }

    private static Map<String, Object> provider(String kind) {
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("kind", kind);
        provider.put("region", "US");
        provider.put("confidentiality", true);
        provider.put("necessary", true);
        return provider;
    }

    private Map<String, Object> people() {
        Map<String, Object> people = new LinkedHashMap<>();
        for (Student student : community.students()) {
            Map<String, Object> person = new LinkedHashMap<>();
            person.put("kind", "student");
            person.put("school", student.agency().value());
            student.birthDate().ifPresent(date -> person.put("birth-date", date.toString()));
            people.put(student.id().value(), person);
        }
        for (Parent parent : community.parents()) {
            Map<String, Object> person = new LinkedHashMap<>();
            person.put("kind", "parent");
            person.put("children", ids(parent.children()));
            people.put(parent.id().value(), person);
        }
        for (Employee employee : community.staff()) {
            Map<String, Object> person = new LinkedHashMap<>();
            person.put("kind", employee.kind().path());
            person.put("school", employee.agency().value());
            if (!employee.teaches().isEmpty()) {
                person.put("teaches", ids(employee.teaches()));
            }
            people.put(employee.id().value(), person);
        }
        return people;
    }

    private List<Map<String, Object>> consents() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < community.students().size(); i++) {
            String student = community.students().get(i).id().value();
            if (i % 3 != 2) {
                all.add(consent(student, "parental-via-school", List.of("service", "education"), Optional.empty()));
            }
            if (i % 6 == 0) {
                all.add(consent(student, "parental-direct", List.of("education"), Optional.of(PRACTICE)));
            }
        }
        return all;
    }

    private Map<String, Object> consent(
            String subject, String basis, List<String> purposes, Optional<PartyId> recipient) {
        Map<String, Object> consent = new LinkedHashMap<>();
        consent.put("subject", subject);
        consent.put("basis", basis);
        consent.put("purposes", purposes);
        recipient.ifPresent(party -> {
            consent.put("categories", List.of("name", "enrollment"));
            consent.put("recipients", List.of(party.value()));
            consent.put("method", "signed-form");
        });
        consent.put("given", start.toString());
        return consent;
    }

    private List<Map<String, Object>> optOuts() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 4; i < community.staff().size(); i += 5) {
            Map<String, Object> optOut = new LinkedHashMap<>();
            optOut.put("person", community.staff().get(i).id().value());
            optOut.put("purpose", "marketing.promotional");
            optOut.put("from", start.toString());
            all.add(optOut);
        }
        return all;
    }

    private List<Map<String, Object>> holds() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < community.students().size(); i += 50) {
            Map<String, Object> hold = new LinkedHashMap<>();
            hold.put("kind", "inspection");
            hold.put("subject", community.students().get(i).id().value());
            hold.put("from", start.toString());
            all.add(hold);
        }
        return all;
    }

    private static List<String> ids(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).toList();
    }
}
