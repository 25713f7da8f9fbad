package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.internal.TextTable;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the tests of conditions read. Where a value is optional, empty means known to be absent; a fact that
 * is not known has no value at all.
 */
public final class FactKeys {
    /**
     * What kind of person the data is about; several for who is a teacher and a parent, too. Empty: of no kind of which any
     * rule speaks, so that none of those that protect students, say, applies; it is never gathered, and of a host's own records
     * it counts as not known.
     */
    public static final FactKey<Set<PersonKind>> SUBJECT_KIND = new FactKey<>("subject.kind", 0);

    /** The agencies the subject belongs to, a parent through each child; empty: to none. */
    public static final FactKey<Set<PartyId>> SUBJECT_SCHOOL = new FactKey<>("subject.school", 1);

    /** The agencies the subject belongs to, and those above them, as far as they are known. */
    public static final FactKey<Lineage> SUBJECT_AGENCIES = new FactKey<>("subject.agencies", 2);

    /** The jurisdictions whose laws protect the subject. */
    public static final FactKey<Jurisdictions> SUBJECT_JURISDICTION = new FactKey<>("subject.jurisdiction", 3);

    /** The zones in which the subject's birthday falls; at least one, several for a parent of children in several. */
    public static final FactKey<Set<ZoneId>> SUBJECT_ZONE = new FactKey<>("subject.zone", 4);

    /** The subject's birth date; empty: none is on file, and the world is closed for it. */
    public static final FactKey<Optional<LocalDate>> SUBJECT_BIRTH_DATE = new FactKey<>("subject.birth-date", 5);

    /** Whether the subject attends a postsecondary institution. */
    public static final FactKey<Boolean> SUBJECT_POSTSECONDARY = new FactKey<>("subject.postsecondary", 15);

    /** All agreements, ended ones too, that cover the subject's agency. */
    public static final FactKey<List<Agreement>> SUBJECT_AGREEMENTS = new FactKey<>("subject.agreements", 6);

    /** The zones of the agencies that signed those agreements, in which their days are counted. */
    public static final FactKey<Map<PartyId, ZoneId>> AGREEMENT_ZONES = new FactKey<>("agreement.zones", 7);

    /** All consents about the subject. */
    public static final FactKey<List<Consent>> SUBJECT_CONSENTS = new FactKey<>("subject.consents", 8);

    /** All the subject's opt-outs, and those as which refusals of consent are heard ({@link Consent#optOuts}). */
    public static final FactKey<List<OptOut>> SUBJECT_OPT_OUTS = new FactKey<>("subject.opt-outs", 9);

    /** All holds on the subject's data. */
    public static final FactKey<List<Hold>> SUBJECT_HOLDS = new FactKey<>("subject.holds", 10);

    /** All authorizations of the application by the subject's agency or one above it. */
    public static final FactKey<List<Authorization>> APPLICATION_AUTHORIZATIONS =
            new FactKey<>("application.authorizations", 11);

    /**
     * What kind of recipient it is, several for who is several; empty: there is none, or it is the vendor, of whom no rule
     * about recipients speaks. Whoever does not know the kind must leave the fact out.
     */
    public static final FactKey<Set<RecipientKind>> RECIPIENT_KIND = new FactKey<>("recipient.kind", 12);

    /** Where the recipient stores and processes data; empty: there is no recipient, or it is a person. */
    public static final FactKey<Optional<Jurisdiction>> RECIPIENT_REGION = new FactKey<>("recipient.region", 13);

    /** Whether the recipient has a legitimate educational interest in the subject. */
    public static final FactKey<Boolean> LEGITIMATE_INTEREST = new FactKey<>("relation.legitimate-interest", 16);

    /** Whether the recipient is a parent of the subject. */
    public static final FactKey<Boolean> RECIPIENT_IS_PARENT = new FactKey<>("relation.recipient-is-parent", 17);

    /** Whether the recipient is the subject's agency or one above it. */
    public static final FactKey<Boolean> RECIPIENT_IS_AGENCY = new FactKey<>("relation.recipient-is-agency", 18);

