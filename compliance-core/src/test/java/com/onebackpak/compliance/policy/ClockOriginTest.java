package com.onebackpak.compliance.policy;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that says what its event does not tell is refused with its pack, and not when the event comes: it would be lost, or none be told. */
class ClockOriginTest {
    private static final String PACK = """
            policy: p
            title: A pack of one clock
            kind: law
            version: "1"
            from: 2020-01-01
            citation-prefix: P
            clauses:
              C1: {says: It says so., modality: obliges}
            clocks:
              - {id: c, what: notify, within: P10D, cites: [C1], CLOCK}
            """;

    private static Policy read(String clock) {
        return PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("p.yaml", PACK.replace("CLOCK", clock)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "starts: breach-discovered, by: agency, to: family, people: 2, tolled-by: [vulnerability]",
                "starts: hearing-requested, by: agency, to: requester, agreed: disposal-days",
                "starts: policy-published, by: vendor, to: family, children: true",
                "starts: agreement-ended, by: vendor, to: authority",
                "starts: consent-withdrawn, by: vendor, to: family",
                "starts: complaint-received, by: authority, to: requester",
            })
    void what_the_event_tells_can_be_said(String clock) {
        assertThat(read(clock).clocks()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "starts: breach-discovered, by: family, to: agency|must be owed by one of vendor, agency, authority",
                "starts: breach-discovered, by: vendor, to: requester|must be owed to one of vendor, agency, family, authority, public",
                "starts: hearing-requested, by: agency, to: family|must be owed to one of vendor, agency, requester, authority, public",
                "starts: policy-published, by: vendor, to: authority|must be owed to one of agency, family, public",
                "starts: policy-published, by: vendor, to: family|must say 'children: true'",
                "starts: agreement-ended, by: vendor, to: family|must be owed to one of vendor, agency, authority, public",
                "starts: consent-withdrawn, by: vendor, to: agency|must be owed to one of family",
                "starts: consent-withdrawn, by: vendor, to: family, agreed: disposal-days|leave 'agreed' out",
                "starts: complaint-received, by: agency, to: requester, agreed: disposal-days|leave 'agreed' out",
                "starts: complaint-received, by: agency, to: requester, people: 2|these are for breaches",
                "starts: agreement-ended, by: vendor, to: agency, percent: 10|these are for breaches",
                "starts: inspection-requested, by: agency, to: requester, without-agreement: true|these are for breaches",
                "starts: inspection-requested, by: agency, to: requester, tolled-by: [vulnerability]|these are for breaches",
            })
    void what_it_does_not_tell_is_refused_with_the_pack(String clock, String problem) {
        assertThatThrownBy(() -> read(clock))
                .isInstanceOf(DocumentException.class)
                .hasMessageContainingAll("clock 'c', which '", problem, "p.yaml:10:5");
    }
}
