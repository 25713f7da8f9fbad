package com.onebackpak.compliance.document;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The format of a policy pack. One object reads one document, because a pack's own definitions and clauses are looked
 * up while it is read; they may stand anywhere in it.
 */
final class PackFormat {
    private final TermFormats terms;
    private final ConditionFormats conditions;
    private final Problems problems;
    private final Map<String, Node.Entry> definitions = new LinkedHashMap<>();
    private final Set<String> usedDefinitions = new HashSet<>();
    private final Set<String> openDefinitions = new LinkedHashSet<>();

    /** What was made of each definition, or nothing where something is wrong with it. */
    private final Map<String, Optional<Condition>> readDefinitions = new HashMap<>();

    /** How deep the definitions are that are being read, one in the other. */
    private int openDepth;

    private PackFormat(Vocabulary vocabulary, Problems problems) {
        this.terms = new TermFormats(vocabulary);
        this.problems = problems;
        this.conditions = new ConditionFormats(terms, this::definition);
    }

    static Policy read(Node document, Vocabulary vocabulary, Problems problems) {
        PackFormat pack = new PackFormat(vocabulary, problems);
        pack.collectDefinitions(document);
        return pack.format().read(document, problems);
    }

    /** The format without definitions of any document: what a schema can say. */
    static Format<Policy> of(Vocabulary vocabulary) {
        return new PackFormat(vocabulary, new Problems()).format();
    }

    private Format<Policy> format() {
        ObjectFormat object = ObjectFormat.of("a policy pack");
        PackSections sections = new PackSections(terms, conditions);

        Field<String> id = object.required("policy", Formats.text(), "the pack's id");
        Field<String> title = object.required("title", Formats.text(), "the pack's title");
        Field<Layer> layer = object.required("kind", Formats.oneOf("kind of policy", Layer.class), "whose word it is");
        Field<String> version = object.required("version", Formats.loose(), "the version");
        Field<Moment> from = object.required("from", Formats.moment(), "when this version takes effect, inclusive");
        Field<Moment> until = object.optional("until", Formats.moment(), "when it ceases, exclusive");
        Field<ZoneId> zone = object.optional("zone", Formats.zone(), "the zone of these dates; absent: UTC");
        Field<String> prefix = object.required("citation-prefix", Formats.text(), "how its clauses are cited");
        Field<PartyId> party = object.optional("party", Formats.id(), "the vendor to whose acts its permissions apply");
        Field<List<Jurisdiction>> applies = object.optional("applies-to", appliesTo(), "where it applies");

        object.optional("definitions", definitionNodes(), "conditions that rules refer to by name");
        Field<List<Keyed<PackSections.ClauseBody>>> clauses =
                object.required("clauses", Formats.mapOf(sections.clause()), "what the text says, by section");
        Field<List<Located<PackSections.RuleBody>>> rules =
                object.optional("rules", Formats.each(Formats.located(sections.rule())), "the rules");
        Field<List<Located<PackSections.RetentionBody>>> retention = object.optional(
                "retention", Formats.each(Formats.located(sections.retention())), "how long data may stay");
        Field<List<PackSections.LimitBody>> limits = object.optional(
                "retention-limits", Formats.each(sections.limit()), "what the law demands of retention");
        Field<List<PackSections.DutyBody>> duties =
                object.optional("duties", Formats.each(sections.duty()), "standing obligations");
        Field<List<Keyed<PackSections.ParameterBody>>> parameters = object.optional(
                "parameters", Formats.mapOf(sections.parameter()), "numbers that the text or the law sets");
        Field<List<Keyed<PackSections.FindingBody>>> findings =
                object.optional("findings", Formats.mapOf(sections.finding()), "what a reader of the text should know");

        return object.asFarAsReadable((values, all) -> {
            Citations cites = new Citations(values, prefix, clauses, problems);
            if (!values.isDamaged(findings)) {
                values.list(retention).forEach(r -> r.value().checkFindings(values.list(findings), problems));
            }
            checkIds(values.list(rules));
            List<Rule> builtRules = built(values.list(rules), body -> body.rule(cites));
            List<RetentionProvision> builtRetention = built(values.list(retention), body -> body.provision(cites));
            ZoneId dates = values.find(zone).orElse(ZoneOffset.UTC);
            Policy.Builder policy = Policy.builder()
                    .id(values.get(id))
                    .title(values.get(title))
                    .layer(values.get(layer))
                    .version(values.get(version))
                    .effective(Moment.span(values, from, until, dates))
                    .citationPrefix(values.get(prefix))
                    .party(values.find(party))
                    .addAllJurisdictions(values.list(applies))
                    .addAllRules(builtRules)
                    .addAllRetention(builtRetention);
            values.get(clauses).forEach(c -> policy.addClauses(c.value().clause(cites.own(c.key()))));
            values.list(limits).forEach(l -> policy.addRetentionLimits(l.limit(cites)));
            values.list(duties).forEach(d -> policy.addDuties(d.duty(cites)));
            values.list(parameters).forEach(p -> policy.addParameters(p.value().parameter(p.key(), cites)));
            values.list(findings).forEach(f -> policy.addFindings(f.value().finding(f.key(), cites)));
            Policy made = policy.build();
            if (values.isWhole() && problems.count() == 0) {
                checkUse(made, values.get(clauses));
            }
            return made;
        });
    }

