package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.store.SealedLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is handed out of an audit log, and what the log of the logs must hold. */
abstract class SealedLogContract extends LogContract {
    SealedLogContract(Opening opening) {
        super(opening);
    }

    // What is handed out

    private static LogReport verified(LogSource contents, NoteVerifier verifier) {
        LogReport report = LogVerification.with(verifier).verify(contents);
        assertThat(report.problems()).isEmpty();
        assertThat(report.isVerified()).isTrue();
        return report;
    }

    private NoteVerifier verifier(SealedLog log) {
        return store.signer()
                .named(log.checkpoint().orElseThrow().checkpoint().origin())
                .verifier();
    }

    @Test
    void the_contents_of_a_log_verify_with_all_their_checkpoints() throws Exception {
        for (int size : List.of(1, 300, 5)) {
            log().append(batch(size));
            seal();
        }
        store.reopen();

        assertThat(verified(log().contents(), verifier(log())).entries()).isEqualTo(306);
        try (Stream<LogSource.StoredNote> earlier = log().contents().earlierCheckpoints(problem -> {})) {
            assertThat(earlier).extracting(LogSource.StoredNote::size).containsExactly(1L, 301L);
        }
        try (Stream<LogSource.StoredEntry> entries = log().contents().entries(problem -> {})) {
            assertThat(entries.map(LogSource.StoredEntry::bytes).toList())
                    .containsExactlyElementsOf(
                            allOf(log()).stream().map(AuditEntry::bytes).toList());
        }
    }

    @Test
    void the_contents_are_those_of_the_moment_and_can_be_read_again() {
        log().append(batch(3));
        seal();
        LogSource then = log().contents();
        NoteVerifier verifier = verifier(log());
        log().append(batch(300));
        seal();

        assertThat(verified(then, verifier).entries()).isEqualTo(3);
        assertThat(verified(then, verifier).entries()).isEqualTo(3);
        assertThat(verified(log().contents(), verifier).entries()).isEqualTo(303);
    }

    @Test
    void what_is_not_sealed_is_not_handed_out() {
        log().append(batch(3));
        assertThat(log().contents().checkpoint()).isEmpty();
        seal();
        log().append(batch(3));

        assertThat(verified(log().contents(), verifier(log())).entries()).isEqualTo(3);
    }

    @Test
    void the_contents_of_the_log_of_the_logs_verify_too() {
        log().append(batch(3));
        otherTenant().auditLog().append(batch(2));
        store.sealer().sealAll();
        SealedLog ofLogs = store.stores().logOfLogs();

        assertThat(verified(ofLogs.contents(), verifier(ofLogs)).entries()).isEqualTo(2);
    }

    // The log of the logs

    @Test
    void the_log_of_the_logs_holds_each_checkpoint_of_each_log() {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            log().append(batch(i + 1));
            otherTenant().auditLog().append(batch(2));
            checkpoints.add(seal());
            checkpoints.add(store.sealer().seal(OTHER_TENANT).orElseThrow());
        }
        log().append(batch(1));
        SignedCheckpoint ofLogs = store.sealer().sealAll().orElseThrow();
        checkpoints.add(log().checkpoint().orElseThrow());
        store.reopen();
        List<AuditEntry> entries = allOf(store.stores().logOfLogs());

        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.type()).isEqualTo("checkpoint"))
                .extracting(SealedLogContract::saidOfTheLog)
                .containsExactlyInAnyOrderElementsOf(
                        checkpoints.stream().map(SealedLogContract::said).toList());
        store.signer().named(ofLogs.checkpoint().origin()).verifier().verify(ofLogs.note());
        assertThat(store.stores().logOfLogs().checkpoint()).contains(ofLogs);
        assertThat(root(ofLogs)).isEqualTo(rootOver(entries));
    }

    /** Without what it may say of the writers. */
    private static Map<String, Object> saidOfTheLog(AuditEntry entry) {
        Map<String, Object> said = new LinkedHashMap<>(entry.fields());
        said.remove("announced");
        return said;
    }

    private static Map<String, Object> said(SignedCheckpoint signed) {
        return Map.of(
                "log",
                signed.checkpoint().origin(),
                "size",
                signed.size(),
                "note",
                signed.note().toString());
    }

    @Test
    void each_log_has_an_origin_of_its_own() {
        log().append(entry("one"));
        otherTenant().auditLog().append(entry("one"));
        SignedCheckpoint ofLogs = store.sealer().sealAll().orElseThrow();

        assertThat(Set.of(
                        log().checkpoint().orElseThrow().checkpoint().origin(),
                        otherTenant()
                                .auditLog()
                                .checkpoint()
                                .orElseThrow()
                                .checkpoint()
                                .origin(),
                        ofLogs.checkpoint().origin()))
                .hasSize(3);
    }

    @Test
    void sealing_one_log_leaves_the_others_unsealed() {
        log().append(entry("one"));
        otherTenant().auditLog().append(entry("two"));
        seal();

        assertThat(otherTenant().auditLog().checkpoint()).isEqualTo(Optional.empty());
        assertThat(allOf(log())).containsExactly(entry("one"));
    }
}
