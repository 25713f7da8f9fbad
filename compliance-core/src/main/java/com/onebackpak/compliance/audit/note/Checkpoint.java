package com.onebackpak.compliance.audit.note;

import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a log says of itself at one size, as C2SP {@code tlog-checkpoint} writes it. Immutable; what {@link #parse} read,
 * {@link #text} writes again to the byte.
 *
 * @param origin which log speaks; not empty
 * @param size how many entries its tree has
 * @param rootBase64 the root hash in standard base64; of another length than 32 bytes, it fits no tree
 * @param extensions further lines, whose meaning is not known here; usually none
 */
public record Checkpoint(String origin, long size, String rootBase64, List<String> extensions) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int LINES = 3;

    /**
     * Checks the parts of a checkpoint.
     *
     * @throws NoteException if they are none
     */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || origin.contains("\n")) {
            throw NoteException.malformed("the origin of a checkpoint must be one line that is not empty");
        }
        if (size < 0) {
            throw NoteException.malformed("the size of a checkpoint must not be negative");
        }
        try {
            StrictBase64.decode(rootBase64);
        } catch (IllegalArgumentException e) {
            throw NoteException.malformed("the root hash of a checkpoint is " + e.getMessage());
        }
        if (extensions.stream().anyMatch(line -> line.contains("\n"))) {
            throw NoteException.malformed("an extension of a checkpoint must be one line");
        }
    }

    /** Makes a checkpoint without extensions. */
    public static Checkpoint of(String origin, long size, TreeHash root) {
        return new Checkpoint(origin, size, root.base64(), List.of());
    }

    /**
     * Reads the text of a checkpoint's note.
     *
     * @throws NoteException if it is no such text
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw NoteException.malformed("a checkpoint must end with a newline");
        }
        List<String> lines = Arrays.asList(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < LINES) {
            throw NoteException.malformed("a checkpoint must have the lines origin, size and root hash");
        }
        return new Checkpoint(lines.get(0), size(lines.get(1)), lines.get(2), lines.subList(LINES, lines.size()));
    }

    private static long size(String line) {
        if (SIZE.matcher(line).matches()) {
            try {
                return Long.parseLong(line);
            } catch (NumberFormatException e) {
                throw NoteException.malformed("the size of a checkpoint must be below 2^63");
            }
        }
        throw NoteException.malformed("the size of a checkpoint must be a decimal number without leading zeroes");
    }

    /** Returns the root hash, or nothing where it is not of 32 bytes. */
    public Optional<TreeHash> root() {
        byte[] bytes = StrictBase64.decode(rootBase64);
        return bytes.length == TreeHash.LENGTH ? Optional.of(TreeHash.ofBytes(bytes)) : Optional.empty();
    }

    /** Returns whether this is the root that the checkpoint states. */
    public boolean hasRoot(TreeHash root) {
        return root.base64().equals(rootBase64);
    }

    /** Returns the text of the note. */
    public String text() {
        StringBuilder text = new StringBuilder(origin + "\n" + size + "\n" + rootBase64 + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
