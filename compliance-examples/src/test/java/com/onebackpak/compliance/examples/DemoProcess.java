package com.onebackpak.compliance.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The demo in a JVM of its own, with the class path of this one, so that it can be killed. What it says goes to files. */
final class DemoProcess implements AutoCloseable {
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final Path records;
    private final Path out;
    private final Path err;

    private DemoProcess(Process process, Path records, Path out, Path err) {
        this.process = process;
        this.records = records;
        this.out = out;
        this.err = err;
    }

    static DemoProcess start(Path records) throws IOException {
        Path out = Files.createTempFile(records.getParent(), "demo", ".out");
        Path err = Files.createTempFile(records.getParent(), "demo", ".err");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        // it lives for seconds
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ComplianceCommand.class.getName(),
                        "demo",
                        "--day",
                        "--database",
                        records.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new DemoProcess(process, records, out, err);
    }

    /** Waits until it has begun to make its folder, or has ended. */
    void awaitFolder() throws InterruptedException {
        await(() -> Files.exists(records));
    }

    /** Waits until it tells that it fills the ledgers, or has ended; JDK 24 and later tell other things before. */
    void awaitFilling() throws InterruptedException {
        await(() -> saysAlready("filling"));
    }

    private boolean saysAlready(String word) {
        try {
            return Files.readString(err).contains(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(BooleanSupplier reached) throws InterruptedException {
        long start = System.nanoTime();
        while (!reached.getAsBoolean() && process.isAlive()) {
            if (System.nanoTime() - start > MAX_NANOS) {
                throw new IllegalStateException("the demo does not get on");
            }
            Thread.sleep(1);
        }
    }

    /** Waits until it ends by itself, and returns what it did. */
    CommandRun end() throws IOException, InterruptedException {
        if (!process.waitFor(MAX_NANOS, TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("the demo does not end");
        }
        return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Kills it, and waits until it is gone. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly();
        end();
    }

    /** Kills it if it is not gone. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
