package com.onebackpak.compliance.policy;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.span;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicySetTest {
    private static final Instant CHANGE = Instant.parse("2025-06-23T04:00:00Z");
    private static final Policy OLD = law(forbid("old").build())
            .version("2013")
            .effective(span("2013-07-01T04:00:00Z", "2025-06-23T04:00:00Z"))
            .build();
    private static final Policy NEW = law(forbid("new").build())
            .version("2025")
            .effective(Span.from(CHANGE))
            .build();

    @Test
    void the_version_in_effect_changes_at_the_instant_at_which_the_new_one_begins() {
        PolicySet policies = PolicySet.of(VOCABULARY, NEW, OLD);

        assertThat(policies.inEffectAt(CHANGE.minusNanos(1))).containsExactly(OLD);
        assertThat(policies.inEffectAt(CHANGE)).containsExactly(NEW);
        assertThat(policies.inEffectAt(Instant.parse("2013-07-01T03:59:59Z"))).isEmpty();
    }

    @Test
    void two_versions_of_a_policy_may_not_be_in_effect_at_once() {
        Policy early = law().version("2024")
                .effective(Span.from(CHANGE.minusSeconds(1)))
                .build();

        assertThatThrownBy(() -> PolicySet.of(VOCABULARY, early, OLD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("versions '2013' and '2024' of policy 'law' are in effect at the same time");
        assertThatThrownBy(() -> PolicySet.of(VOCABULARY, NEW, early))
                .hasMessage("versions '2024' and '2025' of policy 'law' are in effect at the same time");
    }

    @Test
    void different_policies_may_be_in_effect_at_once() {
        Policy other = law().id("other").effective(NEW.effective()).build();

        assertThat(PolicySet.of(VOCABULARY, NEW, other).inEffectAt(CHANGE)).containsExactly(NEW, other);
    }

    @Test
    void what_a_host_implements_itself_is_refused_if_no_builder_would_make_it() {
        Policy granting = vendorPolicy(permit("may").build()).build();
        Policy law = (Policy) Proxy.newProxyInstance(
                Policy.class.getClassLoader(),
                new Class<?>[] {Policy.class},
                (itself, method, given) ->
                        method.getName().equals("layer") ? Layer.LAW : method.invoke(granting, given));

        assertThatThrownBy(() -> PolicySet.of(VOCABULARY, law))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a policy of kind 'law' can only forbid");
    }

    @Test
    void order_and_duplicates_change_neither_the_policies_nor_the_digest() {
        Policy other = law().id("another").build();
        PolicySet one = PolicySet.of(VOCABULARY, List.of(OLD, NEW, other));
        PolicySet same = PolicySet.of(VOCABULARY, List.of(other, NEW, OLD, NEW));

        assertThat(same.policies()).isEqualTo(one.policies()).containsExactly(other, OLD, NEW);
        assertThat(same.digest()).isEqualTo(one.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void another_content_has_another_digest() {
        assertThat(PolicySet.of(VOCABULARY, OLD).digest())
                .isNotEqualTo(PolicySet.of(VOCABULARY, NEW).digest())
                .isNotEqualTo(PolicySet.of(VOCABULARY).digest());
    }

    @Test
    void the_vocabulary_is_part_of_the_set_and_of_its_digest() {
        Vocabulary more = VOCABULARY.extendedWith(
                List.of(),
                List.of(new FactDeclaration(
                        "subject.boarding",
                        FactType.BOOLEAN,
                        Optional.empty(),
                        WorldAssumption.OPEN,
                        "Boards.",
                        Set.of(FactParty.SCHOOL),
                        Set.of())));

        assertThat(PolicySet.of(more, OLD).vocabulary()).isSameAs(more);
        assertThat(PolicySet.of(more, OLD).digest())
                .isNotEqualTo(PolicySet.of(VOCABULARY, OLD).digest());
    }
}
