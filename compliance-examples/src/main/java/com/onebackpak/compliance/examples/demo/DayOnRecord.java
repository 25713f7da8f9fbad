package com.onebackpak.compliance.examples.demo;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Streams;
import com.google.common.hash.Hashing;
import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.SealedLog;
import com.onebackpak.compliance.store.TenantStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A school day in stores on an embedded database: what was agreed and consented to lies in the ledgers, the facts come
 * from there, and every decision is recorded with its entry of the audit log. Every write bears the same name whenever
 * the same day is played, so that playing it again, or after a kill, adds only what is missing.
 */
final class DayOnRecord implements AutoCloseable {
    private static final String LOG_NAME = "demo.example";
    private static final int PORTION = 500;

    private final Path folder;
    private final EmbeddedComplianceStores opened;
    private final Scenario scenario;
    private final Tenancy tenancy;
    private final LedgerFacts facts;

    private DayOnRecord(Path folder, EmbeddedComplianceStores opened, Scenario scenario) {
        this.folder = folder;
        this.opened = opened;
        this.scenario = scenario;
        World world = scenario.world();
        this.tenancy = new Tenancy(world, world.vendor());
        LedgerFacts fromLedgers = LedgerFacts.of(opened.stores(), tenancy, world.vocabulary());
        this.facts = world.defaultZone().map(fromLedgers::withDefaultZone).orElse(fromLedgers);
    }

    /** Opens the record of a day; each day has a folder of its own in the one that is given. */
    static DayOnRecord open(Path folder, String worldText, Scenario scenario) {
        String day = sha256(worldText).substring(0, 12);
        Clock clock = Clock.fixed(scenario.now(), ZoneOffset.UTC);
        Path own = folder.resolve("day-" + day);
        return new DayOnRecord(
                own,
                EmbeddedComplianceStores.open(own, LOG_NAME, scenario.world().vocabulary(), clock),
                scenario);
    }

    private static String sha256(String text) {
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }

    /** Where the day is on record. */
    Path folder() {
        return folder;
    }

    /** How many parts {@link #fill} has. */
    int parts() {
        World world = scenario.world();
        return world.agreements().size()
                + world.authorizations().size()
                + world.consents().size()
                + world.optOuts().size()
                + world.holds().size();
    }

    /** Puts into the ledgers what the world tells. */
    void fill(Progress progress) {
        World world = scenario.world();
        fill(world.agreements(), "agreement", a -> tenancy.ofAgency(a.agency()), TenantStores::agreements, progress);
        sealFirst();
        fill(
                world.authorizations(),
                "authorization",
                a -> tenancy.ofAgency(a.agency()),
                TenantStores::authorizations,
                progress);
        fill(world.consents(), "consent", c -> tenancy.ofPerson(c.subject()), TenantStores::consents, progress);
        fill(world.optOuts(), "opt-out", o -> tenancy.ofPerson(o.person()), TenantStores::optOuts, progress);
        fill(world.holds(), "hold", h -> tenancy.ofPerson(h.subject()), TenantStores::holds, progress);
    }

    /**
     * Without a checkpoint there is nothing to verify, so what a kill leaves has one from the first records on. Only
     * once, so that the logs are the same however often the day was broken off.
     */
    private void sealFirst() {
        if (opened.stores().logOfLogs().checkpoint().isEmpty()) {
            opened.stores().sealer().sealAll();
        }
    }

    /** A portion of a tenant's at once: to commit each record would cost more than to record it. */
    private <T> void fill(
            List<T> values,
            String name,
            Function<T, PartyId> tenant,
            Function<TenantStores, Ledger<T>> ledger,
            Progress progress) {
        int number = 0;
        for (List<T> portion : Lists.partition(values, PORTION)) {
            Map<PartyId, Map<RecordKey, T>> byTenant = new LinkedHashMap<>();
            for (T value : portion) {
                number++;
                byTenant.computeIfAbsent(tenant.apply(value), one -> new LinkedHashMap<>())
                        .put(RecordKey.of(name + "-" + number), value);
            }
            byTenant.forEach((one, named) ->
                    ledger.apply(opened.stores().of(one)).recordAll(named).forEach(recorded -> progress.step()));
        }
    }

    /** What the ledgers tell about a request. */
    Facts factsFor(ProcessingRequest request) {
        return facts.factsFor(request, scenario.now());
    }

    /** What the ledgers tell about several requests, asked together. */
    List<Facts> factsFor(List<ProcessingRequest> requests) {
        return facts.factsForEach(requests, scenario.now());
    }

    /** Each request is made once a day, so that a day that was broken off and is played again records it once. */
    static DecisionEvent event(PolicyDecision decision) {
        return new DecisionEvent(sha256(PlainJson.compact(decision.request().exactData())), decision, Set.of(), false);
    }

    /** Records decisions, and under which policies they were made; returns what is kept of each. */
    List<Answer> record(List<PolicyDecision> decisions) {
        ImmutableListMultimap<PartyId, PolicyDecision> byTenant =
                Multimaps.index(decisions, decision -> tenancy.of(decision.request()));
        return byTenant.asMap().entrySet().stream()
                .flatMap(tenants -> {
                    TenantStores stores = opened.stores().of(tenants.getKey());
                    stores.policies().keep(scenario.policies());
                    List<DecisionRecord> recorded = stores.decisions()
                            .recordAll(tenants.getValue().stream()
                                    .map(DayOnRecord::event)
                                    .toList());
                    return Streams.zip(tenants.getValue().stream(), recorded.stream(), Answer::of);
                })
                .toList();
    }

    /**
     * A log as it stands.
     *
     * @param tenant whose it is
     * @param entries how many entries are sealed
     * @param verified whether it is what its key signed
     */
    record TenantLog(String tenant, long entries, boolean verified) {}

    /** Seals all logs and verifies them. */
    List<TenantLog> seal() {
        JdbcComplianceStores stores = opened.stores();
        stores.sealer().sealAll();
        List<TenantLog> logs = new ArrayList<>();
        for (PartyId tenant : stores.tenants()) {
            logs.add(sealed(tenant.value(), stores.of(tenant).auditLog(), stores.verifier(tenant)));
        }
        logs.add(sealed("(the logs)", stores.logOfLogs(), stores.verifierOfLogs()));
        return logs;
    }

    private static TenantLog sealed(String name, SealedLog log, NoteVerifier verifier) {
        return new TenantLog(
                name,
                log.checkpoint().map(c -> c.size()).orElse(0L),
                LogVerification.with(verifier).verify(log.contents()).isVerified());
    }

    @Override
    public void close() {
        opened.close();
    }
}
