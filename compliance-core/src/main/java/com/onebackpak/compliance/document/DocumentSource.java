package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The bytes of a document and the name under which problems are reported. Immutable.
 *
 * <p>The name decides on the notation: one that ends in {@code .json} is JSON, everything else YAML 1.2.
 */
public final class DocumentSource {
    /** No document of this kind is longer; what is, is refused. */
    static final int MAX_BYTES = 64 << 20;

    private final String name;
    private final byte[] bytes;
    private final Optional<Path> folder;

    private DocumentSource(String name, byte[] bytes, Optional<Path> folder) {
        this.name = name;
        this.bytes = bytes;
        this.folder = folder;
    }

    /**
     * Reads a file.
     *
     * @throws DocumentException if it cannot be read or is too long
     */
    public static DocumentSource of(Path file) {
        Position start = new Position(file.toString(), 1, 1);
        try {
            Path absolute = file.toAbsolutePath().normalize();
            return new DocumentSource(file.toString(), bounded(file, start), Optional.ofNullable(absolute.getParent()));
        } catch (IOException e) {
            String reason = Files.isDirectory(file)
                    ? "it is a folder"
                    : Files.exists(file) ? "it cannot be read" : "there is no such file";
            throw new DocumentException("cannot read the document: " + reason, start);
        }
    }

    /** What a file says of its size is not asked: a pipe or a device says nothing and may never end. */
    private static byte[] bounded(Path file, Position start) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DocumentException("a document must not be longer than " + MAX_BYTES + " bytes", start);
            }
            return bytes;
        }
    }

    /** A document that is in memory already. */
    public static DocumentSource ofText(String name, String text) {
        return new DocumentSource(name, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /**
     * A document that lies beside a class.
     *
     * @throws IllegalStateException if it is not there: the jar is broken
     */
    static DocumentSource ofResource(String path) {
        try (InputStream in = DocumentSource.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its file " + path);
            }
            return new DocumentSource(path.substring(path.lastIndexOf('/') + 1), in.readAllBytes(), Optional.empty());
        } catch (IOException e) {
            throw new IllegalStateException("the library cannot read its file " + path, e);
        }
    }

    /** The name under which problems are reported. */
    public String name() {
        return name;
    }

    /**
     * A document that lies beside this one.
     *
     * @param file its path, relative to this document's folder, and where it is named
     * @param what what it is, for a message
     * @param instead what could be named instead, for a message; may be empty
     */
    DocumentSource beside(Located<String> file, String what, String instead) {
        String hint = instead.isEmpty() ? "" : "; " + instead;
        Path path = folder.flatMap(f -> resolved(f, file.value()))
                .orElseThrow(() -> new DocumentException(
                        "the " + what + " file '" + file.value() + "' cannot be looked for from here" + hint,
                        file.position()));
        if (!Files.isRegularFile(path)) {
            throw new DocumentException(
                    "there is no " + what + " file '" + file.value() + "', looked for " + path + hint, file.position());
        }
        return of(path);
    }

    private static Optional<Path> resolved(Path folder, String path) {
        try {
            return Optional.of(folder.resolve(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    boolean isJson() {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /**
     * The document as text.
     *
     * @throws DocumentException if it is not UTF-8, or empty
     */
    public String text() {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            int lineStart = text.lastIndexOf('\n') + 1;
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            throw new DocumentException(
                    "the document is not UTF-8",
                    "save it in that encoding",
                    new Position(name, line, text.length() - lineStart + 1));
        }
        if (text.isBlank()) {
            throw new DocumentException("the document is empty", new Position(name, 1, 1));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
