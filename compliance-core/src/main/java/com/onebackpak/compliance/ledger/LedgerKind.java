package com.onebackpak.compliance.ledger;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of ledgers, each described once: its fields, whom its values are about, how they are written as plain data and
 * read again, and what is refused. Stores, the entries of the audit log, the sections of scenario files and what an erasure
 * reaches follow from it, so no two of them can differ. Immutable, thread-safe.
 *
 * <pre>{@code
 * stores.of(tenant).ledger(LedgerKind.CONSENT).about(student, Instant.MAX);
 * Map<String, Object> data = LedgerKind.CONSENT.data(consent);
 * LedgerKind.CONSENT.read(data); // equals consent
 * }</pre>
 *
 * @param <T> what the ledger holds
 */
public final class LedgerKind<T> {
    /** Who consented to what. */
    public static final LedgerKind<Consent> CONSENT = LedgerDescriptions.consent();

    /** Who refused what. */
    public static final LedgerKind<OptOut> OPT_OUT = LedgerDescriptions.optOut();

    /** What must not be deleted. */
    public static final LedgerKind<Hold> HOLD = LedgerDescriptions.hold();

    /** What went to whom. */
    public static final LedgerKind<Disclosure> DISCLOSURE = LedgerDescriptions.disclosure();

    /** Who asked for what about whom. */
    public static final LedgerKind<RightsRequest> REQUEST = LedgerDescriptions.request();

    /** What happened to people and agencies. */
    public static final LedgerKind<Occurrence> OCCURRENCE = LedgerDescriptions.occurrence();

    /** The vendor's agreements with agencies. */
    public static final LedgerKind<Agreement> AGREEMENT = LedgerDescriptions.agreement();

    /** The agencies' authorizations of applications. */
    public static final LedgerKind<Authorization> AUTHORIZATION = LedgerDescriptions.authorization();

    /** The agencies, where they are and in which days they count. */
    public static final LedgerKind<AgencyEntry> AGENCY = EventDescriptions.agency();

    /** What befell data of agencies. */
    public static final LedgerKind<Incident> INCIDENT = EventDescriptions.incident();

    /** New versions of policies. */
    public static final LedgerKind<AnnouncedChange> POLICY_CHANGE = EventDescriptions.announcedChange();

    /** Whose data a breach laid open. */
    public static final LedgerKind<Exposure> EXPOSURE = EventDescriptions.exposure();

    /** Who was told of breaches and changes of policies. */
    public static final LedgerKind<EventNotice> NOTICE = EventDescriptions.notice();

    /** What came before agencies beside: complaints, orders, school years, assessments. */
    public static final LedgerKind<Matter> MATTER = EventDescriptions.matter();

    /** What takes parents' rights about a child. */
    public static final LedgerKind<CustodyOrder> CUSTODY_ORDER = EventDescriptions.custodyOrder();

    private static final List<LedgerKind<?>> ALL = List.of(
            AGREEMENT,
            AUTHORIZATION,
            AGENCY,
            INCIDENT,
            POLICY_CHANGE,
            CONSENT,
            OPT_OUT,
            HOLD,
            OCCURRENCE,
            DISCLOSURE,
            REQUEST,
            EXPOSURE,
            NOTICE,
            MATTER,
            CUSTODY_ORDER);

    private final String name;
    private final String means;
    private final Class<T> type;
    private final boolean isAboutPeople;
    private final boolean isPermission;
    private final Optional<LedgerField<T>> refusal;
    private final Function<T, PartyId> party;
    private final List<LedgerField<T>> fields;
    private final LedgerField<T> time;
    private final Optional<LedgerField<T>> otherParty;
    private final Function<PlainRecord, T> reading;

    /** The fields of the moments from which on a value stands in the way, if it is no refusal of a permission. */
    private final List<LedgerField<T>> standingInTheWay;

