package com.onebackpak.compliance.jdbc.internal.row;

import org.jooq.Field;

/** Encrypts and decrypts what stands in one row; a ciphertext that was moved to another column does not decrypt. */
public interface RowCipher {
    /** The ciphertext of a text that stands in a column. */
    byte[] encrypt(String text, Field<?> column);

    /** The text whose ciphertext stands in a column. */
    String decrypt(byte[] ciphertext, Field<?> column);
}
