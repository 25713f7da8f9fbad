package com.onebackpak.compliance;

import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.ErasedException;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records what starts clocks: breaches, changes of policies, matters, who was told, custody orders, which decide to whom something
 * is owed, and the agencies in whose days the clocks run. What is
 * told again as it is on record changes nothing; what is learned later is added to it, and what is left out is not taken back. What is
 * from before an erasure of whom it is about does not come back with an old file, as in every ledger ({@link Ledger#record}). What
 * has not happened by the stores' clock they refuse with an {@link IllegalArgumentException}. What
 * is owed because of it, {@link com.onebackpak.compliance.duty.Duties} derives of {@link LedgerWorld}. Has no state.
 *
 * <pre>{@code
 * Breach breach = Breach.builder()
 *         .id("b-17")
 *         .agency(agency)
 *         .discoverer(vendor)
 *         .discovered(clock.instant())
 *         .build();
 * EventRecording.breach(stores.of(tenant), directory, breach);
 * EventRecording.told(stores.of(tenant), new EventNotice(agency, "b-17", agency, vendor, clock.instant()));
 * }</pre>
 */
public final class EventRecording {
    private static final int PAGE = 1_000;

    private EventRecording() {}

    /**
     * Records a breach as it concerns an agency: what befell it, whose data it was, and who was told. Told again with more, it
     * records what is new: a time that was unknown, more people, other categories in place of those before. Through stores that
     * take part in the host's transaction all of it is recorded or nothing. People who were erased since its discovery are left out, and so
     * is that they were told: they count among how many there were.
     *
     * @param stores those of the tenant to which the agency belongs
     * @param who who there is: what a parent was told is recorded about the children
     * @param breach the breach; where it names no agency, it is taken for the tenant's own
     * @return what is on record of it then
     * @throws IllegalArgumentException if it does not say when it was discovered, or if its id can be no part of a key
     */
    public static Recorded<Incident> breach(TenantStores stores, Directory who, Breach breach) {
        List<Recorded<Exposure>> before =
                all(LedgerKind.EXPOSURE, stores, exposure -> exposure.breach().equals(breach.id()));
        Set<PartyId> concerned = new TreeSet<>(breach.subjects());
        before.forEach(recorded -> concerned.remove(recorded.value().subject()));
        PartyId agency = breach.agency().orElse(stores.tenant());
        Incident said = LedgerKind.INCIDENT.kept(incident(agency, breach));
        Recorded<Incident> recorded = put(
                stores,
                LedgerKind.INCIDENT,
                key("incident", breach.id(), agency.value()),
                said,
                known -> merged(known, said, breach.affected()));
        int number = last(before);
        for (PartyId subject : concerned) {
            RecordKey key = key("exposure", breach.id(), String.valueOf(number + 1));
            Exposure exposure = new Exposure(subject, breach.id(), said.discovered());
            if (isRecorded(stores.ledger(LedgerKind.EXPOSURE), key, exposure)) {
                number++;
            }
        }
        told(stores, new ToldParties(who, stores.tenant(), agency, breach.subjects()).of(breach.id(), breach.told()));
        return recorded;
    }

    /**
     * Records a change of a policy as it concerns an agency, and who was told of it.
     *
     * @param stores those of the tenant to which the agency belongs
     * @param who who there is
     * @param agency the agency, with those under it
     * @param change the change; whatever agencies it names
     * @return what is on record of it then
     * @throws IllegalArgumentException if its id can be no part of a key
     */
    public static Recorded<AnnouncedChange> policyChange(
            TenantStores stores, Directory who, PartyId agency, PolicyChange change) {
        AnnouncedChange said = AnnouncedChange.of(agency, change);
        Recorded<AnnouncedChange> recorded = put(
                stores,
                LedgerKind.POLICY_CHANGE,
                key("policy-change", change.id(), agency.value()),
                said,
                known -> said);
        told(stores, new ToldParties(who, stores.tenant(), agency, Set.of()).of(change.id(), change.told()));
        return recorded;
    }

    /**
     * Records what came before an agency. Told again with more that was done, it adds that.
     *
     * @param stores those of the tenant to which the agency belongs
     * @param id its id, by which duties name it; the key of the record
     * @return what is on record of it then
     * @throws IllegalArgumentException if the id can be no key, or if the record is about somebody else
     * @throws ErasedException if it is new, and older than an erasure of whom it is about
     */
    public static Recorded<Matter> matter(TenantStores stores, String id, Matter matter) {
        Matter said = LedgerKind.MATTER.kept(matter);
        return put(stores, LedgerKind.MATTER, key(id, id), said, known -> {
            Map<String, Instant> done = new HashMap<>(known.done());
            done.putAll(said.done());
            return said.toBuilder()
                    .requester(said.requester().or(known::requester))
                    .complied(said.complied().or(known::complied))
                    .done(done)
                    .build();
        });
    }

    /**
     * Records what takes a parent's rights about a child. Told again with its end or its document, it adds that; it is the same
     * order where child, parent and beginning are the same. What it takes, it takes from its first instant on, whenever it is
     * recorded.
     *
     * @param stores those of a tenant of the child; a child of several has it recorded with each
     * @return what is on record of it then
     * @throws ErasedException if it is new, and began before an erasure of the child's data, and the child has not enrolled since
     */
    public static Recorded<CustodyOrder> custodyOrder(TenantStores stores, CustodyOrder order) {
        CustodyOrder said = LedgerKind.CUSTODY_ORDER.kept(order);
        List<Recorded<CustodyOrder>> before = all(LedgerKind.CUSTODY_ORDER, stores, any -> true);
        RecordKey key = before.stream()
                .filter(known -> isSame(known.value(), said))
                .map(Recorded::key)
                .findFirst()
                .orElseGet(() -> RecordKey.of("custody-order." + (last(before) + 1)));
        return put(
                stores,
                LedgerKind.CUSTODY_ORDER,
                key,
                said,
                known -> new CustodyOrder(
                        said.subject(),
                        said.parent(),
                        new Span(
                                said.span().from(),
                                said.span().until().or(() -> known.span().until())),
                        said.evidence().or(known::evidence)));
    }

    /** Whether both tell of one order: of the same child, parent and beginning. */
    static boolean isSame(CustodyOrder one, CustodyOrder other) {
        return one.subject().equals(other.subject())
                && one.parent().equals(other.parent())
                && one.span().from().equals(other.span().from());
    }

    /**
     * Records that somebody was told of a breach or of a change of a policy; told again, it is what was recorded then.
     *
     * @throws ErasedException if it is new, and older than an erasure of whom it is about
     */
    public static Recorded<EventNotice> told(TenantStores stores, EventNotice notice) {
        EventNotice said = LedgerKind.NOTICE.kept(notice);
        List<Recorded<EventNotice>> before = notices(stores, said.event());
        return before.stream()
                .filter(known -> known.value().equals(said))
                .findFirst()
                .orElseGet(() -> stores.ledger(LedgerKind.NOTICE)
                        .record(key("notice", said.event(), String.valueOf(last(before) + 1)), said));
    }

    /** Leaves out what is new and about people who were erased since. */
    private static void told(TenantStores stores, List<EventNotice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        String event = notices.get(0).event();
        List<Recorded<EventNotice>> before = notices(stores, event);
        Set<EventNotice> known = before.stream().map(Recorded::value).collect(Collectors.toSet());
        int number = last(before);
        for (EventNotice notice : notices) {
            EventNotice said = LedgerKind.NOTICE.kept(notice);
            RecordKey key = key("notice", event, String.valueOf(number + 1));
            if (!known.contains(said) && isRecorded(stores.ledger(LedgerKind.NOTICE), key, said)) {
                number++;
            }
        }
    }

    private static List<Recorded<EventNotice>> notices(TenantStores stores, String event) {
        return all(LedgerKind.NOTICE, stores, notice -> notice.event().equals(event));
    }

    /** Records it, unless it is about somebody who was erased since: that is for the ledger to say. */
    private static <T> boolean isRecorded(Ledger<T> ledger, RecordKey key, T value) {
        try {
            ledger.record(key, value);
            return true;
        } catch (ErasedException erased) {
            return false;
        }
    }

    /**
     * Records what is known of an agency, so that what is owed can be told from the records alone.
     *
     * @param stores those of the tenant to which it belongs
     * @param at when that became known
     * @return what is on record of it then
     */
    public static Recorded<AgencyEntry> agency(TenantStores stores, Agency agency, Instant at) {
        AgencyEntry said = AgencyEntry.of(agency, at);
        return put(
                stores,
                LedgerKind.AGENCY,
                RecordKey.of("agency." + agency.id()),
                said,
                known -> known.agency().equals(agency) ? known : said);
    }

    private static Incident incident(PartyId agency, Breach breach) {
        Incident.Builder incident = Incident.builder()
                .agency(agency)
                .breach(breach.id())
                .discovered(breach.discovered()
                        .orElseThrow(() -> new IllegalArgumentException("breach '" + breach.id()
                                + "' must say when it was discovered; whoever records it knows of it")))
                .discoverer(breach.discoverer())
                .occurred(breach.occurred())
                .determined(breach.determined())
                .confirmed(breach.confirmed())
                .affected(breach.affected()
                        .or(() -> breach.named() ? Optional.of(breach.subjects().size()) : Optional.empty()))
                .named(breach.named())
                .categories(breach.categories());
        breach.delay()
                .ifPresent(delay -> incident.delay(delay.reason())
                        .delayedFrom(delay.span().from())
                        .delayedUntil(delay.span().until()));
        return incident.build();
    }

    /** What is said now, and what was known before where now nothing is said; no fewer people, unless their number is stated. */
    private static Incident merged(Incident known, Incident said, Optional<Integer> stated) {
        Incident.Builder merged = said.toBuilder()
                .occurred(said.occurred().or(known::occurred))
                .determined(said.determined().or(known::determined))
                .confirmed(said.confirmed().or(known::confirmed))
                .affected(stated.or(() -> Stream.concat(known.affected().stream(), said.affected().stream())
                        .max(Comparator.naturalOrder())))
                .named(said.named() || known.named())
                .categories(said.categories().isEmpty() ? known.categories() : said.categories());
        if (said.delay().isEmpty()) {
            merged.delay(known.delay()).delayedFrom(known.delayedFrom()).delayedUntil(known.delayedUntil());
        }
        return merged.build();
    }

    /** Records what is said, or the next version of what is on record, if that says anything else. */
    private static <T> Recorded<T> put(
            TenantStores stores, LedgerKind<T> kind, RecordKey key, T said, Function<T, T> merging) {
        Ledger<T> ledger = stores.ledger(kind);
        List<Recorded<T>> versions = ledger.history(key);
        if (versions.isEmpty()) {
            return ledger.record(key, said);
        }
        Recorded<T> newest = versions.get(versions.size() - 1);
        T merged = merging.apply(newest.value());
        return merged.equals(newest.value())
                ? newest
                : ledger.amend(RecordKey.of(key + "." + (newest.version() + 1)), key, merged);
    }

    private static RecordKey key(String kind, String event, String what) {
        return key(event, kind + "." + event + "." + what);
    }

    /** The key, or what is wrong with the id of which it is made. */
    private static RecordKey key(String id, String value) {
        try {
            return RecordKey.of(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the id '" + id + "' cannot be recorded: " + e.getMessage(), e);
        }
    }

    /** The greatest number behind the last dot of the records' keys; those of an erased person may be given anew. */
    private static int last(List<? extends Recorded<?>> recorded) {
        return recorded.stream()
                .map(one -> one.key().value())
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .filter(end -> end.chars().allMatch(Character::isDigit) && end.length() < 10)
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static <T> List<Recorded<T>> all(LedgerKind<T> kind, TenantStores stores, Predicate<T> isAsked) {
        List<Recorded<T>> all = new ArrayList<>();
        Page.readAll(after -> stores.ledger(kind).page(LedgerQuery.all(), after, PAGE), recorded -> {
            if (isAsked.test(recorded.value())) {
                all.add(recorded);
            }
        });
        return all;
    }
}
