package com.onebackpak.compliance.benchmarks.peers;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * Drools with its executable model: a session for each thread, kept from decision to decision; the rules' order is their
 * salience, and the first that fires halts it.
 */
public final class Drools implements Peer<String> {
    @Override
    public String name() {
        return "drools";
    }

    @Override
    public String write(RuleTable table) {
        List<RuleRow> rows = table.rows().toList();
        StringBuilder drl = new StringBuilder(
                "package peers;\nimport " + Matter.class.getName().replace('$', '.') + ";\n");
        for (int i = 0; i < rows.size(); i++) {
            RuleRow row = rows.get(i);
            drl.append("rule \"" + row.id() + "\" salience " + (rows.size() - i) + " when\n  m : Matter("
                    + constraints(row) + ")\nthen\n  m.conclude(" + row.permits() + ", \"" + row.id()
                    + "\");\n  drools.halt();\nend\n");
        }
        return drl.toString();
    }

    private static String constraints(RuleRow row) {
        String target = row.covered().entrySet().stream()
                .map(restricted -> restricted.getKey() + oneOf(restricted.getValue()))
                .collect(Collectors.joining(", "));
        String when = row.when().stream().map(literal -> ", " + literal).collect(Collectors.joining());
        String unless = row.unless().stream()
                .map(exception ->
                        exception.stream().map(Literal::toString).collect(Collectors.joining(" && ", ", !(", ")")))
                .collect(Collectors.joining());
        return target + when + unless;
    }

    private static String oneOf(List<String> terms) {
        return terms.size() == 1
                ? " == \"" + terms.get(0) + "\""
                : terms.stream().map(term -> "\"" + term + "\"").collect(Collectors.joining(", ", " in (", ")"));
    }

    @Override
    public Engine<Inquiry, Verdict> load(String drl, Directory directory) {
        KieBase rules = new KieHelper().addContent(drl, ResourceType.DRL).build(ExecutableModelProject.class);
        return new Loaded(rules, directory);
    }

    /** What is known, as the fact that rules match; keeps what the first of them concludes. */
    public static final class Matter extends Known {
        private Verdict verdict = Verdict.NONE;

        Matter(Inquiry inquiry, Directory directory) {
            super(inquiry, directory);
        }

        /** A rule fires. */
        public void conclude(boolean permit, String rule) {
            verdict = new Verdict(permit, rule);
        }
    }

    private record Loaded(KieBase rules, Directory directory) implements Engine.OfInquiries<Verdict> {
        @Override
        public Function<Inquiry, Verdict> decider() {
            KieSession session = rules.newKieSession();
            return inquiry -> {
                Matter matter = new Matter(inquiry, directory);
                FactHandle handle = session.insert(matter);
                session.fireAllRules();
                session.delete(handle);
                return matter.verdict;
            };
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
