package com.onebackpak.compliance.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.GivenLog;
import com.onebackpak.compliance.audit.note.Checkpoint;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checkpoints of a log tell of it, and what was done to them. */
class CheckpointVerificationTest extends TamperedLog {
    @ParameterizedTest
    @CsvSource({"0,0,99", "99,0,99", "100,100,255", "300,256,511", "599,512,599"})
    void entries_deleted_with_all_hashes_are_narrowed_down_by_the_checkpoints(int index, int first, int last) {
        log.entries.remove(index);
        log.rehash();
        assertThat(found()).containsExactly("DELETED tile/entries/00" + first / 256 + " " + first + ".." + last);
    }

    @Test
    void an_entry_edited_with_all_hashes_is_narrowed_down_by_the_checkpoints() {
        log.entries.set(530, GivenLog.forged(530));
        log.rehash();
        assertThat(found()).containsExactly("EDITED tile/entries/002 512..599");
    }

    @Test
    void a_checkpoint_older_than_another_is_rolled_back() {
        log.latest = log.notes.get(600L);
        log.notes.put((long) SIZE, GivenLog.of(SIZE).latest);
        assertThat(found()).contains("ROLLED_BACK checkpoint 600..699");
        log.entries.subList(600, SIZE).clear();
        log.rehash();
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint");
    }

    @Test
    void a_checkpoint_that_was_put_back_accuses_no_tile() {
        log.latest = log.notes.get(100L);
        log.notes.clear();
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint 100..699");
        log.level(1).add(MerkleTree.EMPTY_ROOT);
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint 100..699", "TILE_EDITED tile/1/000");
    }

    @Test
    void entries_that_no_checkpoint_covers_are_named() {
        log.append(GivenLog.forged(1));
        assertThat(found()).containsExactly("ROLLED_BACK checkpoint 700..700");
    }

    @Test
    void two_roots_of_one_size_are_a_fork() {
        GivenLog other = GivenLog.of(100);
        other.append(GivenLog.forged(1));
        other.growTo(SIZE);
        log.notes.put((long) SIZE, other.latest);
        assertThat(found()).containsExactly("FORKED checkpoint 700");
    }

    @Test
    void a_smaller_checkpoint_of_another_history_is_a_fork() {
        GivenLog other = GivenLog.of(100);
        other.append(GivenLog.forged(1));
        other.growTo(600);
        log.notes.put(600L, other.latest);
        assertThat(found()).containsExactly("FORKED checkpoint 600");
    }

    @Test
    void a_checkpoint_kept_elsewhere_must_be_grown_from() {
        LogVerification verification = LogVerification.with(GivenLog.SIGNER.verifier());
        assertThat(verification.since("kept", log.notes.get(512L)).verify(log).isVerified())
                .isTrue();
        assertThat(verification.since("kept", log.latest).verify(log).isVerified())
                .isTrue();
        assertThat(found(verification.since("kept", GivenLog.of(701).latest).verify(log)))
                .containsExactly("ROLLED_BACK checkpoint");
        GivenLog other = GivenLog.of(100);
        other.append(GivenLog.forged(1));
        other.growTo(601);
        assertThat(found(verification.since("kept", other.latest).verify(log))).containsExactly("FORKED kept");
        other.growTo(SIZE);
        assertThat(found(verification.since("kept", other.latest).verify(log))).containsExactly("FORKED kept");
    }

    @Test
    void what_is_no_checkpoint_cannot_be_grown_from() {
        LogVerification verification = LogVerification.with(GivenLog.SIGNER.verifier());
        assertThatThrownBy(() -> verification.since("kept", GivenLog.forged(1))).isInstanceOf(NoteException.class);
        assertThatThrownBy(() -> verification.since("kept", new byte[0])).isInstanceOf(NoteException.class);
        byte[] note = GivenLog.SIGNER.sign("no checkpoint\n").bytes();
        assertThatThrownBy(() -> verification.since("kept", note)).isInstanceOf(NoteException.class);
    }

    @Test
    void a_signature_a_key_and_an_origin_that_are_wrong_are_told_apart() {
        byte[] good = log.latest;
        log.latest = null;
        assertThat(found()).containsExactly("NO_CHECKPOINT checkpoint");
        log.latest = new byte[0];
        assertThat(found()).containsExactly("MALFORMED checkpoint");
        log.latest = good.clone();
        log.latest[20]++;
        assertThat(found()).containsExactly("BAD_SIGNATURE checkpoint");
        NoteSigner other = GivenLog.SIGNER.named("log.example/other");
        log.latest = GivenLog.checkpoint(other, SIZE, log.frontier.root());
        assertThat(found()).containsExactly("WRONG_KEY checkpoint");
        log.latest = GivenLog.SIGNER
                .sign(Checkpoint.of("log.example/other", SIZE, log.frontier.root())
                        .text())
                .bytes();
        assertThat(found()).containsExactly("WRONG_ORIGIN checkpoint");
        assertThat(LogVerification.with(GivenLog.SIGNER.verifier())
                        .origin("log.example/other")
                        .verify(log)
                        .checkpoint())
                .isPresent();
    }

    @Test
    void an_earlier_checkpoint_under_another_size_or_with_a_bad_signature_is_named() {
        log.notes.put(555L, log.notes.get(512L));
        log.notes.get(100L)[30]++;
        assertThat(found()).containsExactlyInAnyOrder("MALFORMED checkpoint 555", "BAD_SIGNATURE checkpoint 100");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 31, 33})
    void a_root_of_another_length_makes_no_checkpoint(int length) {
        String root = Base64.getEncoder().encodeToString(new byte[length]);
        byte[] note = GivenLog.SIGNER
                .sign(new Checkpoint(GivenLog.SIGNER.name(), SIZE, root, List.of()).text())
                .bytes();
        assertThat(found(LogVerification.with(GivenLog.SIGNER.verifier())
                        .since("kept", note)
                        .verify(log)))
                .containsExactly("MALFORMED kept");
        log.latest = note;
        log.notes.clear();
        assertThat(found()).containsExactly("MALFORMED checkpoint");
    }
}
