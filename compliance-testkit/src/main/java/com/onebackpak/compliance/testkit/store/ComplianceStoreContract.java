package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import org.junit.jupiter.api.Nested;

/**
 * All that a store must do, as tests by topic, none of which is ever skipped: what is written in a port's contract is
 * checked here, sentence by sentence. A store mounts them by saying how it is opened:
 *
 * <pre>{@code
 * class InMemoryStoreTest extends ComplianceStoreContract {
 *     @Override
 *     protected StoreUnderTest open(Vocabulary vocabulary, Clock clock) {
 *         InMemoryComplianceStores stores = InMemoryComplianceStores.of(vocabulary, clock);
 *         return StoreUnderTest.of(stores, stores.sealer(), stores.signer());
 *     }
 * }
 * }</pre>
 */
public abstract class ComplianceStoreContract {
    /** For subclasses. */
    protected ComplianceStoreContract() {}

    /**
     * Opens stores for one test: empty, whatever tests before have written.
     *
     * @param vocabulary the terms that records may name
     * @param clock the only clock that the stores may ask
     * @throws Exception if they cannot be opened; then the test fails
     */
    protected abstract StoreUnderTest open(Vocabulary vocabulary, Clock clock) throws Exception;

    @Nested
    class Consents extends LedgerContract<Consent> {
        Consents() {
            super(ComplianceStoreContract.this::open, Samples.CONSENTS);
        }
    }

    @Nested
    class OptOuts extends LedgerContract<OptOut> {
        OptOuts() {
            super(ComplianceStoreContract.this::open, Samples.OPT_OUTS);
        }
    }

    @Nested
    class Holds extends LedgerContract<Hold> {
        Holds() {
            super(ComplianceStoreContract.this::open, Samples.HOLDS);
        }
    }

    @Nested
    class Disclosures extends TextLedgerContract<Disclosure> {
        Disclosures() {
            super(ComplianceStoreContract.this::open, Samples.DISCLOSURES);
        }
    }

    @Nested
    class Requests extends TextLedgerContract<RightsRequest> {
        Requests() {
            super(ComplianceStoreContract.this::open, Samples.REQUESTS);
        }
    }

    @Nested
    class Occurrences extends LedgerContract<Occurrence> {
        Occurrences() {
            super(ComplianceStoreContract.this::open, Samples.OCCURRENCES);
        }
    }

    @Nested
    class Agreements extends TextLedgerContract<Agreement> {
        Agreements() {
            super(ComplianceStoreContract.this::open, Samples.AGREEMENTS);
        }
    }

    @Nested
    class Authorizations extends LedgerContract<Authorization> {
        Authorizations() {
            super(ComplianceStoreContract.this::open, Samples.AUTHORIZATIONS);
        }
    }

    @Nested
    class AgencyEntries extends LedgerContract<AgencyEntry> {
        AgencyEntries() {
            super(ComplianceStoreContract.this::open, EventSamples.AGENCIES);
        }
    }

    @Nested
    class Incidents extends LedgerContract<Incident> {
        Incidents() {
            super(ComplianceStoreContract.this::open, EventSamples.INCIDENTS);
        }
    }

    @Nested
    class PolicyChanges extends LedgerContract<AnnouncedChange> {
        PolicyChanges() {
            super(ComplianceStoreContract.this::open, EventSamples.POLICY_CHANGES);
        }
    }

    @Nested
    class Exposures extends LedgerContract<Exposure> {
        Exposures() {
            super(ComplianceStoreContract.this::open, EventSamples.EXPOSURES);
        }
    }

    @Nested
    class Notices extends LedgerContract<EventNotice> {
        Notices() {
            super(ComplianceStoreContract.this::open, EventSamples.NOTICES);
        }
    }

    @Nested
    class Matters extends LedgerContract<Matter> {
        Matters() {
            super(ComplianceStoreContract.this::open, EventSamples.MATTERS);
        }
    }

    @Nested
    class CustodyOrders extends TextLedgerContract<CustodyOrder> {
        CustodyOrders() {
            super(ComplianceStoreContract.this::open, EventSamples.CUSTODY_ORDERS);
        }
    }

    @Nested
    class Answers extends AnswersContract {
        Answers() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class Decisions extends DecisionContract {
        Decisions() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class DecisionPages extends DecisionPageContract {
        DecisionPages() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class Policies extends PolicyArchiveContract {
        Policies() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class Erasures extends ErasureContract {
        Erasures() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class ErasedData extends ErasedDataContract {
        ErasedData() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class AuditLogs extends AuditLogContract {
        AuditLogs() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class SealedLogs extends SealedLogContract {
        SealedLogs() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class Sealing extends SealingContract {
        Sealing() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class AuditEntries extends AuditEntriesContract {
        AuditEntries() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class Tenants extends TenantContract {
        Tenants() {
            super(ComplianceStoreContract.this::open);
        }
    }

    @Nested
    class Services extends ServiceContract {
        Services() {
            super(ComplianceStoreContract.this::open);
        }
    }
}
