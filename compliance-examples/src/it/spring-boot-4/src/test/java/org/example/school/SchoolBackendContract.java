package org.example.school;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.jdbc.ComplianceSchema;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The backend, whatever its database. */
@SpringBootTest
abstract class SchoolBackendContract {
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId STUDENT = PartyId.of("student-7");
    private static final PartyId QUIZZLY = PartyId.of("quizzly");

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        Clock fixed() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @Autowired
    private Exports exports;

    @Autowired
    private JdbcComplianceStores stores;

    @Autowired
    private DSLContext jooq;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Flyway flyway;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void begin() {
        jooq.execute("delete from export");
        jooq.execute("delete from student");
        jooq.execute("insert into student values (?, ?, date '2012-05-05')", STUDENT.value(), DISTRICT.value());
        TenantStores district = stores.of(DISTRICT);
        district.agreements()
                .record(
                        RecordKey.of("agreement-1"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(Span.from(Instant.parse("2024-07-01T05:00:00Z")))
                                .build());
        district.authorizations()
                .record(
                        RecordKey.of("authorization-1"),
                        new Authorization(
                                DISTRICT,
                                QUIZZLY,
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(Instant.parse("2026-08-01T05:00:00Z"))));
    }

    @Test
    void a_permit_is_recorded_in_springs_transaction_and_explained() {
        int before = stores.of(DISTRICT).decisions().about(STUDENT).size();

        assertThat(exports.export(STUDENT, QUIZZLY)).isEqualTo("sent [name]");

        TenantStores district = stores.of(DISTRICT);
        assertThat(rows()).isOne();
        assertThat(district.decisions().about(STUDENT)).hasSize(before + 1);
        assertExplained(district, before);
    }

    @Test
    void a_refusal_is_recorded_and_explained() {
        int before = stores.of(DISTRICT).decisions().about(STUDENT).size();

        assertThat(exports.export(STUDENT, PartyId.of("unknown"))).startsWith("INDETERMINATE");

        assertThat(rows()).isZero();
        assertExplained(stores.of(DISTRICT), before);
    }

    @Test
    void what_spring_rolls_back_leaves_neither_permit_nor_export() {
        int before = stores.of(DISTRICT).decisions().about(STUDENT).size();

        transaction.executeWithoutResult(status -> {
            exports.export(STUDENT, QUIZZLY);
            status.setRollbackOnly();
        });

        assertThat(rows()).isZero();
        assertThat(stores.of(DISTRICT).decisions().about(STUDENT)).hasSize(before);
    }

    @Test
    void our_tables_and_the_hosts_stand_side_by_side() {
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();

        ComplianceSchema.verify(dataSource);
        ComplianceSchema.install(dataSource);

        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void the_hosts_jackson_works_beside_ours() {
        assertThat(json.writeValueAsString(Map.of("student", STUDENT.value()))).isEqualTo("{\"student\":\"student-7\"}");
        assertThat(json.getClass().getPackageName()).startsWith("tools.jackson");
    }

    private int rows() {
        return jooq.fetchOne("select count(*) from export").get(0, Integer.class);
    }

    private static void assertExplained(TenantStores district, int index) {
        String id = district.decisions().about(STUDENT).get(index).id();
        assertThat(DecisionReview.of(district).review(id)).get().isInstanceOf(DecisionReview.Rederived.class);
    }
}
