package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.testkit.generation.Choices.Weighted;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Draws single tests of every kind that there is, part by part: a new kind with parts of types that are known needs nothing. */
final class SingleTests {
    private static final List<HoldKind> HOLDS = List.of(HoldKind.values());

    /** How often a kind is drawn; once, where nothing is said. */
    private static final Map<Class<?>, Integer> WEIGHTS = Map.of(
            Condition.FactTest.class, 4,
            ConsentGiven.class, 4,
            Condition.Flag.class, 3,
            Condition.AgeBelow.class, 3,
            Condition.AgeAtLeast.class, 3,
            AgreementInForce.class, 2,
            Condition.ApplicationAuthorized.class, 2,
            Condition.RequestMatches.class, 2,
            Condition.OptedOut.class, 2);

    /** Those with the fewest parts first, because examples shrink towards the first. */
    private static final List<Class<?>> KINDS = Arrays.stream(Condition.Test.class.getPermittedSubclasses())
            .sorted(Comparator.comparingInt(kind -> kind.getRecordComponents().length))
            .toList();

    private final Choices choices;
    private final TermPool terms;

    SingleTests(Choices choices, TermPool terms) {
        this.choices = choices;
        this.terms = terms;
    }

    Condition draw() {
        return choices.weighted(KINDS.stream()
                .map(kind -> new Weighted<>(WEIGHTS.getOrDefault(kind, 1), () -> draw(kind)))
                .toList());
    }

    private Condition draw(Class<?> kind) {
        if (kind == Condition.FactTest.class) {
            return factTest();
        }
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] parts = Arrays.stream(components).map(this::part).toArray();
        try {
            return (Condition) kind.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no way to make a " + kind.getSimpleName(), e);
        }
    }

    private Condition factTest() {
        List<FactDeclaration> facts = terms.hostFacts();
        if (facts.isEmpty()) {
            return new AgreementInForce();
        }
        FactDeclaration declared = choices.of(facts);
        return new Condition.FactTest(declared.name(), new FactValues(choices).comparison(declared, facts));
    }

    private Object part(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return Moments.age(choices);
        }
        if (type == boolean.class) {
            return choices.chance(2);
        }
        if (type == String.class) {
            return choices.of(component.getName().equals("fact") ? terms.flags() : Ledgers.FEATURES);
        }
        if (type == Target.class) {
            return Targets.draw(choices, terms);
        }
        if (type == Span.class) {
            return Moments.span(choices);
        }
        if (type == PartyId.class) {
            return choices.of(Parties.ACTORS);
        }
        return type.isEnum() ? choices.of(List.of(type.getEnumConstants())) : set(component);
    }

    /** An empty set, where there can be one, stands for any. */
    private Object set(RecordComponent component) {
        Type element = component.getGenericType() instanceof ParameterizedType set
                ? set.getActualTypeArguments()[0]
                : component.getType();
        if (element == ConsentBasis.class) {
            return choices.some(4, terms.bases());
        }
        if (element == ConsentMethod.class) {
            return choices.some(3, Ledgers.METHODS);
        }
        if (element == HoldKind.class) {
            return choices.some(5, HOLDS);
        }
        if (element == AgreementTerm.class) {
            return choices.upTo(2, Ledgers.CLAUSES);
        }
        if (element == Jurisdiction.class) {
            return choices.upTo(2, Parties.REGIONS);
        }
        if (element == PartyId.class) {
            return choices.upTo(2, Parties.AGENCIES);
        }
        throw new IllegalStateException("nothing of type " + element + " is generated; say how, in this class");
    }
}
