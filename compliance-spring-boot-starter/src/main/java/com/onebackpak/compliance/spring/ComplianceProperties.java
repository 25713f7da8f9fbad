package com.onebackpak.compliance.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What is said of compliance in the application's properties. A property that is not known is refused at start. Immutable.
 *
 * @param enabled Whether anything is set up at all.
 * @param vendor Pseudonymous id of the vendor, whose records concern no agency; needed unless there is a Tenancy bean.
 * @param permitsLast How long a permit can be used after it was decided, up to a day.
 * @param schema How the tables of the stores come about: install creates or completes them at start with Flyway, verify
 *     leaves that to the application's own migrations. Either way they are verified.
 * @param policies The policies that decide.
 * @param keys The keys of the stores.
 * @param sealing How the audit log is sealed.
 * @param retention How runs of deletions go on, if there is a HostData bean.
 * @param duties How duties are looked at, if there is a DutyWorlds bean.
 * @param health What the health of the application says.
 * @param web What is answered over HTTP.
 * @param authzen The OpenID Authorization API (AuthZEN).
 */
@ConfigurationProperties(prefix = "compliance", ignoreUnknownFields = false)
public record ComplianceProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String vendor,
        @DefaultValue("5m") Duration permitsLast,
        @DefaultValue("install") Schema schema,
        @DefaultValue Policies policies,
        @DefaultValue Keys keys,
        @DefaultValue Sealing sealing,
        @DefaultValue Retention retention,
        @DefaultValue Duties duties,
        @DefaultValue Health health,
        @DefaultValue Web web,
        @DefaultValue Authzen authzen) {

    /** How the tables of the stores come about. */
    public enum Schema {
        /** They are created or completed at start, with Flyway and a history of their own, and verified. */
        INSTALL,
        /** They are only verified: the application's own migrations create them. */
        VERIFY
    }

    /**
     * The policies that decide.
     *
     * @param packs Packs that come with the library, by name. What is not named does not decide.
     * @param locations Packs of the application's own, as Spring names resources.
     */
    public record Policies(
            @DefaultValue List<String> packs, @DefaultValue List<Resource> locations) {
        /** Copies what is given. */
        public Policies {
            packs = List.copyOf(packs);
            locations = List.copyOf(locations);
        }
    }

    /**
     * The keys of the stores.
     *
     * @param folder Folder of the keys, apart from the database; needed unless there is a KeyFolder or a StoreSettings bean.
     * @param createAs For the first start alone: makes the folder if neither it nor a key in the database is there, under this
     *     name of the logs, such as compliance.example.org.
     */
    public record Keys(@Nullable String folder, @Nullable String createAs) {
        /** The folder, as the operating system has it: none of the class path; empty where nothing or an empty text is said. */
        Optional<Path> path() {
            return Optional.ofNullable(folder).filter(said -> !said.isBlank()).map(Path::of);
        }
    }

    /**
     * How the audit log is sealed.
     *
     * @param enabled Whether this application seals the audit log.
     * @param interval How long to rest after each time that the log was sealed.
     */
    public record Sealing(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10s") Duration interval) {
        /** Refuses an interval that is none. */
        public Sealing {
            requireInterval("compliance.sealing.interval", interval);
        }
    }

    /**
     * How runs of deletions go on.
     *
     * @param enabled Whether this application goes on with runs of deletions.
     * @param interval How long to rest when nothing of any run can be done, or a thousand steps were.
     */
    public record Retention(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1m") Duration interval) {
        /** Refuses an interval that is none. */
        public Retention {
            requireInterval("compliance.retention.interval", interval);
        }
    }

    /**
     * The OpenID Authorization API (AuthZEN).
     *
     * @param enabled Whether the OpenID Authorization API (AuthZEN) is answered; then there must be a CallerTenant bean.
     * @param url URL under which callers know this decision point; its metadata is published if it is set.
     * @param pageKey Secret key of the tokens of pages, 32 bytes in Base64, the same for all instances; one of its own for each
     *     instance, if it is not set.
     * @param leaving Obligations that are left to enforcement points: they are told with a yes, and not discharged here.
     */
    public record Authzen(
            @DefaultValue("false") boolean enabled,
            @Nullable URI url,
            @Nullable String pageKey,
            @DefaultValue List<String> leaving) {
        /** Copies what is given. */
        public Authzen {
            leaving = List.copyOf(leaving);
        }

        /** Leaves out the key. */
        @Override
        public String toString() {
            return "Authzen[enabled=" + enabled + ", url=" + url + ", leaving=" + leaving + "]";
        }
    }

    /**
     * How duties are looked at.
     *
     * @param interval How long to rest after each time that overdue duties were counted.
     */
    public record Duties(@DefaultValue("15m") Duration interval) {
        /** Refuses an interval that is none. */
        public Duties {
            requireInterval("compliance.duties.interval", interval);
        }
    }

    /**
     * What the health of the application says.
     *
     * @param enabled Whether the health of the application says anything of compliance.
     * @param sealingBehind How long an entry may wait to be sealed before the application is down.
     * @param schemaInterval How long an answer about the tables counts before they are looked at again.
     */
    public record Health(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5m") Duration sealingBehind,
            @DefaultValue("1m") Duration schemaInterval) {
        /** Refuses times that are none. */
        public Health {
            requireInterval("compliance.health.sealing-behind", sealingBehind);
            requireInterval("compliance.health.schema-interval", schemaInterval);
        }
    }

    /**
     * What is answered over HTTP.
     *
     * @param problems Whether refusals that were thrown are answered as problems (RFC 9457).
     */
    public record Web(@DefaultValue("true") boolean problems) {}

    private static void requireInterval(String property, Duration interval) {
        if (interval.toMillis() < 1 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(property + " must be from a millisecond to a day, not " + interval);
        }
    }
}
