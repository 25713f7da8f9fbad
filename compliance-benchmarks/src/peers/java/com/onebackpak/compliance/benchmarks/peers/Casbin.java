package com.onebackpak.compliance.benchmarks.peers;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casbin.jcasbin.main.CoreEnforcer;
import org.casbin.jcasbin.main.EnforceResult;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * jCasbin in the fastest form found: rows in order, the first that matches counts; cells are tested by functions in Java rather
 * than by {@code eval}, and each district has an enforcer of its own, which has its rows and those of everybody.
 */
public final class Casbin implements Peer<Casbin.Rows> {
    private static final String ANY = "*";
    private static final Map<String, Set<String>> TERMS = new ConcurrentHashMap<>();

    /**
     * The rows.
     *
     * @param common those of everybody, up to the permissions and from there
     * @param districts those of districts
     */
    public record Rows(List<List<List<String>>> common, Map<String, List<List<String>>> districts) {}

    @Override
    public String name() {
        return "jcasbin";
    }

    @Override
    public Rows write(RuleTable table) {
        return new Rows(
                List.of(rows(table.prohibitions()), rows(table.permissions())),
                table.districts().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> rows(each.getValue()))));
    }

    private static List<List<String>> rows(List<RuleRow> rows) {
        return rows.stream().map(Casbin::row).toList();
    }

    private static List<String> row(RuleRow row) {
        Map<String, List<String>> covered = row.covered();
        return Stream.of(
                        Stream.of(row.id()),
                        Stream.of("action", "category", "purpose", "kind")
                                .map(attribute -> covered.containsKey(attribute)
                                        ? String.join(" ", covered.get(attribute))
                                        : ANY),
                        Stream.of(
                                literals(row.when()),
                                row.unless().stream().map(Casbin::literals).collect(Collectors.joining(" or ")),
                                row.permits() ? "allow" : "deny"))
                .flatMap(cells -> cells)
                .toList();
    }

    private static String literals(List<Literal> literals) {
        return literals.stream().map(Literal::source).collect(Collectors.joining(" "));
    }

    @Override
    public Engine<Inquiry, EnforceResult> load(Rows rows, Directory directory) {
        Map<String, Enforcer> districts = new HashMap<>();
        rows.districts().forEach((district, own) -> districts.put(district, enforcer(rows, own)));
        return new Loaded(enforcer(rows, List.of()), districts, directory);
    }

    private static Enforcer enforcer(Rows rows, List<List<String>> own) {
        Model model = CoreEnforcer.newModel();
        model.addDef("r", "r", "known, action, category, purpose, kind");
        model.addDef("p", "p", "id, action, category, purpose, kind, when, unless, eft");
        model.addDef("e", "e", "priority(p.eft) || deny");
        model.addDef(
                "m",
                "m",
                "among(r.action, p.action) && among(r.purpose, p.purpose) && among(r.kind, p.kind)"
                        + " && among(r.category, p.category) && all(r.known, p.when) && none(r.known, p.unless)");
        Enforcer enforcer = new Enforcer(model);
        enforcer.addFunction("among", new Test("among", Casbin::among));
        Map<String, Predicate<Known>> when = new HashMap<>();
        Map<String, Predicate<Known>> unless = new HashMap<>();
        enforcer.addFunction(
                "all",
                new Test(
                        "all",
                        (known, cell) -> Objects.requireNonNull(when.get(cell)).test((Known) known)));
        enforcer.addFunction(
                "none",
                new Test(
                        "none",
                        (known, cell) ->
                                !Objects.requireNonNull(unless.get(cell)).test((Known) known)));
        for (List<List<String>> part :
                List.of(rows.common().get(0), own, rows.common().get(1))) {
            part.forEach(row -> {
                when.put(row.get(5), all(RuleRow.literals(row.get(5))));
                unless.put(row.get(6), any(RuleRow.exceptions(row.get(6))));
                enforcer.addPolicy(row);
            });
        }
        return enforcer;
    }

    private static Predicate<Known> all(List<Literal> literals) {
        return literals.stream().map(Literal::test).reduce(known -> true, Predicate::and);
    }

    private static Predicate<Known> any(List<List<Literal>> exceptions) {
        return exceptions.stream().map(Casbin::all).reduce(known -> false, Predicate::or);
    }

    private static boolean among(Object term, String cell) {
        return cell.equals(ANY)
                || TERMS.computeIfAbsent(cell, terms -> Set.of(terms.split(" ")))
                        .contains((String) term);
    }

    /** A test of a cell, as a function of the matcher. */
    private static final class Test extends CustomFunction {
        private static final long serialVersionUID = 1;

        private final String name;
        private final transient BiPredicate<Object, String> test;

        Test(String name, BiPredicate<Object, String> test) {
            this.name = name;
            this.test = test;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public AviatorObject call(Map<String, Object> env, AviatorObject value, AviatorObject cell) {
            return AviatorBoolean.valueOf(test.test(value.getValue(env), FunctionUtils.getStringValue(cell, env)));
        }
    }

    private record Loaded(Enforcer common, Map<String, Enforcer> districts, Directory directory)
            implements Engine.OfInquiries<EnforceResult> {
        @Override
        public Function<Inquiry, EnforceResult> decider() {
            return inquiry -> {
                Known known = new Known(inquiry, directory);
                return districts
                        .getOrDefault(known.getDistrict(), common)
                        .enforceEx(known, known.getAction(), known.getCategory(), known.getPurpose(), known.getKind());
            };
        }

        @Override
        public Answer answer(EnforceResult decision) {
            List<String> row = new ArrayList<>(decision.getExplain());
            return Answer.ofFirst(decision.isAllow(), row.isEmpty() ? "" : row.get(0));
        }

        @Override
        public boolean namesAllRules() {
            return false;
        }
    }
}
