package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compiles a policy set. */
final class PolicyCompiler {
    /** Of more spans than these a decision does not look up the one that it lies in: rules are asked one by one. */
    private static final int MOST_SPANS = 64;

    private static final Span NEVER = new Span(Instant.MIN, Optional.of(Instant.MIN));

    private final Vocabulary vocabulary;
    private final List<Row> rows = new ArrayList<>();

    /** A rule, with what it asks of every request, and what else. */
    private static final class Row {
        private final int number;
        private final boolean forbids;
        private final List<Program.Formula> rest = new ArrayList<>();
        private Optional<Target> target = Optional.empty();
        private Optional<Set<PartyId>> actors = Optional.empty();
        private Optional<Set<PartyId>> receivers = Optional.empty();
        private Optional<Set<PartyId>> agencies = Optional.empty();
        private Optional<Set<Jurisdiction>> places = Optional.empty();
        private Optional<Span> span = Optional.empty();

        /** A target of which a condition asks stands in the word before the rules, and is looked up as theirs are. */
        Row(Target target) {
            this(-1, false);
            this.target = Optional.of(target);
        }

        /** One that stands where no rule does. */
        static Row thatNeverCounts() {
            Row row = new Row(-1, false);
            row.span = Optional.of(NEVER);
            return row;
        }

        /** Whether it is of some recipients or agencies only. */
        boolean isOfParties() {
            return receivers.isPresent() || agencies.isPresent();
        }

        Row(int number, boolean forbids) {
            this.number = number;
            this.forbids = forbids;
        }
    }

