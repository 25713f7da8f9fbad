package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.BusinessCalendar;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The format of a world: who there is and what the ledgers hold. Each section is read as its bare values. */
final class WorldFormat {
    static final String DEFAULT_VENDOR = "backpak";

    private static final Format<PartyId> ID = Formats.id();
    static final Format<Located<PartyId>> REFERENCE = Formats.located(ID);
    static final Format<List<Located<PartyId>>> REFERENCES = Formats.listOf(REFERENCE);

    final AgencySection agency;
    final OrganizationSection organization;
    final PersonSection person;
    final List<LedgerSection<?>> ledgers = new ArrayList<>();
    final EventSections events;

    final Field<PartyId> vendor;
    final Field<List<Keyed<Values>>> agencies;
    final Field<List<Keyed<Values>>> organizations;
    final Field<List<Keyed<Values>>> people;
    private final ObjectFormat object = ObjectFormat.of("the world");

    WorldFormat(TermFormats terms) {
        agency = new AgencySection(terms);
        organization = new OrganizationSection(terms);
        person = new PersonSection(terms);
        vendor = object.optional("vendor", ID, "the vendor's id; absent: " + DEFAULT_VENDOR);
        agencies = object.optional("agencies", Formats.mapOf(agency.format()), "districts and schools, by id");
        organizations = object.optional("organizations", Formats.mapOf(organization.format()), "organizations, by id");
        people = object.optional("people", Formats.mapOf(person.format()), "people, by id");
        World.ledgers().forEach(ledger -> ledgers.add(new LedgerSection<>(ledger, terms, object)));
        events = new EventSections(terms, object);
    }

    Format<Values> format() {
        return object.values();
    }

    /** Stands for a world of which nothing could be read. */
    Values unread(Position position) {
        return object.unread(position);
    }

    /** The keys of an agency. */
    static final class AgencySection {
        private final ObjectFormat object = ObjectFormat.of("an agency");
        final Field<AgencyKind> kind =
                object.required("kind", Formats.oneOf("kind of agency", AgencyKind.class), "what kind of agency");
        final Field<Located<PartyId>> parent = object.optional("parent", REFERENCE, "the agency it stands under");
        final Field<Jurisdiction> jurisdiction =
                object.optional("jurisdiction", Formats.jurisdiction(), "a code such as US-TX; absent: the parent's");
        final Field<ZoneId> zone = object.optional("zone", Formats.zone(), "the time zone; absent: the parent's");
        final Field<BusinessCalendar> calendar =
                object.optional("calendar", calendar(), "on which days it works; absent: the parent's");
        final FactFormats.Stated facts;

        AgencySection(TermFormats terms) {
            facts = new FactFormats.Stated(
                    object, terms, FactFormats::isOfAnybody, "agency", "recipient", "requester", "actor");
        }

        private static Format<BusinessCalendar> calendar() {
            ObjectFormat object = ObjectFormat.of("a calendar");
            Field<List<LocalDate>> holidays = object.optional(
                    "holidays", Formats.listOf(Formats.date()), "weekdays on which the agency does not work");
            Field<List<LocalDate>> schoolDays =
                    object.optional("school-days", Formats.listOf(Formats.date()), "the days on which school is held");
            return object.as(values ->
                    new BusinessCalendar(Set.copyOf(values.list(holidays)), Set.copyOf(values.list(schoolDays))));
        }

        Set<String> keys() {
            return object.keys();
        }

        Format<Values> format() {
            return object.values();
        }
    }

    /** The keys of an organization. */
    static final class OrganizationSection {
        private final ObjectFormat object = ObjectFormat.of("an organization");
        final Field<RecipientKind> kind;
        final Field<Jurisdiction> region;
        final FactFormats.Stated facts;

        OrganizationSection(TermFormats terms) {
            kind = object.required(
                    "kind", terms.term(Dimension.RECIPIENT, RecipientKind.class), "what kind of recipient it is");
            region = object.optional("region", Formats.jurisdiction(), "a code such as US: where it keeps data");
            facts = new FactFormats.Stated(
                    object, terms, fact -> true, "recipient", "requester", "actor", "application");
        }

        Set<String> keys() {
            return object.keys();
        }

        Format<Values> format() {
            return object.values();
        }
    }

    /** The keys of a person. */
    static final class PersonSection {
        private final ObjectFormat object = ObjectFormat.of("a person");
        final Field<PersonKind> kind;
        final Field<List<PersonKind>> also;
        final Field<Located<PartyId>> school =
                object.optional("school", REFERENCE, "the school or agency the person belongs to");
        final Field<List<Located<PartyId>>> schools = object.optional(
                "schools", Formats.some(REFERENCE), "the schools the person belongs to, where there are several");
        final Field<LocalDate> birthDate = object.optional("birth-date", Formats.date(), "the birth date");
        final Field<Boolean> postsecondary =
                object.optional("postsecondary", Formats.bool(), "whether the person attends after high school");
        final Field<LocalDate> enrolledUntil =
                object.optional("enrolled-until", Formats.date(), "the first day no longer enrolled");
        final Field<Jurisdiction> jurisdiction = object.optional(
                "jurisdiction", Formats.jurisdiction(), "a code such as US-TX, where it is not the agency's");
        final Field<List<Located<PartyId>>> teaches =
                object.optional("teaches", REFERENCES, "the students whom a teacher teaches");
        final Field<List<Located<PartyId>>> children = object.optional("children", REFERENCES, "a parent's children");
        final FactFormats.Stated facts;

        PersonSection(TermFormats terms) {
            kind = object.required("kind", terms.term(Dimension.PERSON, PersonKind.class), "what kind of person");
            also = object.optional(
                    "also", terms.some(Dimension.PERSON, PersonKind.class), "what else the person is, as a parent");
            facts = new FactFormats.Stated(
                    object, terms, FactFormats::isOfAnybody, "subject", "recipient", "requester", "actor");
        }

        Set<String> keys() {
            return object.keys();
        }

        /** Tells of keys that say something which nobody would read of such a person. */
        void checkRead(Values person, Set<PersonKind> kinds, Problems problems) {
            boolean hasSchool = kinds.stream().anyMatch(kind -> !PersonKind.VISITOR.covers(kind));
            checkRead(person, school, hasSchool, kinds, problems);
            checkRead(person, schools, hasSchool, kinds, problems);
            checkRead(person, postsecondary, mayBe(PersonKind.STUDENT, kinds), kinds, problems);
            checkRead(person, enrolledUntil, mayBe(PersonKind.STUDENT, kinds), kinds, problems);
            checkRead(person, teaches, mayBe(PersonKind.SCHOOL_EMPLOYEE_TEACHER, kinds), kinds, problems);
            checkRead(person, children, mayBe(PersonKind.PARENT, kinds), kinds, problems);
            if (person.isGiven(school) && person.isGiven(schools)) {
                problems.add("'school' and 'schools' say the same; leave one of them out", person.at(schools));
            }
        }

        private static boolean mayBe(PersonKind reader, Set<PersonKind> kinds) {
            return kinds.stream().anyMatch(reader::touches);
        }

        private static void checkRead(
                Values person, Field<?> key, boolean isRead, Set<PersonKind> kinds, Problems problems) {
            if (!isRead && person.isGiven(key)) {
                String named = kinds.stream().map(PersonKind::path).collect(Collectors.joining(" and "));
                problems.add("'" + key.name() + "' says nothing of a " + named + "; leave it out", person.at(key));
            }
        }

        Format<Values> format() {
            return object.values();
        }
    }
}
