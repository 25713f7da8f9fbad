package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same question gets the same answer, and the same answer the same id. */
class DeterminismProperties {
    @Provide
    Arbitrary<Question> questions() {
        return Questions.arbitrary();
    }

    @Property
    void the_same_question_gets_an_equal_decision_with_the_same_id(@ForAll("questions") Question question) {
        PolicyDecision decision = question.decide();
        PolicyDecision again = question.decide();

        assertThat(again).isEqualTo(decision);
        assertThat(again.digest()).isEqualTo(decision.digest());
        assertThat(again.explanation()).isEqualTo(decision.explanation());
    }

    @Property
    void an_equal_question_that_was_put_together_in_another_order_gets_an_equal_decision_with_the_same_id(
            @ForAll("questions") Question question) {
        Question other = question.asking(backwards(question.request())).knowing(backwards(question.facts()));
        assertThat(other).isEqualTo(question);

        assertThat(other.decide()).isEqualTo(question.decide());
        assertThat(other.decide().digest()).isEqualTo(question.decide().digest());
    }

    private static ProcessingRequest backwards(ProcessingRequest request) {
        List<Map.Entry<String, FactValue>> entries =
                new ArrayList<>(request.circumstances().entrySet());
        Collections.reverse(entries);
        Map<String, FactValue> circumstances = new LinkedHashMap<>();
        entries.forEach(entry -> circumstances.put(entry.getKey(), entry.getValue()));
        return request.toBuilder()
                .categories(backwards(request.categories()))
                .circumstances(circumstances)
                .build();
    }

    private static Facts backwards(Facts facts) {
        List<String> names = new ArrayList<>(facts.names());
        Collections.reverse(names);
        Facts.Builder backwards = Facts.builder();
        names.forEach(name -> backwards.putIfKnown(new FactKey<>(name), facts.get(new FactKey<>(name))));
        facts.get(FactKeys.SUBJECT_CONSENTS)
                .ifPresent(entries -> backwards.put(
                        FactKeys.SUBJECT_CONSENTS,
                        entries.stream().map(DeterminismProperties::backwards).toList()));
        facts.get(FactKeys.SUBJECT_AGREEMENTS)
                .ifPresent(entries -> backwards.put(
                        FactKeys.SUBJECT_AGREEMENTS,
                        entries.stream().map(DeterminismProperties::backwards).toList()));
        facts.get(FactKeys.APPLICATION_AUTHORIZATIONS)
                .ifPresent(entries -> backwards.put(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        entries.stream().map(DeterminismProperties::backwards).toList()));
        facts.get(FactKeys.SUBJECT_HOLDS)
                .ifPresent(entries -> backwards.put(
                        FactKeys.SUBJECT_HOLDS,
                        entries.stream().map(DeterminismProperties::backwards).toList()));
        return backwards.build();
    }

    private static Consent backwards(Consent consent) {
        Consent.Builder backwards = Consent.builder();
        backwards.from(consent);
        return backwards
                .purposes(backwards(consent.purposes()))
                .categories(backwards(consent.categories()))
                .recipients(backwards(consent.recipients()))
                .build();
    }

    private static Agreement backwards(Agreement agreement) {
        return agreement.toBuilder()
                .permits(backwards(agreement.permits()))
                .features(backwards(agreement.features()))
                .build();
    }

    private static Authorization backwards(Authorization authorization) {
        return new Authorization(
                authorization.agency(),
                authorization.application(),
                backwards(authorization.categories()),
                backwards(authorization.purposes()),
                authorization.span());
    }

    private static Hold backwards(Hold hold) {
        return new Hold(hold.kind(), hold.subject(), backwards(hold.categories()), hold.span());
    }

    private static <T> Set<T> backwards(Collection<T> values) {
        List<T> reversed = new ArrayList<>(values);
        Collections.reverse(reversed);
        return new LinkedHashSet<>(reversed);
    }
}
