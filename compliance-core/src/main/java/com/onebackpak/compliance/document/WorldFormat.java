package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The format of a world: who there is and what the ledgers hold. Each section is read as its bare values. */
final class WorldFormat {
    static final String DEFAULT_VENDOR = "backpak";

    private static final Format<PartyId> ID = Formats.id();
    static final Format<Located<PartyId>> REFERENCE = Formats.located(ID);
    static final Format<List<Located<PartyId>>> REFERENCES = Formats.listOf(REFERENCE);

    private final Format<List<Category>> someCategories;
    private final Format<List<Purpose>> somePurposes;
    private final Format<List<Purpose>> purposes;

    final AgencySection agency;
    final AgreementSection agreement;
    final AuthorizationSection authorization;
    final OrganizationSection organization;
    final PersonSection person;
    final ConsentSection consent;
    final OptOutSection optOut;
    final HoldSection hold;

    final Field<PartyId> vendor;
    final Field<List<Keyed<Values>>> agencies;
    final Field<List<Values>> agreements;
    final Field<List<Values>> authorizations;
    final Field<List<Keyed<Values>>> organizations;
    final Field<List<Keyed<Values>>> people;
    final Field<List<Values>> consents;
    final Field<List<Values>> optOuts;
    final Field<List<Values>> holds;
    private final ObjectFormat object = ObjectFormat.of("the world");

    WorldFormat(TermFormats terms) {
        someCategories = terms.some(Dimension.CATEGORY, Category.class);
        somePurposes = terms.some(Dimension.PURPOSE, Purpose.class);
        purposes = terms.terms(Dimension.PURPOSE, Purpose.class);
        agency = new AgencySection(terms);
        agreement = new AgreementSection(terms);
        authorization = new AuthorizationSection();
        organization = new OrganizationSection(terms);
        person = new PersonSection(terms);
        consent = new ConsentSection(terms);
        optOut = new OptOutSection(terms);
        hold = new HoldSection();
        vendor = object.optional("vendor", ID, "the vendor's id; absent: " + DEFAULT_VENDOR);
        agencies = object.optional("agencies", Formats.mapOf(agency.format()), "districts and schools, by id");
        agreements = object.optional("agreements", Formats.listOf(agreement.format()), "the vendor's agreements");
        authorizations = object.optional(
                "authorizations",
                Formats.listOf(authorization.format()),
                "the agencies' authorizations of applications");
        organizations = object.optional("organizations", Formats.mapOf(organization.format()), "organizations, by id");
        people = object.optional("people", Formats.mapOf(person.format()), "people, by id");
        consents = object.optional("consents", Formats.listOf(consent.format()), "the consents");
        optOuts = object.optional("opt-outs", Formats.listOf(optOut.format()), "what people have refused");
        holds = object.optional("holds", Formats.listOf(hold.format()), "what stops deletions");
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
                object.required("kind", Formats.oneOf("kind of agency", AgencyKind.class), "district or school");
        final Field<Located<PartyId>> parent = object.optional("parent", REFERENCE, "the agency it stands under");
        final Field<Jurisdiction> jurisdiction =
                object.optional("jurisdiction", Formats.jurisdiction(), "a code such as US-TX; absent: the parent's");
        final Field<ZoneId> zone = object.optional("zone", Formats.zone(), "the time zone; absent: the parent's");
        final FactFormats.Stated facts;

        AgencySection(TermFormats terms) {
            facts = new FactFormats.Stated(
                    object, terms, FactFormats::isOfAnybody, "agency", "recipient", "requester", "actor");
        }

        Set<String> keys() {
            return object.keys();
        }

        Format<Values> format() {
            return object.values();
        }
    }

    /** The keys of an agreement. */
    final class AgreementSection {
        private final ObjectFormat object = ObjectFormat.of("an agreement");
        final Field<Located<PartyId>> agency = object.required("agency", REFERENCE, "the agency that signed");
        final Field<Moment> from = object.required("from", Formats.moment(), "when it begins, inclusive");
        final Field<Moment> until = object.optional("until", Formats.moment(), "when it ends, exclusive");
        final Field<Moment> terminated =
                object.optional("terminated", Formats.moment(), "when it was terminated; absent: it was not");
        final Field<List<Purpose>> permits =
                object.optional("permits", purposes, "the purposes it grants beyond the service");
        final Field<List<String>> features =
                object.optional("features", Formats.listOf(Formats.text()), "the features of the service it includes");
        final Field<SignOn> signOn = object.optional("sign-on", signOn(), "who holds the credentials");
        final Field<Integer> disposalDays = object.optional(
                "disposal-days", Formats.integer(0, 36_500), "student data gone this many days after the end");
        final Field<Integer> deletionRequestDays = object.optional(
                "deletion-request-days", Formats.integer(0, 36_500), "data gone this many days after a request");
        final Field<Integer> breachNoticeHours = object.optional(
                "breach-notice-hours", Formats.integer(0, 87_600), "a breach told within this many hours");
        final Field<List<Category>> schedule = object.optional(
                "categories", someCategories, "the schedule of data: what the vendor may have; absent: left open");
        final Field<List<Purpose>> named =
                object.optional("purposes", somePurposes, "the purposes that it names; absent: left open");
        final Field<List<AgreementTerm>> clauses;
        final FactFormats.Stated facts;

