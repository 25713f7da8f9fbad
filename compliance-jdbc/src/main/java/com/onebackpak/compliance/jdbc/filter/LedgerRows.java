package com.onebackpak.compliance.jdbc.filter;

import static org.jooq.impl.DSL.unquotedName;

import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What the ledgers hold about the subject of a row, as the evaluator counts it at the filter's instant. */
final class LedgerRows {
    /** As long as the ciphertext of an empty list of recipients: any other is longer. */
    private static final int NO_RECIPIENTS = "{\"recipients\":[]}".length() + 28;

    private final Field<String> subject;
    private final AsOf asOf;
    private final SessionTables tables;

    LedgerRows(RequestFolding folding) {
        this.subject = folding.table().id();
        this.asOf = folding.asOf();
        this.tables = folding.tables();
    }

    /** A ledger in a query. */
    private record Ledger(Table<?> table, Table<?> later) {
        static Ledger of(String name) {
            return new Ledger(
                    DSL.table(unquotedName(name)).as(unquotedName("compliance_r")),
                    DSL.table(unquotedName(name)).as(unquotedName("compliance_n")));
        }

        <T> Field<T> column(String name, Class<T> type) {
            return DSL.field(unquotedName("compliance_r", name), type);
        }

        Field<OffsetDateTime> instant(String name) {
            return DSL.field(unquotedName("compliance_r", name), SQLDataType.TIMESTAMPWITHTIMEZONE);
        }

        Field<String[]> texts(String name) {
            return DSL.field(unquotedName("compliance_r", name), SQLDataType.VARCHAR.array());
        }
    }

    private static final Ledger CONSENTS = Ledger.of("compliance_consent");
    private static final Ledger OPT_OUTS = Ledger.of("compliance_opt_out");
    private static final Ledger HOLDS = Ledger.of("compliance_hold");
    private static final Ledger REQUESTS = Ledger.of("compliance_request");

    /** Whether some of the category's data is held, by a hold or by an open request to inspect. */
    Condition isHeld(Set<HoldKind> kinds, Category category) {
        Condition isUnderHold = isUnderHold(kinds, category);
        return kinds.isEmpty() || kinds.contains(HoldKind.INSPECTION)
                ? isUnderHold.or(isBeingInspected(category))
                : isUnderHold;
    }

    private Condition isUnderHold(Set<HoldKind> kinds, Category category) {
        List<Condition> all =
                new ArrayList<>(List.of(keeps(HOLDS, HOLDS.instant("valid_from"), HOLDS.instant("valid_until"))));
        if (!kinds.isEmpty()) {
            all.add(HOLDS.column("kind", String.class)
                    .in(Choice.inlined(
                            kinds.stream().map(HoldKind::key).sorted().toList())));
        }
        Field<String[]> categories = HOLDS.texts("categories");
        all.add(isEmpty(categories).or(touches(categories, category)));
        return onRecord(HOLDS, all);
    }

    /** What was sent on to the school is open (34 CFR 99.10(e)). */
    private Condition isBeingInspected(Category category) {
        Field<String> answer = REQUESTS.column("answer", String.class);
        Field<OffsetDateTime> closed = DSL.when(
                answer.isNull().or(answer.ne(DSL.inline(RightsAnswer.REDIRECTED.key()))),
                REQUESTS.instant("answered_at"));
        Field<String[]> categories = REQUESTS.texts("categories");
        return onRecord(
                REQUESTS,
                List.of(
                        isAnyOf(REQUESTS.column("action", String.class), List.of(Action.INSPECT)),
                        keeps(REQUESTS, REQUESTS.instant("received_at"), closed),
                        isEmpty(categories).or(touches(categories, category))));
    }

    /**
     * Whether what is recorded keeps data at the instant: it has begun, or may have by another's clock, or had when it was learned,
     * though by a clock that was set back since neither has happened.
     */
    private Condition keeps(Ledger ledger, Field<OffsetDateTime> from, Field<OffsetDateTime> until) {
        Field<OffsetDateTime> learned = ledger.instant("learned_at");
        Condition hadBegun = DSL.and(
                learned.gt(at(asOf.come())),
                from.le(EngineText.later(learned, asOf.skew())),
                until.isNull().or(until.gt(learned)));
        return DSL.and(from.le(at(asOf.begun())).or(hadBegun), isNotOver(from, until));
    }

    /** Whether the end is still to come, and after the beginning: what ends as it begins is at no instant, by no clock. */
    private Condition isNotOver(Field<OffsetDateTime> from, Field<OffsetDateTime> until) {
        return until.isNull().or(until.gt(at(asOf.come())).and(until.gt(from)));
    }

