package com.onebackpak.compliance.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.EraserAnswer.NotReachable;
import com.onebackpak.compliance.deletion.EraserAnswer.RefusedBecause;
import org.junit.jupiter.api.Test;

class EraserAnswerTest {
    @Test
    void of_a_reason_that_is_too_long_to_keep_the_beginning_is_kept() {
        String page = "<html>".repeat(2_000);

        assertThat(((RefusedBecause) EraserAnswer.refusedBecause(page)).why())
                .hasSize(EraserAnswer.MAX_LETTERS)
                .startsWith("<html>");
        assertThat(((NotReachable) EraserAnswer.notReachable(page)).why()).hasSize(EraserAnswer.MAX_LETTERS);
        assertThat(((NotReachable) EraserAnswer.notReachable("the vault is locked")).why())
                .isEqualTo("the vault is locked");
    }
}
