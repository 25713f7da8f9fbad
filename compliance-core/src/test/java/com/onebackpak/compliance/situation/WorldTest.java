package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.consent;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the ledgers of a world say, they say in the terms of its vocabulary. */
class WorldTest {
    private static final Category NO_CATEGORY = new Category("trancript");
    private static final Purpose NO_PURPOSE = new Purpose("markting");
    private static final Span SPAN = Span.from(BEFORE);

    /** What starts clocks alone: no fact reads it, and files have sections of their own for it. */
    private static final Set<String> EVENTS = Set.of("breaches", "policyChanges");

    /** A list that is no ledger's would be read by no fact and no file. */
    @Test
    void each_list_of_a_world_is_that_of_a_ledger_or_holds_events() {
        assertThat(World.ledgers())
                .hasSameSizeAs(Arrays.stream(World.class.getDeclaredMethods())
                        .filter(method -> Modifier.isAbstract(method.getModifiers()))
                        .filter(method -> method.getReturnType().equals(List.class))
                        .filter(method -> !EVENTS.contains(method.getName()))
                        .toList());
    }

    @Test
    void a_world_takes_entries_of_its_ledgers_and_of_no_others() {
        Occurrence left = new Occurrence(STUDENT, OccurrenceKind.LEFT, BEFORE);

        World world = world().addAll(LedgerKind.OCCURRENCE, List.of(left)).build();

        assertThat(world.occurrences()).containsExactly(left);
        assertThat(world.about(LedgerKind.OCCURRENCE, STUDENT)).containsExactly(left);
        assertThat(world.about(LedgerKind.OCCURRENCE, STUDENT)).isUnmodifiable();
        assertThat(world.about(LedgerKind.OCCURRENCE, SCHOOL)).isEmpty();
        assertThatThrownBy(() -> world().addAll(LedgerKind.DISCLOSURE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a world has no disclosure ledger");
    }

    @Test
    void what_would_stop_nothing_is_refused() {
        isRefused(
                world().addHolds(new Hold(HoldKind.LEGAL, STUDENT, Set.of(NO_CATEGORY), SPAN)),
                "unknown category 'trancript'; did you mean 'transcript'?");
        isRefused(
                world().addOptOuts(new OptOut(STUDENT, Optional.of(NO_PURPOSE), false, SPAN)),
                "unknown purpose 'markting'; did you mean 'marketing'?");
    }

    @Test
    void what_would_cover_nothing_is_refused() {
        isRefused(
                world().addOccurrences(new Occurrence(STUDENT, OccurrenceKind.ERASED, BEFORE, Set.of(NO_CATEGORY))),
                "unknown category 'trancript'; did you mean 'transcript'?");
        isRefused(
                world().addConsents(consent().addCategories(NO_CATEGORY).build()),
                "unknown category 'trancript'; did you mean 'transcript'?");
        isRefused(
                world().addConsents(consent().addPurposes(NO_PURPOSE).build()),
                "unknown purpose 'markting'; did you mean 'marketing'?");
        isRefused(
                world().addConsents(consent()
                        .basis(new ConsentBasis("parental-direkt"))
                        .build()),
                "unknown basis 'parental-direkt'; did you mean 'parental-direct'?");
        isRefused(
                world().addConsents(consent()
                        .method(new ConsentMethod("email-pluss"))
                        .build()),
                "unknown method 'email-pluss'; did you mean 'email-plus'?");
        isRefused(
                world().addAgreements(agreement().addPermits(NO_PURPOSE).build()),
                "unknown purpose 'markting'; did you mean 'marketing'?");
        isRefused(
                world().addAuthorizations(new Authorization(
                        SCHOOL, APPLICATION, Set.of(NO_CATEGORY), Set.of(Purpose.EDUCATION), SPAN)),
                "unknown category 'trancript'; did you mean 'transcript'?");
        isRefused(
                world().addAuthorizations(new Authorization(
                        SCHOOL, APPLICATION, Set.of(Category.NAME), Set.of(NO_PURPOSE), SPAN)),
                "unknown purpose 'markting'; did you mean 'marketing'?");
    }

    private static void isRefused(World.Builder world, String message) {
        assertThatThrownBy(world::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
