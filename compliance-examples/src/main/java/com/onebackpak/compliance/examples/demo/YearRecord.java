package com.onebackpak.compliance.examples.demo;

import com.google.common.collect.Lists;
import com.google.common.collect.Streams;
import com.google.common.hash.Hashing;
import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.jdbc.DeletionRun;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A district's year in stores on an embedded database, with the vendor's tables beside them. Every write bears the same name
 * whenever the same year is played, so that a year that was broken off goes on where it was.
 */
final class YearRecord implements AutoCloseable {
    static final String LOG_NAME = "demo.example";
    private static final int PORTION = 500;

    private final EmbeddedComplianceStores opened;
    private final Scenario scenario;
    private final PartyId district;
    private final SettableClock clock;
    private final Tenancy tenancy;
    private final LedgerFacts facts;
    private final PolicyEvaluator evaluator;
    private final YearTables tables;
    private Optional<World> recorded = Optional.empty();

    private YearRecord(EmbeddedComplianceStores opened, Scenario scenario, PartyId district, SettableClock clock) {
        this.opened = opened;
        this.scenario = scenario;
        this.district = district;
        this.clock = clock;
        this.tenancy = new Tenancy(scenario.world(), scenario.world().vendor());
        LedgerFacts fromLedgers =
                LedgerFacts.of(opened.stores(), tenancy, scenario.world().vocabulary());
        this.facts =
                scenario.world().defaultZone().map(fromLedgers::withDefaultZone).orElse(fromLedgers);
        this.evaluator = PolicyEvaluator.of(scenario.policies());
        this.tables = new YearTables(opened.dataSource());
        tables.create();
    }

    static YearRecord open(Path folder, Scenario scenario, PartyId district, SettableClock clock) {
        return new YearRecord(
                EmbeddedComplianceStores.open(folder, LOG_NAME, scenario.world().vocabulary(), clock),
                scenario,
                district,
                clock);
    }

    JdbcComplianceStores stores() {
        return opened.stores();
    }

    /** The district's stores, to write to. */
    TenantStores tenant() {
        recorded = Optional.empty();
        return opened.stores().of(district);
    }

    /** Has what is owed asked of the ledgers anew, because something else has written to them. */
    void askAnew() {
        recorded = Optional.empty();
    }

    Instant now() {
        return clock.instant();
    }

    YearTables tables() {
        return tables;
    }

    /** What the ledgers tell about a request now. */
    Facts factsFor(ProcessingRequest request) {
        return facts.factsFor(request, clock.instant());
    }

    /** Records values under names that they have in every run; in portions, each in one transaction. */
    <T> void fill(List<T> values, String name, LedgerKind<T> kind) {
        recorded = Optional.empty();
        int number = 0;
        for (List<T> portion : Lists.partition(values, PORTION)) {
            Map<RecordKey, T> named = new LinkedHashMap<>();
            for (T value : portion) {
                number++;
                named.put(RecordKey.of(name + "-" + number), value);
            }
            opened.stores().of(district).ledger(kind).recordAll(named);
        }
    }

    /** Records new versions of records, by the name of the write and the record; all in one transaction. */
    <T> void amend(Map<RecordKey, Amended<T>> values, LedgerKind<T> kind) {
        recorded = Optional.empty();
        DSL.using(opened.dataSource(), SQLDialect.H2).transaction(transaction -> {
            Ledger<T> ledger =
                    opened.stores().joining(transaction.dsl()).of(district).ledger(kind);
            values.forEach((write, amended) -> ledger.amend(write, amended.record(), amended.value()));
        });
    }

    /**
     * A new version of a record.
     *
     * @param record which record
     * @param value what it says now
     */
    record Amended<T>(RecordKey record, T value) {}

    /** Decides requests as things stand now and records it, those about one person together. */
    List<PolicyDecision> decide(String occasion, List<ProcessingRequest> requests) {
        Map<PartyId, List<ProcessingRequest>> bySubject = requests.stream()
                .collect(Collectors.groupingBy(
                        request -> request.subject().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        Instant now = clock.instant();
        // In a year that goes on after a break more is on record by now than was when it was decided
        boolean isAgain = !requests.isEmpty()
                && opened.stores()
                        .of(district)
                        .decisions()
                        .find(id(occasion, requests.get(0)))
                        .isPresent();
        List<PolicyDecision> decisions = bySubject.values().parallelStream()
                .flatMap(about -> Streams.zip(
                        about.stream(),
                        isAgain
                                ? about.stream().map(request -> facts.factsAsKnownAt(request, now))
                                : facts.factsForEach(about, now).stream(),
                        (request, known) -> evaluator.decide(request, known, now)))
                .toList();
        TenantStores stores = opened.stores().of(district);
        stores.policies().keep(scenario.policies());
        for (List<PolicyDecision> portion : Lists.partition(decisions, PORTION)) {
            stores.decisions()
                    .recordAll(portion.stream()
                            .map(decision -> event(occasion, decision))
                            .toList());
        }
        return decisions;
    }

    private static DecisionEvent event(String occasion, PolicyDecision decision) {
        return new DecisionEvent(id(occasion, decision.request()), decision, Set.of(), false);
    }

    private static String id(String occasion, ProcessingRequest request) {
        return Hashing.sha256()
                .hashString(occasion + PlainJson.compact(request.exactData()), StandardCharsets.UTF_8)
                .toString();
    }

    /** What is owed now, by what is on record and what happened by now. */
    List<OwedDuty> owed() {
        World all = recorded.orElseGet(
                () -> LedgerWorld.of(scenario.world(), List.of(opened.stores().of(district))));
        recorded = Optional.of(all);
        return Duties.of(scenario.policies()).owed(all, clock.instant());
    }

    /** The district's runs of deletions, the oldest first. */
    List<DeletionRun> runs() {
        return new ArrayList<>(YearDeletion.runs(opened.stores()).runs(district));
    }

    /** Whether a run that was planned later is on record, so that nothing may be put back that it took. */
    boolean isBeforeADeletion() {
        Instant now = clock.instant();
        return runs().stream().anyMatch(run -> run.plannedAt().isAfter(now));
    }

    @Override
    public void close() {
        opened.close();
    }
}
