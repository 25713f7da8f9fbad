package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_POLICY_SET;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.PolicySetDocument;
import com.onebackpak.compliance.jdbc.generated.tables.PolicySetColumns;
import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The policies of one tenant, as compressed documents. */
final class JdbcPolicyArchive implements PolicyArchive {
    /** In bytes; policies are longer than no document, so what expands to more was put there by somebody else. */
    private static final int MAX_TEXT = 64 << 20;

    private static final PolicySetColumns TABLE = COMPLIANCE_POLICY_SET;
    private static final TenantQuery BY_DIGEST = TenantQuery.where(TABLE, TABLE.DIGEST.eq(given(TABLE.DIGEST)));
    private static final TenantQuery KEPT = BY_DIGEST.only(TABLE.DIGEST);

    private final Work work;
    private final PartyId tenant;
    private final Clock clock;
    private final EntryAppender log;

    JdbcPolicyArchive(Work work, PartyId tenant, Clock clock, EntryAppender log) {
        this.work = work;
        this.tenant = tenant;
        this.clock = clock;
        this.log = log;
    }

    /** Looks before it writes the document, which costs a hundred look-ups: nearly always it is there. */
    @Override
    public void keep(PolicySet policies) {
        if (work.read(statements -> KEPT.find(statements, tenant, policies.digest()))
                .isPresent()) {
            return;
        }
        byte[] content = compressed(PolicySetDocument.write(policies));
        work.write(statements -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            UUID entry = log.newEntryId();
            NewRow row = new NewRow(TABLE)
                    .set(TABLE.TENANT, tenant.value())
                    .set(TABLE.DIGEST, policies.digest())
                    .set(TABLE.CONTENT, content)
                    .set(TABLE.ARCHIVED_AT, now)
                    .set(TABLE.ENTRY_ID, entry);
            return log.insert(
                    statements, tenant, row, entry, AuditEntries.ofPolicies(policies.digest(), now), log.place());
        });
    }

    @Override
    public Optional<PolicySet> find(String digest) {
        return work.read(statements -> BY_DIGEST.find(statements, tenant, digest))
                .map(row -> read(digest, row.bytes(TABLE.CONTENT)));
    }

    /** What is stored may have been changed; whether it has is for its digest to say, and nothing else. */
    static PolicySet read(String digest, byte[] content) {
        PolicySet policies;
        try {
            policies = PolicySetDocument.read(decompressed(content));
        } catch (IOException e) {
            throw changed(digest, e);
        } catch (DocumentException | IllegalArgumentException e) {
            throw new ComplianceStoreException(
                    "the policies " + digest + " cannot be read; they were changed where they are stored", e);
        }
        if (!policies.digest().equals(digest)) {
            throw changed(digest, null);
        }
        return policies;
    }

    private static ComplianceStoreException changed(String digest, @Nullable Throwable cause) {
        return new ComplianceStoreException(
                "what is stored as the policies " + digest + " is no longer what was kept", cause);
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressing = new GZIPOutputStream(bytes)) {
            compressing.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String decompressed(byte[] bytes) throws IOException {
        try (Archived decompressing = new Archived(bytes)) {
            byte[] text = decompressing.readNBytes(MAX_TEXT + 1);
            if (text.length > MAX_TEXT) {
                throw new IOException("more than was ever archived");
            }
            if (!decompressing.isAllOf(bytes)) {
                throw new IOException("beside what was archived there is something else");
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    /** A reader of these files says nothing of what stands in their header, or behind their end. */
    private static final class Archived extends GZIPInputStream {
        /** As it is written: no name, no comment, no time. */
        private static final byte[] HEADER = {31, (byte) 139, 8, 0, 0, 0, 0, 0};

        private static final int HEADER_LENGTH = 10;
        private static final int TRAILER_LENGTH = 8;

        Archived(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes), Math.max(bytes.length, 1));
        }

        /** Asked at the end. Of several files in one, the last alone was counted. */
        boolean isAllOf(byte[] bytes) {
            return HEADER_LENGTH + inf.getBytesRead() + TRAILER_LENGTH == bytes.length
                    && Arrays.equals(HEADER, Arrays.copyOf(bytes, HEADER.length));
        }
    }
}
