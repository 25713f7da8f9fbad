package com.onebackpak.compliance.audit.note;

import java.util.Base64;

/** Standard base64 in the one spelling that its encoder gives: two texts that differ never hold the same bytes. */
final class StrictBase64 {
    private StrictBase64() {}

    static byte[] decode(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not standard base64", e);
        }
        if (!encode(bytes).equals(base64)) {
            throw new IllegalArgumentException("base64 is not padded, or has bits to spare");
        }
        return bytes;
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
