package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A table about people that an erasure forgets would keep what was to be erased. */
class RowsAboutPeopleTest {
    @Test
    void an_erasure_reaches_the_ledgers_about_people_and_the_decisions() {
        Stream<String> ledgers = LedgerKind.all().stream()
                .filter(LedgerKind::isAboutPeople)
                .map(kind -> kind.name().replace('-', '_'));

        assertThat(RowsAboutPeople.tables().stream()
                        .map(table -> table.getName().toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(ledgers, Stream.of("decision"))
                        .map(name -> "compliance_" + name)
                        .toList());
    }
}
