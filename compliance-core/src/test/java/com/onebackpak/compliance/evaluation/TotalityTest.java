package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.evaluation.Reason.about;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every test is judged, whatever the facts and whenever it is asked. */
class TotalityTest {
    private static final List<Instant> ENDS_OF_TIME = List.of(Instant.MIN, Instant.EPOCH, Instant.MAX);

    @Test
    void every_condition_is_judged_at_every_instant_there_is() {
        Facts ended = facts().with(
                        FactKeys.SUBJECT_AGREEMENTS,
                        List.of(agreement()
                                .terminated(Instant.MAX)
                                .disposalDays(Integer.MAX_VALUE)
                                .build()))
                .with(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.MAX))
                .with(
                        FactKeys.SUBJECT_CONSENTS,
                        List.of(consent()
                                .basis(ConsentBasis.SELF)
                                .given(Instant.MIN)
                                .addRecipients(APPLICATION)
                                .build()));
        List<ProcessingRequest> requests = List.of(
                use().build(),
                disclosure().collectedAt(Instant.MIN).build(),
                disclosure().collectedAt(Instant.MAX).build());

        for (Facts known : List.of(Facts.nothing(), facts(), ended)) {
            for (ProcessingRequest request : requests) {
                ENDS_OF_TIME.forEach(at -> EveryCondition.byWords()
                        .values()
                        .forEach(condition -> assertThat(
                                        about(condition, request, known, at).truth())
                                .isNotNull()));
            }
        }
    }
}
