package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads scenario files.
 *
 * <pre>{@code
 * Scenario scenario = ScenarioReader.standard().read(DocumentSource.of(Path.of("school.yaml")));
 * List<CaseResult> results = ScenarioRunner.of(scenario).run();
 * }</pre>
 *
 * <p>Immutable, thread-safe.
 */
public final class ScenarioReader {
    private final Vocabulary vocabulary;
    private final PolicyLibrary library;
    private final boolean isForRecords;

    private ScenarioReader(Vocabulary vocabulary, PolicyLibrary library, boolean isForRecords) {
        this.vocabulary = vocabulary;
        this.library = library;
        this.isForRecords = isForRecords;
    }

    /** Makes a reader of scenarios that speak in the vocabulary and name policies of the library. */
    public static ScenarioReader of(Vocabulary vocabulary, PolicyLibrary library) {
        return new ScenarioReader(vocabulary, library, false);
    }

    /** Makes the same reader for files that are to be recorded: it also refuses ids of events that no record can bear. */
    public ScenarioReader forRecords() {
        return new ScenarioReader(vocabulary, library, true);
    }

    /** Makes a reader with the standard vocabulary and the built-in packs. */
    public static ScenarioReader standard() {
        return of(VocabularyReader.standard(), PolicyLibrary.standard());
    }

    /**
     * Reads a scenario.
     *
     * @throws DocumentException if the document is not a sound scenario: an unknown key, term, policy or party, a date
     *     that does not exist, a consent withdrawn before it was given
     */
    public Scenario read(DocumentSource source) {
        return Problems.collecting(problems -> {
            Node document = NodeReader.read(source, DocumentKind.SCENARIO, problems);
            Vocabulary own = OwnVocabularies.in(document, source, vocabulary);
            return new Reading(source, own).format().read(document, problems);
        });
    }

    Format<Scenario> format() {
        return new Reading(DocumentSource.ofText("scenario.yaml", "{}"), vocabulary).format();
    }

    /** Reads one document, against whose folder the paths of its packs are resolved. */
    private final class Reading {
        private final DocumentSource source;
        private final Vocabulary spoken;

        Reading(DocumentSource source, Vocabulary spoken) {
            this.source = source;
            this.spoken = spoken;
        }

        Format<Scenario> format() {
            TermFormats terms = new TermFormats(spoken);
            WorldFormat worldFormat = new WorldFormat(terms);
            CaseFormat caseFormat = new CaseFormat(terms);
            NamedPolicies policiesOf = new NamedPolicies(source, spoken, library);
            ObjectFormat object = ObjectFormat.of("a scenario");
            Field<String> title = object.required("scenarios", Formats.text(), "what the scenario is about");
            object.optional(
                    OwnVocabularies.KEY, OwnVocabularies.FILES, "vocabularies of its own, relative to this file");
            Field<List<Located<String>>> named = object.required("policies", NamedPolicies.FORMAT, NamedPolicies.MEANS);
            Field<OffsetDateTime> now = object.required("now", Formats.instant(), "the only clock");
            Field<Values> world = object.required("world", worldFormat.format(), "who there is and what is on record");
            Field<List<Values>> cases =
                    object.optional("cases", Formats.listOf(caseFormat.format()), "questions and expectations");
            return object.asFarAsReadable((values, problems) -> {
                List<Policy> policies = problems.each(values.list(named), policiesOf::named).stream()
                        .flatMap(List::stream)
                        .toList();
                Optional<PolicySet> together = problems.attempt(() -> policiesOf.together(policies, values.at(named)));
                OffsetDateTime clock = values.find(now).orElse(Instant.EPOCH.atOffset(ZoneOffset.UTC));
                ZoneId zone = clock.getOffset();
                Values given = values.find(world).orElseGet(() -> worldFormat.unread(values.position()));
                if (isForRecords) {
                    worldFormat.events.requireRecordable(given, problems);
                }
                ReadWorld assembled = new WorldAssembly(worldFormat, given, zone, problems)
                        .world(spoken, new KnownPolicies(library, policies));
                List<ScenarioCase> resolved = problems.each(
                        values.list(cases), c -> caseFormat.resolve(c, assembled, clock.toInstant(), zone, problems));
                return new Scenario(
                        values.get(title),
                        together.orElseThrow(DocumentException::alreadyReported),
                        clock.toInstant(),
                        assembled.world(),
                        resolved);
            });
        }
    }
}
