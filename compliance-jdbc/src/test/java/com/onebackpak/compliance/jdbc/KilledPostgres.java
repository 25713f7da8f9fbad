package com.onebackpak.compliance.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A real PostgreSQL with a folder of its own, which is killed with all its processes and started again on the same folder. */
final class KilledPostgres {
    private final EmbeddedPostgres server;
    private final Path data;
    private boolean killed;

    private KilledPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** Starts it on a folder; it is made if it is not there, and recovered if one was killed on it. */
    static KilledPostgres start(Path data) throws IOException {
        return new KilledPostgres(
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        // nobody pulls the plug on a test, but a server that is killed must keep what it acknowledged
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "on")
                        .start(),
                data);
    }

    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    /** Where another process finds it, user and password included. */
    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Ends all of its processes at once, as nothing but the machine itself could; does nothing if it has done so. */
    void kill() throws IOException {
        if (killed) {
            return;
        }
        killed = true;
        long id = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        List<ProcessHandle> processes = ProcessHandle.of(id).stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                .toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        // lets go of the folder; it finds no process to stop
        server.close();
    }
}
