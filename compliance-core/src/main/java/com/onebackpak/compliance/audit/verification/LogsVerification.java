package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogProblem;
import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.LogSource.StoredEntry;
import com.onebackpak.compliance.audit.TilePath;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.verification.LogVerification.KeptNote;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Verifies all logs of a store together: each by itself, and that each has grown from every checkpoint that the log of
 * the logs recorded of it. So a log that was put back to an earlier state, sealed on differently or taken away is found,
 * unless the log of the logs was put back with it; that shows only against a checkpoint of the log of the logs that was
 * {@linkplain #since kept elsewhere}. Immutable.
 *
 * <p>The entries are read as streams; of the log of the logs all notes are held in memory.
 */
public final class LogsVerification {
    private static final String CHECKPOINT = "checkpoint";
    private static final String LOG = "log";
    private static final String NOTE = "note";

    private final LogVerification ofLogs;
    private final Function<String, NoteVerifier> verifiers;

    private LogsVerification(LogVerification ofLogs, Function<String, NoteVerifier> verifiers) {
        this.ofLogs = ofLogs;
        this.verifiers = verifiers;
    }

    /**
     * Verifies logs that one key signs under different names.
     *
     * @param logOfLogs the key under the name of the log of the logs
     */
    public static LogsVerification with(NoteVerifier logOfLogs) {
        return new LogsVerification(LogVerification.with(logOfLogs), logOfLogs::named);
    }

    /**
     * Demands that the log of the logs has grown from a checkpoint that was kept elsewhere.
     *
     * @param place what a message calls it, such as its file
     * @param note the note as it was kept
     * @throws NoteException if it is no note of a checkpoint
     */
    public LogsVerification since(String place, byte[] note) {
        return new LogsVerification(ofLogs.since(place, note), verifiers);
    }

    /**
     * Verifies the logs. What is appended and sealed meanwhile does no harm.
     *
     * @param logOfLogs opens the log of the logs, as of that moment
     * @param known the names of the logs that the store knows of
     * @param logs opens the log of a name, as of that moment; nothing where there is none
     * @throws java.io.UncheckedIOException if a source cannot be read
     */
    public LogsReport verify(
            Supplier<LogSource> logOfLogs, Collection<String> known, Function<String, Optional<LogSource>> logs) {
        LogSource source = logOfLogs.get();
        LogReport report = ofLogs.verify(source);
        ProblemList problems = new ProblemList();
        Map<String, List<KeptNote>> notes = notes(source, problems);
        TreeSet<String> names = new TreeSet<>(known);
        names.addAll(notes.keySet());
        List<LogReport> reports = names.stream()
                .flatMap(name -> verify(name, logs.apply(name), notes.getOrDefault(name, List.of())).stream())
                .toList();
        return new LogsReport(with(problems, report), reports);
    }

    /** Nothing of a log in which nothing was sealed yet. */
    private Optional<LogReport> verify(String name, Optional<LogSource> source, List<KeptNote> notes) {
        if (source.isPresent() && holdsSomething(source.get())) {
            return Optional.of(
                    isName(name)
                            ? LogVerification.with(verifiers.apply(name))
                                    .since(notes)
                                    .verify(source.get())
                            : unfit(name, LogProblem.of(Kind.MALFORMED, name, "no log can bear this name")));
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(gone(name, notes));
    }

    private static LogReport gone(String name, List<KeptNote> notes) {
        LogProblem problem = LogProblem.of(
                Kind.MISSING,
                name,
                "the log is gone; the log of the logs knows " + notes.size() + " of its checkpoints, the last in "
                        + notes.get(notes.size() - 1).place());
        return unfit(name, problem);
    }

    private static LogReport unfit(String name, LogProblem problem) {
        return new LogReport(name, name, Optional.empty(), 0, 0, 0, List.of(problem), 0);
    }

    private static boolean holdsSomething(LogSource source) {
        List<LogProblem> problems = new ArrayList<>();
        return source.checkpoint().isPresent()
                || isAnyIn(source.earlierCheckpoints(problems::add))
                || isAnyIn(source.entries(problems::add))
                || IntStream.range(0, source.levels()).anyMatch(level -> isAnyIn(source.hashes(level, problems::add)))
                || !problems.isEmpty();
    }

    private static boolean isAnyIn(Stream<?> stream) {
        try (stream) {
            return stream.findAny().isPresent();
        }
    }

    /** The notes that the log of the logs recorded, by the names of their logs. */
    private Map<String, List<KeptNote>> notes(LogSource source, ProblemList problems) {
        Map<String, List<KeptNote>> notes = new TreeMap<>();
        try (Stream<StoredEntry> entries = source.entries(problem -> {})) {
            entries.forEach(stored -> {
                String place = "entry " + stored.index() + " of " + source.name();
                Optional<AuditEntry> entry =
                        AuditEntry.parse(stored.bytes()).filter(e -> e.type().equals(CHECKPOINT));
                Map<String, Object> fields = entry.map(AuditEntry::fields).orElse(Map.of());
                if (fields.get(LOG) instanceof String log && isName(log) && fields.get(NOTE) instanceof String note) {
                    notes.computeIfAbsent(log, name -> new ArrayList<>())
                            .add(new KeptNote(place, note.getBytes(StandardCharsets.UTF_8)));
                } else {
                    problems.add(
                            Kind.MALFORMED,
                            source.place(TilePath.ENTRIES, stored.index()),
                            stored.index(),
                            stored.index(),
                            "entry " + stored.index() + " is no checkpoint of a log");
                }
            });
        }
        return notes;
    }

    private boolean isName(String log) {
        try {
            return verifiers.apply(log).name().equals(log);
        } catch (NoteException e) {
            return false;
        }
    }

    private static LogReport with(ProblemList more, LogReport report) {
        List<LogProblem> problems = new ArrayList<>(report.problems());
        problems.addAll(more.list());
        return new LogReport(
                report.source(),
                report.origin(),
                report.checkpoint(),
                report.entries(),
                report.earlierCheckpoints(),
                report.notCanonical(),
                problems,
                report.unlisted() + more.unlisted());
    }
}
