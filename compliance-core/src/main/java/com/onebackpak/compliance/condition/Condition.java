package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A condition over facts: combinations of a fixed list of tests.
 *
 * <p>The list is small on purpose, because each test must be interpreted, compiled, turned into SQL and reasoned
 * about; each of these is one {@link ConditionInterpreter}. None can be made that nests without bound, so that all of
 * them end. Immutable.
 */
public sealed interface Condition {
    /** Returns what the interpreter makes of this condition and all its parts. */
    <R> R interpret(ConditionInterpreter<R> interpreter);

    /** What it combines, in order; nothing for a single test. */
    List<Condition> parts();

    /** All single tests in it, in order; one that occurs twice is there twice. */
    default Stream<Test> tests() {
        return parts().stream().flatMap(Condition::tests);
    }

    /** This condition in words; of a combination, only how its parts are combined. */
    default String describe() {
        return ConditionText.of(this);
    }

    /** A condition that always holds. */
    static Condition always() {
        return new All(List.of());
    }

    /**
     * Holds where all parts hold; so without parts, always.
     *
     * @param parts the parts
     */
    record All(List<Condition> parts) implements Condition {
        /** Copies what is given, and checks how deep it nests. */
        public All {
            parts = List.copyOf(parts);
            Extent.check(parts);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.all(this, interpretEach(parts, interpreter));
        }
    }

    /**
     * Holds where some part holds; so without parts, never.
     *
     * @param parts the parts
     */
    record Any(List<Condition> parts) implements Condition {
        /** Copies what is given, and checks how deep it nests. */
        public Any {
            parts = List.copyOf(parts);
            Extent.check(parts);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.any(this, interpretEach(parts, interpreter));
        }
    }

    /**
     * Holds where its part does not.
     *
     * @param part the part
     */
    record Not(Condition part) implements Condition {
        /** Checks how deep it nests. */
        public Not {
            Extent.check(List.of(part));
        }

        @Override
        public List<Condition> parts() {
            return List.of(part);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.not(this, part.interpret(interpreter));
        }
    }

    /**
     * Holds where its part does; the name is how the pack calls it.
     *
     * @param name the name, defined in the pack
     * @param part what the name stands for
     */
    record Defined(String name, Condition part) implements Condition {
        /** Checks how deep it nests. */
        public Defined {
            Extent.check(List.of(part));
        }

        @Override
        public List<Condition> parts() {
            return List.of(part);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.defined(this, part.interpret(interpreter));
        }
    }

    /** A single test of facts. */
    sealed interface Test extends Condition
            permits ActsAs,
                    AgeAtLeast,
                    AgeBelow,
                    AgreementAuthorizesPurpose,
                    AgreementHasFeature,
                    AgreementHasTerms,
                    AgreementInDisposal,
                    AgreementInForce,
                    AgreementLeavesOutCategory,
                    AgreementListsCategory,
                    AgreementPermitsPurpose,
                    ApplicationAuthorized,
                    BelongsTo,
                    ConsentGiven,
                    ConsentOverruled,
                    ConsentWithdrawn,
                    During,
                    FactTest,
                    Flag,
                    Held,
                    LegitimateInterest,
                    OptedOut,
                    ProtectedIn,
                    RecipientIn,
                    RequestMatches,
                    VendorHoldsCredentials {
        @Override
        default List<Condition> parts() {
            return List.of();
        }

        @Override
        default Stream<Test> tests() {
            return Stream.of(this);
        }

        /** The terms that it names. */
        default Stream<? extends Term> terms() {
            return Stream.empty();
        }

        /** The facts that it asks for, each with what it asks of it. */
        default Stream<FactTest> facts() {
            return Stream.empty();
        }
    }

    /** On which day an age is asked for. */
    enum AgeWhen {
        /** The day of the decision. */
        DECIDED,
        /** The day on which the request says that the data was collected; unknown where it does not say. */
        COLLECTED
    }

    /**
     * The subject has not reached the age on the local day in the agency's zone. A person born on 29 February comes of
     * age on 1 March of a common year.
     *
     * @param years the age, at least 1
     * @param when the day that counts
     */
    record AgeBelow(int years, AgeWhen when) implements Test {
        /** Checks the age. */
        public AgeBelow {
            requireAge(years);
        }

