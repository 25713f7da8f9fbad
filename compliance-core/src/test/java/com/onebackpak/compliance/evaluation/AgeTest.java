package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.Age.Reached;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgeTest {
    private static final LocalDate BIRTH = LocalDate.of(2014, 5, 1);
    private static final Reached YES = new Reached(Truth.TRUE, Optional.empty(), Optional.empty());
    private static final Reached NO = new Reached(Truth.FALSE, Optional.empty(), Optional.empty());
    private static final Reached ZONE_NEEDED =
            new Reached(Truth.UNKNOWN, Optional.of("subject.zone"), Optional.empty());

    @Test
    void an_age_is_reached_at_midnight_of_the_birthday_in_the_agencys_zone() {
        assertThat(thirteen(BIRTH, CHICAGO, "2027-05-01T04:59:59.999999999Z")).isEqualTo(NO);
        assertThat(thirteen(BIRTH, CHICAGO, "2027-05-01T05:00:00Z")).isEqualTo(YES);
    }

    @Test
    void a_child_in_another_zone_reaches_it_at_another_instant() {
        ZoneId honolulu = ZoneId.of("Pacific/Honolulu");

        assertThat(thirteen(BIRTH, honolulu, "2027-05-01T05:00:00Z")).isEqualTo(NO);
        assertThat(thirteen(BIRTH, honolulu, "2027-05-01T10:00:00Z")).isEqualTo(YES);
    }

    @Test
    void who_was_born_on_29_february_comes_of_age_on_1_march_of_a_common_year() {
        LocalDate leapDay = LocalDate.of(2012, 2, 29);

        assertThat(thirteen(leapDay, CHICAGO, "2025-02-28T18:00:00Z")).isEqualTo(NO);
        assertThat(thirteen(leapDay, CHICAGO, "2025-03-01T05:59:59Z")).isEqualTo(NO);
        assertThat(thirteen(leapDay, CHICAGO, "2025-03-01T06:00:00Z")).isEqualTo(YES);
    }

    @Test
    void who_was_born_on_29_february_comes_of_age_on_that_day_of_a_leap_year() {
        Instant eve = Instant.parse("2024-02-29T05:59:59Z");

        assertThat(Age.reached(16, facts(LocalDate.of(2008, 2, 29), CHICAGO), eve, eve))
                .isEqualTo(NO);
        assertThat(Age.reached(16, facts(LocalDate.of(2008, 2, 29), CHICAGO), eve.plusSeconds(1), eve.plusSeconds(1)))
                .isEqualTo(YES);
    }

    @Test
    void a_birthday_on_the_day_on_which_clocks_go_forward_begins_at_its_own_midnight() {
        LocalDate birth = LocalDate.of(2014, 3, 14); // in 2027 the day has 23 hours

        assertThat(thirteen(birth, CHICAGO, "2027-03-14T05:59:59Z")).isEqualTo(NO);
        assertThat(thirteen(birth, CHICAGO, "2027-03-14T06:00:00Z")).isEqualTo(YES);
    }

    @Test
    void the_day_after_clocks_went_back_begins_an_hour_later() {
        LocalDate birth = LocalDate.of(2014, 11, 8); // in 2027 the day before has 25 hours

        assertThat(thirteen(birth, CHICAGO, "2027-11-08T05:59:59Z")).isEqualTo(NO);
        assertThat(thirteen(birth, CHICAGO, "2027-11-08T06:00:00Z")).isEqualTo(YES);
    }

    @Test
    void without_a_zone_an_answer_is_given_only_where_it_is_the_same_everywhere() {
        assertThat(thirteenSomewhere("2027-04-30T05:59:59Z")).isEqualTo(NO);
        assertThat(thirteenSomewhere("2027-04-30T06:00:00Z")).isEqualTo(ZONE_NEEDED);
        assertThat(thirteenSomewhere("2027-05-01T17:59:59Z")).isEqualTo(ZONE_NEEDED);
        assertThat(thirteenSomewhere("2027-05-01T18:00:00Z")).isEqualTo(YES);
    }

    @Test
    void an_unknown_birth_date_is_a_fact_that_is_needed() {
        Facts facts =
                Facts.builder().put(FactKeys.SUBJECT_ZONE, Set.of(CHICAGO)).build();

        assertThat(Age.reached(13, facts, Instant.EPOCH, Instant.EPOCH))
                .isEqualTo(new Reached(Truth.UNKNOWN, Optional.of("subject.birth-date"), Optional.empty()));
    }

    @Test
    void a_birth_date_that_is_known_to_be_on_no_file_is_asked_of_nobody() {
        Facts facts = Facts.builder()
                .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.empty())
                .put(FactKeys.SUBJECT_ZONE, Set.of(CHICAGO))
                .build();

        assertThat(Age.reached(13, facts, Instant.EPOCH, Instant.EPOCH))
                .isEqualTo(new Reached(Truth.UNKNOWN, Optional.empty(), Optional.empty()));
    }

    @Test
    void a_date_that_is_entered_where_none_is_known_tells_no_age() {
        for (String placeholder : List.of("1900-01-01", "1919-12-31", "0001-01-01")) {
            Reached reached = thirteen(LocalDate.parse(placeholder), CHICAGO, "2026-09-15T12:00:00Z");

            assertThat(reached.truth()).isEqualTo(Truth.UNKNOWN);
            assertThat(reached.missing()).contains("subject.birth-date");
            assertThat(reached.note()).contains("the birth date on record is a placeholder or yet to come");
        }
        assertThat(thirteen(LocalDate.of(1920, 1, 1), CHICAGO, "2026-09-15T12:00:00Z"))
                .isEqualTo(YES);
    }

    @Test
    void nobody_is_born_after_the_day_of_asking() {
        LocalDate day = LocalDate.of(2026, 9, 15);

        assertThat(thirteen(day, CHICAGO, "2026-09-15T05:00:00Z")).isEqualTo(NO);
        assertThat(thirteen(day, CHICAGO, "2026-09-15T04:59:59Z").missing()).contains("subject.birth-date");
        assertThat(thirteen(LocalDate.of(2031, 4, 4), CHICAGO, "2026-09-15T05:00:00Z")
                        .missing())
                .contains("subject.birth-date");
    }

    @Test
    void a_visitors_placeholder_is_as_if_none_were_on_file() {
        for (String placeholder : List.of("1900-01-01", "2031-04-04")) {
            Facts visitor = facts(LocalDate.parse(placeholder), CHICAGO)
                    .with(FactKeys.SUBJECT_KIND, Set.of(PersonKind.VISITOR));
            Reached reached = Age.reached(13, visitor, NOW, NOW);

            assertThat(reached.truth()).isEqualTo(Truth.UNKNOWN);
            assertThat(reached.missing()).isEmpty();
        }
    }

    @Test
    void an_age_is_told_for_every_instant_there_is() {
        assertThat(Age.reached(13, facts(BIRTH, CHICAGO), Instant.MAX, Instant.MAX))
                .isEqualTo(YES);
        assertThat(Age.reached(13, facts(BIRTH, CHICAGO), Instant.MIN, Instant.MAX))
                .isEqualTo(NO);
        assertThat(Age.reached(13, facts(BIRTH, CHICAGO), Instant.MIN, Instant.MIN)
                        .missing())
                .contains("subject.birth-date");
    }

    private static Reached thirteen(LocalDate birth, ZoneId zone, String at) {
        return Age.reached(13, facts(birth, zone), Instant.parse(at), Instant.parse(at));
    }

    private static Reached thirteenSomewhere(String at) {
        return Age.reached(
                13, facts(BIRTH, CHICAGO).without(FactKeys.SUBJECT_ZONE), Instant.parse(at), Instant.parse(at));
    }

    private static Facts facts(LocalDate birth, ZoneId zone) {
        return Facts.builder()
                .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(birth))
                .put(FactKeys.SUBJECT_ZONE, Set.of(zone))
                .build();
    }
}
