package com.onebackpak.compliance.jdbc.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import org.junit.jupiter.api.Test;

class RecordProblemsTest {
    private final RecordProblems problems = new RecordProblems();

    @Test
    void the_many_problems_of_one_tenant_do_not_hide_those_of_another() {
        for (int i = 0; i < 1_000; i++) {
            add("flooded", "decision-" + i);
        }
        add("other", "consent-1");

        assertThat(problems.list()).hasSize(101);
        assertThat(problems.list()).last().extracting(RecordProblem::record).isEqualTo("consent-1");
        assertThat(problems.unlisted()).isEqualTo(900);
        assertThat(problems.isFull(Kind.PLANTED, "flooded", "decision")).isTrue();
        assertThat(problems.isFull(Kind.PLANTED, "other", "decision")).isFalse();
    }

    @Test
    void the_many_problems_of_one_sort_do_not_hide_those_of_another_of_the_same_tenant() {
        for (int i = 0; i < 1_000; i++) {
            add("flooded", "decision-" + i);
        }
        problems.add(Kind.CHANGED, "flooded", "decision", "changed", "row", "changed");
        problems.add(Kind.PLANTED, "flooded", "consent", "planted", "row", "planted");

        assertThat(problems.list())
                .hasSize(102)
                .extracting(RecordProblem::record)
                .contains("changed", "planted");
        assertThat(problems.unlisted()).isEqualTo(900);
    }

    @Test
    void invented_tenants_do_not_hide_what_was_changed() {
        for (int i = 0; i < 20_000; i++) {
            add("invented-" + i, "decision");
        }
        problems.add(Kind.CHANGED, "real", "decision", "changed", "row", "changed");
        problems.addUnlisted(7);

        assertThat(problems.list()).last().extracting(RecordProblem::record).isEqualTo("changed");
        assertThat(problems.unlisted()).isEqualTo(15_007);
    }

    @Test
    void invented_tenants_do_not_fill_the_memory() {
        for (int i = 0; i < 20_000; i++) {
            add("invented-" + i, "decision");
        }

        assertThat(problems.list()).hasSize(5_000);
        assertThat(problems.unlisted()).isEqualTo(15_000);
    }

    private void add(String tenant, String record) {
        problems.add(Kind.PLANTED, tenant, "decision", record, "row", "planted");
    }
}