        /** The age on the day of the decision. */
        public AgeBelow(int years) {
            this(years, AgeWhen.DECIDED);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.ageBelow(this);
        }
    }

    /**
     * The subject has reached the age on the local day in the agency's zone.
     *
     * @param years the age, at least 1
     * @param when the day that counts
     */
    record AgeAtLeast(int years, AgeWhen when) implements Test {
        /** Checks the age. */
        public AgeAtLeast {
            requireAge(years);
        }

        /** The age on the day of the decision. */
        public AgeAtLeast(int years) {
            this(years, AgeWhen.DECIDED);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.ageAtLeast(this);
        }
    }

    /**
     * The subject's agency, or one above it, has authorized the application for the category and the purpose: the one that
     * receives; in a collection from an application, the one that supplies.
     */
    record ApplicationAuthorized() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.applicationAuthorized(this);
        }
    }

    /** The recipient has a legitimate educational interest in the subject (34 CFR 99.31(a)(1)). */
    record LegitimateInterest() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.legitimateInterest(this);
        }
    }

    /**
     * The recipient stores and processes data in one of the regions.
     *
     * @param regions countries, or parts of them
     */
    record RecipientIn(Set<Jurisdiction> regions) implements Test {
        /** Copies what is given, in its order. */
        public RecipientIn {
            regions = ImmutableSet.copyOf(regions);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.recipientIn(this);
        }
    }

    /**
     * The request itself falls under a target: its purpose, its form, its kind of recipient and so on.
     *
     * @param target the target
     */
    record RequestMatches(Target target) implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.requestMatches(this);
        }

        @Override
        public Stream<? extends Term> terms() {
            return target.terms();
        }
    }

    /**
     * A declared boolean fact is true.
     *
     * @param fact its name
     */
    record Flag(String fact) implements Test {
        /** Makes the name one object with that of the facts, so that looking for it compares no texts. */
        public Flag {
            fact = fact.intern();
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.flag(this);
        }

        @Override
        public Stream<FactTest> facts() {
            return Stream.of(new FactTest(fact, new FactComparison.Is(FactValue.of(true))));
        }
    }

    /**
     * What a declared fact is. A fact about an agreement holds if it holds of one that is in force; one that is not
     * recorded is unknown, or, where the world is closed for it, not so.
     *
     * @param fact its name
     * @param comparison what is asked of it
     */
    record FactTest(String fact, FactComparison comparison) implements Test {
        /** Makes the name one object with that of the facts, so that looking for it compares no texts. */
        public FactTest {
            fact = fact.intern();
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.factTest(this);
        }

        @Override
        public Stream<? extends Term> terms() {
            return comparison.values().stream()
                    .flatMap(value ->
                            value instanceof FactValue.OfTerm term ? Stream.of(term.value()) : Stream.<Term>empty());
        }

        @Override
        public Stream<FactTest> facts() {
            return Stream.of(this);
        }
    }

    /**
     * Some of the category's data is held.
     *
     * @param kinds the kinds of hold that count; none: any
     */
    record Held(Set<HoldKind> kinds) implements Test {
        /** Copies what is given, in its order. */
        public Held {
            kinds = ImmutableSet.copyOf(kinds);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.held(this);
        }
    }

    /**
     * The subject has opted out.
     *
     * @param scope what the opt-out refuses
     */
    record OptedOut(OptOutScope scope) implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.optedOut(this);
        }
    }

    /** What an opt-out refuses. */
    enum OptOutScope {
        /** The request's purpose. */
        PURPOSE,
        /** The disclosure of directory information. */
        DIRECTORY_INFORMATION
    }

    private static <R> List<R> interpretEach(List<Condition> parts, ConditionInterpreter<R> interpreter) {
        return parts.stream().map(part -> part.interpret(interpreter)).collect(ImmutableList.toImmutableList());
    }

    private static void requireAge(int years) {
        if (years < 1 || years > 150) {
            throw new IllegalArgumentException("an age must be 1 to 150, not " + years);
        }
    }
}
