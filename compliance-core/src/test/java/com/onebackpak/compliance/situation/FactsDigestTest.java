package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.consent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Other facts give another digest; the order in which an entry's terms were given does not. */
class FactsDigestTest {
    private static <T> String digest(FactKey<List<T>> ledger, T entry) {
        return Facts.nothing().with(ledger, List.of(entry)).digest();
    }

    @Test
    void a_consents_terms_count_and_their_order_does_not() {
        String one = digest(
                FactKeys.SUBJECT_CONSENTS,
                consent().purposes(Set.of(Purpose.EDUCATION)).build());
        String both = digest(
                FactKeys.SUBJECT_CONSENTS,
                consent()
                        .purposes(ImmutableSet.of(Purpose.EDUCATION, Purpose.SERVICE))
                        .build());
        String turned = digest(
                FactKeys.SUBJECT_CONSENTS,
                consent()
                        .purposes(ImmutableSet.of(Purpose.SERVICE, Purpose.EDUCATION))
                        .build());

        assertThat(both).isEqualTo(turned).isNotEqualTo(one);
    }

    @Test
    void an_agreements_terms_count_and_their_order_does_not() {
        String one =
                digest(FactKeys.SUBJECT_AGREEMENTS, agreement().addFeatures("a").build());
        String both = digest(
                FactKeys.SUBJECT_AGREEMENTS, agreement().addFeatures("a", "b").build());
        String turned = digest(
                FactKeys.SUBJECT_AGREEMENTS, agreement().addFeatures("b", "a").build());

        assertThat(both).isEqualTo(turned).isNotEqualTo(one);
    }

    @Test
    void an_authorizations_terms_count_and_their_order_does_not() {
        assertThat(authorizing(Category.NAME, Category.WORK))
                .isEqualTo(authorizing(Category.WORK, Category.NAME))
                .isNotEqualTo(authorizing(Category.NAME));
    }

    private static String authorizing(Category... categories) {
        return digest(
                FactKeys.APPLICATION_AUTHORIZATIONS,
                new Authorization(
                        SCHOOL,
                        APPLICATION,
                        ImmutableSet.copyOf(categories),
                        Set.of(Purpose.EDUCATION),
                        Span.from(BEFORE)));
    }

    @Test
    void a_holds_terms_count_and_their_order_does_not() {
        assertThat(holding(Category.NAME, Category.WORK))
                .isEqualTo(holding(Category.WORK, Category.NAME))
                .isNotEqualTo(holding(Category.NAME));
    }

    private static String holding(Category... categories) {
        return digest(
                FactKeys.SUBJECT_HOLDS,
                new Hold(HoldKind.LEGAL, STUDENT, ImmutableSet.copyOf(categories), Span.from(BEFORE)));
    }
}
