package com.onebackpak.compliance.jdbc.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.RecordProblem;
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
        assertThat(problems.isFull("flooded")).isTrue();
        assertThat(problems.isFull("other")).isFalse();
    }

    @Test
    void invented_tenants_do_not_fill_the_memory() {
        for (int i = 0; i < 20_000; i++) {
            add("invented-" + i, "decision");
        }

        assertThat(problems.list()).hasSize(10_000);
        assertThat(problems.unlisted()).isEqualTo(10_000);
    }

    private void add(String tenant, String record) {
        problems.add(RecordProblem.Kind.PLANTED, tenant, "decision", record, "row", "planted");
    }
}