    private void checkIds(List<Located<PackSections.RuleBody>> rules) {
        Set<String> ids = new HashSet<>();
        rules.stream()
                .filter(rule -> !ids.add(rule.value().id()))
                .forEach(rule -> problems.add("rule '" + rule.value().id() + "' is given twice", rule.position()));
    }

    private interface Building<B, T> {
        T from(B body);
    }

    private <B, T> List<T> built(List<Located<B>> bodies, Building<B, T> building) {
        return problems.each(bodies, body -> {
            try {
                return building.from(body.value());
            } catch (IllegalArgumentException e) {
                throw DocumentException.of(e, body.position());
            }
        });
    }

    private Format<List<Jurisdiction>> appliesTo() {
        ObjectFormat object = ObjectFormat.of("'applies-to'");
        Field<List<Jurisdiction>> jurisdictions = object.required(
                "jurisdictions",
                Formats.some(Formats.jurisdiction()),
                "codes such as US or US-TX, each with all below it");
        return object.as(values -> values.get(jurisdictions));
    }

    /** Definitions are read when a rule first refers to them, so that they may refer to each other in any order. */
    private Format<Map<String, Node.Entry>> definitionNodes() {
        Format<List<Keyed<Condition>>> format = Formats.mapOf(conditions.condition());
        return new Format<>() {
            @Override
            public Map<String, Node.Entry> read(Node node, Problems all) {
                return definitions;
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions schema) {
                return format.schema(schema);
            }
        };
    }

    /** Collects the definitions of a document before anything else of it is read. */
    private void collectDefinitions(Node document) {
        if (document instanceof Node.MappingNode pack) {
            pack.entries().stream()
                    .filter(e -> e.key().text().equals("definitions"))
                    .flatMap(e -> Formats.mapping(e.value()).entries().stream())
                    .forEach(e -> definitions.put(e.key().text(), e));
        }
    }

    private Condition definition(String name) {
        Node.Entry definition = definitions.get(name);
        if (definition == null) {
            throw new IllegalArgumentException(UnknownName.text("definition", name, definitions.keySet()));
        }
        usedDefinitions.add(name);
        if (openDefinitions.contains(name)) {
            throw new IllegalArgumentException("definition '" + name + "' refers to itself");
        }
        Optional<Condition> read = readDefinitions.get(name);
        if (read == null) {
            read = problems.attempt(() -> new Condition.Defined(name, read(name, definition)));
            readDefinitions.put(name, read);
        }
        if (read.isEmpty()) {
            throw DocumentException.told();
        }
        return read.get();
    }

    /** Definitions that refer to each other are as deep as if they were written out. */
    private Condition read(String name, Node.Entry definition) {
        int depth = definition.value().depth();
        openDefinitions.add(name);
        openDepth += depth;
        try {
            NodeReader.checkNesting(openDepth, definition.key().position());
            return conditions.condition().read(definition.value(), problems);
        } finally {
            openDefinitions.remove(name);
            openDepth -= depth;
        }
    }

    private void checkUse(Policy policy, List<Keyed<PackSections.ClauseBody>> clauses) {
        Set<Citation> bound = policy.bound();
        for (int i = 0; i < policy.clauses().size(); i++) {
            Clause clause = policy.clauses().get(i);
            String section = "clause '" + clause.citation().section() + "'";
            boolean isBound = bound.contains(clause.citation());
            if (!isBound && clause.notOperative().isEmpty()) {
                problems.add(
                        section
                                + " is cited by nothing; bind a rule to it, or say in 'not-operative' why no decision can"
                                + " rest on it",
                        clauses.get(i).position());
            }
            if (isBound && clause.notOperative().isPresent()) {
                problems.add(
                        section + " is declared not operative but cited",
                        clauses.get(i).position());
            }
        }
        definitions.forEach((name, definition) -> {
            if (!usedDefinitions.contains(name)) {
                problems.add(
                        "definition '" + name + "' is used by nothing",
                        definition.key().position());
            }
        });
    }

    /** The clauses that rules may cite. */
    static final class Citations {
        private final String prefix;
        private final Set<String> sections = new LinkedHashSet<>();
        private final boolean isComplete;
        private final Problems problems;

        private Citations(
                Values values,
                Field<String> prefix,
                Field<List<Keyed<PackSections.ClauseBody>>> clauses,
                Problems problems) {
            this.prefix = values.find(prefix).orElse("unreadable");
            this.isComplete = !values.isDamaged(clauses);
            this.problems = problems;
            values.list(clauses).forEach(c -> sections.add(c.key()));
        }

        Citation own(String section) {
            return new Citation(prefix, section);
        }

        List<Citation> all(List<Located<String>> cited) {
            return cited.stream().map(this::known).toList();
        }

        private Citation known(Located<String> section) {
            if (isComplete && !sections.contains(section.value())) {
                List<String> meant =
                        NearestName.of(section.value(), sections).stream().toList();
                String hint = meant.isEmpty() ? NearestName.listed(sections) : NearestName.hint(meant);
                problems.add(
                        "'" + section.value() + "' is cited but is no clause of this pack; " + hint,
                        section.position());
            }
            return own(section.value());
        }
    }
}
