package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.List;

/**
 * The format of a policy pack. One object reads one document, because a pack's own definitions and clauses are looked
 * up while it is read; they may stand anywhere in it.
 */
final class PackFormat {
    final PackDefinitions definitions;
    final PackSections sections;

    private final ObjectFormat object = ObjectFormat.of("a policy pack");
    final Field<String> id = object.required("policy", Formats.text(), "the pack's id");
    final Field<String> title = object.required("title", Formats.text(), "the pack's title");
    final Field<Layer> layer =
            object.required("kind", Formats.oneOf("kind of policy", Layer.class), "whose word it is");
    final Field<String> version = object.required("version", Formats.loose(), "the version");
    final Field<Moment> from = object.required("from", Formats.moment(), "when this version takes effect, inclusive");
    final Field<Moment> until = object.optional("until", Formats.moment(), "when it ceases, exclusive");
    final Field<ZoneId> zone = object.optional("zone", Formats.zone(), "the zone of these dates; absent: UTC");
    final Field<String> prefix = object.required("citation-prefix", prefix(), "how its clauses are cited");
    final Field<PartyId> party =
            object.optional("party", Formats.id(), "the vendor to whose acts its permissions apply");
    final Field<Scope> applies = object.optional("applies-to", appliesTo(), "where, and to whom, it applies");
    final Field<List<Keyed<Values>>> clauses;
    final Field<List<Values>> rules;
    final Field<List<Values>> retention;
    final Field<List<Values>> limits;
    final Field<List<Values>> minimums;
    final Field<List<Values>> duties;
    final Field<List<Values>> clocks;
    final Field<List<Keyed<Values>>> parameters;
    final Field<List<Keyed<Values>>> findings;

    private PackFormat(Vocabulary vocabulary, Problems problems) {
        TermFormats terms = new TermFormats(vocabulary);
        definitions = new PackDefinitions(terms, problems);
        sections = new PackSections(terms, definitions.conditions());
        object.optional(PackDefinitions.KEY, definitions.format(), "conditions that rules refer to by name");
        clauses = object.required("clauses", Formats.mapOf(sections.clause.format()), "what the text says, by section");
        rules = object.optional("rules", Formats.each(sections.rule.format()), "the rules");
        retention = object.optional("retention", Formats.each(sections.retention.format()), "how long data may stay");
        limits = object.optional(
                "retention-limits", Formats.each(sections.limit.format()), "what the law demands of retention");
        minimums = object.optional(
                "retention-minimums",
                Formats.each(sections.minimum.format()),
                "what stays as long as the rest of the record");
        duties = object.optional("duties", Formats.each(sections.duty.format()), "standing obligations");
        clocks = object.optional(
                "clocks",
                Formats.each(sections.clock.format()),
                "what is owed once something has happened, by whom, to whom and by when");
        parameters = object.optional(
                "parameters", Formats.mapOf(sections.parameter.format()), "numbers that the text or the law sets");
        findings = object.optional(
                "findings", Formats.mapOf(sections.finding.format()), "what a reader of the text should know");
    }

    static Policy read(Node document, Vocabulary vocabulary, Problems problems) {
        PackFormat pack = new PackFormat(vocabulary, problems);
        pack.definitions.collect(document, pack.object.keys());
        Format<Policy> format =
                pack.object.asFarAsReadable((values, all) -> new PackAssembly(pack, values, all).policy(document));
        return format.read(document, problems);
    }

    /** The format without definitions of any document: what a schema can say. */
    static Format<Values> of(Vocabulary vocabulary) {
        return new PackFormat(vocabulary, new Problems()).object.values();
    }

    private static Format<String> prefix() {
        return Formats.scalar(
                "a prefix such as FERPA", ImmutableMap.of("type", "string", "pattern", "^[^ ]+$"), text -> {
                    if (text.indexOf(' ') >= 0) {
                        throw new IllegalArgumentException(
                                "a citation prefix is one word such as FERPA, not '" + text + "'");
                    }
                    return text;
                });
    }

    /** Where, and to whom, a pack applies. */
    record Scope(List<Jurisdiction> jurisdictions, List<PartyId> agencies) {}

    private static Format<Scope> appliesTo() {
        ObjectFormat object = ObjectFormat.of("'applies-to'");
        Field<List<Jurisdiction>> jurisdictions = object.optional(
                "jurisdictions",
                Formats.some(Formats.jurisdiction()),
                "codes such as US or US-TX, each with all below it");
        Field<List<PartyId>> agencies =
                object.optional("agencies", Formats.some(Formats.id()), "agencies, each with all under it");
        return object.as(values -> {
            if (!values.isGiven(jurisdictions) && !values.isGiven(agencies)) {
                throw new IllegalArgumentException("'applies-to' must name 'jurisdictions', 'agencies' or both");
            }
            return new Scope(values.list(jurisdictions), values.list(agencies));
        });
    }
}