    /** Whether some of the purpose is refused of some of the category, by an opt-out. */
    Condition isOptedOut(Purpose purpose, Category category) {
        Field<String> refused = OPT_OUTS.column("purpose", String.class);
        List<Condition> all = new ArrayList<>(spanned(OPT_OUTS));
        all.add(refused.isNotNull());
        all.add(isAnyOf(refused, List.of(purpose)).or(refused.in(Choice.inlined(selfAndBroader(purpose)))));
        all.add(OPT_OUTS.texts("categories").isNull().or(touches(OPT_OUTS.texts("categories"), category)));
        return onRecord(OPT_OUTS, all);
    }

    /**
     * Whether a refusal of consent touches the purpose and the category. What begins to stand in the way counts from when
     * it may have begun by another's clock.
     *
     * @param reaches whether the refusal is about the request's recipient
     */
    Condition isConsentRefused(Purpose purpose, Category category, Condition reaches) {
        Field<OffsetDateTime> given = CONSENTS.instant("given_at");
        List<Condition> all = List.of(
                isRefusal(),
                given.le(at(asOf.begun())),
                isNotOver(given, CONSENTS.instant("withdrawn_at")),
                isNotOver(given, CONSENTS.instant("expires_at")),
                touches(purposes(), purpose),
                isEmpty(categories()).or(touches(categories(), category)),
                reaches);
        return onRecord(CONSENTS, all);
    }

    /** Nothing stands there of a consent. */
    private static Condition isRefusal() {
        return CONSENTS.column("refused", Boolean.class).isNotNull();
    }

    private Condition holdsWhenBegun(String end) {
        return CONSENTS.instant(end).isNull().or(CONSENTS.instant(end).gt(at(asOf.begun())));
    }

    /** Whether one of the terms covers what is asked for, or lies under it. */
    private static Condition touches(Field<String[]> terms, Term asked) {
        return covers(terms, asked).or(EngineText.isUnder(terms, asked));
    }

    Condition isDirectoryInformationRefused() {
        List<Condition> all = new ArrayList<>(spanned(OPT_OUTS));
        all.add(DSL.condition(OPT_OUTS.column("directory_information", Boolean.class)));
        return onRecord(OPT_OUTS, all);
    }

    /** What begins to stand in the way counts from when it may have begun by another's clock. */
    private List<Condition> spanned(Ledger ledger) {
        Field<OffsetDateTime> from = ledger.instant("valid_from");
        return List.of(from.le(at(asOf.begun())), isNotOver(from, ledger.instant("valid_until")));
    }

    /** Whether there is a consent of the subject with all of this. */
    Condition isConsent(List<Condition> all) {
        return onRecord(CONSENTS, all);
    }

    Condition isLive() {
        return DSL.and(
                DSL.not(isRefusal()),
                CONSENTS.instant("given_at").le(at(asOf.come())),
                holdsWhenBegun("withdrawn_at"),
                holdsWhenBegun("expires_at"));
    }

    /** Withdrawn after it was given; where that begins in a moment, by another's clock, it must have been given before now. */
    Condition isWithdrawn() {
        Field<OffsetDateTime> withdrawn = CONSENTS.instant("withdrawn_at");
        Field<OffsetDateTime> given = CONSENTS.instant("given_at");
        return DSL.and(
                DSL.not(isRefusal()),
                withdrawn.isNotNull(),
                withdrawn.gt(given),
                withdrawn.le(at(asOf.come())).or(withdrawn.le(at(asOf.begun())).and(given.lt(at(asOf.notPast())))));
    }

    Condition isOnBasis(Set<? extends Term> bases) {
        return isAnyOf(CONSENTS.column("basis", String.class), bases);
    }

    Condition isByMethod() {
        return CONSENTS.column("method", String.class).isNotNull();
    }

    /** Whether it was given by none of the methods; also if it is not said by which. */
    Condition isNotByMethod(Set<? extends Term> methods) {
        Field<String> method = CONSENTS.column("method", String.class);
        return method.isNull().or(DSL.not(isAnyOf(method, methods)));
    }

    Condition namesNoRecipients() {
        return EngineText.bytes(CONSENTS.column("recipients", String.class)).eq(DSL.inline(NO_RECIPIENTS));
    }

    /** Whether it names the recipient: these are told apart before the query, because recipients are encrypted. */
    Condition namesTheRecipient() {
        Table<?> naming = DSL.table(unquotedName(tables.naming())).as(unquotedName("compliance_t"));
        return DSL.exists(DSL.selectOne()
                .from(naming)
                .where(
                        DSL.field(unquotedName("compliance_t", "filter_number"), Integer.class)
                                .eq(DSL.inline(tables.filter())),
                        DSL.field(unquotedName("compliance_t", "tenant"), String.class)
                                .eq(CONSENTS.column("tenant", String.class)),
                        DSL.field(unquotedName("compliance_t", "record_key"), String.class)
                                .eq(CONSENTS.column("record_key", String.class))));
    }

