package com.onebackpak.compliance.store.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommitmentKeyTest {
    private static final UUID ID = new UUID(1, 2);
    private static final byte[] DATA_KEY = ascending();

    private static byte[] ascending() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** HMAC as RFC 2104 defines it, over nothing but the hash. */
    private static byte[] hmac(byte[] key, byte[] message) throws Exception {
        byte[] inner = new byte[64];
        byte[] outer = new byte[64];
        for (int i = 0; i < 64; i++) {
            byte k = i < key.length ? key[i] : 0;
            inner[i] = (byte) (k ^ 0x36);
            outer[i] = (byte) (k ^ 0x5c);
        }
        return sha256(outer, sha256(inner, message));
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] message(String label, byte[] content) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        message.write(0);
        message.writeBytes(content);
        return message.toByteArray();
    }

    @Test
    void the_hmac_of_this_test_is_that_of_rfc_4231() throws Exception {
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);

        assertThat(HexFormat.of().formatHex(hmac(key, "Hi There".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void a_commitment_is_the_hmac_of_label_and_content_under_a_key_derived_from_the_data_key() throws Exception {
        byte[] derived = hmac(DATA_KEY, message("commitment", new byte[0]));
        CommitmentKey key = CommitmentKey.derivedFrom(ID, DATA_KEY);

        for (String content : new String[] {"", "student-7", "\uD83C\uDF92 \0"}) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            String expected = HexFormat.of().formatHex(hmac(derived, message("subject", bytes)));
            assertThat(key.commit("subject", content)).isEqualTo(expected);
            assertThat(key.commit("subject", bytes)).isEqualTo(expected);
        }
    }

    @Test
    void other_keys_labels_and_contents_give_other_commitments() {
        byte[] other = DATA_KEY.clone();
        other[31] ^= 1;

        assertThat(new String[] {
                    CommitmentKey.derivedFrom(ID, DATA_KEY).commit("subject", "a"),
                    CommitmentKey.derivedFrom(ID, other).commit("subject", "a"),
                    CommitmentKey.derivedFrom(ID, DATA_KEY).commit("subjec", "ta"),
                    CommitmentKey.derivedFrom(ID, DATA_KEY).commit("record", "a"),
                    CommitmentKey.derivedFrom(ID, DATA_KEY).commit("subject", "b")
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void a_data_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> CommitmentKey.derivedFrom(ID, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a data key must have 32 bytes, not 31");
        assertThatThrownBy(() -> CommitmentKey.derivedFrom(ID, new byte[33]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_key_is_not_changed_with_the_array_it_came_from_and_is_not_in_its_text() {
        byte[] bytes = DATA_KEY.clone();
        CommitmentKey key = CommitmentKey.derivedFrom(ID, bytes);
        Arrays.fill(bytes, (byte) 0);

        assertThat(key.commit("a", "b"))
                .isEqualTo(CommitmentKey.derivedFrom(ID, DATA_KEY).commit("a", "b"));
        assertThat(key).hasToString("CommitmentKey");
    }
}
