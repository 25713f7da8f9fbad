package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DISCLOSURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.generated.tables.records.ConsentRow;
import com.onebackpak.compliance.jdbc.generated.tables.records.DisclosureRow;
import java.time.Instant;
import java.util.TimeZone;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** That what is written in a table comes back from it as it was. */
@Isolated("the time zone is the whole JVM's")
abstract class TablesContract {
    private static final Instant GIVEN = Instant.parse("2026-08-20T14:03:09.123456Z");

    private TestDatabase database;
    private DSLContext jooq;

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
        jooq = DSL.using(
                database.dataSource(),
                database.dialect(),
                new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                        .withRenderSchema(false));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_row_comes_back_as_it_was_written() {
        ConsentRow consent = consent();

        jooq.executeInsert(consent);

        assertThat(jooq.fetchSingle(COMPLIANCE_CONSENT)).isEqualTo(consent);
    }

    @Test
    void texts_keep_characters_of_four_bytes() {
        String text = "signed \uD83D\uDD8A, filed \uD83D\uDDC2 \uD83C\uDF92";
        ConsentRow consent = consent();
        consent.setMethod(text);
        consent.setPurposes(new String[] {"a, \"b\" {c} \\ \uD83C\uDF92", "", "null"});

        jooq.executeInsert(consent);

        assertThat(jooq.fetchSingle(COMPLIANCE_CONSENT)).isEqualTo(consent);
    }

    @Test
    void an_array_may_be_empty_and_is_not_the_absence_of_one() {
        ConsentRow consent = consent();
        consent.setCategories(new String[0]);

        jooq.executeInsert(consent);

        assertThat(jooq.fetchSingle(COMPLIANCE_CONSENT).getCategories()).isEmpty();
    }

    @Test
    void rows_are_found_by_what_an_array_is_in_another_time_zone() {
        jooq.executeInsert(consent());
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(jooq.fetchSingle(COMPLIANCE_CONSENT, COMPLIANCE_CONSENT.GIVEN_AT.eq(GIVEN))
                            .getGivenAt())
                    .isEqualTo(GIVEN);
            ConsentRow second = consent();
            second.setVersion(2);
            second.setWriteKey("write-2");
            second.setEntryId(new UUID(1, 3));
            jooq.executeInsert(second);
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(jooq.fetch(COMPLIANCE_CONSENT).getValues(COMPLIANCE_CONSENT.GIVEN_AT))
                .containsExactly(GIVEN, GIVEN);
    }

    @Test
    void many_bytes_come_back_as_they_were() {
        byte[] details = new byte[5 << 20];
        for (int i = 0; i < details.length; i++) {
            details[i] = (byte) i;
        }
        DisclosureRow disclosure = new DisclosureRow();
        disclosure.setTenant("district-1");
        disclosure.setRecordKey("disclosure-1");
        disclosure.setVersion(1);
        disclosure.setWriteKey("write-1");
        disclosure.setKeyId(new UUID(3, 4));
        disclosure.setRecipientKind("application");
        disclosure.setCategories(new String[] {"name"});
        disclosure.setPurpose("education");
        disclosure.setForm("identified");
        disclosure.setHappenedAt(GIVEN);
        disclosure.setLegalBasis(new byte[] {1, 2});
        disclosure.setDetails(details);
        disclosure.setLearnedAt(GIVEN);
        disclosure.setEntryId(new UUID(1, 2));

        jooq.executeInsert(disclosure);

        assertThat(jooq.fetchSingle(COMPLIANCE_DISCLOSURE)).isEqualTo(disclosure);
    }

    @Test
    void a_consent_that_ends_before_it_was_given_is_refused() {
        ConsentRow consent = consent();
        consent.setWithdrawnAt(GIVEN.minusNanos(1_000));

        assertThatThrownBy(() -> jooq.executeInsert(consent)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_version_is_written_once() {
        jooq.executeInsert(consent());
        ConsentRow again = consent();
        again.setWriteKey("write-2");
        again.setEntryId(new UUID(1, 3));

        assertThatThrownBy(() -> jooq.executeInsert(again)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_write_key_serves_once_a_tenant() {
        jooq.executeInsert(consent());
        ConsentRow elsewhere = consent();
        elsewhere.setTenant("district-2");
        jooq.executeInsert(elsewhere);
        ConsentRow again = consent();
        again.setRecordKey("consent-2");
        again.setEntryId(new UUID(1, 3));

        assertThatThrownBy(() -> jooq.executeInsert(again)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void an_entry_of_the_log_is_of_one_row() {
        jooq.executeInsert(consent());
        ConsentRow another = consent();
        another.setRecordKey("consent-2");
        another.setWriteKey("write-2");

        assertThatThrownBy(() -> jooq.executeInsert(another)).isInstanceOf(DataAccessException.class);
        another.setEntryId(new UUID(1, 3));
        jooq.executeInsert(another);
    }

    private static ConsentRow consent() {
        ConsentRow consent = new ConsentRow();
        consent.setTenant("district-1");
        consent.setRecordKey("consent-1");
        consent.setVersion(1);
        consent.setWriteKey("write-1");
        consent.setKeyId(new UUID(0xF000_0000_0000_0000L, 7));
        consent.setBasis("parental-direct");
        consent.setPurposes(new String[] {"education", "service.support"});
        consent.setCategories(new String[] {"name"});
        consent.setRecipients(new byte[0]);
        consent.setGivenAt(GIVEN);
        consent.setLearnedAt(GIVEN);
        consent.setEntryId(new UUID(1, 2));
        return consent;
    }
}
