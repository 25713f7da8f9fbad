package com.onebackpak.compliance.examples.erasure;

import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.RecordsFolder;
import com.onebackpak.compliance.jdbc.ErasureCheck;
import com.onebackpak.compliance.jdbc.ErasureCheck.Remain;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks in the files of a database for what should be gone. */
@Command(
        name = "check",
        description =
                "Looks in the files of a database, byte by byte, for the keys that the journal of erasures says are"
                        + " destroyed, and for ids. Exits 0 if none is there, and 1 if any is. What is left of a record is"
                        + " ciphertext whose key is gone, which nobody can tell from noise; what others have compressed or"
                        + " encrypted is not found.",
        footer = {"", "Example: java -jar compliance.jar erasure check --database compliance-demo/day-310359a01c27"},
        sortOptions = false)
final class ErasureCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folder;

    @Option(
            names = "--files",
            paramLabel = "FOLDER",
            description = "Look there instead of in 'database', such as in the data directory of a PostgreSQL server.")
    private @Nullable Path files;

    @Option(
            names = "--subject",
            paramLabel = "ID",
            description = "An id that should be in no file; any number of them.")
    private List<PartyId> subjects = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ErasureCheckCommand() {}

    @Override
    public Integer call() {
        RecordsFolder records = folder.records();
        Path where = files == null ? records.database() : files;
        try {
            ErasureCheck check = ErasureCheck.of(KeyFolder.open(records.keys()).erasureJournal(), subjects);
            return print(check, check.lookIn(where), where);
        } catch (ComplianceStoreException e) {
            throw new CommandException(e);
        } catch (FileSystemLoopException e) {
            throw new CommandException("a link in '" + where + "' leads in a circle: " + e.getFile());
        } catch (IOException e) {
            throw new CommandException("the files in '" + where + "' cannot all be read (" + e.getMessage()
                    + "); run it as a user who may, and where all that links lead to is there");
        }
    }

    private int print(ErasureCheck check, List<Remain> remains, Path where) {
        PrintWriter out = spec.commandLine().getOut();
        for (Remain remain : remains) {
            out.println(remain.file() + ": " + remain.what() + ", at byte " + remain.position());
        }
        out.println((remains.isEmpty() ? "nothing found" : "found " + remains.size()) + " in " + where + " of "
                + check.keys() + " destroyed keys and " + subjects.size() + " ids");
        return remains.isEmpty() ? 0 : 1;
    }
}
