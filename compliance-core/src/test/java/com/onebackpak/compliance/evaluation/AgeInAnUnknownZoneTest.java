package com.onebackpak.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.policy.Truth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An age used to be taken as known where it is the same from UTC-12 to UTC+14, though a zone may be given as an offset
 * of up to 18 hours: learning such a zone took permits away.
 */
class AgeInAnUnknownZoneTest {
    /** The 16th has begun 16 hours east of Greenwich and nowhere on earth. */
    private static final Instant AT = Instant.parse("2026-09-15T08:00:00Z");

    private static final Facts BORN = Facts.builder()
            .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2013, 9, 16)))
            .build();

    @Test
    void an_age_that_some_zone_would_change_is_unknown() {
        assertThat(Age.reached(13, BORN.with(FactKeys.SUBJECT_ZONE, ZoneOffset.ofHours(16)), AT))
                .isEqualTo(new Age.Reached(Truth.TRUE, Optional.empty()));
        assertThat(Age.reached(13, BORN, AT)).isEqualTo(new Age.Reached(Truth.UNKNOWN, Optional.of("subject.zone")));
    }

    @Test
    void an_age_that_is_the_same_in_every_zone_is_known_without_one() {
        assertThat(Age.reached(14, BORN, AT)).isEqualTo(new Age.Reached(Truth.FALSE, Optional.empty()));
        assertThat(Age.reached(12, BORN, AT)).isEqualTo(new Age.Reached(Truth.TRUE, Optional.empty()));
    }
}
