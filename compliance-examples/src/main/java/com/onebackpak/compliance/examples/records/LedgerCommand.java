package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Lists what a ledger has, each record as it is known now.
 *
 * @param <T> what the ledger holds
 */
abstract class LedgerCommand<T> extends RecordsCommand {
    private final LedgerKind<T> kind;

    @Option(names = "--subject", paramLabel = "ID", description = "Only what is about this person.")
    private @Nullable PartyId subject;

    @Mixin
    private DaySpan days;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    LedgerCommand(LedgerKind<T> kind) {
        this.kind = kind;
    }

    /** What a person reads of a value, column by column. */
    abstract List<String> cells(T value);

    /** What a person reads below a row; may be empty. */
    abstract String note(T value);

    /** The other party that is asked for. */
    Optional<PartyId> naming() {
        return Optional.empty();
    }

    /** Whether a value is among those that are asked for. */
    boolean isAsked(T value) {
        return true;
    }

    @Override
    List<String> keys() {
        return Stream.of(
                        kind.fields().stream().map(LedgerField::key),
                        Stream.of("record", "version", "learned", "entry"))
                .flatMap(keys -> keys)
                .toList();
    }

    @Override
    void check() {
        query();
    }

    private LedgerQuery query() {
        return LedgerQuery.builder()
                .about(Optional.ofNullable(subject))
                .naming(naming())
                .since(days.first(zone()))
                .until(days.end(zone()))
                .build();
    }

    @Override
    void list(JdbcComplianceStores stores, PartyId of, Rows rows) {
        LedgerQuery query = query();
        Ledger<T> ledger = stores.of(of).ledger(kind);
        Page.readAll(after -> ledger.page(query, after, pageSize()), recorded -> {
            if (isAsked(recorded.value())) {
                rows.add(cells(recorded.value()), note(recorded.value()), data(recorded));
            }
        });
    }

    private Map<String, Object> data(Recorded<T> recorded) {
        Map<String, Object> data = new LinkedHashMap<>(kind.data(recorded.value()));
        data.put("record", recorded.key().value());
        data.put("version", recorded.version());
        data.put("learned", recorded.learned().toString());
        data.put("entry", recorded.entry().toString());
        return data;
    }

    /** The instant for which it is asked what is live. */
    static Instant now() {
        return Instant.now();
    }
}
