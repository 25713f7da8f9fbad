package com.onebackpak.compliance.condition;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
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
    sealed interface Test extends Condition {
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
     * A live consent covers the request's purpose and category; where the request is a disclosure, a consent that names
     * recipients counts only if it names this one, and where it is not, such a consent does not count. A student's own
     * consent counts only if the student was eligible when it was given (34 CFR 99.5).
     *
     * @param bases the bases that count; none: any
     * @param namesRecipient whether only a consent that names the recipient counts
     * @param inWriting whether only a written consent that names records, purpose and party counts (34 CFR 99.30(b))
     * @param methodsNot the methods by which a consent does not count; one without a method was not obtained by them
     * @param forAnyPurpose whether a consent counts whatever purpose it names, in a request without one too
     */
    record ConsentGiven(
            Set<ConsentBasis> bases,
            boolean namesRecipient,
            boolean inWriting,
            Set<ConsentMethod> methodsNot,
            boolean forAnyPurpose)
            implements Test {
        /** Copies what is given, in its order. */
        public ConsentGiven {
            bases = ImmutableSet.copyOf(bases);
            methodsNot = ImmutableSet.copyOf(methodsNot);
        }

        /** A live consent of one of the bases, or of any if there are none. */
        public static ConsentGiven onBasis(Set<ConsentBasis> bases) {
            return new ConsentGiven(bases, false, false, Set.of(), false);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.consentGiven(this);
        }

        @Override
        public Stream<? extends Term> terms() {
            return Stream.concat(bases.stream(), methodsNot.stream());
        }
    }

    /**
     * A live consent covers the request's purpose and category, and the person has opted out of the purpose all the same.
     * What is needed to tell is the consents first: without one there is nothing to overrule.
     *
     * @param bases the bases that count; none: any
     */
    record ConsentOverruled(Set<ConsentBasis> bases) implements Test {
        /** Copies what is given, in its order. */
        public ConsentOverruled {
            bases = ImmutableSet.copyOf(bases);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.consentOverruled(this);
        }

        @Override
        public Stream<? extends Term> terms() {
            return bases.stream();
        }
    }

    /**
     * A consent that covered the request's purpose and category, and the recipient if it names any, has been withdrawn. One
     * that was withdrawn in the instant in which it was given never held, and is not counted.
     *
     * @param bases the bases that count; none: any
     */
    record ConsentWithdrawn(Set<ConsentBasis> bases) implements Test {
        /** Copies what is given, in its order. */
        public ConsentWithdrawn {
            bases = ImmutableSet.copyOf(bases);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.consentWithdrawn(this);
        }

        @Override
        public Stream<? extends Term> terms() {
            return bases.stream();
        }
    }

    /** An agreement that covers the subject's agency is in force. */
    record AgreementInForce() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementInForce(this);
        }
    }

    /**
     * Agreements that cover the subject's agency have ended, none is in force, and the data is not yet due to be gone: the
     * days that the last one gives for its disposal have not passed, it gives no number, or the data is held.
     */
    record AgreementInDisposal() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementInDisposal(this);
        }
    }

    /** An agreement in force grants the request's purpose. */
    record AgreementPermitsPurpose() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementPermitsPurpose(this);
        }
    }

    /**
     * An agreement in force includes a feature.
     *
     * @param feature the feature's name
     */
    record AgreementHasFeature(String feature) implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementHasFeature(this);
        }
    }

    /** The agreements in force let the vendor, not the school, hold the students' credentials. */
    record VendorHoldsCredentials() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.vendorHoldsCredentials(this);
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
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.factTest(this);
        }

        @Override
        public Stream<? extends Term> terms() {
            return comparison.values().stream().flatMap(value -> value instanceof FactValue.OfTerm term
                    ? Stream.of(term.value())
                    : Stream.<Term>empty());
        }

        @Override
        public Stream<FactTest> facts() {
            return Stream.of(this);
        }
    }

    /** An agreement in force lists the request's category in its schedule of data. One that lists none leaves it unknown. */
    record AgreementListsCategory() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementListsCategory(this);
        }
    }

    /**
     * The agreements in force leave the request's category out: there are some, and each gives a schedule of data that does
     * not list it. One that gives none leaves nothing out.
     */
    record AgreementLeavesOutCategory() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementLeavesOutCategory(this);
        }
    }

    /** An agreement in force names the request's purpose. One that names none leaves it unknown. */
    record AgreementAuthorizesPurpose() implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementAuthorizesPurpose(this);
        }
    }

    /**
     * An agreement in force has all of these terms. One whose terms are not recorded leaves it unknown.
     *
     * @param required the terms, at least one
     */
    record AgreementHasTerms(Set<AgreementTerm> required) implements Test {
        /** Copies what is given, in its order. */
        public AgreementHasTerms {
            if (required.isEmpty()) {
                throw new IllegalArgumentException("at least one term of an agreement must be named");
            }
            required = ImmutableSet.copyOf(required);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.agreementHasTerms(this);
        }

        @Override
        public Stream<? extends Term> terms() {
            return required.stream();
        }
    }

    /**
     * Laws of one of these jurisdictions protect the subject.
     *
     * @param jurisdictions the jurisdictions, each with all below it
     */
    record ProtectedIn(Set<Jurisdiction> jurisdictions) implements Test {
        /** Copies what is given, in its order. */
        public ProtectedIn {
            jurisdictions = ImmutableSet.copyOf(jurisdictions);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.protectedIn(this);
        }
    }

    /**
     * The subject belongs to one of these agencies, or to one under it.
     *
     * @param agencies the agencies
     */
    record BelongsTo(Set<PartyId> agencies) implements Test {
        /** Copies what is given, in its order. */
        public BelongsTo {
            agencies = ImmutableSet.copyOf(agencies);
        }

        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.belongsTo(this);
        }
    }

    /**
     * This party acts.
     *
     * @param party the party
     */
    record ActsAs(PartyId party) implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.actsAs(this);
        }
    }

    /**
     * The instant lies in the span.
     *
     * @param span the span
     */
    record During(Span span) implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.during(this);
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
     * @param refusal of what
     */
    record OptedOut(Refusal refusal) implements Test {
        @Override
        public <R> R interpret(ConditionInterpreter<R> interpreter) {
            return interpreter.optedOut(this);
        }
    }

    /** What an opt-out refuses. */
    enum Refusal {
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
