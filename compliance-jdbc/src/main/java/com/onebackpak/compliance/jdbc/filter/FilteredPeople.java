package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.authzen.ResourceSearch;
import com.onebackpak.compliance.authzen.SearchRefusedException;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Searches a host's table for the people about whom a request is permitted, by a filter: each page is one query in a transaction
 * of its own, and only the rows of the tenant are looked at. Thread-safe.
 *
 * <pre>{@code
 * SubjectTable table = SubjectTable.of(Student.TABLE, Student.ID, PersonKind.STUDENT).withAgency(Student.SCHOOL);
 * PolicyFilters filters = PolicyFilters.of(context, table, policies, tenancy, stores);
 * ResourceSearch search = FilteredPeople.of(context, filters, clock);
 * }</pre>
 */
public final class FilteredPeople implements ResourceSearch {
    private final DSLContext statements;
    private final PolicyFilters filters;
    private final Clock clock;

    private FilteredPeople(DSLContext statements, PolicyFilters filters, Clock clock) {
        this.statements = statements;
        this.filters = filters;
        this.clock = clock;
    }

    /**
     * A search of the table of these filters.
     *
     * @param statements begins transactions where the table and the ledgers are, with the right to create temporary tables
     * @param clock tells as of when is asked
     */
    public static FilteredPeople of(DSLContext statements, PolicyFilters filters, Clock clock) {
        return new FilteredPeople(statements, filters, clock);
    }

    @Override
    public List<PartyId> permitted(PartyId tenant, ProcessingRequest request, Optional<PartyId> after, int limit) {
        CheckedTable table = filters.table();
        PersonKind kind = request.subjectKind()
                .orElseThrow(() -> new IllegalArgumentException("a search's request must name its subject by kind"));
        Field<String> id = table.id();
        Condition among = ofTenant(tenant).and(ofKind(kind));
        try {
            return statements.transactionResult(t -> {
                PolicyFilter filter = filters.in(t.dsl(), among).permitted(request, clock.instant());
                return t.dsl()
                        .select(id)
                        .from(table.mapping().table())
                        .where(filter.condition())
                        .and(after.map(one -> id.gt(one.value())).orElse(DSL.noCondition()))
                        .orderBy(id)
                        .limit(limit)
                        .fetch(row -> PartyId.of(row.value1()));
            });
        } catch (PolicyFilterException e) {
            throw new SearchRefusedException("the policies cannot be asked about all of them at once", e);
        }
    }

    /** As tenants are told of people: by the root above the agency, or the vendor's, of whom none is known. */
    private Condition ofTenant(PartyId tenant) {
        Tenancy tenancy = filters.tenancy();
        boolean isVendor = tenant.equals(tenancy.vendor());
        Optional<Field<String>> agency = filters.table().agency();
        if (agency.isEmpty()) {
            return isVendor ? DSL.trueCondition() : DSL.falseCondition();
        }
        List<String> agencies = tenancy.directory().agencies().ids().stream()
                .filter(one -> tenancy.ofAgency(one).equals(tenant))
                .map(PartyId::value)
                .toList();
        Condition under = agency.get().in(agencies);
        return isVendor ? under.or(agency.get().isNull()) : under;
    }

    private Condition ofKind(PersonKind kind) {
        CheckedTable table = filters.table();
        if (table.kind().isEmpty()) {
            return table.mapping().kinds().stream().anyMatch(kind::covers) ? DSL.trueCondition() : DSL.falseCondition();
        }
        return table.kind()
                .get()
                .in(table.sorts(filters.policies().vocabulary()).stream()
                        .flatMap(Set::stream)
                        .filter(kind::covers)
                        .map(PersonKind::path)
                        .toList());
    }
}
