package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Folds the tests of consents: whether a row's subject has one of each sort that counts alike, a consent that covers the
 * request, one that may, one of the subject's own. Not thread-safe.
 */
final class ConsentFolding {
    private static final int ELIGIBLE_AT = 18;
    private static final Set<ConsentBasis> OWN = Set.of(ConsentBasis.SELF, ConsentBasis.ELIGIBLE_STUDENT);
    private static final Residual.Known PURPOSE = Residual.Known.unknown("request.purpose");
    private static final Residual.Known CATEGORY = Residual.Known.unknown("request.category");

    private final RequestFolding folding;
    private final RequestFolding.Sort sort;
    private final LedgerRows ledgers;
    private final ProcessingRequest request;

    ConsentFolding(RequestFolding folding, RequestFolding.Sort sort, LedgerRows ledgers) {
        this.folding = folding;
        this.sort = sort;
        this.ledgers = ledgers;
        this.request = folding.request();
    }

    Residual given(ConsentGiven test) {
        List<org.jooq.Condition> counts = new ArrayList<>(List.of(ledgers.isLive()));
        onBasis(test.bases(), counts);
        if (test.namesRecipient()) {
            counts.add(DSL.not(ledgers.namesNoRecipients()));
        }
        if (test.inWriting()) {
            counts.add(ledgers.isByMethod());
            counts.add(DSL.not(LedgerRows.isEmpty(ledgers.categories())));
            counts.add(DSL.not(LedgerRows.isEmpty(ledgers.purposes())));
            counts.add(DSL.not(ledgers.namesNoRecipients()));
        }
        if (!test.methodsNot().isEmpty()) {
            counts.add(ledgers.isNotByMethod(test.methodsNot()));
        }
        Map<Residual.Known, org.jooq.Condition> purposes = test.forAnyPurpose()
                ? Map.of(new Residual.Known(Truth.TRUE, Set.of()), DSL.not(LedgerRows.isEmpty(ledgers.purposes())))
                : purposes();
        if (test.forAnyPurpose()) {
            return entries(counts, purposes, test.bases());
        }
        Residual given = ofPurpose(() -> entries(counts, purposes, test.bases()));
        return request.purpose()
                .map(purpose -> Residual.all(Residual.Asked.always(DSL.not(isRefused(purpose))), given))
                .orElse(given);
    }

    /** Whether a refusal touches the request, which then stops it, whoever else has consented. */
    org.jooq.Condition isRefused(Purpose purpose) {
        return ledgers.isConsentRefused(purpose, sort.category(), reaches());
    }

    /** Whether what is said of some recipients, or of all, may be about the request's. */
    private org.jooq.Condition reaches() {
        org.jooq.Condition ofAll = ledgers.namesNoRecipients();
        if (!request.discloses()) {
            return ofAll;
        }
        return request.recipient().isPresent() ? ofAll.or(ledgers.namesTheRecipient()) : DSL.trueCondition();
    }

    Residual withdrawn(ConsentWithdrawn test) {
        List<org.jooq.Condition> counts = new ArrayList<>(List.of(ledgers.isWithdrawn()));
        onBasis(test.bases(), counts);
        return ofPurpose(() -> entriesOfAnybody(counts, purposes()));
    }

    private void onBasis(Set<ConsentBasis> bases, List<org.jooq.Condition> counts) {
        if (!bases.isEmpty()) {
            counts.add(ledgers.isOnBasis(bases));
        }
    }

    /** What tells of purposes tells nothing of a request that must name one and does not. */
    private Residual ofPurpose(java.util.function.Supplier<Residual> entries) {
        if (request.purpose().isPresent()) {
            return entries.get();
        }
        return request.needsPurpose()
                ? Residual.all(PURPOSE, Residual.any(entries.get(), PURPOSE))
                : Residual.Known.FALSE;
    }

    private Map<Residual.Known, org.jooq.Condition> purposes() {
        return request.purpose()
                .map(purpose -> covering(ledgers.purposes(), purpose, PURPOSE))
                .orElseGet(() -> Map.of(PURPOSE, DSL.not(LedgerRows.isEmpty(ledgers.purposes()))));
    }

    private Map<Residual.Known, org.jooq.Condition> categories() {
        Field<String[]> named = ledgers.categories();
        Map<Residual.Known, org.jooq.Condition> covering = covering(named, sort.category(), CATEGORY);
        covering.computeIfPresent(
                new Residual.Known(Truth.TRUE, Set.of()),
                (known, covers) -> LedgerRows.isEmpty(named).or(covers));
        covering.computeIfPresent(
                CATEGORY,
                (known, mayCover) -> DSL.not(LedgerRows.isEmpty(named)).and(mayCover));
        return covering;
    }

    /** Which consents cover a term, and which may, because they name one under it. */
    private static Map<Residual.Known, org.jooq.Condition> covering(
            Field<String[]> named, Term asked, Residual.Known unknown) {
        Map<Residual.Known, org.jooq.Condition> covering = new LinkedHashMap<>();
        org.jooq.Condition covers = LedgerRows.covers(named, asked);
        covering.put(new Residual.Known(Truth.TRUE, Set.of()), covers);
        covering.put(unknown, DSL.not(covers).and(EngineText.isUnder(named, asked)));
        return covering;
    }

