package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ids in a file, one a line: each a person of the world, and each once, so that a count of them is one of people. What is
 * wrong is told by its line and not repeated, for it may be anybody's name. Not thread-safe.
 */
final class SubjectsFile {
    private static final int MOST_TOLD = 20;

    private static final String NO_ID =
            "an id of a subject must be 1 to 128 letters, digits, '.', '_' and '-', beginning"
                    + " with a letter or digit";

    private final Path file;
    private final World world;
    private final List<String> knownNames;
    private final Map<PartyId, Integer> lines = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private int problems;

    private SubjectsFile(Path file, World world) {
        this.file = file;
        this.world = world;
        this.knownNames = world.people().keySet().stream().map(PartyId::value).toList();
    }

    /** Reads all of it. */
    static List<PartyId> read(Path file, World world) {
        return new SubjectsFile(file, world).ids();
    }

    private List<PartyId> ids() {
        int line = 0;
        for (String written : DocumentSource.of(file).text().lines().toList()) {
            line++;
            if (!written.isBlank()) {
                read(written.strip(), line, written.indexOf(written.strip()) + 1);
            }
        }
        if (problems > MOST_TOLD) {
            int more = problems - MOST_TOLD;
            told.add("and " + more + (more == 1 ? " more problem" : " more problems"));
        }
        if (problems > 0) {
            throw new CommandException(told);
        }
        if (lines.isEmpty()) {
            throw new CommandException("the file names no subject; list their ids, one a line (" + file + ":1:1)");
        }
        return List.copyOf(lines.keySet());
    }

    private void read(String written, int line, int column) {
        Optional<PartyId> id = PartyId.find(written);
        Optional<Integer> before = id.map(one -> lines.putIfAbsent(one, line));
        boolean isPerson = id.flatMap(world::person).isPresent();
        if (isPerson && before.isEmpty()) {
            return;
        }
        problems++;
        if (problems <= MOST_TOLD) { // finding the nearest name of many takes its time
            String problem = before.map(first -> "line " + first + " has this id already; name each person once")
                    .orElseGet(() -> id.map(this::noPerson).orElse(NO_ID));
            told.add(problem + " (" + file + ":" + line + ":" + column + ")");
        }
    }

    private String noPerson(PartyId id) {
        if (id.equals(world.vendor())
                || world.organization(id).isPresent()
                || world.agencies().find(id).isPresent()) {
            return "this is the id of an agency, an organization or the vendor, not of a person; take the line out";
        }
        return "nobody in the world has this id; "
                + KnownNames.nearest(id.value(), knownNames)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("take the line out, or name the person under 'people'");
    }
}
