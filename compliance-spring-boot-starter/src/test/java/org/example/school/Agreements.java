// readme: spring-agreements
package org.example.school;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Agreements {
    private static final PartyId DISTRICT = PartyId.of("district-1");

    private final ComplianceStores stores;

    Agreements(ComplianceStores stores) {
        this.stores = stores;
    }

    @Transactional // the same key again with the same content changes nothing
    public void sign(PartyId application, Instant begin) {
        TenantStores district = stores.of(DISTRICT);
        district.agreements()
                .record(
                        RecordKey.of("agreement"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(Span.from(begin))
                                .build());
        district.authorizations()
                .record(
                        RecordKey.of(application.value()),
                        new Authorization(
                                DISTRICT,
                                application,
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(begin)));
    }
}
// readme: end
