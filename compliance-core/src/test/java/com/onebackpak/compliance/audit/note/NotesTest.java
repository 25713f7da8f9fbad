package com.onebackpak.compliance.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onebackpak.compliance.audit.note.NoteException.Reason;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NotesTest {
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE = "This is an example message.\n\n"
            + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    private static final NoteVerifier VERIFIER = NoteVerifier.parse(VKEY);

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reason reason(String note) {
        return catchThrowableOfType(NoteException.class, () -> VERIFIER.verify(note(note)))
                .reason();
    }

    @Test
    void the_example_of_c2sp_verifies_and_is_written_as_it_was_read() {
        SignedNote note = note(NOTE);
        VERIFIER.verify(note);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(new String(note.bytes(), StandardCharsets.UTF_8)).isEqualTo(NOTE);
        assertThat(VERIFIER.vkey()).isEqualTo(VKEY);
        assertThat(VERIFIER.name()).isEqualTo("example.com/foo");
    }

    @Test
    void the_notes_beside_the_repository_verify() throws IOException {
        for (JsonNode given : Vectors.read("notes/notes.json").get("notes")) {
            assertThat(given.get("valid").asBoolean()).isTrue();
            NoteVerifier.parse(given.get("vkey").asString())
                    .verify(note(given.get("note").asString()));
        }
    }

    @Test
    void the_checkpoint_bodies_beside_the_repository_are_read_and_refused_alike() throws IOException {
        for (JsonNode given : Vectors.read("notes/notes.json").get("checkpointBodies")) {
            String body = given.get("body").asString();
            if (given.get("wantErr").asBoolean()) {
                assertThatThrownBy(() -> Checkpoint.parse(body)).isInstanceOf(NoteException.class);
            } else {
                assertThat(Checkpoint.parse(body).text()).isEqualTo(body);
            }
        }
    }

    @Test
    void what_is_wrong_with_a_signature_is_told_apart() {
        assertThat(reason(NOTE.replace("example message", "exemple message"))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(NOTE.replace("\u2014 example.com/foo", "\u2014 example.com/bar")))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(NOTE.replace(" Uw2QOk", " Uw2QOU"))).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(NOTE.replace("n8srV1", "n8srV2"))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(NOTE.replace("aQM=", "aQO="))).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 63, 65, 128})
    void a_signature_of_another_length_than_64_bytes_is_bad(int length) {
        SignedNote good = note(NOTE);
        NoteSignature signature = good.signatures().get(0);
        SignedNote other = new SignedNote(
                good.text(),
                List.of(NoteSignature.of(
                        signature.name(), signature.keyId(), Arrays.copyOf(signature.signature(), length))));
        assertThat(reason(other.toString())).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void signatures_by_others_are_ignored_and_a_bad_one_in_our_name_is_not() {
        String witnessed = NOTE + "\u2014 witness.example/w AAAAAAAA\n";
        VERIFIER.verify(note(witnessed));
        assertThat(note(witnessed).signatures()).hasSize(2);
        assertThat(note(witnessed).toString()).isEqualTo(witnessed);
        assertThat(reason(NOTE + "\u2014 example.com/foo Uw2QOgAA\n")).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\u2014 k AAAAAAAA\n",
                "text\n\n\u2014 k AAAAAAAA",
                "text\n\n- k AAAAAAAA\n",
                "text\n\n\u2014 k AAAAAAAA\n\n",
                "text\n\n\u2014 k AAAAAAAA\n\u2014 k\n",
                "text\n\n\u2014 k AAAA\n",
                "text\n\n\u2014 k AAAAAA==\n",
                "text\n\n\u2014 k AAAAAAA\n",
                "text\n\n\u2014 k  AAAAAAAA\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "text\n\n\u2014 k+k AAAAAAAA\n",
                "text\n\n\u2014 k\u00a0k AAAAAAAA\n",
                "text\n\n\u2014 k AAAAAAAA \n",
                "te\txt\n\n\u2014 k AAAAAAAA\n",
                "te\rxt\n\n\u2014 k AAAAAAAA\n",
                "te\0xt\n\n\u2014 k AAAAAAAA\n",
            })
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> note(text)).isInstanceOf(NoteException.class);
    }

    @Test
    void the_last_empty_line_divides_text_and_signatures() {
        assertThat(note("a\n\nb\n\n\u2014 k AAAAAAAA\n").text()).isEqualTo("a\n\nb\n");
        assertThat(note("\n\n\u2014 k AAAAAAAA\n").text()).isEqualTo("\n");
    }

    @Test
    void notes_without_bound_and_notes_that_are_not_utf_8_are_refused() {
        byte[] latin = "caf\u00e9\n\n\u2014 k AAAAAAAA\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SignedNote.parse(latin)).hasMessage("a note must be UTF-8");
        assertThatThrownBy(() -> note("x".repeat(SignedNote.MAX_LENGTH + 1))).hasMessageContaining("longer than");
        assertThat(note("a\n\n" + "\u2014 k AAAAAAAA\n".repeat(100)).signatures())
                .hasSize(100);
        assertThatThrownBy(() -> note("a\n\n" + "\u2014 k AAAAAAAA\n".repeat(101)))
                .hasMessage("a note must have 1 to 100 signatures, not 101");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        example.com/foo                                                           | must have the form
        example.com/foo+530d903a                                                  | must have the form
        example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k       | must have the form
        +530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k                     | must not be empty
        exa mple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k             | must not hold spaces
        example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k      | is not that of its name and key
        example.com/fox+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k      | is not that of its name and key
        example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k      | the signature type 0x02; only 0x01, Ed25519, is known
        example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k=     | not standard base64
        example.com/foo+530d903a+                                                 | is empty
        k+f7f0d5d3+AQID                                                           | is not that of its name and key
        """)
    void what_is_no_verifier_key_is_refused(String vkey, String problem) {
        assertThatThrownBy(() -> NoteVerifier.parse(vkey))
                .isInstanceOf(NoteException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_key_of_another_length_or_off_the_curve_is_refused() {
        assertThatThrownBy(() -> NoteVerifier.of("k", new byte[31])).hasMessageContaining("32 bytes, not 31");
        byte[] off = new byte[32];
        off[0] = 2;
        assertThatThrownBy(() -> NoteVerifier.of("k", off)).hasMessageContaining("no point of Ed25519");
    }

    /** RFC 8032, 7.1, test 1. */
    @Test
    void a_seed_gives_the_public_key_of_rfc_8032() {
        NoteSigner signer = NoteSigner.ofSeed(
                HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"), "k");
        assertThat(signer.vkey())
                .isEqualTo(NoteVerifier.of(
                                "k",
                                HexFormat.of()
                                        .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
                        .vkey());
    }

    @Test
    void one_key_signs_under_several_names_and_each_verifies_its_own_only() {
        NoteSigner school = NoteSigner.generate("log.example/school");
        NoteSigner vendor = school.named("log.example/vendor");
        SignedNote note = school.sign("text\n");
        school.verifier().verify(note);
        NoteVerifier.parse(school.vkey()).verify(SignedNote.parse(note.bytes()));
        assertThatThrownBy(() -> vendor.verifier().verify(note))
                .isInstanceOf(NoteException.class)
                .hasMessage("the note bears no signature by the key 'log.example/vendor'");
        assertThat(vendor.verifier().keyId()).isNotEqualTo(school.verifier().keyId());
    }

    @Test
    void a_signer_is_read_back_from_its_secret_and_shows_it_nowhere_else() {
        NoteSigner signer = NoteSigner.generate("log.example/school");
        NoteSigner again = NoteSigner.parse(signer.secretKey());
        assertThat(signer.secretKey()).startsWith("PRIVATE+KEY+log.example/school+");
        assertThat(again.vkey()).isEqualTo(signer.vkey());
        assertThat(again.sign("a\n")).isEqualTo(signer.sign("a\n"));
        String secret = signer.secretKey().split("\\+", 5)[4]; // which may hold a plus, and end in one
        assertThat(signer.toString()).doesNotContain(secret).contains(signer.vkey());
        for (String bad : List.of(
                "",
                signer.vkey(),
                signer.secretKey() + "=",
                signer.secretKey().replace("school", "vendor"),
                signer.secretKey().replace(secret, "AQ=="),
                signer.secretKey().replace(secret, ""))) {
            assertThatThrownBy(() -> NoteSigner.parse(bad))
                    .isInstanceOf(NoteException.class)
                    .message()
                    .doesNotContain(secret);
        }
        assertThatThrownBy(() -> signer.sign("no newline")).isInstanceOf(NoteException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n1\nYmFuYW5hcw==\n",
                "Log\n123\nYmFuYW5hcw==",
                "Log\nbananas\nYmFuYW5hcw==\n",
                "Log\n-34\nYmFuYW5hcw==\n",
                "Log\n+34\nYmFuYW5hcw==\n",
                "Log\n034\nYmFuYW5hcw==\n",
                "Log\n9223372036854775808\nYmFuYW5hcw==\n",
                "Log\n3438945738945739845734895735\nYmFuYW5hcw==\n",
                "Log\n123\nThisIsn'tBase64\n",
                "Log\n123\nYmFuYW5hcw\n",
                "Head\n9944\n",
                "",
            })
    void what_is_no_checkpoint_is_refused(String body) {
        assertThatThrownBy(() -> Checkpoint.parse(body)).isInstanceOf(NoteException.class);
    }

    @Test
    void a_root_hash_of_another_length_is_read_and_fits_no_tree() {
        Checkpoint checkpoint = Checkpoint.parse("Log\n123\nYmFuYW5hcw==\nmore\n\n");
        assertThat(checkpoint.origin()).isEqualTo("Log");
        assertThat(checkpoint.size()).isEqualTo(123);
        assertThat(checkpoint.root()).isEmpty();
        assertThat(checkpoint.extensions()).containsExactly("more", "");
        assertThat(checkpoint.text()).isEqualTo("Log\n123\nYmFuYW5hcw==\nmore\n\n");
        assertThat(Checkpoint.parse("Log\n9223372036854775807\n\n").size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_checkpoint_is_opened_only_with_the_key_of_its_log() {
        NoteSigner school = NoteSigner.generate("log.example/school");
        NoteSigner vendor = school.named("log.example/vendor");
        SignedCheckpoint signed = SignedCheckpoint.sign(school, 0, MerkleTree.EMPTY_ROOT);
        byte[] note = signed.note().bytes();
        assertThat(SignedCheckpoint.open(note, school.verifier()))
                .isEqualTo(signed)
                .hasSameHashCodeAs(signed);
        assertThat(signed.checkpoint().origin()).isEqualTo("log.example/school");
        assertThat(signed.root()).contains(MerkleTree.EMPTY_ROOT);
        assertThat(signed.size()).isZero();
        assertThat(opening(note, vendor.verifier())).isEqualTo(Reason.UNKNOWN_KEY);

        byte[] passedOff = vendor.sign(signed.note().text()).bytes();
        assertThat(opening(passedOff, vendor.verifier())).isEqualTo(Reason.OTHER_ORIGIN);
        assertThat(SignedCheckpoint.open(passedOff, vendor.verifier(), "log.example/school")
                        .checkpoint())
                .isEqualTo(signed.checkpoint());
        assertThat(opening(school.sign("no checkpoint\n").bytes(), school.verifier()))
                .isEqualTo(Reason.MALFORMED);
    }

    private static Reason opening(byte[] note, NoteVerifier verifier) {
        return catchThrowableOfType(NoteException.class, () -> SignedCheckpoint.open(note, verifier))
                .reason();
    }

    @Test
    void base64_has_one_spelling() {
        String hash = StrictBase64.encode(new byte[32]);

        assertThat(StrictBase64.decode(hash)).isEqualTo(new byte[32]);
        assertThatThrownBy(() -> StrictBase64.decode(hash.replace("=", "")))
                .hasMessage("base64 is not padded, or has bits to spare");
        assertThatThrownBy(() -> StrictBase64.decode(hash.replace("A=", "B=")))
                .hasMessage("base64 is not padded, or has bits to spare");
        assertThatThrownBy(() -> StrictBase64.decode("-_")).hasMessage("not standard base64");
    }
}
