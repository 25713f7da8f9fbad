package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;

import com.onebackpak.compliance.jdbc.internal.log.EntryPlace;
import com.onebackpak.compliance.jdbc.internal.row.RoundTrip;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.transaction.PrerequisiteMissing;
import com.onebackpak.compliance.party.PartyId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The data keys of the people whom rows are about. */
public interface SubjectKeyLookup {
    /**
     * The key of a subject; its row is locked until the transaction ends, so that an erasure meets no half-written record.
     *
     * @param place is asked for along with it
     * @throws PrerequisiteMissing if there is none, and it must be made
     */
    SubjectKey lock(DSLContext statements, PartyId tenant, PartyId subject, EntryPlace place);

    /**
     * The key of a subject, if it is in memory, and how its row is locked; nothing on an H2 of the host's, where a lock cannot be part of
     * another statement.
     */
    Optional<HeldKey> held(DSLContext statements, PartyId tenant, PartyId subject);

    /**
     * A key in memory.
     *
     * @param lock keeps erasures of it away until the transaction ends, and finds nothing where an erasure has destroyed it
     */
    record HeldKey(SubjectKey key, RoundTrip.Query lock) {}

    /**
     * The keys of many subjects, locked in one order whoever asks, so that no two transactions wait for each other.
     *
     * @throws PrerequisiteMissing if one is missing
     */
    Map<PartyId, SubjectKey> lockAll(DSLContext statements, PartyId tenant, Collection<PartyId> subjects);

    /** The same of those subjects that have a key; none is made. */
    Map<PartyId, SubjectKey> lockThoseThere(DSLContext statements, PartyId tenant, Collection<PartyId> subjects);

    /**
     * The tenant's own key, for what is about nobody in particular.
     *
     * @throws PrerequisiteMissing if there is none
     */
    SubjectKey lockTenants(DSLContext statements, PartyId tenant);

    /** The names under which the tenant's parties are found; none if nothing was ever written about any of them. */
    Optional<Pseudonyms> pseudonyms(DSLContext statements, PartyId tenant);

    /**
     * Whether a row is about somebody: a look-up of the key within the query, so that it costs no round trip. It is given
     * the tenant and the subject's pseudonym.
     *
     * @param keyId the row's column of the key's id
     */
    static Condition isAbout(Field<UUID> keyId) {
        return keyId.eq(DSL.select(COMPLIANCE_SUBJECT_KEY.KEY_ID)
                .from(COMPLIANCE_SUBJECT_KEY)
                .where(
                        COMPLIANCE_SUBJECT_KEY.TENANT.eq(TenantQuery.given(COMPLIANCE_SUBJECT_KEY.TENANT)),
                        COMPLIANCE_SUBJECT_KEY.PSEUDONYM.eq(TenantQuery.given(COMPLIANCE_SUBJECT_KEY.PSEUDONYM))));
    }

    /** The key under which a row was written. */
    SubjectKey byId(DSLContext statements, PartyId tenant, UUID keyId);
}
