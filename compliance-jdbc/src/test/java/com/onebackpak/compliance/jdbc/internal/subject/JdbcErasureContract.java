package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.TableCopy;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.store.ErasedException;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.RecordKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of whoever is erased nothing is left in any column, and nobody else loses anything. */
abstract class JdbcErasureContract extends ErasingStores {
    @Test
    void nothing_of_whoever_is_erased_is_left_in_any_column() {
        UUID key = TableCopy.keyOfConsent(database, "record-1");
        assertThat(rowsUnder(key, database)).hasSize(7);
        Erasure erasure = tenant().erasures().erase(GOES).orElseThrow();

        assertThat(TableCopy.lines(database))
                .noneMatch(line -> line.contains(GOES.value()))
                .noneMatch(line -> line.contains(TEXT + GOES))
                .filteredOn(line -> line.contains(erasure.key().toString()))
                .as("the tombstone, its entry, and the entries of what was recorded under the key")
                .hasSize(3)
                .anyMatch(line -> line.startsWith("compliance_audit_segment |"))
                .anyMatch(line -> line.startsWith("compliance_erasure |"))
                .anyMatch(line -> line.startsWith("compliance_audit_pending |"));
        checkThatOthersAreThere();
        stores.sealer().sealAll();
        verifyLogs();
    }

    @Test
    void an_id_of_a_person_stands_in_no_column_not_even_while_the_person_is_on_record() {
        assertThat(TableCopy.lines(database))
                .noneMatch(line -> line.contains(GOES.value()))
                .noneMatch(line -> line.contains(PARENT.value()))
                .noneMatch(line -> line.contains(TEXT));
        assertThat(tenant().requests().about(GOES, LATE))
                .singleElement()
                .satisfies(request -> assertThat(request.value().requester()).isEqualTo(PARENT));
    }

    @Test
    void what_is_encrypted_in_one_column_does_not_decrypt_in_another() {
        database.execute("update compliance_request set requester = details");

        assertThatThrownBy(() -> tenant().requests().about(GOES, LATE))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining("changed, moved");
    }

    @Test
    void a_key_whose_pseudonym_was_changed_is_nobody_elses() {
        UUID goes = TableCopy.keyOfConsent(database, "record-1");
        UUID stays = TableCopy.keyOfConsent(database, "record-2");
        database.execute(
                "create table taken as select pseudonym from compliance_subject_key where key_id = '" + stays + "'",
                "update compliance_subject_key set pseudonym = 'none' where key_id = '" + stays + "'",
                "update compliance_subject_key set pseudonym = (select pseudonym from taken) where key_id = '" + goes
                        + "'");

        assertThatThrownBy(() -> Workload.record(stores, TENANT, "third", STAYS.value()))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(goes.toString());
    }

    @Test
    void whoever_comes_back_gets_a_new_key() {
        Erasure first = tenant().erasures().erase(GOES).orElseThrow();
        long before = keysOnRecord();
        assertThatThrownBy(() -> writeEverythingAbout(GOES)).isInstanceOf(ErasedException.class);
        assertThat(keysOnRecord()).as("a refusal leaves no key behind").isEqualTo(before);
        tenant().occurrences()
                .record(
                        RecordKey.of("back"),
                        new Occurrence(GOES, OccurrenceKind.ENROLLED, first.at().plusSeconds(1)));
        writeEverythingAbout(GOES);
        stores = opened(database);
        assertThat(tenant().consents().about(GOES, LATE))
                .as("what was erased was another key")
                .hasSize(1);

        Erasure second = tenant().erasures().erase(GOES).orElseThrow();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(rowsUnder(second.key(), database)).containsExactly("compliance_erasure");
    }

    private long keysOnRecord() {
        return TableCopy.lines(database).stream()
                .filter(line -> line.startsWith("compliance_subject_key |"))
                .count();
    }
}
