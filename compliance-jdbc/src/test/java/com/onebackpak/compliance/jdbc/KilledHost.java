package com.onebackpak.compliance.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link WorkingHost} that is listened to until it is killed. */
final class KilledHost {
    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread listener;

    private KilledHost(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen);
        listener.start();
    }

    static KilledHost start(WorkingHost.Kind kind, Object place, Object keys, String name, int seconds)
            throws IOException {
        return new KilledHost(ChildProcess.start(
                        WorkingHost.class,
                        kind.name(),
                        place.toString(),
                        keys.toString(),
                        name,
                        Integer.toString(seconds))
                .process());
    }

    static KilledHost start(Class<?> main, String... arguments) throws IOException {
        return new KilledHost(ChildProcess.start(main, arguments).process());
    }

    /** What is not ended by a newline was not said. */
    private void listen() {
        StringBuilder line = new StringBuilder();
        List<Byte> bytes = new ArrayList<>();
        try {
            for (int b = process.getInputStream().read();
                    b >= 0;
                    b = process.getInputStream().read()) {
                if (b != '\n') {
                    bytes.add((byte) b);
                    continue;
                }
                byte[] text = new byte[bytes.size()];
                for (int i = 0; i < text.length; i++) {
                    text[i] = bytes.get(i);
                }
                bytes.clear();
                line.setLength(0);
                said.add(line.append(new String(text, StandardCharsets.UTF_8)).toString());
                if (line.indexOf("started") == 0) {
                    started.countDown();
                } else if (line.indexOf("ready") == 0) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            // the process is gone
        }
        started.countDown();
        ready.countDown();
    }

    void awaitStarted() throws InterruptedException {
        await(started);
    }

    void awaitReady() throws InterruptedException {
        await(ready);
    }

    /** Waits until it has said so many lines, or for some time. */
    void awaitLines(int number) throws InterruptedException {
        for (int i = 0; i < 1000 && said.size() < number && process.isAlive(); i++) {
            Thread.sleep(10);
        }
    }

    private void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(120, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("a child process did not begin: " + said);
        }
    }

    /** Kills it, and returns all that it said. */
    List<String> kill() throws InterruptedException {
        process.destroyForcibly();
        return end();
    }

    /** Waits until it ends, and returns all that it said. */
    List<String> end() throws InterruptedException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a child process did not end");
        }
        listener.join();
        return List.copyOf(said);
    }
}
