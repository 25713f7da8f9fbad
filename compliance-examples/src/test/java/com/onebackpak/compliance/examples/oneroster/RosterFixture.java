package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small sound roster, and what becomes of it when a file is replaced. Its manifest names what is there. */
public final class RosterFixture {
    public static final LocalDate DAY = LocalDate.of(2026, 9, 15);

    public static final String ORGS = "sourcedId,status,name,type,parentSourcedId";
    public static final String USERS =
            "sourcedId,status,enabledUser,orgSourcedIds,role,givenName,agentSourcedIds,email";
    public static final String USERS_1_2 =
            "sourcedId,status,enabledUser,givenName,agentSourcedIds,email,primaryOrgSourcedId";
    public static final String ROLES =
            "sourcedId,status,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId";
    public static final String DEMOGRAPHICS = "sourcedId,status,birthDate";
    public static final String SESSIONS = "sourcedId,status,startDate,endDate";
    public static final String CLASSES = "sourcedId,status,schoolSourcedId,termSourcedIds";
    public static final String ENROLLMENTS =
            "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,beginDate,endDate";

    private static final Vocabulary VOCABULARY = VocabularyReader.standard();

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final String version;
    private boolean hasManifest = true;

    private RosterFixture(String version) {
        this.version = version;
    }

    /** A student with a parent and a teacher, at a school of a district, in OneRoster 1.1. */
    public static RosterFixture sound() {
        return new RosterFixture("1.1")
                .orgs()
                .with(
                        "users.csv",
                        USERS,
                        "U1,,true,S1,student,Zebulon,U2,",
                        "U2,,true,S1,parent,Zenobia,U1,zenobia@example.org",
                        "U3,,true,S1,teacher,Zachary,,")
                .with("demographics.csv", DEMOGRAPHICS, "U1,,2014-05-01");
    }

    /** The same people in OneRoster 1.2. */
    public static RosterFixture soundOf12() {
        return new RosterFixture("1.2")
                .orgs()
                .with(
                        "users.csv",
                        USERS_1_2,
                        "U1,,true,Zebulon,U2,,S1",
                        "U2,,true,Zenobia,U1,zenobia@example.org,S1",
                        "U3,,true,Zachary,,,S1")
                .with(
                        "roles.csv",
                        ROLES,
                        "R1,,U1,primary,student,,,S1,",
                        "R2,,U2,primary,parent,,,S1,",
                        "R3,,U3,primary,teacher,,,S1,")
                .with("demographics.csv", DEMOGRAPHICS, "U1,,2014-05-01");
    }

    /** A roster of these people alone, without their birth dates. */
    static RosterFixture users(String... rows) {
        return sound().without("demographics.csv")
                .with(
                        "users.csv",
                        Stream.concat(Stream.of(USERS), Stream.of(rows)).toArray(String[]::new));
    }

    /** A roster whose student was born on this day. */
    static RosterFixture birthDate(String date) {
        return sound().with("demographics.csv", DEMOGRAPHICS, "U1,," + date);
    }

    /** With a class that the teacher teaches the student, in a term that is on. */
    public RosterFixture taught() {
        return with("academicSessions.csv", SESSIONS, "T1,,2026-08-15,2027-06-01")
                .with("classes.csv", CLASSES, "C1,,S1,T1")
                .with("enrollments.csv", ENROLLMENTS, "E1,,C1,S1,U3,teacher,,", "E2,,C1,S1,U1,student,,");
    }

    private RosterFixture orgs() {
        return with("orgs.csv", ORGS, "D1,,Alpha,district,", "S1,,Beta,school,D1", "S2,,Gamma,school,D1");
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

    /** Replaces a text that is there in a file. */
    public RosterFixture changing(String file, String text, String replacement) {
        String content = new String(content(file), StandardCharsets.UTF_8);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        return with(file, content.replace(text, replacement).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] content(String file) {
        return file.equals("manifest.csv") ? manifest() : files.get(file);
    }

    private byte[] manifest() {
        return files.containsKey("manifest.csv")
                ? files.get("manifest.csv")
                : ("propertyName,value\noneroster.version," + version + "\n"
                                + files.keySet().stream()
                                        .map(file -> "file." + file.replaceFirst("\\.csv$", "") + ",bulk\n")
                                        .collect(Collectors.joining()))
                        .getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        if (hasManifest) {
            all.put("manifest.csv", manifest());
        }
        return all;
    }

    /** Without a manifest at all. */
    public RosterFixture withoutManifest() {
        hasManifest = false;
        return this;
    }

    /** With every file under a folder's name. */
    public RosterFixture inFolder(String folder) {
        RosterFixture moved = new RosterFixture(version);
        all().forEach((file, content) -> moved.with(folder + file, content));
        return moved.withoutManifest();
    }

    /** Reads it as of {@link #DAY}. */
    public Roster read() {
        return RosterReader.read(new RosterFiles("roster", all()), VOCABULARY, DAY);
    }

    public Path folder(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("roster"));
        for (Map.Entry<String, byte[]> file : all().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    public Path zip(Path parent) throws IOException {
        Path zip = parent.resolve("roster.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : all().entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        }
        return zip;
    }
}
