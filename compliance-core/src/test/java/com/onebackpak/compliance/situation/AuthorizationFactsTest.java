package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What applications are authorized to have, and who supplies and receives. */
class AuthorizationFactsTest {
    private static final Span OPEN = Span.from(BEFORE);

    @Test
    void authorizations_are_those_of_the_subjects_agencies_for_the_application_that_receives() {
        World world = world().addAuthorizations(
                        authorization(SCHOOL, APPLICATION),
                        authorization(DISTRICT, APPLICATION),
                        authorization(OTHER_SCHOOL, APPLICATION),
                        authorization(SCHOOL, PartyId.of("another")))
                .build();

        assertThat(world.factsFor(disclosure().build())
                        .get(FactKeys.APPLICATION_AUTHORIZATIONS)
                        .orElseThrow())
                .containsExactly(authorization(SCHOOL, APPLICATION), authorization(DISTRICT, APPLICATION));
        assertThat(world.factsFor(use().build())
                        .get(FactKeys.APPLICATION_AUTHORIZATIONS)
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void in_a_collection_from_an_application_authorizations_are_those_of_the_one_that_supplies() {
        World world =
                world().addAuthorizations(authorization(SCHOOL, APPLICATION)).build();
        ProcessingRequest.Builder collection = use().action(Action.COLLECT)
                .source(CollectionSource.APPLICATION)
                .application(APPLICATION)
                .recipient(VENDOR);

        assertThat(world.factsFor(collection.build())
                        .get(FactKeys.APPLICATION_AUTHORIZATIONS)
                        .orElseThrow())
                .hasSize(1);
    }

    @Test
    void who_supplies_never_stands_for_who_receives() {
        PartyId another = PartyId.of("another");
        World world =
                world().addAuthorizations(authorization(SCHOOL, APPLICATION)).build();
        ProcessingRequest.Builder disclosed = disclosure().source(CollectionSource.APPLICATION);

        assertThat(world.factsFor(disclosed
                                .application(APPLICATION)
                                .recipient(another)
                                .build())
                        .get(FactKeys.APPLICATION_AUTHORIZATIONS)
                        .orElseThrow())
                .isEmpty();
        assertThat(world.factsFor(disclosed
                                .application(another)
                                .recipient(APPLICATION)
                                .build())
                        .get(FactKeys.APPLICATION_AUTHORIZATIONS)
                        .orElseThrow())
                .hasSize(1);
    }

    @Test
    void what_an_unnamed_application_may_have_is_unknown() {
        World world = world().build();
        ProcessingRequest.Builder collection = use().action(Action.COLLECT);

        assertThat(world.factsFor(use().recipientKind(RecipientKind.APPLICATION).build())
                        .knows(FactKeys.APPLICATION_AUTHORIZATIONS))
                .isFalse();
        assertThat(world.factsFor(disclosure().recipient(Optional.empty()).build())
                        .knows(FactKeys.APPLICATION_AUTHORIZATIONS))
                .isFalse();
        assertThat(world.factsFor(
                                collection.source(CollectionSource.APPLICATION).build())
                        .knows(FactKeys.APPLICATION_AUTHORIZATIONS))
                .isFalse();
        assertThat(world.factsFor(collection.source(CollectionSource.SCHOOL).build())
                        .knows(FactKeys.APPLICATION_AUTHORIZATIONS))
                .isTrue();
    }

    private static Authorization authorization(PartyId agency, PartyId application) {
        return new Authorization(agency, application, Set.of(Category.NAME), Set.of(Purpose.EDUCATION), OPEN);
    }
}
