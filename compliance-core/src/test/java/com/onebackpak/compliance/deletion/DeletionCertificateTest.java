package com.onebackpak.compliance.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.deletion.DeletionCertificate.Cell;
import com.onebackpak.compliance.deletion.DeletionCertificate.HeldRows;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletionCertificateTest {
    private static final Instant ERASED = Instant.parse("2027-07-02T03:30:00Z");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final DataSet GRADES = DataSet.builder()
            .id("grades")
            .addCategories(Category.WORK, Category.NAME)
            .owner(PartyId.of("vendor"))
            .copiesKeptFor(Period.ofDays(35))
            .build();

    private static Cell cell(DataSet set, long erased, long counted, long left, long held) {
        return new Cell(
                set,
                List.of(),
                erased,
                counted,
                OptionalLong.of(left),
                held,
                OptionalLong.empty(),
                Optional.of(ERASED));
    }

    private static DeletionCertificate certify(Cell... cells) {
        return DeletionCertificate.certify(
                DISTRICT,
                new UUID(1, 2),
                true,
                7,
                List.of(cells),
                List.of(new HeldRows("grades", new HeldPeople(3, Map.of(HoldKind.LEGAL, 1), Map.of("notes", 2)))),
                List.of("data set 'logs' has no part in this"),
                new DeletionReason(Optional.empty(), Set.of("p"), Set.of(Citation.parse("Backpak C68"))),
                ZoneId.of("America/Chicago"),
                ERASED);
    }

    @Test
    void it_says_what_went_what_is_held_what_it_does_not_cover_and_two_dates() {
        DataSet files = DataSet.builder()
                .id("files")
                .addCategories(Category.WORK)
                .owner(PartyId.of("vendor"))
                .copiesKeptFor(Period.ofMonths(1))
                .build();

        DeletionCertificate certificate = certify(cell(GRADES, 5, 5, 2, 2), cell(files, 3, 3, 0, 0));

        assertThat(certificate.byCategory()).isEqualTo(Map.of(Category.WORK, 8L, Category.NAME, 5L));
        assertThat(certificate.lines())
                .extracting(DeletionCertificate.Line::erased, DeletionCertificate.Line::left)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(5L, 2L), org.assertj.core.groups.Tuple.tuple(3L, 0L));
        assertThat(certificate.notCovered()).containsExactly("data set 'logs' has no part in this");
        assertThat(certificate.erasedAt()).isEqualTo(ERASED);
        // by the agency's calendar it was still the first of July
        assertThat(certificate.lastCopyExpires()).contains(LocalDate.parse("2027-08-05"));
        assertThat(certificate.lines())
                .as("each data set has a day of its own")
                .extracting(line -> line.lastCopyExpires().orElseThrow())
                .containsExactly(LocalDate.parse("2027-08-05"), LocalDate.parse("2027-08-01"));
        assertThat(certificate.held())
                .extracting(held -> held.people().text())
                .containsExactly("rows of 3 people stay: of 1 by a hold (legal), of 2 because rows of 'notes' refer to"
                        + " theirs");
        assertThat(new HeldPeople(1, Map.of(), Map.of("notes", 1)).text())
                .isEqualTo("rows of 1 person stay: of 1 because rows of 'notes' refer to theirs");
        assertThat(HeldPeople.NOBODY.text()).isEmpty();
        assertThat(AuditEntry.of("deletion-certificate", ERASED, certificate.data())
                        .toString())
                .contains("\"last-copy-expires\":\"2027-08-05\"")
                .contains(
                        "{\"data-set\":\"grades\",\"holds\":{\"legal\":1},\"people\":3,\"referred-to-by\":{\"notes\":2}}")
                .contains("\"cites\":[\"Backpak C68\"]");
    }

    @Test
    void where_the_host_does_not_say_how_long_copies_stay_of_a_data_set_it_is_not_covered_and_the_others_date_stays() {
        DataSet files = DataSet.builder()
                .id("files")
                .addCategories(Category.WORK)
                .owner(PartyId.of("vendor"))
                .build();

        DeletionCertificate certificate = certify(cell(GRADES, 5, 5, 0, 0), cell(files, 3, 3, 0, 0));

        assertThat(certificate.lastCopyExpires()).contains(LocalDate.parse("2027-08-05"));
        assertThat(certify(cell(files, 3, 3, 0, 0)).lastCopyExpires()).isEmpty();
        assertThat(certificate.lines())
                .extracting(DeletionCertificate.Line::lastCopyExpires)
                .containsExactly(Optional.of(LocalDate.parse("2027-08-05")), Optional.empty());
        assertThat(certificate.notCovered())
                .contains("copies of data set 'files' in backups: the host does not say for how long");
    }

    @Test
    void every_cell_that_disagrees_with_the_hosts_count_is_named_and_there_is_no_certificate() {
        assertThatThrownBy(() -> certify(cell(GRADES, 5, 6, 3, 2)))
                .isInstanceOfSatisfying(
                        CertificateRefusedException.class,
                        refused -> assertThat(refused.where())
                                .containsExactly(
                                        "data set 'grades': the eraser says that 5 rows are gone, the host had counted 6",
                                        "data set 'grades': the host counts 3 rows that are left, of which 2 are held; look"
                                                + " for rows that the eraser or the list of people misses, and erase them"));
    }

    @Test
    void what_is_open_is_not_certified() {
        Cell open = new Cell(
                GRADES, List.of("2 units wait"), 0, 0, OptionalLong.of(0), 0, OptionalLong.empty(), Optional.empty());

        assertThatThrownBy(() -> certify(open))
                .isInstanceOf(CertificateRefusedException.class)
                .hasMessageContaining("data set 'grades': 2 units wait");
    }

    @Test
    void nothing_is_called_de_identified_while_a_small_group_tells_of_somebody() {
        DataSet usage = DataSet.builder()
                .from(GRADES)
                .treatment(Treatment.DEIDENTIFY)
                .smallestCell(10)
                .build();

        assertThatThrownBy(() -> certify(deidentified(usage, OptionalLong.of(9))))
                .hasMessageContaining("its smallest group has 9, and needs 10");
        assertThatThrownBy(() -> certify(deidentified(usage, OptionalLong.empty())))
                .hasMessageContaining("it is not known how many its smallest group has");
        assertThat(certify(deidentified(usage, OptionalLong.of(10))).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.treatment()).isEqualTo(Treatment.DEIDENTIFY));
    }

    private static Cell deidentified(DataSet set, OptionalLong smallest) {
        return new Cell(set, List.of(), 20, 20, OptionalLong.of(0), 0, smallest, Optional.of(ERASED));
    }
}