    LedgerKind(LedgerDescription<T> description, Function<PlainRecord, T> reading) {
        this.name = description.name;
        this.means = description.means;
        this.type = description.type;
        this.isAboutPeople = description.isAboutPeople;
        this.isPermission = description.isPermission;
        this.party = description.party;
        this.fields = List.copyOf(description.fields);
        this.time = description.time();
        this.otherParty = description.otherParty();
        this.reading = reading;
        this.refusal = description.refusal.map(flag -> fields.stream()
                .filter(field -> field.key().equals(flag))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a ledger has no flag '" + flag + "': " + name)));
        this.standingInTheWay =
                fields.stream().filter(this::beginsToStandInTheWay).toList();
    }

    /** All kinds, those about agencies first. */
    public static List<LedgerKind<?>> all() {
        return ALL;
    }

    /** The name, in messages and in the audit log: {@code opt-out}. */
    public String name() {
        return name;
    }

    /** The name with its article, in messages: {@code an opt-out}. */
    public String noun() {
        return ("aeio".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /** What the ledger says, in a few words. */
    public String means() {
        return means;
    }

    /** The type of its values. */
    Class<T> type() {
        return type;
    }

    /** Whether what it holds is about people, or may be, and so must be erasable; else it is about agencies alone. */
    public boolean isAboutPeople() {
        return isAboutPeople;
    }

    /**
     * Whether the value with this data permits something, so that it holds the shorter where it is unclear how long; a
     * refusal of a consent does not.
     */
    public boolean isPermission(Map<String, Object> data) {
        return isPermission
                && refusal.filter(flag -> isTrue(data.get(flag.key()))).isEmpty();
    }

    private boolean isPermission(T value) {
        return isPermission
                && refusal.filter(flag -> isTrue(flag.plain(value).orElse(null)))
                        .isEmpty();
    }

    private static boolean isTrue(@Nullable Object flag) {
        return "true".equals(flag);
    }

    /** The fields; the first names whom a value is about. */
    public List<LedgerField<T>> fields() {
        return fields;
    }

    /** Whom the value is about. */
    public PartyId party(T value) {
        return party.apply(value);
    }

    /** The field of the values' own time: when a consent was given, a hold began, a disclosure was made. */
    public LedgerField<T> time() {
        return time;
    }

    /** The value's own time. */
    public Instant time(T value) {
        return time.instant(value).orElseThrow();
    }

    /**
     * The field of the other party that a value may name: the recipient of a disclosure, the requester of a request, the
     * application of an authorization; empty where values of the kind name no single one.
     */
    public Optional<LedgerField<T>> otherParty() {
        return otherParty;
    }

    /** The other party that the value names, if it names one. */
    public Optional<PartyId> otherParty(T value) {
        return otherParty.flatMap(field -> field.party(value));
    }

    /** All terms that the value names, but for those of an agreement's attributes. */
    public Stream<Term> terms(T value) {
        return fields.stream().flatMap(field -> field.terms(value));
    }

    /** The value as plain data under the keys of files; equal values give equal data. */
    public Map<String, Object> data(T value) {
        return data(value, instant -> instant);
    }

    /** The data of a value that some ledger holds; nothing of any other value. */
    public static Optional<Map<String, Object>> dataOf(Object value) {
        for (LedgerKind<?> kind : ALL) { // asked of every value of every fact that is digested
            if (kind.type.isInstance(value)) {
                return Optional.of(kind.dataOfCast(value));
            }
        }
        return Optional.empty();
    }

    private Map<String, Object> dataOfCast(Object value) {
        return data(type.cast(value));
    }

    private Map<String, Object> data(T value, UnaryOperator<Instant> instants) {
        Map<String, Object> data = new LinkedHashMap<>();
        fields.forEach(field -> field.plain(value, instants).ifPresent(plain -> data.put(field.key(), plain)));
        return data;
    }

    /**
     * The value as it counts at an instant while the clocks of several processes disagree: what has begun to stand in the
     * way by one of them (a refusal, a hold, the end of something that permits) has begun, though by another it would do so
     * in a moment. What begins to permit counts no sooner.
     *
     * @param skew by how much clocks disagree at most
     * @return the value itself, where nothing begins within that time
     */
    public T countedAt(Instant at, Duration skew, T value) {
        Instant last = at.plus(skew);
        boolean permits = isPermission(value);
        Set<Instant> begun = null; // for nearly every value there is none
        for (LedgerField<T> field : permits || !isPermission ? standingInTheWay : List.of(time)) {
            Instant moment = field.instant(value).orElse(at);
            if (moment.isAfter(at) && !moment.isAfter(last)) {
                if (begun == null) {
                    begun = new HashSet<>();
                }
                begun.add(moment);
            }
        }
        if (begun == null || (permits && time(value).isAfter(at))) {
            return value;
        }
        Set<Instant> all = begun;
        return read(data(value, moment -> all.contains(moment) ? at : moment));
    }

    private boolean beginsToStandInTheWay(LedgerField<T> field) {
        return field.content() instanceof FieldContent.Moment moment
                && (isPermission ? moment.isEnd() : field.key().equals(LedgerDescription.BEGINNING));
    }

    /**
     * Reads what {@link #data} gave; instants may be given as such.
     *
     * @throws IllegalArgumentException if it is anything else, or if there can be no such value
     */
    public T read(Map<String, Object> data) {
        return reading.apply(new PlainRecord(data));
    }

    /**
     * Returns the value as it is stored: its instants to the microsecond, as all databases keep them. Refuses what would
     * be recorded and never found, or would count before it is so: a hold on a misspelt category would stop nothing.
     *
     * @param now by the clock of the store; others may be ahead of it by {@link ClockSkew#USUAL}
     * @throws IllegalArgumentException if it names a term that the vocabulary does not know, has an attribute that is
     *     declared as another type, a number out of its bounds, an instant outside the years 1 to 9999, says that something
     *     happened which lies ahead, or has a text that no database can hold; the text is left out of the message, it may be
     *     personal
     */
    public T checked(T value, Vocabulary vocabulary, Instant now) {
        terms(value).forEach(vocabulary::requireKnown);
        for (LedgerField<T> field : fields) {
            vocabulary.requireFitting(field.attributes(value));
            field.texts(value).forEach(text -> checkText(field, text));
            field.plain(value).ifPresent(plain -> checkCount(field, plain));
        }
        T kept = kept(value);
        Instant last = now.plus(ClockSkew.USUAL);
        for (LedgerField<T> field : fields) {
            field.happened(kept).filter(last::isBefore).findFirst().ifPresent(ahead -> {
                throw new IllegalArgumentException(
                        "'" + field + "' of " + noun() + " says what happened, and " + ahead + " is still to come");
            });
        }
        return kept;
    }

    /**
     * Returns the value as every store keeps it: its instants to the microsecond.
     *
     * @throws IllegalArgumentException if one lies outside the years 1 to 9999
     */
    public T kept(T value) {
        return read(data(value, StoredInstants::checked));
    }

    private static void checkCount(LedgerField<?> field, Object plain) {
        if (field.content() instanceof FieldContent.Count count
                && plain instanceof Integer number
                && (number < 0 || number > count.max())) {
            throw new IllegalArgumentException("'" + field + "' must be from 0 to " + count.max() + ", not " + number);
        }
    }

    private static void checkText(LedgerField<?> field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text must not contain the character U+0000");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a text must not contain half a surrogate pair");
        }
        if (field.content() instanceof FieldContent.Id id && text.length() > id.maxLength()) {
            throw new IllegalArgumentException(
                    "the text under '" + field + "' must not be longer than " + id.maxLength() + " characters");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
