package com.onebackpak.compliance.examples.oneroster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small sound roster, and what becomes of it when a file is replaced. */
public final class RosterFixture {
    public static final String USERS_HEADER = "sourcedId,orgSourcedIds,role,givenName,agentSourcedIds,email";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public static RosterFixture sound() {
        return new RosterFixture()
                .with("orgs.csv", "sourcedId,name,type,parentSourcedId", "D1,Alpha,district,", "S1,Beta,school,D1")
                .with(
                        "users.csv",
                        USERS_HEADER,
                        "U1,S1,student,Zebulon,U2,",
                        "U2,S1,parent,Zenobia,U1,zenobia@example.org",
                        "U3,S1,teacher,Zachary,,")
                .with("demographics.csv", "sourcedId,birthDate", "U1,2014-05-01");
    }

    public RosterFixture with(String file, String... lines) {
        return with(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public RosterFixture with(String file, byte[] bytes) {
        files.put(file, bytes);
        return this;
    }

    public RosterFixture without(String file) {
        files.remove(file);
        return this;
    }

    public Path folder(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("roster"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    public Path zip(Path parent) throws IOException {
        Path zip = parent.resolve("roster.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        }
        return zip;
    }
}
