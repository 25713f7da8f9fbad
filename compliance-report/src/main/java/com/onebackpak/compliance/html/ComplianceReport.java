package com.onebackpak.compliance.html;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.html.internal.HtmlPage;
import com.onebackpak.compliance.html.internal.PageWriter;
import com.onebackpak.compliance.html.internal.Progress;
import com.onebackpak.compliance.html.internal.ReportPage;
import com.onebackpak.compliance.html.internal.Sources;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.SealingBacklog;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a compliance officer reads of one tenant, in one HTML file: what needs attention, what is owed and due, what was decided
 * and why it was refused, where the data goes, disclosures, consents, the record of processing, the state of the audit log, and
 * what the policies lack. The file needs nothing else: no script, no further request, no colour, and it prints. Whatever text
 * stands in the records is escaped. It names people by their pseudonymous ids and nothing else. Immutable, thread-safe.
 *
 * <p>Decisions and disclosures are read page by page and counted, so that what is held does not grow with their number. To tell
 * what is owed, the tenant's other records are held in memory at once, as
 * {@link com.onebackpak.compliance.LedgerWorld} does.
 *
 * <pre>{@code
 * ComplianceReport report = ComplianceReport.of(stores, district)
 *         .since(Instant.parse("2026-08-01T05:00:00Z"))
 *         .zone(ZoneId.of("America/Chicago"))
 *         .knowing(world, policies)
 *         .at(clock.instant());
 * try (Writer file = Files.newBufferedWriter(Path.of("report.html"))) {
 *     report.write(file);
 * }
 * }</pre>
 */
public final class ComplianceReport {
    private final HtmlPage page;

    private ComplianceReport(HtmlPage page) {
        this.page = page;
    }

    /** Begins a report of a tenant. */
    public static Builder of(ComplianceStores stores, PartyId tenant) {
        return new Builder(stores, tenant);
    }

    /**
     * Writes it and leaves the writer open. It says of itself that it is UTF-8.
     *
     * @throws IOException if the writer does
     */
    public void write(Writer to) throws IOException {
        PageWriter.write(page, to);
    }

    /** Says what a report is made of. Not thread-safe. */
    public static final class Builder {
        private final ComplianceStores stores;
        private final PartyId tenant;
        private Optional<Instant> since = Optional.empty();
        private Optional<Instant> until = Optional.empty();
        private Optional<ZoneId> zone = Optional.empty();
        private Optional<World> world = Optional.empty();
        private Optional<PolicySet> policies = Optional.empty();
        private List<AuditEntry> certificates = List.of();
        private Optional<NoteVerifier> key = Optional.empty();
        private Optional<SealingBacklog> backlog = Optional.empty();
        private Optional<String> command = Optional.empty();
        private ReportProgress progress = ReportProgress.NOBODY;

        private Builder(ComplianceStores stores, PartyId tenant) {
            this.stores = stores;
            this.tenant = tenant;
        }

        /** Tells decisions and disclosures from this instant on, inclusive; if it is not said, from the first. */
        public Builder since(Instant first) {
            this.since = Optional.of(first);
            return this;
        }

        /** Tells decisions and disclosures before this instant; if it is not said, up to the last. */
        public Builder until(Instant end) {
            this.until = Optional.of(end);
            return this;
        }

        /** The zone in which days begin and times are told; if it is not said, that of the tenant's agency, else UTC. */
        public Builder zone(ZoneId zone) {
            this.zone = Optional.of(zone);
            return this;
        }

        /**
         * Says who there is and which policies are in force. Without it nothing is told of what is owed and due for deletion,
         * and the policies are those of the newest decision.
         *
         * @param who the agencies, people, breaches, matters and changes of policies; of its other records none counts
         */
        public Builder knowing(World who, PolicySet policies) {
            this.world = Optional.of(who);
            this.policies = Optional.of(policies);
            return this;
        }

        /**
         * Says what was certified as gone; if it is not said, no certificate is told. Those made after the report's instant are
         * not told.
         *
         * @param texts certificates as canonical JSON, as the audit log and the runs of deletions have them
         * @throws IllegalArgumentException if one is no entry of an audit log
         */
        public Builder certificates(List<String> texts) {
            this.certificates = texts.stream()
                    .map(text -> AuditEntry.parse(text.getBytes(StandardCharsets.UTF_8))
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "a certificate must be an entry of an audit log, as canonical JSON")))
                    .toList();
            return this;
        }

        /** The public key of the tenant's log. */
        public Builder key(NoteVerifier verifier) {
            this.key = Optional.of(verifier);
            return this;
        }

        /** How far sealing is behind; if it is not said, it is not told. */
        public Builder backlog(SealingBacklog waiting) {
            this.backlog = Optional.of(waiting);
            return this;
        }

        /** The command that verifies the log, as it is typed; if it is not said, the one for an export. */
        public Builder verifiedBy(String typed) {
            this.command = Optional.of(typed);
            return this;
        }

        /** Who is told how far it is. */
        public Builder tellingProgressTo(ReportProgress listener) {
            this.progress = listener;
            return this;
        }

        /**
         * Reads the records and makes the report.
         *
         * @param now the instant for which it is told how things stand
         * @throws com.onebackpak.compliance.store.ComplianceStoreException if the records cannot be read
         */
        public ComplianceReport at(Instant now) {
            ZoneId told = zone.or(() -> world.flatMap(who -> who.agencies().zone(tenant)))
                    .orElse(ZoneId.of("UTC"));
            return new ComplianceReport(ReportPage.of(
                    new Sources(
                            stores,
                            tenant,
                            since,
                            until,
                            told,
                            world,
                            policies,
                            certificates.stream()
                                    .filter(certificate -> !certificate.time().isAfter(now))
                                    .toList(),
                            key,
                            backlog,
                            command,
                            now),
                    new Progress(progress)));
        }
    }
}
