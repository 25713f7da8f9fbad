package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Term;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that lists what is on record, tenant by tenant and page by page. */
abstract class RecordsCommand implements Callable<Integer> {
    private static final int PAGE = 500;
    private static final int MOST_NAMED = 8;
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoredRecords records;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose records. Default: all.")
    private @Nullable String tenant;

    @Mixin
    private ListForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    RecordsCommand() {}

    /** The heads of a table's columns. */
    abstract List<String> heads();

    /** The keys of what programs read. */
    abstract List<String> keys();

    /** Prints the rows of one tenant. */
    abstract void list(JdbcComplianceStores stores, PartyId of, Rows rows);

    /** Looks at what was asked before anything is opened. */
    void check() {}

    @Override
    public Integer call() {
        check();
        return records.open(stores -> {
            List<PartyId> tenants = StoredRecords.tenants(tenant, stores);
            boolean apart = tenants.size() > 1;
            List<String> heads =
                    apart ? Stream.concat(Stream.of("tenant"), heads().stream()).toList() : heads();
            List<String> keys =
                    Stream.concat(Stream.of("tenant"), keys().stream()).toList();
            Rows rows = form.rows(spec.commandLine().getOut(), heads, keys);
            tenants.forEach(each -> list(stores, each, new TenantRows(rows, each, apart)));
            rows.end();
            return 0;
        });
    }

    /** Does something with the stores beside listing what they have. */
    <T> T open(Function<JdbcComplianceStores, T> work) {
        return records.open(work);
    }

    /** Whose records are asked for; empty: everybody's. */
    Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    ZoneId zone() {
        return form.zone();
    }

    static int pageSize() {
        return PAGE;
    }

    String time(Instant at) {
        return time(at, form.zone());
    }

    static String time(Instant at, ZoneId zone) {
        return TO_THE_MINUTE.format(at.atZone(zone));
    }

    /** The day on which a time lies. */
    String day(Instant at) {
        return LocalDate.ofInstant(at, form.zone()).toString();
    }

    String time(Optional<Instant> at) {
        return at.map(this::time).orElse("");
    }

    static String terms(Collection<? extends Term> terms) {
        return terms.stream().map(Term::path).sorted().collect(Collectors.joining(", "));
    }

    static String term(Optional<? extends Term> term) {
        return term.map(Term::path).orElse("");
    }

    static String texts(Collection<?> all) {
        return all.stream().sorted().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** What is said, one behind the other; what says nothing is left out. */
    static String note(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    /** Whom it is about; how many they are where they are too many to be told one by one. */
    static String about(Collection<PartyId> people) {
        return after("about", people.size() > MOST_NAMED ? people.size() + " people" : texts(people));
    }

    /** A word before what is said; nothing where nothing is. */
    static String after(String word, String said) {
        return said.isEmpty() ? "" : word + " " + said;
    }

    static String text(Optional<?> one) {
        return one.map(Object::toString).orElse("");
    }
}