        AgreementSection(TermFormats terms) {
            clauses = object.optional(
                    "terms",
                    terms.some(Dimension.AGREEMENT_TERM, AgreementTerm.class),
                    "what its parties have agreed upon; absent: unknown");
            facts = new FactFormats.Stated(object, terms, fact -> true, "agreement");
        }

        Set<String> keys() {
            return object.keys();
        }

        private static Format<SignOn> signOn() {
            Map<String, SignOn> holders = new LinkedHashMap<>();
            holders.put("school", SignOn.SCHOOL);
            holders.put(DEFAULT_VENDOR, SignOn.VENDOR);
            holders.put("vendor", SignOn.VENDOR);
            return Formats.oneOf("holder of credentials", holders);
        }

        Format<Values> format() {
            return object.values();
        }
    }

    /** The keys of an authorization. */
    final class AuthorizationSection {
        private final ObjectFormat object = ObjectFormat.of("an authorization");
        final Field<Located<PartyId>> agency = object.required("agency", REFERENCE, "the agency that authorized");
        final Field<Located<PartyId>> application = object.required("application", REFERENCE, "the application");
        final Field<List<Category>> allowed = object.optional("categories", someCategories, "what it may have");
        final Field<List<Purpose>> allowedFor = object.optional("purposes", somePurposes, "what for");
        final Field<Moment> from = object.required("from", Formats.moment(), "when it begins, inclusive");
        final Field<Moment> until = object.optional("until", Formats.moment(), "when it ends, exclusive");

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
            return kinds.stream().anyMatch(kind -> reader.covers(kind) || kind.covers(reader));
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

    /** The keys of a consent. */
    final class ConsentSection {
        private final ObjectFormat object = ObjectFormat.of("a consent");
        final Field<Located<PartyId>> subject = object.required("subject", REFERENCE, "whose data");
        final Field<ConsentBasis> basis;
        final Field<List<Purpose>> agreedPurposes =
                object.optional("purposes", somePurposes, "what for; absent: for nothing");
        final Field<List<Category>> agreedCategories =
                object.optional("categories", someCategories, "which data; absent: all");
        final Field<List<Located<PartyId>>> recipients = object.optional(
                "recipients", Formats.some(REFERENCE), "to whom it may be disclosed; then it covers nothing else");
        final Field<Moment> given = object.required("given", Formats.moment(), "when it was given");
        final Field<ConsentMethod> method;
        final Field<Moment> expires = object.optional("expires", Formats.moment(), "when it ends by its own terms");
        final Field<Moment> withdrawn = object.optional("withdrawn", Formats.moment(), "when it was withdrawn");

        ConsentSection(TermFormats terms) {
            basis = object.required("basis", terms.term(Dimension.BASIS, ConsentBasis.class), "whose consent it is");
            method = object.optional("method", terms.term(Dimension.METHOD, ConsentMethod.class), "how it was given");
        }

        Format<Values> format() {
            return object.values();
        }
    }

    /** The keys of an opt-out. */
    static final class OptOutSection {
        private final ObjectFormat object = ObjectFormat.of("an opt-out");
        final Field<Located<PartyId>> person = object.required("person", REFERENCE, "who refuses");
        final Field<Purpose> purpose;
        final Field<Boolean> directoryInformation = object.optional(
                "directory-information", Formats.bool(), "whether disclosure of directory information is refused");
        final Field<Moment> from = object.required("from", Formats.moment(), "when it begins, inclusive");
        final Field<Moment> until = object.optional("until", Formats.moment(), "when it ends, exclusive");

        OptOutSection(TermFormats terms) {
            purpose = object.optional("purpose", terms.term(Dimension.PURPOSE, Purpose.class), "what is refused");
        }

        Format<Values> format() {
            return object.values();
        }
    }

    /** The keys of a hold. */
    final class HoldSection {
        private final ObjectFormat object = ObjectFormat.of("a hold");
        final Field<HoldKind> kind =
                object.required("kind", Formats.oneOf("kind of hold", HoldKind.class), "why data may not be deleted");
        final Field<Located<PartyId>> subject = object.required("subject", REFERENCE, "whose data");
        final Field<List<Category>> held = object.optional("categories", someCategories, "which data; absent: all");
        final Field<Moment> from = object.required("from", Formats.moment(), "when it begins, inclusive");
        final Field<Moment> until = object.optional("until", Formats.moment(), "when it ends, exclusive");

        Format<Values> format() {
            return object.values();
        }
    }
}
