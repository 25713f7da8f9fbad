package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.KnownNames;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that records that somebody was told of an event.
 *
 * @param <T> what the ledger of such events holds
 */
abstract class TellingCommand<T> implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "What was told of.")
    private String event;

    @Option(
            names = "--to",
            paramLabel = "ID",
            required = true,
            description =
                    "Who was told: an agency, a parent, a student, or one of parent, student, authority and public:"
                            + " all of them.")
    private PartyId to;

    @Option(
            names = "--by",
            paramLabel = "ID",
            description = "Who told: the vendor, or an agency on record. Default: the vendor.")
    private @Nullable PartyId by;

    @Option(
            names = "--vendor",
            paramLabel = "ID",
            defaultValue = Happened.VENDOR,
            description = "The vendor. Default: " + Happened.VENDOR + ".")
    private PartyId vendor;

    @Option(names = "--at", paramLabel = "INSTANT", required = true, description = "When, with its offset.")
    private OffsetDateTime at;

    @Option(
            names = "--about",
            paramLabel = "ID",
            description = "About whom, where a person was told: the student; may be repeated.")
    private @Nullable List<PartyId> about;

    @Option(
            names = "--agency",
            paramLabel = "ID",
            description = "Only as it concerns this agency. Default: each agency that the event concerns.")
    private @Nullable PartyId agency;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose records. Default: all that have the event.")
    private @Nullable String tenant;

    @Mixin
    private StoredRecords records;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    TellingCommand() {}

    /** The ledger of such events. */
    abstract LedgerKind<T> kind();

    /** The id of an event. */
    abstract String id(T value);

    /** What such an event is called. */
    abstract String noun();

    /** Refuses what cannot have been told of the event. */
    void check(TenantStores stores, T value, Instant told, List<PartyId> people) {}

    @Override
    public Integer call() {
        if (at.toInstant().isAfter(Instant.now().plus(ClockSkew.USUAL))) {
            throw new CommandException("--at " + at + " is still to come; record it when it was told");
        }
        return records.record(stores -> {
            Map<PartyId, Set<PartyId>> agencies = concerned(stores);
            checkDistrict(agencies.size());
            checkTeller(stores, agencies);
            List<PartyId> told = new ArrayList<>();
            agencies.forEach((of, all) -> notices(stores, of, all).forEach(notice -> {
                EventRecording.told(stores.of(of), notice);
                told.add(notice.about());
            }));
            if (told.isEmpty()) {
                throw new CommandException("'" + to + "' is of no tenant that has '" + event
                        + "' on record; if it is a person, say about whom: --about ID");
            }
            spec.commandLine()
                    .getOut()
                    .println("recorded that " + to + " was told of " + event + " by " + teller() + ", about "
                            + RecordsCommand.texts(told));
            return ComplianceCommand.GOOD;
        });
    }

    /** The agencies that the event concerns, by tenant. */
    private Map<PartyId, Set<PartyId>> concerned(JdbcComplianceStores stores) {
        Map<PartyId, Set<PartyId>> concerned = new LinkedHashMap<>();
        Set<String> known = new TreeSet<>();
        for (PartyId of : StoredRecords.tenants(tenant, stores)) {
            List<T> named = new ArrayList<>();
            Page.readAll(
                    after -> stores.of(of).ledger(kind()).page(LedgerQuery.all(), after, RecordsCommand.pageSize()),
                    recorded -> {
                        known.add(id(recorded.value()));
                        if (id(recorded.value()).equals(event)) {
                            named.add(recorded.value());
                            concerned
                                    .computeIfAbsent(of, any -> new TreeSet<>())
                                    .add(kind().party(recorded.value()));
                        }
                    });
            named.stream()
                    .filter(value -> agency == null || kind().party(value).equals(agency))
                    .forEach(value -> check(stores.of(of), value, at.toInstant(), about == null ? List.of() : about));
        }
        if (concerned.isEmpty()) {
            throw new CommandException(
                    "there is no " + noun() + " '" + event + "' on record; " + KnownNames.hint(event, known));
        }
        return agency == null ? concerned : ofAgency(concerned, agency);
    }

    private Map<PartyId, Set<PartyId>> ofAgency(Map<PartyId, Set<PartyId>> concerned, PartyId named) {
        Map<PartyId, Set<PartyId>> ofNamed = new LinkedHashMap<>();
        concerned.forEach((of, agencies) -> {
            if (agencies.contains(named)) {
                ofNamed.put(of, Set.of(named));
            }
        });
        if (ofNamed.isEmpty()) {
            Set<String> known = new TreeSet<>();
            concerned.values().forEach(agencies -> agencies.forEach(one -> known.add(one.value())));
            throw new CommandException("'" + event + "' does not concern agency '" + named + "'; "
                    + KnownNames.hint(named.value(), known));
        }
        return ofNamed;
    }

    /** What goes to one tenant's records: about the people that are named, or else about the agency. */
    private List<EventNotice> notices(JdbcComplianceStores stores, PartyId of, Set<PartyId> agencies) {
        if (about != null) {
            return about.stream().map(this::notice).toList();
        }
        if (isAgency(stores, to, of, agencies)) {
            return List.of(notice(to));
        }
        return Notice.NOBODY_NAMED.contains(to.value())
                ? agencies.stream().map(this::notice).toList()
                : List.of();
    }

    private static boolean isAgency(JdbcComplianceStores stores, PartyId party, PartyId of, Set<PartyId> agencies) {
        return party.equals(of)
                || agencies.contains(party)
                || !stores.of(of)
                        .ledger(LedgerKind.AGENCY)
                        .about(party, Instant.MAX)
                        .isEmpty();
    }

    private PartyId teller() {
        return by == null ? vendor : by;
    }

    /** What a misspelt name told would be done by nobody, and stay owed. */
    private void checkTeller(JdbcComplianceStores stores, Map<PartyId, Set<PartyId>> agencies) {
        PartyId teller = teller();
        boolean isKnown = teller.equals(vendor)
                || agencies.entrySet().stream().anyMatch(one -> isAgency(stores, teller, one.getKey(), one.getValue()));
        if (!isKnown) {
            throw new CommandException("--by '" + teller + "' is neither the vendor nor an agency on record of those"
                    + " concerned; if it is the vendor, say so: --vendor " + teller);
        }
    }

    /** That all families of one district were told does not say so of another's. */
    private void checkDistrict(int districts) {
        if (districts > 1 && tenant == null && agency == null && isSomebodys()) {
            throw new CommandException("'" + event + "' concerns several districts; say of which: --tenant NAME");
        }
    }

    private boolean isSomebodys() {
        return about != null
                || (Notice.NOBODY_NAMED.contains(to.value()) && !to.value().equals("public"));
    }

    private EventNotice notice(PartyId whom) {
        return new EventNotice(whom, event, to, teller(), at.toInstant());
    }
}
