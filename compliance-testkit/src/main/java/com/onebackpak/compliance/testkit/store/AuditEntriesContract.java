package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the audit log says of what is written to the other ports. */
abstract class AuditEntriesContract extends StoreContract {
    AuditEntriesContract(Opening opening) {
        super(opening);
    }

    @Test
    void each_write_to_any_port_leaves_exactly_one_entry() {
        int expected = 0;
        for (LedgerSample<?> sample : Samples.all()) {
            writeTwice(sample);
            expected += 2;
            assertThat(entries()).hasSize(expected);
        }
        tenant().decisions().record(Schools.event(Schools.decision(SUBJECT, NOW)));
        tenant().policies().keep(Schools.POLICIES);
        assertThat(entries()).hasSize(expected + 2);
    }

    private <T> void writeTwice(LedgerSample<T> sample) {
        PartyId party = sample.kind().isAboutPeople() ? SUBJECT : Schools.SCHOOL;
        RecordKey key = RecordKey.of("case/" + sample.kind());
        sample.in(tenant()).record(key, sample.value(party));
        sample.in(tenant()).amend(RecordKey.of("change/" + sample.kind()), key, sample.variant(party, 0));
    }

    @Test
    void no_entry_tells_of_a_person_who_or_what_it_is_about() {
        for (LedgerSample<?> sample : Samples.all()) {
            writeTwice(sample);
        }
        tenant().decisions().record(Schools.event(Schools.decision(SUBJECT, NOW)));
        tenant().holds()
                .amend(
                        RecordKey.of("over"),
                        RecordKey.of("case/hold"),
                        Samples.HOLDS.value(SUBJECT, instant -> instant.minus(Duration.ofDays(730))));
        assertThat(tenant().erasures().erase(SUBJECT)).isPresent();

        assertThat(entries()).hasSizeGreaterThan(16).allSatisfy(entry -> {
            String text = entry.toString().toLowerCase(Locale.ROOT);
            assertThat(text).doesNotContain(SUBJECT.value(), Samples.PERSONAL, "signed", "parent-7", "2010-05-05");
            if (LedgerKind.all().stream()
                    .filter(kind -> !kind.isAboutPeople())
                    .noneMatch(kind -> entry.type().startsWith(kind + "."))) {
                assertThat(text).doesNotContain("case/", "change/", "transcript", "quizzly", "education");
            }
        });
    }

    @Test
    void entries_about_one_subject_bear_one_commitment_and_those_about_others_another() {
        tenant().consents().record(RecordKey.of("a"), Samples.CONSENTS.value(SUBJECT));
        tenant().optOuts().record(RecordKey.of("b"), Samples.OPT_OUTS.value(SUBJECT));
        tenant().consents().record(RecordKey.of("c"), Samples.CONSENTS.value(OTHER_SUBJECT));
        otherTenant().consents().record(RecordKey.of("a"), Samples.CONSENTS.value(SUBJECT));
        Set<Object> subjects = new HashSet<>();
        entries().forEach(entry -> subjects.add(entry.fields().get("subject")));
        assertThat(subjects).hasSize(2);

        entries(OTHER_TENANT).forEach(entry -> subjects.add(entry.fields().get("subject")));
        assertThat(subjects)
                .as("the same subject has another key in another tenant")
                .hasSize(3);
    }

    @Test
    void what_is_about_an_agency_is_said_in_full() {
        tenant().agreements().record(RecordKey.of("agreement-1"), Schools.agreement(Schools.SCHOOL));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.fields()).containsEntry("record", "agreement-1");
            assertThat(entry.toString()).contains("\"agency\":\"school-1\"", "\"from\":\"2024-07-01T05:00:00Z\"");
        });
    }
}