    /** Whether the recipient is another student of the subject's agencies. */
    public static final FactKey<Boolean> RECIPIENT_IS_FELLOW_STUDENT =
            new FactKey<>("relation.recipient-is-fellow-student", 19);

    /** Whether the recipient is the subject. */
    public static final FactKey<Boolean> RECIPIENT_IS_SUBJECT = new FactKey<>("relation.recipient-is-subject", 20);

    /** What kind of organization acts; empty: the vendor or a person does. */
    public static final FactKey<Optional<RecipientKind>> ACTOR_KIND = new FactKey<>("actor.kind", 14);

    /** Whether the data goes to somebody: whoever is named but the vendor, and in a disclosure that names nobody, too. */
    public static final FactKey<Boolean> HAS_RECIPIENT = new FactKey<>("relation.has-recipient", 21);

    /** Whether anybody asks at all; if not, who acts does so of its own accord. */
    public static final FactKey<Boolean> HAS_REQUESTER = new FactKey<>("relation.has-requester", 22);

    /** Whether who asks is the subject's agency or one above it. */
    public static final FactKey<Boolean> REQUESTER_IS_AGENCY = new FactKey<>("relation.requester-is-agency", 23);

    /** Whether who asks is a parent of the subject. */
    public static final FactKey<Boolean> REQUESTER_IS_PARENT = new FactKey<>("relation.requester-is-parent", 24);

    /** Whether who asks is the subject. */
    public static final FactKey<Boolean> REQUESTER_IS_SUBJECT = new FactKey<>("relation.requester-is-subject", 25);

    /** Whether the request is the instruction of the subject's agency or one above it. */
    public static final FactKey<Boolean> INSTRUCTED_BY_AGENCY = new FactKey<>("relation.instructed-by-agency", 26);

    /** The facts that the library itself gathers, each at its place. */
    static final List<FactKey<?>> PLACED = List.of(
            SUBJECT_KIND,
            SUBJECT_SCHOOL,
            SUBJECT_AGENCIES,
            SUBJECT_JURISDICTION,
            SUBJECT_ZONE,
            SUBJECT_BIRTH_DATE,
            SUBJECT_AGREEMENTS,
            AGREEMENT_ZONES,
            SUBJECT_CONSENTS,
            SUBJECT_OPT_OUTS,
            SUBJECT_HOLDS,
            APPLICATION_AUTHORIZATIONS,
            RECIPIENT_KIND,
            RECIPIENT_REGION,
            ACTOR_KIND,
            SUBJECT_POSTSECONDARY,
            LEGITIMATE_INTEREST,
            RECIPIENT_IS_PARENT,
            RECIPIENT_IS_AGENCY,
            RECIPIENT_IS_FELLOW_STUDENT,
            RECIPIENT_IS_SUBJECT,
            HAS_RECIPIENT,
            HAS_REQUESTER,
            REQUESTER_IS_AGENCY,
            REQUESTER_IS_PARENT,
            REQUESTER_IS_SUBJECT,
            INSTRUCTED_BY_AGENCY);

    private static final Class<?> SETS = Set.of().getClass();
    private static final Class<?> SMALL_SETS = Set.of(1).getClass();
    private static final Class<?> LISTS = List.of().getClass();
    private static final Class<?> SMALL_LISTS = List.of(1).getClass();

    /** What the values of those facts must be, by place. */
    private static final List<Shape> SHAPES = shapes();

    private static final TextTable<FactKey<?>> PLACED_BY_NAME =
            new TextTable<>(PLACED.stream().collect(Collectors.toMap(FactKey::name, key -> key)));

    private static final Set<String> OF_REQUEST = Set.of(
            "request.category",
            "request.purpose",
            "request.source",
            "request.form",
            "request.recipient",
            "request.collected-at");

    private FactKeys() {}

