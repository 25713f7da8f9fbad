package com.onebackpak.compliance.document;

import static com.onebackpak.compliance.Given.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Parameter;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.Rule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a state's pack has of the family is the family's, to the letter; what is its own bears another name. */
class FamilyOfStatesTest {
    private static final PolicyLibrary LIBRARY = PolicyLibrary.builtIn(VOCABULARY);
    private static final Policy FAMILY = only("us-sopipa");

    @ParameterizedTest
    @ValueSource(strings = "us-tx")
    void a_state_of_the_family_has_its_rules_on_the_same_conditions(String id) {
        Map<String, Rule> state = byId(only(id));

        assertThat(FAMILY.rules())
                .isNotEmpty()
                .allSatisfy(family -> assertThat(state.get(family.id()))
                        .isNotNull()
                        .returns(family.target(), Rule::target)
                        .returns(family.when(), Rule::when));
    }

    @ParameterizedTest
    @ValueSource(strings = "us-tx")
    void a_state_of_the_family_has_its_exceptions_on_the_same_conditions(String id) {
        Map<String, Rule> state = byId(only(id));

        assertThat(FAMILY.rules())
                .allSatisfy(family ->
                        assertThat(exemptions(state.get(family.id()))).containsAllEntriesOf(exemptions(family)));
    }

    @Test
    void the_family_applies_only_where_it_is_named() {
        assertThat(FAMILY.jurisdictions()).isEmpty();
        assertThat(LIBRARY.versions(PolicyLibrary.STATES))
                .extracting(Policy::id)
                .containsExactlyInAnyOrder("us-ny", "us-tx");
        assertThat(LIBRARY.versions(PolicyLibrary.STATES))
                .allSatisfy(state -> assertThat(state.jurisdictions()).hasSize(1));
    }

    /** A number of a provision is one of the parameters, so that a reader learns whether it was read in the text. */
    @Test
    void the_days_that_a_state_sets_for_deletion_are_a_parameter() {
        assertThat(LIBRARY.versions(PolicyLibrary.STATES))
                .allSatisfy(state -> assertThat(days(state))
                        .containsExactlyInAnyOrderElementsOf(Maps.filterKeys(
                                        state.parameters().stream()
                                                .collect(Collectors.toMap(Parameter::name, Parameter::value)),
                                        name -> name.startsWith("days-to-delete"))
                                .values()));
    }

    private static Set<Integer> days(Policy policy) {
        return policy.retention().stream()
                .map(RetentionProvision::deadlines)
                .flatMap(deadlines -> deadlines.stream().flatMap(deadline -> deadline.days().stream()))
                .collect(Collectors.toSet());
    }

    private static Policy only(String id) {
        assertThat(LIBRARY.versions(id)).hasSize(1);
        return LIBRARY.versions(id).get(0);
    }

    private static Map<String, Rule> byId(Policy policy) {
        return policy.rules().stream().collect(ImmutableMap.toImmutableMap(Rule::id, rule -> rule));
    }

    private static Map<String, Condition> exemptions(Rule rule) {
        return rule.exemptions().stream().collect(ImmutableMap.toImmutableMap(Exemption::name, Exemption::when));
    }
}
