package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.AgreementTermination;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.KnownNames;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records that a district leaves. */
@Command(
        name = "terminate",
        description = {
            "Records that the agreements of an agency end: those that it signed and that are in force then.",
            "",
            "What is to be deleted because of that, and by when, is told by duties. Run again with the same --key and --at, it"
                    + " changes nothing."
        },
        footer = {
            "",
            "Example: java -jar compliance.jar terminate --database records --tenant gb-isd --agency gb-isd"
                    + " --at 2026-06-30T00:00:00-05:00",
            "",
            "Exits 0 when agreements end, 1 when none was in force, and 2 when it could not be recorded or nothing is known of"
                    + " the agency."
        },
        sortOptions = false)
public final class TerminateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoredRecords records;

    @Option(names = "--tenant", paramLabel = "NAME", required = true, description = "Whose records.")
    private String tenant;

    @Option(names = "--agency", paramLabel = "ID", required = true, description = "The agency that signed.")
    private PartyId agency;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            required = true,
            description = "The first instant at which they no longer hold, with its offset.")
    private OffsetDateTime at;

    @Option(names = "--key", paramLabel = "KEY", description = "Names the write. Default: made of agency and instant.")
    private @Nullable String key;

    @Mixin
    private ListForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    TerminateCommand() {}

    @Override
    public Integer call() {
        Instant end = at.toInstant();
        RecordKey write = StoredRecords.key(key == null ? "terminate." + agency + "." + end : key);
        List<Recorded<Agreement>> ended = records.record(stores -> {
            TenantStores theirs = stores.of(StoredRecords.tenant(tenant, stores));
            requireKnown(theirs);
            try {
                return AgreementTermination.record(theirs, agency, end, write);
            } catch (IllegalArgumentException e) { // the key is a part of those of what is written
                throw new CommandException(e);
            }
        });
        Rows rows = form.rows(
                spec.commandLine().getOut(),
                List.of("agreement", "from", "terminated", "disposal days"),
                List.of("record", "agency", "from", "until", "terminated", "disposal-days"),
                "no agreement that " + agency + " signed was in force at " + at + ", so none ends");
        ended.forEach(each -> rows.add(cells(each), "", data(each)));
        rows.end();
        return ended.isEmpty() ? 1 : 0;
    }

    /** That nothing of a mistyped agency was in force would be no answer. */
    private void requireKnown(TenantStores stores) {
        Set<String> known = new TreeSet<>(Set.of(stores.tenant().value()));
        for (LedgerKind<?> kind : List.of(LedgerKind.AGENCY, LedgerKind.AGREEMENT)) {
            addParties(stores, kind, known);
        }
        if (!known.contains(agency.value())) {
            throw new CommandException("there is no agency '" + agency + "' on record of '" + stores.tenant() + "'; "
                    + KnownNames.hint(agency.value(), known));
        }
    }

    private static <T> void addParties(TenantStores stores, LedgerKind<T> kind, Set<String> known) {
        Page.readAll(
                after -> stores.ledger(kind).page(LedgerQuery.all(), after, RecordsCommand.pageSize()),
                recorded -> known.add(kind.party(recorded.value()).value()));
    }

    private List<String> cells(Recorded<Agreement> recorded) {
        return List.of(
                recorded.key().value(),
                RecordsCommand.time(recorded.value().term().from(), form.zone()),
                RecordsCommand.time(recorded.value().terminated().orElseThrow(), form.zone()),
                RecordsCommand.text(recorded.value().disposalDays()));
    }

    private static Map<String, Object> data(Recorded<Agreement> recorded) {
        Map<String, Object> data = new LinkedHashMap<>(LedgerKind.AGREEMENT.data(recorded.value()));
        data.put("record", recorded.key().value());
        return data;
    }
}