    /** Whether the library itself gathers the fact, or reads it from the request; any other is stated by somebody. */
    public static boolean isOwn(String name) {
        return place(name) != FactKey.NO_PLACE || isOfRequest(name);
    }

    /** The place of a fact that the library itself gathers; of any other none. */
    static int place(String name) {
        FactKey<?> key = PLACED_BY_NAME.get(name);
        return key == null ? FactKey.NO_PLACE : key.place();
    }

    /** The names of all facts that the library itself gathers. */
    public static Stream<String> gathered() {
        return PLACED.stream().map(FactKey::name);
    }

    /** Whether the fact is what the request says, which nobody else can tell otherwise. */
    public static boolean isOfRequest(String name) {
        return OF_REQUEST.contains(name);
    }

    /** Refuses a fact that the request itself tells. */
    static void checkIsNotOfRequest(String name) {
        if (isOfRequest(name)) {
            throw new IllegalArgumentException(
                    "fact '" + name + "' is what the request says; it is set in the request and nowhere else");
        }
    }

    /**
     * The value as facts keep it, {@link #fitting as a decision reads it}.
     *
     * @throws IllegalArgumentException if no test could read it: a fact that is not listed here is a declared one
     */
    static Object checked(FactKey<?> key, Object given) {
        checkIsNotOfRequest(key.name());
        Object value = given;
        boolean fits;
        try {
            value = unchanging(given);
            fits = fits(key.place(), value);
        } catch (NullPointerException | IllegalArgumentException unreadable) {
            fits = false;
        }
        if (!fits) {
            throw new IllegalArgumentException("fact '" + key.name() + "' cannot have a value of this type");
        }
        try {
            return settled(value);
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("fact '" + key.name() + "' has an entry of which something is null", e);
        }
    }

    /**
     * The value as a decision reads it: with values of the library's own in the place of a host's agreements and consents, and
     * such as nobody changes afterwards; null if the fact at the place cannot have it.
     *
     * @throws NullPointerException if anything of those is null
     */
    static @Nullable Object fitting(int place, Object given) {
        Object value = isUnchanging(given) ? given : unchanging(given);
        boolean isOfNoKind = place == SUBJECT_KIND.place() && value.equals(Set.of());
        if (isOfNoKind || !fits(place, value)) {
            return null;
        }
        boolean mayBeHosts = place == SUBJECT_AGREEMENTS.place() || place == SUBJECT_CONSENTS.place();
        return mayBeHosts ? settled(value) : value;
    }

    /** A collection as it is now, in its order; each of its entries is looked at once, and it must have as many as it says. */
    private static Object unchanging(Object value) {
        if (value instanceof Map<?, ?> map) {
            return ImmutableMap.copyOf(map);
        }
        return value instanceof Collection<?> entries && !(value instanceof ImmutableCollection)
                ? copy(entries)
                : value;
    }

    private static Object copy(Collection<?> entries) {
        ImmutableCollection.Builder<Object> copy =
                entries instanceof Set ? ImmutableSet.builder() : ImmutableList.builder();
        int said = entries.size();
        for (Object entry : entries) {
            if (said-- == 0) {
                throw new IllegalArgumentException("more entries than it says");
            }
            copy.add(entry);
        }
        if (said > 0) {
            throw new IllegalArgumentException("fewer entries than it says");
        }
        return copy.build();
    }

    /** Whether it is of the types that most hosts give, which nobody can change: so are {@code Set.of} and {@code List.of}. */
    private static boolean isUnchanging(Object value) {
        Class<?> type = value.getClass();
        return type == Boolean.class
                || type == Optional.class
                || type == SETS
                || type == SMALL_SETS
                || type == LISTS
                || type == SMALL_LISTS;
    }

