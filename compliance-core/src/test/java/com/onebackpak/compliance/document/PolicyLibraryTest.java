package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyLibraryTest {
    private static final PolicyLibrary LIBRARY = PolicyLibrary.builtIn(VocabularyReader.standard());

    @ParameterizedTest
    @CsvSource({
        "2020-09-15T12:00:00Z, 2013-07-01",
        "2025-07-15T12:00:00Z, 2013-07-01",
        "2026-04-22T03:59:59Z, 2013-07-01",
        "2026-04-22T04:00:00Z, 2025-06-23",
        "2030-01-01T00:00:00Z, 2025-06-23"
    })
    void a_policy_is_selected_in_all_its_versions_and_the_instant_tells_which_decides(Instant at, String version) {
        PolicySet coppa = LIBRARY.select("coppa");

        assertThat(coppa.policies()).extracting(Policy::version).containsExactly("2013-07-01", "2025-06-23");
        assertThat(coppa.inEffectAt(at)).extracting(Policy::version).containsExactly(version);
    }

    @Test
    void every_built_in_pack_stands_under_its_own_id() {
        assertThat(LIBRARY.ids())
                .allSatisfy(id -> assertThat(LIBRARY.versions(id))
                        .isNotEmpty()
                        .extracting(Policy::id)
                        .containsOnly(id));
    }

    @Test
    void a_pack_is_read_when_it_is_asked_for_and_refused_if_its_vocabulary_does_not_know_its_terms() {
        PolicyLibrary speechless = PolicyLibrary.builtIn(Vocabulary.of(List.of(), List.of()));

        assertThat(speechless.ids()).isEqualTo(LIBRARY.ids());
        assertThatThrownBy(() -> speechless.select("ferpa"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("ferpa.yaml");
    }

    @Test
    void before_its_first_version_a_policy_says_nothing() {
        assertThat(LIBRARY.select("coppa").inEffectAt(Instant.parse("2013-07-01T03:59:59Z")))
                .isEmpty();
    }

    @Test
    void states_are_all_packs_of_states_and_nothing_else() {
        PolicySet states = LIBRARY.select("states");

        assertThat(states.policies()).extracting(Policy::id).containsExactly("us-ny", "us-tx");
        assertThat(LIBRARY.select("us-tx", "states").policies()).isEqualTo(states.policies());
        assertThat(LIBRARY.ids()).contains("us-ny", "us-tx", "us-sopipa").doesNotContain("states");
        assertThat(LIBRARY.names()).contains("us-tx", "states");
    }

    @Test
    void a_library_of_ones_own_has_no_packs_of_states() {
        PolicyLibrary own = PolicyLibrary.of(VocabularyReader.standard(), LIBRARY.versions("coppa"));

        assertThat(own.names()).containsExactly("coppa");
        assertThat(own.versions("states")).isEmpty();
    }

    @Test
    void a_policy_that_is_not_there_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> LIBRARY.select("copa"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown policy 'copa'; did you mean 'coppa'?");
    }
}
