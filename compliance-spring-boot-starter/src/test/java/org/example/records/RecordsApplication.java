package org.example.records;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.authzen.AuthorizationNames;
import com.onebackpak.compliance.authzen.ResourceSearch;
import com.onebackpak.compliance.authzen.SubjectCandidates;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.filter.FilteredPeople;
import com.onebackpak.compliance.jdbc.filter.PolicyFilters;
import com.onebackpak.compliance.jdbc.filter.SubjectTable;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.spring.authzen.CallerTenant;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** An application with the fixture of the certification's scenario (its section c-1): two users, two records, three actions. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(RecordsDirectory.class)
class RecordsApplication {
    static final PartyId DISTRICT = PartyId.of("district-1");

    private static final Map<String, PartyId> DISTRICTS = Map.of("one", DISTRICT, "two", PartyId.of("district-2"));

    private static Optional<PartyId> districtOf(String caller) {
        return Optional.ofNullable(DISTRICTS.get(caller));
    }

    /** In place of authentication: who calls is whoever a header says. */
    @Bean
    Filter authentication() {
        return (request, response, chain) -> {
            String token = ((HttpServletRequest) request).getHeader("Authorization");
            chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public @Nullable Principal getUserPrincipal() {
                            return token == null ? null : () -> token.substring("Bearer ".length());
                        }
                    },
                    response);
        };
    }

    @Bean
    Vocabulary vocabulary() {
        return VocabularyReader.read(
                DocumentSource.ofText("records.vocabulary.yaml", """
                vocabulary: records
                version: "1"
                facts:
                  subject.status: {type: text, world: closed, means: "The record is active or archived.", known-by: [school]}
                  recipient.reads: {type: boolean, world: closed, means: "The user reads.", known-by: [school]}
                  requester.writes: {type: boolean, world: closed, means: "The user writes.", known-by: [school]}
                  requester.role: {type: text, world: closed, means: "The user's role.", known-by: [school]}
                  request.status: {type: text, world: closed, means: "What is said of the record.", known-by: [caller]}
                  request.role: {type: text, world: closed, means: "What is said of the user.", known-by: [caller]}
                  request.soft: {type: boolean, world: closed, means: "The record can be got back.", known-by: [caller]}
                """), VocabularyReader.standard());
    }

    @Bean
    PolicySet policies(Vocabulary vocabulary) {
        return PolicySet.of(
                vocabulary, PolicyReader.of(vocabulary).read(DocumentSource.ofText("records.pack.yaml", """
                        policy: records
                        title: Who may do what with records
                        kind: vendor
                        version: "1"
                        from: 2020-01-01
                        citation-prefix: Records
                        party: backpak
                        definitions:
                          archived: {any: [{fact: subject.status, is: archived}, {fact: request.status, is: archived}]}
                          administers: {any: [{fact: requester.role, is: admin}, {fact: request.role, is: admin}]}
                        rules:
                          - id: readers-read
                            effect: permit
                            target: {actions: [disclose]}
                            when: {flag: recipient.reads}
                            obligations: [record-disclosure]
                            reason: Who reads may read.
                            cites: [R1]
                          - id: writers-write-what-is-active
                            effect: permit
                            target: {actions: [amend]}
                            when: {all: [{flag: requester.writes}, {not: {defined: archived}}]}
                            reason: Who writes may write what is active.
                            cites: [R2]
                          - id: administrators-write-what-is-archived
                            effect: permit
                            target: {actions: [amend]}
                            when: {all: [{defined: administers}, {defined: archived}]}
                            reason: Administrators may write what is archived.
                            cites: [R3]
                          - id: writers-delete-softly
                            effect: permit
                            target: {actions: [delete]}
                            when: {all: [{flag: requester.writes}, {flag: request.soft}]}
                            reason: Who writes may delete what can be got back.
                            cites: [R4]
                        clauses:
                          R1: {says: Readers read., modality: permits}
                          R2: {says: Writers write., modality: permits}
                          R3: {says: Administrators write archives., modality: permits}
                          R4: {says: Writers delete softly., modality: permits}
                        """)));
    }

    // readme: authzen-names
    @Bean
    AuthorizationNames names() {
        return AuthorizationNames.none()
                .withAction("read", Action.DISCLOSE, Purpose.EDUCATION)
                .withAction("write", Action.AMEND)
                .withResource("record", PersonKind.STUDENT, Category.WORK);
    }
    // readme: end

    // readme: authzen-callers
    @Bean
    CallerTenant tenants() {
        return request -> Optional.ofNullable(request.getUserPrincipal()) // as your authentication has it
                .flatMap(caller -> districtOf(caller.getName()));
    }
    // readme: end

    @Bean
    SubjectCandidates users() {
        return (tenant, type, after, limit) -> Stream.of("alice", "bob")
                .filter(id -> type.equals("user") && tenant.equals(DISTRICT))
                .map(PartyId::of)
                .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    // readme: authzen-search
    @Bean
    ResourceSearch records(
            DataSource dataSource, PolicySet policies, Tenancy tenancy, JdbcComplianceStores stores, Clock clock) {
        DSLContext jooq = DSL.using(dataSource, SQLDialect.H2);
        SubjectTable table = SubjectTable.of(
                        DSL.table(DSL.unquotedName("records")),
                        DSL.field(DSL.unquotedName("records", "id"), SQLDataType.VARCHAR),
                        PersonKind.STUDENT)
                .withAgency(DSL.field(DSL.unquotedName("records", "district"), SQLDataType.VARCHAR))
                .withFact("subject.status", DSL.field(DSL.unquotedName("records", "status"), SQLDataType.VARCHAR));
        return FilteredPeople.of(jooq, PolicyFilters.of(jooq, table, policies, tenancy, stores), clock);
    }
    // readme: end

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
