package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.LogFolder;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.note.TlogProof;
import com.onebackpak.compliance.audit.tree.InclusionProof;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.examples.CommandException;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves one entry of an exported audit log. */
@Command(
        name = "prove",
        description =
                "Prints a proof that an entry is in a log (C2SP tlog-proof), for someone who has the entry and the"
                        + " log's public key but not the log.",
        footer = {
            "",
            "Example: java -jar compliance.jar audit prove export 42 --key log.example/school+c74f20a3+AY..."
                    + " --entry entry.json > entry.tlog-proof"
        },
        sortOptions = false)
final class AuditProveCommand implements Callable<Integer> {
    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,99}");

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "EXPORT", description = "The folder of the export.")
    private Path export;

    @Parameters(index = "1", paramLabel = "INDEX", description = "Which entry, from 0.")
    private String index;

    @Mixin
    private LogKey logKey;

    @Option(names = "--entry", paramLabel = "FILE", description = "Write the bytes of the entry to this file.")
    private @Nullable Path entry;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    AuditProveCommand() {}

    @Override
    public Integer call() {
        return AuditInput.export(export, this::prove);
    }

    private int prove(LogFolder log) {
        SignedCheckpoint checkpoint = checkpoint(log);
        long number = number(checkpoint.size());
        byte[] bytes = log.entry(number);
        InclusionProof proof = InclusionProof.of(number, checkpoint.size(), log.tree());
        if (!proof.rootOver(MerkleTree.leafHash(bytes))
                .filter(checkpoint.checkpoint()::hasRoot)
                .isPresent()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("compliance: the export does not agree with its checkpoint; see 'audit verify'");
            err.flush();
            return AuditCommand.NO;
        }
        write(bytes);
        spec.commandLine().getOut().print(TlogProof.of(proof, checkpoint));
        return AuditCommand.GOOD;
    }

    private long number(long size) {
        if (!DIGITS.matcher(index).matches()) {
            throw new CommandException(
                    "the index must be a decimal number without leading zeroes, not '" + index + "'");
        }
        if (new BigInteger(index).compareTo(BigInteger.valueOf(size)) >= 0) {
            throw new CommandException("the log has " + size + " entries, and none at index " + index);
        }
        return Long.parseLong(index);
    }

    private SignedCheckpoint checkpoint(LogFolder log) {
        byte[] note = log.checkpoint()
                .orElseThrow(() -> new CommandException("the export has no checkpoint (" + export + ")"));
        try {
            return SignedCheckpoint.open(note, logKey.verifier(), logKey.origin());
        } catch (NoteException e) {
            throw new CommandException("the export's checkpoint cannot be trusted: " + e.getMessage());
        }
    }

    private void write(byte[] bytes) {
        if (entry != null) {
            try {
                Files.write(entry, bytes);
            } catch (IOException e) {
                throw new CommandException("cannot write the entry (" + entry + ")");
            }
        }
    }
}
