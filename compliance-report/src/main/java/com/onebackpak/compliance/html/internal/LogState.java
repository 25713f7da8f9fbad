package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.store.SealingBacklog;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section that tells how the audit log stands, and how to verify it. Has no state. */
final class LogState {
    private static final Duration BEHIND = Duration.ofHours(1);

    private LogState() {}

    static Told of(
            TenantStores stores,
            Optional<NoteVerifier> key,
            Optional<SealingBacklog> backlog,
            Optional<String> command,
            Instant at,
            Times times) {
        Optional<SignedCheckpoint> checkpoint = stores.auditLog().checkpoint();
        List<Block> blocks = new ArrayList<>();
        List<Block.Point> points = new ArrayList<>();
        if (checkpoint.isPresent()) {
            blocks.add(new Block.Text("The log " + checkpoint.get().checkpoint().origin() + " has "
                    + Words.count(checkpoint.get().size(), "sealed entry", "sealed entries")
                    + ". Keep this checkpoint apart from the records: a log that was put back shows against it."));
            blocks.add(new Block.Code("The checkpoint", checkpoint.get().toString()));
        } else {
            blocks.add(new Block.Text("Nothing of the log is sealed yet, so nobody can verify it."));
            points.add(new Block.Point(Told.NOW, "Nothing of the audit log is sealed.", "log"));
        }
        backlog.ifPresent(waiting -> {
            blocks.add(new Block.Text(waiting(waiting, times)));
            if (waiting.ageAt(at).compareTo(BEHIND) > 0) {
                points.add(new Block.Point(
                        Told.NOW,
                        "Sealing is behind: " + Words.count(waiting.waiting(), "entry waits", "entries wait")
                                + " to be sealed.",
                        "log"));
            }
        });
        key.ifPresent(verifier -> blocks.add(new Block.Code("The log's public key", verifier.vkey())));
        blocks.add(new Block.Code(
                "The command that verifies it",
                command.orElseGet(() -> "java -jar compliance.jar audit verify EXPORT"
                        + key.map(verifier -> " --key " + verifier.vkey()).orElse(" --key KEY"))));
        return new Told(
                new Section(
                        "log",
                        "The audit log",
                        List.of(
                                "How far the log is sealed, what was signed, and how it is verified.",
                                "This page verifies nothing: who doubts the records runs the command, with a key that does not"
                                        + " come from this page."),
                        blocks),
                points,
                List.of(new Block.Field(
                        "Sealed log entries",
                        Table.number(checkpoint.map(SignedCheckpoint::size).orElse(0L)))));
    }

    private static String waiting(SealingBacklog waiting, Times times) {
        return waiting.waiting() == 0
                ? "No entry waits to be sealed."
                : Words.count(waiting.waiting(), "entry of all logs waits", "entries of all logs wait")
                        + " to be sealed"
                        + waiting.oldest()
                                .map(first -> ", the first since " + times.minute(first))
                                .orElse("") + ".";
    }
}
