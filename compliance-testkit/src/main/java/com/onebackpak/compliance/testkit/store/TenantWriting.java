package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.ErasedException;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.HeldException;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Writes at random to the stores of several tenants, whose ids are much alike, under the same keys and about the same
 * parties, and knows of each row whose it is. Not thread-safe.
 */
final class TenantWriting {
    private static final List<PartyId> TENANTS =
            parties("district-1", "district-2", "District-1", "district-1.a", "district", "district_1", "student-7");
    private static final List<PartyId> PARTIES = parties("student-7", "student-8", "school-1", "district-1");
    private static final List<String> KEYS = List.of("record-1", "record-2", "record-3");

    private final ComplianceStores stores;
    private final MutableClock clock;
    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private final Set<RecordKey> keys = new TreeSet<>();
    private final Set<String> decisions = new TreeSet<>();
    private final Set<PartyId> keeping = new HashSet<>();

    /**
     * A row that was written.
     *
     * @param tenant whose it is
     * @param subject about whom, if it can be erased
     * @param entry its entry of the log, by which it is known
     * @param erased whether it must be gone
     */
    private record Row(PartyId tenant, Optional<PartyId> subject, UUID entry, boolean erased) {
        Row after(PartyId erasing, PartyId person) {
            boolean gone = tenant.equals(erasing) && subject.equals(Optional.of(person));
            return gone ? new Row(tenant, subject, entry, true) : this;
        }
    }

    TenantWriting(ComplianceStores stores, MutableClock clock, Random random) {
        this.stores = stores;
        this.clock = clock;
        this.random = random;
    }

    private static List<PartyId> parties(String... ids) {
        return List.of(ids).stream().map(PartyId::of).toList();
    }

    void write(int times) {
        for (int i = 0; i < times; i++) {
            clock.advance(Duration.ofMillis(1));
            PartyId tenant = any(TENANTS);
            int choice = random.nextInt(20);
            if (choice == 0) {
                erase(tenant, any(PARTIES));
            } else if (choice == 1) {
                stores.of(tenant).policies().keep(Schools.NOTHING_GOES);
                keeping.add(tenant);
            } else if (choice < 6) {
                decide(tenant, any(PARTIES));
            } else {
                write(tenant, any(Samples.all()), i);
            }
        }
    }

    private <E> E any(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> void write(PartyId tenant, LedgerSample<T> sample, int number) {
        RecordKey record = RecordKey.of(any(KEYS));
        Ledger<T> ledger = sample.in(stores.of(tenant));
        List<Recorded<T>> known = ledger.history(record);
        int any = random.nextInt(100);
        PartyId about = known.isEmpty()
                ? any(PARTIES)
                : sample.kind().party(known.get(0).value());
        Recorded<T> written;
        try {
            written = known.isEmpty()
                    ? ledger.record(record, sample.variant(about, any))
                    : ledger.amend(RecordKey.of("write-" + number), record, sample.variant(about, any));
        } catch (ErasedException refused) {
            assertThat(rows)
                    .as("what is refused is about somebody of this tenant who was erased")
                    .anyMatch(row -> row.erased()
                            && row.tenant().equals(tenant)
                            && row.subject().equals(Optional.of(about)));
            return;
        }
        keys.addAll(List.of(record, RecordKey.of("write-" + number)));
        Optional<PartyId> subject = Optional.of(sample.kind().party(written.value()))
                .filter(party -> sample.kind().isAboutPeople());
        rows.add(new Row(tenant, subject, written.entry(), false));
    }

    private void decide(PartyId tenant, PartyId subject) {
        Instant at = StoreContract.NOW.plusSeconds(random.nextInt(3));
        DecisionRecord record = stores.of(tenant).decisions().record(Schools.event(Schools.decision(subject, at)));
        decisions.add(record.id());
        if (rows.stream().noneMatch(row -> row.entry().equals(record.entry()))) {
            rows.add(new Row(tenant, Optional.of(subject), record.entry(), false));
        }
    }

    private void erase(PartyId tenant, PartyId subject) {
        try {
            Optional<Erasure> erasure = stores.of(tenant).erasures().erase(subject);
            if (erasure.isPresent()) {
                rows.replaceAll(row -> row.after(tenant, subject));
                rows.add(new Row(tenant, Optional.empty(), erasure.get().entry(), false));
            }
        } catch (HeldException held) {
            // Then all of it must still be shown.
        }
    }

    void eachTenantShowsItsOwnAndNothingElse() {
        for (PartyId tenant : TENANTS) {
            Set<UUID> own = new HashSet<>();
            for (Row row : rows) {
                boolean mine = row.tenant().equals(tenant);
                if (mine && !row.erased()) {
                    own.add(row.entry());
                }
                assertThat(stores.of(tenant).auditLog().indexOf(row.entry()).isPresent())
                        .as("an entry is in the log of the tenant whose row it is, and in no other")
                        .isEqualTo(mine);
            }
            assertThat(shownByName(stores.of(tenant))).as("rows of " + tenant).isEqualTo(own);
            assertThat(own).as("rows of " + tenant).containsAll(shownByParty(stores.of(tenant)));
            assertThat(stores.of(tenant)
                            .policies()
                            .find(Schools.NOTHING_GOES.digest())
                            .isPresent())
                    .isEqualTo(keeping.contains(tenant));
        }
        assertThat(rows).as("the writing must have erased something").anyMatch(Row::erased);
    }

    /** Every row that is shown to whoever knows all names that anybody used. */
    private Set<UUID> shownByName(TenantStores tenant) {
        Set<UUID> shown = new HashSet<>();
        for (LedgerSample<?> sample : Samples.all()) {
            for (RecordKey key : keys) {
                sample.in(tenant).history(key).forEach(recorded -> shown.add(recorded.entry()));
                sample.in(tenant).find(key, Instant.MAX).ifPresent(recorded -> shown.add(recorded.entry()));
            }
        }
        for (String id : decisions) {
            tenant.decisions().find(id).ifPresent(record -> shown.add(record.entry()));
        }
        tenant.erasures().all().forEach(erasure -> shown.add(erasure.entry()));
        assertThat(shown).as("what is listed page by page").containsAll(listed(tenant));
        return shown;
    }

    private static Set<UUID> listed(TenantStores tenant) {
        Set<UUID> listed = new HashSet<>();
        for (LedgerSample<?> sample : Samples.all()) {
            sample.in(tenant)
                    .page(LedgerQuery.all(), Cursor.START, Page.MAX_ROWS)
                    .rows()
                    .forEach(recorded -> listed.add(recorded.entry()));
        }
        tenant.decisions()
                .page(DecisionQuery.all(), Cursor.START, Page.MAX_ROWS)
                .rows()
                .forEach(decision -> listed.add(decision.entry()));
        return listed;
    }

    private static Set<UUID> shownByParty(TenantStores tenant) {
        Set<UUID> shown = new HashSet<>();
        for (PartyId party : PARTIES) {
            for (LedgerSample<?> sample : Samples.all()) {
                sample.in(tenant).about(party, Instant.MAX).forEach(recorded -> shown.add(recorded.entry()));
            }
            tenant.decisions().about(party).forEach(record -> shown.add(record.entry()));
        }
        assertThat(shown).isNotEmpty();
        return shown;
    }
}
