package com.onebackpak.compliance.jdbc.internal.deletion;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DELETION_RANGE;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.party.PartyId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Lists of people as ciphertext under a tenant's own key, bound to the run that they are of.
 *
 * @param keys the keys
 */
public record PeopleLists(SubjectKeyLookup keys) {
    private static final char SEPARATOR = '\n';

    /** A list as it is stored. */
    public byte[] stored(SubjectKey tenants, UUID run, int range, Collection<PartyId> people) {
        return tenants.inRow(place(run, range))
                .encrypt(Joiner.on(SEPARATOR).join(people), COMPLIANCE_DELETION_RANGE.PEOPLE);
    }

    /** A list that was stored. */
    public List<PartyId> read(DSLContext statements, PartyId tenant, UUID listKey, UUID run, int range, byte[] stored) {
        String text = keys.byId(statements, tenant, listKey)
                .inRow(place(run, range))
                .decrypt(stored, COMPLIANCE_DELETION_RANGE.PEOPLE);
        return Splitter.on(SEPARATOR)
                .omitEmptyStrings()
                .splitToStream(text)
                .map(PartyId::of)
                .toList();
    }

    private static String place(UUID run, int range) {
        return "deletion/" + run + "/" + range;
    }
}
