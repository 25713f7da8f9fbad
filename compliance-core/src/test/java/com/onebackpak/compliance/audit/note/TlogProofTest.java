package com.onebackpak.compliance.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.GivenLog;
import com.onebackpak.compliance.audit.LogFolder;
import com.onebackpak.compliance.audit.tree.InclusionProof;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
    @TempDir
    Path temporary;

    private TlogProof proof(int size, int index) throws IOException {
        GivenLog log = GivenLog.of(size);
        LogFolder folder = LogFolder.open(log.exportTo(temporary.resolve("export-" + size + "-" + index)));
        assertThat(folder.entry(index)).isEqualTo(log.entries.get(index));
        return TlogProof.of(
                InclusionProof.of(index, size, folder.tree()),
                SignedCheckpoint.open(log.latest, GivenLog.SIGNER.verifier()));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,1", "256,255", "257,256", "257,0", "700,0", "700,300", "700,699"})
    void a_proof_made_from_an_export_is_read_back_and_verifies(int size, int index) throws IOException {
        TlogProof proof = proof(size, index);
        TlogProof read = TlogProof.parse(proof.bytes());
        assertThat(read).isEqualTo(proof);
        NoteVerifier verifier = GivenLog.SIGNER.verifier();
        assertThat(read.verify(GivenLog.entry(index).leafHash(), verifier)).isTrue();
        assertThat(read.verify(GivenLog.entry(index + 1).leafHash(), verifier)).isFalse();
        assertThatThrownBy(() -> read.verify(
                        GivenLog.entry(index).leafHash(),
                        GivenLog.SIGNER.named("log.example/other").verifier()))
                .isInstanceOf(NoteException.class);
    }

    @Test
    void a_proof_for_another_index_or_with_other_hashes_does_not_verify() throws IOException {
        TlogProof proof = proof(700, 300);
        TreeHash leaf = GivenLog.entry(300).leafHash();
        NoteVerifier verifier = GivenLog.SIGNER.verifier();
        assertThat(new TlogProof(301, proof.hashes(), proof.checkpoint(), proof.extra()).verify(leaf, verifier))
                .isFalse();
        assertThat(new TlogProof(300, proof.hashes().subList(1, 10), proof.checkpoint(), proof.extra())
                        .verify(leaf, verifier))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE - 1})
    void the_index_may_be_as_large_as_a_log_can_be(long index) {
        List<TreeHash> hashes = Collections.nCopies(Long.bitCount(index), MerkleTree.EMPTY_ROOT);
        InclusionProof inclusion = new InclusionProof(index, index + 1, hashes);
        TreeHash leaf = GivenLog.entry(0).leafHash();
        TlogProof proof = TlogProof.of(
                inclusion,
                SignedCheckpoint.sign(
                        GivenLog.SIGNER, index + 1, inclusion.rootOver(leaf).orElseThrow()));
        assertThat(TlogProof.parse(proof.bytes())).isEqualTo(proof);
        assertThat(TlogProof.parse(proof.bytes()).verify(leaf, GivenLog.SIGNER.verifier()))
                .isTrue();
    }

    @Test
    void the_text_is_that_of_tlog_proof() throws IOException {
        String text = proof(2, 1).toString();
        assertThat(text.lines().toList().subList(0, 5))
                .containsExactly(
                        "c2sp.org/tlog-proof@v1",
                        "index 1",
                        GivenLog.entry(0).leafHash().base64(),
                        "",
                        "log.example/school");
        String extra = text.replace("index", "extra YWdl\nindex");
        assertThat(parse(extra).extra()).contains("YWdl");
        assertThat(parse(extra)).hasToString(extra);
        for (String bad : new String[] {
            "",
            "\n\n",
            text.replace("@v1", "@v2"),
            text.replace("index 1", "index 01"),
            text.replace("index 1", "index -1"),
            text.replace("index 1", "index 9223372036854775808"),
            text.replace("index 1\n", ""),
            text.replace("index", "extra YWdl=\nindex"),
            text.replace("index 1", "index 1\nYWdl"),
            text.replace("index 1", "index 1\n*"),
            text.substring(0, text.length() - 1),
            text.replace("\n\nlog", "\nlog"),
        }) {
            assertThatThrownBy(() -> parse(bad)).as(bad).isInstanceOf(NoteException.class);
        }
    }

    private static TlogProof parse(String text) {
        return TlogProof.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_an_export_does_not_hold_is_not_proved() throws IOException {
        LogFolder folder = LogFolder.open(GivenLog.of(3).exportTo(temporary.resolve("export")));
        assertThatThrownBy(() -> folder.entry(3)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> folder.entry(256)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> folder.tree().hash(0, 3)).isInstanceOf(UncheckedIOException.class);
    }
}