    /** A consent that names recipients covers disclosure to them and nothing else. */
    private Map<Residual.Known, org.jooq.Condition> recipients() {
        Map<Residual.Known, org.jooq.Condition> recipients = new LinkedHashMap<>();
        Residual.Known yes = new Residual.Known(Truth.TRUE, Set.of());
        org.jooq.Condition none = ledgers.namesNoRecipients();
        if (!request.discloses()) {
            recipients.put(yes, none);
        } else if (request.recipient().isPresent()) {
            recipients.put(yes, none.or(ledgers.namesTheRecipient()));
        } else {
            recipients.put(yes, none);
            recipients.put(
                    Residual.Known.unknown(
                            request.recipientKind().isPresent() ? "request.recipient" : FactKeys.RECIPIENT_KIND.name()),
                    DSL.not(none));
        }
        return recipients;
    }

    /** Those that count only if the subject was eligible, and the others. */
    private Residual entries(
            List<org.jooq.Condition> counts,
            Map<Residual.Known, org.jooq.Condition> purposes,
            Set<ConsentBasis> bases) {
        boolean mayBeOwn =
                bases.isEmpty() || bases.stream().anyMatch(basis -> OWN.stream().anyMatch(basis::touches));
        if (!mayBeOwn) {
            return entriesOfAnybody(counts, purposes);
        }
        org.jooq.Condition isOwn = ledgers.isOnBasis(OWN);
        return Residual.any(
                entriesOfAnybody(with(counts, DSL.not(isOwn)), purposes),
                each(with(counts, isOwn), purposes, this::own));
    }

    private Residual entriesOfAnybody(
            List<org.jooq.Condition> counts, Map<Residual.Known, org.jooq.Condition> purposes) {
        return each(counts, purposes, this::entry);
    }

    /** Of each sort of consents that cover the request alike. */
    private Residual each(
            List<org.jooq.Condition> counts,
            Map<Residual.Known, org.jooq.Condition> purposes,
            BiFunction<List<org.jooq.Condition>, Residual.Known, Residual> entry) {
        List<Residual> any = new ArrayList<>();
        purposes.forEach((purpose, ofPurpose) -> categories()
                .forEach((category, ofCategory) -> recipients()
                        .forEach((recipient, ofRecipient) -> any.add(entry.apply(
                                with(counts, ofPurpose, ofCategory, ofRecipient),
                                purpose.and(category).and(recipient))))));
        return Residual.any(any);
    }

    private Residual entry(List<org.jooq.Condition> all, Residual covers) {
        return Residual.all(Residual.Asked.always(ledgers.isConsent(all)), covers);
    }

    private static List<org.jooq.Condition> with(List<org.jooq.Condition> all, org.jooq.Condition... more) {
        List<org.jooq.Condition> with = new ArrayList<>(all);
        with.addAll(List.of(more));
        return with;
    }

    /** A student's own consent counts only if the student was eligible when it was given (34 CFR 99.5). */
    private Residual own(List<org.jooq.Condition> all, Residual.Known covers) {
        if (sort.kinds().stream().noneMatch(PersonKind.STUDENT::covers)) {
            return entry(all, covers);
        }
        Residual isPostsecondary = folding.ask(
                new Condition.Flag(FactKeys.SUBJECT_POSTSECONDARY.name()),
                sort,
                Set.of(FactKeys.SUBJECT_POSTSECONDARY.name()));
        if (isPostsecondary.equals(Residual.Known.TRUE)) {
            return entry(all, covers);
        }
        return folding.byZones(sort, zones -> byAge(all, covers, isPostsecondary, zones));
    }

    /** The evaluator's answer about an age that was reached on the day of each consent: the day is the ledger's. */
    private Residual byAge(List<org.jooq.Condition> all, Residual.Known covers, Residual otherwise, Set<ZoneId> zones) {
        Residual withoutDate = Residual.all(
                covers, Residual.any(otherwise, Residual.Known.unknown(FactKeys.SUBJECT_BIRTH_DATE.name())));
        Optional<Field<LocalDate>> column = folding.table().birthDate();
        if (column.isEmpty()) {
            return entry(all, withoutDate);
        }
        Optional<ZoneId> misread =
                zones.stream().filter(zone -> !LedgerRows.isReadAlike(zone)).min(Comparator.comparing(ZoneId::getId));
        if (misread.isPresent()) {
            return new Residual.Unsayable("own consents by the day in the zone '" + misread.get() + "'");
        }
        Field<LocalDate> birth = column.get();
        LocalDate today = zones.stream()
                .map(zone -> LocalDate.ofInstant(folding.asOf().at(), zone))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        org.jooq.Condition isPlaceholder =
                birth.lt(DSL.inline(Person.EARLIEST_BIRTH)).or(birth.gt(DSL.inline(today)));
        org.jooq.Condition tells = birth.ge(DSL.inline(Person.EARLIEST_BIRTH)).and(birth.le(DSL.inline(today)));
        List<org.jooq.Condition> reached = zones.stream()
                .map(zone -> birth.le(ledgers.bornBy(ELIGIBLE_AT, zone)))
                .toList();
        List<Residual> any = new ArrayList<>();
        any.add(entry(with(all, tells, DSL.and(reached)), covers));
        any.add(entry(with(all, tells, DSL.not(DSL.or(reached))), Residual.all(covers, otherwise)));
        if (zones.size() > 1) {
            any.add(entry(
                    with(all, tells, DSL.or(reached), DSL.not(DSL.and(reached))),
                    Residual.all(
                            covers, Residual.any(otherwise, Residual.Known.unknown(FactKeys.SUBJECT_ZONE.name())))));
        }
        any.add(Residual.all(
                Residual.Asked.always(
                        folding.table().mayLack(FactKeys.SUBJECT_BIRTH_DATE.name())
                                ? birth.isNull().or(isPlaceholder)
                                : isPlaceholder),
                entry(all, withoutDate)));
        return Residual.any(any);
    }
}
