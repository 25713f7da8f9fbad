package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Condition;
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
    private final Map<String, Node> definitions = new LinkedHashMap<>();
    private final Set<String> usedDefinitions = new HashSet<>();
    private final Set<String> openDefinitions = new LinkedHashSet<>();
    private final Map<String, Condition> readDefinitions = new HashMap<>();

    PackFormat(Vocabulary vocabulary) {
        this.terms = new TermFormats(vocabulary);
        this.conditions = new ConditionFormats(terms, this::definition);
    }

    Format<Policy> format() {
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
        Field<Map<String, Node>> defined =
                object.optional("definitions", definitionNodes(), "conditions that rules refer to by name");
        Field<List<Keyed<PackSections.ClauseBody>>> clauses =
                object.required("clauses", Formats.mapOf(sections.clause()), "what the text says, by section");
        Field<List<Located<PackSections.RuleBody>>> rules =
                object.optional("rules", Formats.listOf(Formats.located(sections.rule())), "the rules");
        Field<List<Located<PackSections.RetentionBody>>> retention = object.optional(
                "retention", Formats.listOf(Formats.located(sections.retention())), "how long data may stay");
        Field<List<PackSections.LimitBody>> limits = object.optional(
                "retention-limits", Formats.listOf(sections.limit()), "what the law demands of retention");
        Field<List<PackSections.DutyBody>> duties =
                object.optional("duties", Formats.listOf(sections.duty()), "standing obligations");
        Field<List<Keyed<PackSections.ParameterBody>>> parameters = object.optional(
                "parameters", Formats.mapOf(sections.parameter()), "numbers that the text or the law sets");
        Field<List<Keyed<PackSections.FindingBody>>> findings =
                object.optional("findings", Formats.mapOf(sections.finding()), "what a reader of the text should know");

        return object.as(values -> {
            ZoneId dates = values.find(zone).orElse(ZoneOffset.UTC);
            Citations cites = new Citations(values.get(prefix), values.get(clauses));
            Policy.Builder policy = Policy.builder()
                    .id(values.get(id))
                    .title(values.get(title))
                    .layer(values.get(layer))
                    .version(values.get(version))
                    .effective(Moment.span(values, from, until, dates))
                    .citationPrefix(values.get(prefix))
                    .party(values.find(party))
                    .addAllJurisdictions(values.list(applies));
            values.get(clauses).forEach(c -> policy.addClauses(c.value().clause(cites.own(c.key()))));
            Set<String> ruleIds = new HashSet<>();
            values.list(rules).forEach(r -> {
                if (!ruleIds.add(r.value().id())) {
                    throw new DocumentException("rule '" + r.value().id() + "' is given twice", r.position());
                }
                Rule rule = built(r, body -> body.rule(cites));
                policy.addRules(rule);
            });
            values.list(retention).forEach(r -> {
                r.value().checkFindings(values.list(findings));
                RetentionProvision provision = built(r, body -> body.provision(cites));
                policy.addRetention(provision);
            });
            values.list(limits).forEach(l -> policy.addRetentionLimits(l.limit(cites)));
            values.list(duties).forEach(d -> policy.addDuties(d.duty(cites)));
            values.list(parameters).forEach(p -> policy.addParameters(p.value().parameter(p.key(), cites)));
            values.list(findings).forEach(f -> policy.addFindings(f.value().finding(f.key(), cites)));
            Policy built = policy.build();
            checkUse(built, values, clauses, defined);
            return built;
        });
    }

    private interface Building<B, T> {
        T from(B body);
    }

    private static <B, T> T built(Located<B> body, Building<B, T> building) {
        try {
            return building.from(body.value());
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, body.position());
        }
    }

    private Format<List<Jurisdiction>> appliesTo() {
        ObjectFormat object = ObjectFormat.of("'applies-to'");
        Field<List<Jurisdiction>> jurisdictions = object.required(
                "jurisdictions",
                Formats.listOf(Formats.jurisdiction()),
                "codes such as US or US-TX, each with all below it");
        return object.as(values -> values.get(jurisdictions));
    }

    /** Definitions are read when a rule first refers to them, so that they may refer to each other in any order. */
    private Format<Map<String, Node>> definitionNodes() {
        Format<List<Keyed<Condition>>> format = Formats.mapOf(conditions.condition());
        return new Format<>() {
            @Override
            public Map<String, Node> read(Node node) {
                return definitions;
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions schema) {
                return format.schema(schema);
            }
        };
    }

    /** Collects the definitions of a document before anything else of it is read. */
    PackFormat collectingDefinitionsOf(Node document) {
        if (document instanceof Node.MappingNode pack) {
            pack.entries().stream()
                    .filter(e -> e.key().text().equals("definitions"))
                    .flatMap(e -> Formats.mapping(e.value()).entries().stream())
                    .forEach(e -> definitions.put(e.key().text(), e.value()));
        }
        return this;
    }

    private Condition definition(String name) {
        Node node = definitions.get(name);
        if (node == null) {
            throw new IllegalArgumentException(Formats.unknown("definition", name, definitions.keySet()));
        }
        usedDefinitions.add(name);
        Condition known = readDefinitions.get(name);
        if (known != null) {
            return known;
        }
        if (!openDefinitions.add(name)) {
            throw new IllegalArgumentException("definition '" + name + "' refers to itself");
        }
        Condition read = new Condition.Defined(name, conditions.condition().read(node));
        openDefinitions.remove(name);
        readDefinitions.put(name, read);
        return read;
    }

    private void checkUse(
            Policy policy,
            Values values,
            Field<List<Keyed<PackSections.ClauseBody>>> clauses,
            Field<Map<String, Node>> defined) {
        Set<Citation> bound = policy.bound();
        for (int i = 0; i < policy.clauses().size(); i++) {
            Clause clause = policy.clauses().get(i);
            Position position = values.get(clauses).get(i).position();
            boolean isBound = bound.contains(clause.citation());
            if (!isBound && clause.notOperative().isEmpty()) {
                throw new DocumentException(
                        "clause '" + clause.citation().section() + "' is cited by nothing",
                        "bind a rule to it, or say in 'not-operative' why no decision can rest on it",
                        position);
            }
            if (isBound && clause.notOperative().isPresent()) {
                throw new DocumentException(
                        "clause '" + clause.citation().section() + "' is declared not operative but cited", position);
            }
        }
        definitions.keySet().stream()
                .filter(name -> !usedDefinitions.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DocumentException("definition '" + name + "' is used by nothing", values.at(defined));
                });
    }

    /** The clauses that rules may cite. */
    static final class Citations {
        private final String prefix;
        private final Set<String> sections = new LinkedHashSet<>();

        private Citations(String prefix, List<Keyed<PackSections.ClauseBody>> clauses) {
            this.prefix = prefix;
            clauses.forEach(c -> sections.add(c.key()));
        }

        Citation own(String section) {
            return new Citation(prefix, section);
        }

        List<Citation> all(List<Located<String>> cited) {
            return cited.stream().map(this::known).toList();
        }

        private Citation known(Located<String> section) {
            if (!sections.contains(section.value())) {
                Optional<String> nearest = NearestName.of(section.value(), sections);
                throw new DocumentException(
                        "'" + section.value() + "' is cited but is no clause of this pack",
                        nearest.map(n -> "did you mean '" + n + "'?").orElse(""),
                        section.position());
            }
            return own(section.value());
        }
    }
}