    /** The keys of the consents of those who are linked that name any recipients, in whatever version. */
    static ResultQuery<?> namingRecipients(SessionTables tables) {
        Field<String> tenant = CONSENTS.column("tenant", String.class);
        Field<String> recordKey = CONSENTS.column("record_key", String.class);
        return DSL.selectDistinct(tenant, recordKey)
                .from(CONSENTS.table(), links(tables))
                .where(
                        DSL.field(unquotedName("compliance_s", "tenant"), String.class)
                                .eq(tenant),
                        DSL.field(unquotedName("compliance_s", "key_id"), UUID.class)
                                .eq(CONSENTS.column("key_id", UUID.class)),
                        EngineText.bytes(CONSENTS.column("recipients", String.class))
                                .ne(DSL.inline(NO_RECIPIENTS)));
    }

    private static Table<?> links(SessionTables tables) {
        return DSL.table(unquotedName(tables.links())).as(unquotedName("compliance_s"));
    }

    Field<String[]> purposes() {
        return CONSENTS.texts("purposes");
    }

    Field<String[]> categories() {
        return CONSENTS.texts("categories");
    }

    /** The latest birth date of whoever had come of the age on the local day on which the consent was given. */
    Field<LocalDate> bornBy(int years, ZoneId zone) {
        return EngineText.yearsBefore(EngineText.localDay(CONSENTS.instant("given_at"), zone), years);
    }

    /** PostgreSQL takes a name without a place, such as {@code CET}, for an abbreviation that knows no summer. */
    static boolean isReadAlike(ZoneId zone) {
        return zone.getRules().isFixedOffset() || zone.getId().indexOf('/') >= 0;
    }

    static Condition isEmpty(Field<String[]> terms) {
        return DSL.cardinality(terms).eq(DSL.inline(0));
    }

    /** Whether one of the terms covers what is asked for. */
    static Condition covers(Field<String[]> terms, Term asked) {
        return DSL.or(selfAndBroader(asked).stream()
                .map(path -> EngineText.contains(terms, path))
                .toList());
    }

    private static Condition isAnyOf(Field<String> term, Iterable<? extends Term> broader) {
        List<Condition> any = new ArrayList<>();
        broader.forEach(one -> any.add(term.eq(DSL.inline(one.path())).or(term.like(DSL.inline(one.path() + ".%")))));
        return DSL.or(any);
    }

    private static List<String> selfAndBroader(Term term) {
        List<String> paths = new ArrayList<>();
        for (Optional<Term> one = Optional.of(term);
                one.isPresent();
                one = one.get().broader()) {
            paths.add(one.get().path());
        }
        return paths;
    }

    /** Whether the newest known version of some record about the subject has all of this. */
    private Condition onRecord(Ledger ledger, List<Condition> all) {
        Field<String> tenant = ledger.column("tenant", String.class);
        Field<String> recordKey = ledger.column("record_key", String.class);
        List<Condition> later = new ArrayList<>(List.of(
                DSL.field(unquotedName("compliance_n", "tenant"), String.class).eq(tenant),
                DSL.field(unquotedName("compliance_n", "record_key"), String.class)
                        .eq(recordKey),
                DSL.field(unquotedName("compliance_n", "version"), Integer.class)
                        .gt(ledger.column("version", Integer.class))));
        List<Condition> about = new ArrayList<>(List.of(
                DSL.field(unquotedName("compliance_s", "tenant"), String.class).eq(tenant),
                DSL.field(unquotedName("compliance_s", "key_id"), UUID.class).eq(ledger.column("key_id", UUID.class)),
                DSL.field(unquotedName("compliance_s", "subject"), String.class).eq(subject)));
        if (!asOf.isOfAllThatIsKnown()) {
            later.add(DSL.field(unquotedName("compliance_n", "learned_at"), SQLDataType.TIMESTAMPWITHTIMEZONE)
                    .le(at(com.onebackpak.compliance.ledger.StoredInstants.latestBy(asOf.knownAt()))));
            about.add(ledger.instant("learned_at")
                    .le(at(com.onebackpak.compliance.ledger.StoredInstants.latestBy(asOf.knownAt()))));
        }
        about.addAll(all);
        about.add(DSL.notExists(DSL.selectOne().from(ledger.later()).where(later)));
        return DSL.exists(DSL.selectOne().from(links(tables), ledger.table()).where(about));
    }

    private static Field<OffsetDateTime> at(Instant instant) {
        return EngineText.instant(instant);
    }
}
