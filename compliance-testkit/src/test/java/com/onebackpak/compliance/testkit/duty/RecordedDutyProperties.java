package com.onebackpak.compliance.testkit.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;

/** What is owed is the same, whether what happened is told by a file or was recorded. Worlds are drawn from a seed. */
class RecordedDutyProperties {
    private static final int TRIES = 300;
    private static final Duties DUTIES = Duties.of(PolicyLibrary.standard()
            .select("backpak", "ferpa", "coppa", "ndpa", PolicyLibrary.STATES, PolicyLibrary.BREACH));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    private InMemoryComplianceStores stores = open();

    private static InMemoryComplianceStores open() {
        return InMemoryComplianceStores.of(VocabularyReader.standard(), CLOCK);
    }

    @BeforeTry
    void begin() {
        stores = open();
    }

    @Property(tries = TRIES)
    void what_was_recorded_is_owed_as_what_a_file_tells(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        record(world);

        assertThat(owed(world, drawn.at)).isEqualTo(DUTIES.owed(world, drawn.at));
    }

    @Property(tries = TRIES)
    void recorded_twice_it_is_on_record_once(@ForAll long seed) {
        World world = new Drawn(seed).world();
        record(world);
        List<Recorded<?>> before = onRecord(world);
        record(world);

        assertThat(onRecord(world)).isEqualTo(before);
    }

    @Property(tries = TRIES)
    void without_a_file_what_is_recorded_of_the_agencies_loses_no_duty(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        record(world);
        world.agencies().all().forEach(agency -> EventRecording.agency(stores.of(agency.id()), agency, Instant.EPOCH));
        World nobody = World.builder()
                .vocabulary(world.vocabulary())
                .vendor(world.vendor())
                .agencies(Agencies.of(List.of()))
                .build();
        World alone = LedgerWorld.of(nobody, tenants(world));

        assertThat(alone.agencies().all())
                .containsExactlyInAnyOrderElementsOf(world.agencies().all());
        assertThat(ofBreaches(DUTIES.owed(alone, drawn.at))).containsAll(ofBreaches(owed(world, drawn.at)));
    }

    @Property(tries = TRIES)
    void another_breach_that_is_recorded_and_somebody_who_is_told_lose_no_duty(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        record(world);
        List<OwedDuty> before = owed(world, drawn.at);
        record(drawn.breach("another"), world);
        record(drawn.withANotice(world).breaches().get(0), world);

        assertThat(DutyProperties.names(owed(world, drawn.at))).containsAll(DutyProperties.names(before));
    }

    @Property(tries = TRIES)
    void what_is_left_out_when_a_breach_is_told_again_is_not_taken_back(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        record(world);
        List<OwedDuty> before = owed(world, drawn.at);
        world.breaches()
                .forEach(breach -> record(
                        Breach.builder()
                                .id(breach.id())
                                .agency(breach.agency())
                                .discoverer(breach.discoverer())
                                .discovered(breach.discovered())
                                .build(),
                        world));

        assertThat(owed(world, drawn.at)).isEqualTo(before);
    }

    private void record(World world) {
        world.breaches().forEach(breach -> record(breach, world));
        world.policyChanges()
                .forEach(change -> world.agencies()
                        .ids()
                        .forEach(agency -> EventRecording.policyChange(stores.of(agency), world, agency, change)));
        world.agreements()
                .forEach(agreement ->
                        stores.of(agreement.agency()).agreements().record(RecordKey.of("agreement"), agreement));
        TenantStores first = stores.of(world.agencies().ids().iterator().next());
        world.requests().forEach((id, request) -> first.requests().record(RecordKey.of(id), request));
    }

    private void record(Breach breach, World world) {
        EventRecording.breach(stores.of(breach.agency().orElseThrow()), world, breach);
    }

    private List<TenantStores> tenants(World world) {
        return world.agencies().ids().stream().map(stores::of).toList();
    }

    private List<Recorded<?>> onRecord(World world) {
        return tenants(world).stream()
                .flatMap(tenant -> LedgerKind.all().stream()
                        .flatMap(kind ->
                                tenant
                                        .ledger(kind)
                                        .page(LedgerQuery.all(), Cursor.START, Page.MAX_ROWS)
                                        .rows()
                                        .stream()))
                .<Recorded<?>>map(recorded -> recorded)
                .toList();
    }

    private List<OwedDuty> owed(World world, Instant at) {
        return DUTIES.owed(LedgerWorld.of(who(world), tenants(world)), at);
    }

    /** Who there is, and nothing that happened. */
    private static World who(World world) {
        return world.toBuilder()
                .breaches(List.of())
                .policyChanges(List.of())
                .requests(Map.of())
                .agreements(List.of())
                .build();
    }

    private static Set<String> ofBreaches(List<OwedDuty> duties) {
        return DutyProperties.names(duties.stream()
                .filter(duty -> duty.of().filter(of -> of.startsWith("b-")).isPresent())
                .toList());
    }
}
