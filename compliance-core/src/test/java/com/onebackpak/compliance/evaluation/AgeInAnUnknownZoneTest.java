package com.onebackpak.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * An age used to be taken as known where it is the same from UTC-12 to UTC+14, though a zone may be given as an offset
 * of up to 18 hours: learning such a zone took permits away.
 */
class AgeInAnUnknownZoneTest {
    /** The 16th has begun 16 hours east of Greenwich and nowhere on earth. */
    private static final Instant AT = Instant.parse("2026-09-15T08:00:00Z");

    private static final Age.Reached YES = new Age.Reached(Truth.TRUE, Optional.empty(), Optional.empty());
    private static final Age.Reached NO = new Age.Reached(Truth.FALSE, Optional.empty(), Optional.empty());

    private static final Facts BORN = Facts.builder()
            .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2013, 9, 16)))
            .build();

    @Test
    void an_age_that_some_zone_would_change_is_unknown() {
        assertThat(Age.reached(13, BORN.with(FactKeys.SUBJECT_ZONE, Set.of(ZoneOffset.ofHours(16))), AT, AT))
                .isEqualTo(YES);
        assertThat(Age.reached(13, BORN, AT, AT))
                .isEqualTo(new Age.Reached(Truth.UNKNOWN, Optional.of("subject.zone"), Optional.empty()));
    }

    @Test
    void an_age_that_is_not_the_same_in_all_of_several_zones_is_unknown() {
        Facts parent = BORN.with(FactKeys.SUBJECT_ZONE, Set.of(ZoneOffset.UTC, ZoneOffset.ofHours(16)));

        assertThat(Age.reached(13, parent, AT, AT).missing()).contains("subject.zone");
        assertThat(Age.reached(12, parent, AT, AT)).isEqualTo(YES);
    }

    @Test
    void an_age_that_is_the_same_in_every_zone_is_known_without_one() {
        assertThat(Age.reached(14, BORN, AT, AT)).isEqualTo(NO);
        assertThat(Age.reached(12, BORN, AT, AT)).isEqualTo(YES);
    }
}
