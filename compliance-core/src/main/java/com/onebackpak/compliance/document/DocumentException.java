package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.document.Problems.Problem;
import com.onebackpak.compliance.exception.ComplianceException;
import java.util.List;
import java.util.Optional;

/**
 * A file that cannot be accepted: what is wrong, what would mend it, and where, for the first twenty problems. Nothing
 * of the file was used.
 */
public final class DocumentException extends ComplianceException {
    private static final long serialVersionUID = 2L;

    private static final int MAX_LISTED = 20;

    private final ImmutableList<String> lines;

    private final transient ImmutableList<Problem> found;

    DocumentException(List<Problem> found) {
        this(lines(found), ImmutableList.copyOf(found));
    }

    DocumentException(String problem, Position position) {
        this(List.of(new Problem(problem, position)));
    }

    DocumentException(String problem, String hint, Position position) {
        this(problem + (hint.isEmpty() ? "" : "; " + hint), position);
    }

    private DocumentException(ImmutableList<String> lines, ImmutableList<Problem> found) {
        super(String.join("\n", lines));
        this.lines = lines;
        this.found = found;
    }

    /** A value that a constructor refused, with its reason. */
    static DocumentException of(IllegalArgumentException refusal, Position position) {
        return new DocumentException(String.valueOf(refusal.getMessage()), position);
    }

    /** Stops what cannot go on without something that could not be read; its problem is reported already. */
    static DocumentException alreadyReported() {
        return new DocumentException(List.of());
    }

    private static ImmutableList<String> lines(List<Problem> found) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        found.stream().limit(MAX_LISTED).forEach(problem -> lines.add(problem.toString()));
        if (found.size() > MAX_LISTED) {
            String least = found.size() >= Problems.MAX_COLLECTED ? "at least " : "";
            int more = found.size() - MAX_LISTED;
            lines.add("and " + least + more + (more == 1 ? " more problem" : " more problems"));
        }
        return lines.build();
    }

    /**
     * What is wrong, a line each, in the order of the places: the problem, the remedy, {@code file:line:column}. Where
     * there are more than twenty, the last line says how many more.
     */
    public List<String> problems() {
        return lines;
    }

    /** What is wrong, as in {@link #problems}, without the places: for what was read from no file. */
    public List<String> texts() {
        return found == null
                ? lines
                : found.stream().limit(MAX_LISTED).map(Problem::text).toList();
    }

    List<Problem> found() {
        return found;
    }

    /** Where the first problem stands; nothing after the exception was serialized. */
    public Optional<Position> position() {
        return Optional.ofNullable(found)
                .flatMap(all -> all.stream().findFirst())
                .map(Problem::position);
    }
}
