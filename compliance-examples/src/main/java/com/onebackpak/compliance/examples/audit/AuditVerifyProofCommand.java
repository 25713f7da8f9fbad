package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.note.TlogProof;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.TerminalText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a proof of one entry. */
@Command(
        name = "verify-proof",
        description = "Verifies a proof (C2SP tlog-proof) that an entry is in a log. Exits 0 if and only if it is.",
        footer = {
            "",
            "Example: java -jar compliance.jar audit verify-proof entry.tlog-proof entry.json"
                    + " --key log.example/school+c74f20a3+AY..."
        },
        sortOptions = false)
final class AuditVerifyProofCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROOF", description = "The file of the proof.")
    private Path proof;

    @Parameters(index = "1", paramLabel = "ENTRY", description = "The file with the exact bytes of the entry.")
    private Path entry;

    @Mixin
    private LogKey logKey;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    AuditVerifyProofCommand() {}

    @Override
    public Integer call() {
        NoteVerifier verifier = logKey.verifier();
        String log = logKey.origin();
        TlogProof read = read();
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (read.verify(MerkleTree.leafHash(AuditInput.file("entry", entry)), verifier, log)) {
                out.println("VERIFIED: the entry is number " + read.index() + " of " + log);
                return AuditCommand.GOOD;
            }
            out.println("NOT VERIFIED: the proof does not lead from this entry to the checkpoint");
        } catch (NoteException e) {
            out.println("NOT VERIFIED: " + TerminalText.oneLine(String.valueOf(e.getMessage())));
        }
        return AuditCommand.NO;
    }

    private TlogProof read() {
        try {
            return TlogProof.parse(AuditInput.file("proof", proof));
        } catch (NoteException e) {
            throw new CommandException("cannot read the proof: " + e.getMessage() + " (" + proof + ")");
        }
    }
}