    /** Whether the value is of a type that the fact at the place has; one without a place is a declared one. */
    private static boolean fits(int place, Object value) {
        if (place == FactKey.NO_PLACE) {
            return isDeclared(value);
        }
        Shape shape = SHAPES.get(place);
        return switch (shape.form()) {
            case ONE -> shape.type().isInstance(value);
            case OPTIONAL ->
                value instanceof Optional<?> content
                        && (content.isEmpty() || shape.type().isInstance(content.get()));
            case SET -> value instanceof Set<?> members && areAll(shape.type(), members);
            case LIST -> value instanceof List<?> entries && areAll(shape.type(), entries);
            case BY_PARTY ->
                value instanceof Map<?, ?> map
                        && areAll(PartyId.class, map.keySet())
                        && areAll(shape.type(), map.values());
            case DECLARED -> isDeclared(value);
        };
    }

    /** How values stand together. */
    private enum Form {
        ONE,
        OPTIONAL,
        SET,
        LIST,
        BY_PARTY,
        /** As those of a declared fact. */
        DECLARED
    }

    /**
     * What a fact's value must be.
     *
     * @param type of what
     */
    private record Shape(Form form, Class<?> type) {}

    private static List<Shape> shapes() {
        Map<FactKey<?>, Shape> shapes = Map.ofEntries(
                Map.entry(SUBJECT_KIND, new Shape(Form.SET, PersonKind.class)),
                Map.entry(SUBJECT_AGENCIES, new Shape(Form.ONE, Lineage.class)),
                Map.entry(SUBJECT_SCHOOL, new Shape(Form.SET, PartyId.class)),
                Map.entry(SUBJECT_JURISDICTION, new Shape(Form.ONE, Jurisdictions.class)),
                Map.entry(SUBJECT_ZONE, new Shape(Form.SET, ZoneId.class)),
                Map.entry(SUBJECT_BIRTH_DATE, new Shape(Form.OPTIONAL, LocalDate.class)),
                Map.entry(SUBJECT_AGREEMENTS, new Shape(Form.LIST, Agreement.class)),
                Map.entry(SUBJECT_CONSENTS, new Shape(Form.LIST, Consent.class)),
                Map.entry(SUBJECT_OPT_OUTS, new Shape(Form.LIST, OptOut.class)),
                Map.entry(SUBJECT_HOLDS, new Shape(Form.LIST, Hold.class)),
                Map.entry(APPLICATION_AUTHORIZATIONS, new Shape(Form.LIST, Authorization.class)),
                Map.entry(RECIPIENT_KIND, new Shape(Form.SET, RecipientKind.class)),
                Map.entry(RECIPIENT_REGION, new Shape(Form.OPTIONAL, Jurisdiction.class)),
                Map.entry(ACTOR_KIND, new Shape(Form.OPTIONAL, RecipientKind.class)),
                Map.entry(AGREEMENT_ZONES, new Shape(Form.BY_PARTY, ZoneId.class)));
        Shape declared = new Shape(Form.DECLARED, Object.class);
        return PLACED.stream().map(key -> shapes.getOrDefault(key, declared)).toList();
    }

    private static boolean isDeclared(Object value) {
        return value instanceof Boolean
                || (value instanceof SomeValues some && areAll(FactValue.class, some.known()))
                || (value instanceof Set<?> values && areAll(FactValue.class, values));
    }

    private static boolean areAll(Class<?> type, Collection<?> values) {
        if (values.size() == 1) { // by far the most
            return type.isInstance(values.iterator().next());
        }
        for (Object value : values) {
            if (!type.isInstance(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value, with values of the library's own in the place of agreements and consents that a host has made itself.
     *
     * @throws NullPointerException if anything of those is null
     */
    private static Object settled(Object value) {
        if (value instanceof List<?> entries && !entries.isEmpty()) {
            Object first = entries.get(0);
            boolean mayBeHosts = first instanceof Agreement || first instanceof Consent;
            if (mayBeHosts && entries.stream().anyMatch(entry -> settledEntry(entry) != entry)) {
                return entries.stream().map(FactKeys::settledEntry).toList();
            }
        }
        return value;
    }

    private static Object settledEntry(Object entry) {
        return entry instanceof Agreement agreement ? Agreement.copyOf(agreement) : Consent.copyOf((Consent) entry);
    }
}
