package com.onebackpak.compliance.examples.records;

import java.time.ZoneId;
import picocli.CommandLine.Option;

/** The option that says in which time zone days lie and times are told. */
final class ZoneOption {
    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of days and of the times in tables, such as America/Chicago. Default: UTC.")
    private ZoneId zone = ZoneId.of("UTC");

    @SuppressWarnings("NullAway.Init") // picocli sets it
    ZoneOption() {}

    ZoneId zone() {
        return zone;
    }
}
