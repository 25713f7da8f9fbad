package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Another JVM with the class path of this one. */
record ChildProcess(Process process) {
    static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        return start(System.getProperty("java.class.path"), main, arguments);
    }

    /** Another JVM with the class path of this one but for some jars. */
    static ChildProcess startWithout(Pattern jars, Class<?> main, String... arguments) throws IOException {
        return start(without(jars), main, arguments);
    }

    private static String without(Pattern jars) {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String rest = Splitter.on(File.pathSeparator)
                .splitToStream(whole)
                .filter(entry ->
                        !jars.matcher(Path.of(entry).getFileName().toString()).matches())
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(rest.length()).as("some jars are left out").isLessThan(whole.length());
        return rest;
    }

    /** The same, with a folder of classes in the place of the jars. */
    static ChildProcess startWith(Path instead, Pattern jars, Class<?> main, String... arguments) throws IOException {
        return start(without(jars) + File.pathSeparator + instead, main, arguments);
    }

    private static ChildProcess start(String classPath, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                // it lives for seconds
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // JDK 17 to 23 do not know the next one, which silences what later ones say of Tink's protobuf
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** All that it said, once it has ended. */
    String said() throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("a child process did not end");
        }
        return said.strip();
    }
}