    private PolicyCompiler(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Compiles policies; the rules have numbers in the order of the policies and of the rules in them. */
    static CompiledPolicies compile(PolicySet policies, Budget budget) {
        return compile(policies, budget, rule -> Optional.of(rule.fires()));
    }

    /** Compiles of the prohibitions that have exemptions when they would fire if none held; the rules keep their numbers. */
    static CompiledPolicies withoutExemptions(PolicySet policies, Budget budget) {
        return compile(
                policies, budget, rule -> rule.exemptions().isEmpty() ? Optional.empty() : Optional.of(rule.applies()));
    }

    private static CompiledPolicies compile(
            PolicySet policies, Budget budget, Function<Rule, Optional<Condition>> meaning) {
        PolicyCompiler compiler = new PolicyCompiler(policies.vocabulary());
        int number = 0;
        for (Policy policy : policies.policies()) {
            for (Rule rule : policy.rules()) {
                Row row = new Row(number++, rule.effect() == Effect.FORBID);
                meaning.apply(rule).ifPresent(means -> compiler.add(row, policy.scopeOf(rule.effect()), means));
            }
        }
        return compiler.compiled(budget);
    }

    private void add(Row row, Condition scope, Condition meaning) {
        split(new Condition.All(List.of(scope, meaning)).interpret(new Program.Formulas()), row);
        rows.add(row);
    }

    /** Takes out of what must all hold what there is a dimension for; a second of a kind stays in the rest. */
    private static void split(Program.Formula formula, Row row) {
        if (formula instanceof Program.Joined joined && joined.areAll()) {
            joined.parts().forEach(part -> split(part, row));
        } else if (!(formula instanceof Program.Tested tested && take(tested.test(), row))) {
            row.rest.add(formula);
        }
    }

    private static boolean take(Condition.Test test, Row row) {
        if (test instanceof Condition.RequestMatches matches && row.target.isEmpty()) {
            row.target = Optional.of(matches.target());
        } else if (test instanceof ActsAs acts && row.actors.isEmpty()) {
            row.actors = Optional.of(Set.of(acts.party()));
        } else if (test instanceof BelongsTo belongs && row.agencies.isEmpty()) {
            row.agencies = Optional.of(belongs.agencies());
        } else if (test instanceof ProtectedIn in && row.places.isEmpty()) {
            row.places = Optional.of(in.jurisdictions());
        } else if (test instanceof During during && row.span.isEmpty()) {
            row.span = Optional.of(during.span());
        } else if (test instanceof Condition.FactTest fact && row.receivers.isEmpty()) {
            row.receivers = receivers(fact);
            return row.receivers.isPresent();
        } else {
            return false;
        }
        return true;
    }

    /** The recipients of whom a test asks which of them it is. */
    private static Optional<Set<PartyId>> receivers(Condition.FactTest test) {
        boolean isAskedWho = test.fact().equals("request.recipient")
                && (test.comparison() instanceof FactComparison.Is || test.comparison() instanceof FactComparison.In);
        if (!isAskedWho || !test.comparison().values().stream().allMatch(FactValue.OfText.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(test.comparison().values().stream()
                .flatMap(value -> PartyId.find(((FactValue.OfText) value).value()).stream())
                .collect(Collectors.toSet()));
    }

    /**
     * Rules of the same agency, recipient and place stand together, so that whatever excludes one excludes whole words; those
     * of anybody stand in words of their own.
     */
    private CompiledPolicies compiled(Budget budget) {
        rows.sort(Comparator.comparing(Row::isOfParties)
                .thenComparing(row -> sorted(row.agencies))
                .thenComparing(row -> sorted(row.receivers))
                .thenComparing(row -> sorted(row.places))
                .thenComparing(row -> sorted(row.target.map(Target::actions)))
                .thenComparing(row -> sorted(row.target.map(Target::categories))));
        boolean areSpansLookedUp =
                rows.stream().flatMap(row -> row.span.stream()).distinct().count() <= MOST_SPANS;
        if (!areSpansLookedUp) {
            rows.forEach(row -> row.span.ifPresent(span -> row.rest.add(0, new Program.Tested(new During(span)))));
        }
        int ofAnybody = (int) rows.stream().takeWhile(row -> !row.isOfParties()).count();
        while (ofAnybody < rows.size() && ofAnybody % Long.SIZE != 0) {
            rows.add(ofAnybody++, Row.thatNeverCounts());
        }
        List<Program.Formula> formulas = rows.stream()
                .<Program.Formula>map(row -> new Program.Joined(true, row.rest))
                .toList();
        Program.Builder program = new Program.Builder();
        program.number(formulas.subList(0, ofAnybody));
        program.number(formulas);
        TestReads reads = new TestReads(program);
        reads.add(formulas, formulas.subList(ofAnybody, formulas.size()));
        int[] starts = formulas.stream().mapToInt(program::add).toArray();
        int[] numbers = rows.stream().mapToInt(row -> row.number).toArray();
        boolean[] forbid = new boolean[rows.size()];
        IntStream.range(0, forbid.length).forEach(i -> forbid[i] = rows.get(i).forbids);
        List<Row> targets = new ArrayList<>();
        program.targets().forEach(target -> targets.add(new Row(target)));
        while (targets.size() < Long.SIZE) {
            targets.add(new Row(Target.anything()));
        }
        rows.addAll(0, targets);
        int ofParties = ofAnybody + Long.SIZE == rows.size() ? Integer.MAX_VALUE : ofAnybody / Long.SIZE + 1;
        return new CompiledPolicies(
                dimensions(areSpansLookedUp),
                new Rules(program.build(), starts, numbers, forbid),
                ofParties,
                reads.shared(),
                budget);
    }

    private static String sorted(Optional<? extends Set<?>> values) {
        return values.map(all -> all.stream().map(Object::toString).sorted().collect(Collectors.joining(" ")))
                .orElse("");
    }

    private Dimensions dimensions(boolean areSpansLookedUp) {
        List<Instant> changes = areSpansLookedUp ? changes() : List.of();
        return Dimensions.of(
                ofTarget(Target::actions, Dimension.ACTION),
                ofTarget(Target::categories, Dimension.CATEGORY),
                ofTarget(Target::forms, Dimension.FORM),
                ofTarget(Target::purposes, Dimension.PURPOSE),
                ofTarget(Target::sources, Dimension.SOURCE),
                ofParties(row -> row.actors),
                ofTarget(Target::subjects, Dimension.PERSON),
                ofTarget(Target::recipients, Dimension.RECIPIENT),
                ofTarget(Target::actors, Dimension.RECIPIENT),
                ofPlaces(),
                ofParties(row -> row.receivers),
                ofParties(row -> row.agencies),
                changes,
                spans(changes, areSpansLookedUp));
    }

    private RuleDimension ofTarget(Function<Target, Set<? extends Term>> asked, Dimension dimension) {
        RuleDimension.Builder<Term, Set<? extends Term>> builder =
                new RuleDimension.Builder<>((term, wanted) -> Truth.liesUnder(term, wanted));
        each((row, bit) -> row.target
                .map(asked)
                .filter(wanted -> !wanted.isEmpty())
                .ifPresent(wanted -> builder.add(bit, wanted)));
        return builder.build(vocabulary.terms(dimension), rows.size());
    }

    private RuleDimension ofParties(Function<Row, Optional<Set<PartyId>>> asked) {
        RuleDimension.Builder<PartyId, Set<PartyId>> builder =
                new RuleDimension.Builder<>((party, wanted) -> Truth.of(wanted.contains(party)));
        Map<PartyId, Set<Set<PartyId>>> touching = new LinkedHashMap<>();
        each((row, bit) -> asked.apply(row).ifPresent(wanted -> {
            builder.add(bit, wanted);
            wanted.forEach(party ->
                    touching.computeIfAbsent(party, p -> new HashSet<>()).add(wanted));
        }));
        return builder.build(touching.keySet(), touching::get, rows.size());
    }

    /** All that is listed or named, and for each country a subdivision that stands for those that are not. */
    private RuleDimension ofPlaces() {
        Map<String, Jurisdiction> places = new LinkedHashMap<>();
        Jurisdiction.listed().forEach(place -> places.put(place.code(), place));
        each((row, bit) -> row.places.ifPresent(all -> all.forEach(place -> places.put(place.code(), place))));
        Jurisdiction.listed().stream()
                .filter(place -> place.code().length() == 2
                        && !place.code().equals("EU")
                        && !place.code().equals("US"))
                .forEach(country -> places.put(country.code() + "-", elsewhereIn(country, places)));
        RuleDimension.Builder<String, Set<Jurisdiction>> builder = new RuleDimension.Builder<>(
                (code, wanted) -> Truth.liesIn(Objects.requireNonNull(places.get(code)), wanted));
        each((row, bit) -> row.places.ifPresent(wanted -> builder.add(bit, wanted)));
        return builder.build(places.keySet(), rows.size());
    }

    private static Jurisdiction elsewhereIn(Jurisdiction country, Map<String, Jurisdiction> named) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> country.code() + "-" + i)
                .filter(code -> !named.containsKey(code))
                .map(Jurisdiction::of)
                .findFirst()
                .orElseThrow();
    }

    private List<Instant> changes() {
        return rows.stream()
                .flatMap(row -> row.span.stream())
                .flatMap(span -> Stream.concat(Stream.of(span.from()), span.until().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    private List<Mask> spans(List<Instant> changes, boolean areLookedUp) {
        RuleDimension.Builder<Instant, Span> builder =
                new RuleDimension.Builder<>((at, span) -> Truth.of(span.contains(at)));
        each((row, bit) ->
                row.span.filter(span -> areLookedUp || span.equals(NEVER)).ifPresent(span -> builder.add(bit, span)));
        List<Instant> begins =
                Stream.concat(Stream.of(Instant.MIN), changes.stream()).toList();
        RuleDimension spans = builder.build(begins, rows.size());
        return begins.stream().map(at -> spans.named(at.toString())).toList();
    }

    private void each(ObjIntConsumer<Row> use) {
        for (int bit = 0; bit < rows.size(); bit++) {
            use.accept(rows.get(bit), bit);
        }
    }
}
