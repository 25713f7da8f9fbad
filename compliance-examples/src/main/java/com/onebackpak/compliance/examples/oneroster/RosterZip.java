package com.onebackpak.compliance.examples.oneroster;

import static java.nio.file.Files.newInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the CSV files at the top of a zip. Nothing is unpacked to disk. */
final class RosterZip {
    /** A zip of a roster has a dozen entries; one with very many is something else. */
    private static final int MAX_ENTRIES = 1000;

    private RosterZip() {}

    static RosterFiles read(Path zip) {
        RosterFiles.Bounded contents = new RosterFiles.Bounded(zip.toString());
        int entries = 0;
        try (InputStream file = newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw new RosterException(
                            "a roster's zip must not have more than " + MAX_ENTRIES + " entries", zip.toString());
                }
                checkName(entry, zip);
                if (RosterFiles.isCsv(entry.getName()) && entry.getName().indexOf('/') < 0) {
                    contents.add(entry.getName(), in);
                }
                skipTheRest(in, zip);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new RosterException("the zip cannot be read; it is broken or encrypted", zip.toString(), e);
        }
        if (entries == 0) {
            throw new RosterException("this is neither a folder nor a zip with files in it", zip.toString());
        }
        return new RosterFiles(zip.toString(), contents.files());
    }

    /** What would lie outside the folder if it were unpacked was not packed by a student information system. */
    private static void checkName(ZipEntry entry, Path zip) {
        String name = entry.getName().replace('\\', '/');
        boolean absolute = name.startsWith("/") || name.matches("[A-Za-z]:.*");
        boolean climbs = ("/" + name + "/").contains("/../");
        if (absolute || climbs) {
            throw new RosterException("the zip has an entry that points outside of it", zip.toString());
        }
    }

    /** Reading on to the next entry would expand what is skipped without a bound. */
    private static void skipTheRest(ZipInputStream in, Path zip) throws IOException {
        byte[] buffer = new byte[8192];
        long skipped = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            skipped += read;
            if (skipped > RosterFiles.MAX_BYTES_PER_FILE) {
                throw new RosterException("the zip expands to too much", zip.toString());
            }
        }
    }
}
