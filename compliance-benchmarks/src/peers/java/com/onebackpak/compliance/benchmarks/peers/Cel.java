package com.onebackpak.compliance.benchmarks.peers;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CEL for Java: an expression that gives the first rule that fires, for the prohibitions, for each district's and for the
 * permissions; the host keeps the programs, and variables are resolved when they are asked for.
 */
public final class Cel implements Peer<Cel.Expressions> {
    private static final Set<String> TEXTS = Set.of("action", "category", "purpose", "kind", "district", "recipient");

    /**
     * The expressions.
     *
     * @param prohibitions of everybody's
     * @param districts of what districts forbid, by district
     * @param permissions of what is permitted
     */
    public record Expressions(String prohibitions, Map<String, String> districts, String permissions) {}

    @Override
    public String name() {
        return "cel";
    }

    @Override
    public Expressions write(RuleTable table) {
        Map<String, String> districts = new HashMap<>();
        table.districts().forEach((district, rows) -> districts.put(district, firstOf(rows)));
        return new Expressions(firstOf(table.prohibitions()), districts, firstOf(table.permissions()));
    }

    private static String firstOf(List<RuleRow> rows) {
        return rows.stream()
                .map(row -> fires(row) + " ? '" + row.id() + "' : ")
                .collect(Collectors.joining("", "", "''"));
    }

    private static String fires(RuleRow row) {
        String target = row.covered().entrySet().stream()
                .map(restricted -> restricted.getKey()
                        + restricted.getValue().stream()
                                .map(term -> "'" + term + "'")
                                .collect(Collectors.joining(", ", " in [", "]")))
                .collect(Collectors.joining(" && "));
        String when = row.when().stream().map(literal -> " && " + literal).collect(Collectors.joining());
        String unless = row.unless().stream()
                .map(exception ->
                        exception.stream().map(Literal::toString).collect(Collectors.joining(" && ", " && !(", ")")))
                .collect(Collectors.joining());
        return target + when + unless;
    }

    @Override
    public Engine<Inquiry, Verdict> load(Expressions policy, Directory directory) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
        Known.ATTRIBUTES.keySet().forEach(name -> builder.addVar(name, type(name)));
        CelCompiler compiler = builder.build();
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        Map<String, CelRuntime.Program> districts = new HashMap<>();
        policy.districts()
                .forEach((district, expression) -> districts.put(district, program(compiler, runtime, expression)));
        return new Loaded(
                program(compiler, runtime, policy.prohibitions()),
                districts,
                program(compiler, runtime, policy.permissions()),
                directory);
    }

    private static CelType type(String name) {
        if (name.equals("age")) {
            return SimpleType.INT;
        }
        return TEXTS.contains(name) ? SimpleType.STRING : SimpleType.BOOL;
    }

    private static CelRuntime.Program program(CelCompiler compiler, CelRuntime runtime, String expression) {
        try {
            return runtime.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Loaded(
            CelRuntime.Program prohibitions,
            Map<String, CelRuntime.Program> districts,
            CelRuntime.Program permissions,
            Directory directory)
            implements Engine.OfInquiries<Verdict> {
        @Override
        public Function<Inquiry, Verdict> decider() {
            return inquiry -> {
                Known known = new Known(inquiry, directory);
                CelVariableResolver variables = name -> Optional.of(known.get(name));
                String forbidding = first(prohibitions, variables);
                if (forbidding.isEmpty()) {
                    forbidding = first(districts.get(known.getDistrict()), variables);
                }
                return forbidding.isEmpty()
                        ? new Verdict(true, first(permissions, variables))
                        : Verdict.forbid(forbidding);
            };
        }

        private static String first(CelRuntime.@Nullable Program program, CelVariableResolver variables) {
            try {
                return program == null ? "" : (String) program.eval(variables);
            } catch (CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Answer answer(Verdict decision) {
            return decision.answer();
        }

        @Override
        public boolean namesAllRules() {
            return false;
        }
    }
}
