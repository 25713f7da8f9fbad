package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.evaluation.ProcessingRequest;
import com.onebackpak.compliance.evaluation.World;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scenario files, and requests about their worlds. Immutable, thread-safe. */
public final class ScenarioReader {
    private final Vocabulary vocabulary;
    private final PolicyLibrary library;
    private final PolicyReader policyReader;

    private ScenarioReader(Vocabulary vocabulary, PolicyLibrary library) {
        this.vocabulary = vocabulary;
        this.library = library;
        this.policyReader = PolicyReader.of(vocabulary);
    }

    /** Makes a reader of scenarios that speak in the vocabulary and name policies of the library. */
    public static ScenarioReader of(Vocabulary vocabulary, PolicyLibrary library) {
        return new ScenarioReader(vocabulary, library);
    }

    /** Makes a reader with the standard vocabulary and the built-in packs. */
    public static ScenarioReader standard() {
        Vocabulary vocabulary = VocabularyReader.standard();
        return of(vocabulary, PolicyLibrary.builtIn(vocabulary));
    }

    /**
     * Reads a scenario.
     *
     * @throws DocumentException if the document is not a sound scenario: an unknown key, term, policy or party, a date
     *     that does not exist, a consent withdrawn before it was given
     */
    public Scenario read(DocumentSource source) {
        return new Reading(source).format().read(NodeReader.read(source));
    }

    /**
     * A request about a scenario's world.
     *
     * @param request the request
     * @param at when it is made
     */
    public record TimedRequest(ProcessingRequest request, Instant at) {}

    /**
     * Reads a request about a scenario's world.
     *
     * @throws DocumentException if the document is not a sound request, or names somebody the world does not know
     */
    public TimedRequest readRequest(DocumentSource source, Scenario scenario) {
        RequestFormat format = new RequestFormat(new TermFormats(vocabulary));
        Values values = format.format().read(NodeReader.read(source));
        RequestFormat.Timed timed = format.resolve(
                values,
                scenario.world(),
                scenario.now(),
                scenario.world().defaultZone().orElseThrow());
        return new TimedRequest(timed.request(), timed.at());
    }

    Format<Scenario> format() {
        return new Reading(DocumentSource.ofText("scenario.yaml", "{}")).format();
    }

    /** Reads one document, against whose folder the paths of its packs are resolved. */
    private final class Reading {
        private final DocumentSource source;

        Reading(DocumentSource source) {
            this.source = source;
        }

        Format<Scenario> format() {
            TermFormats terms = new TermFormats(vocabulary);
            WorldFormat worldFormat = new WorldFormat(terms);
            CaseFormat caseFormat = new CaseFormat(terms);
            ObjectFormat object = ObjectFormat.of("a scenario");
            Field<String> title = object.required("scenarios", Formats.text(), "what the scenario is about");
            Field<List<Located<String>>> named = object.required(
                    "policies",
                    Formats.listOf(Formats.located(Formats.text())),
                    "ids of packs, or paths of pack files relative to this one");
            Field<OffsetDateTime> now = object.required("now", Formats.instant(), "the only clock");
            Field<Values> world = object.required("world", worldFormat.format(), "who there is and what is on record");
            Field<List<Values>> cases =
                    object.optional("cases", Formats.listOf(caseFormat.format()), "questions and expectations");
            return object.as(values -> {
                OffsetDateTime clock = values.get(now);
                World assembled =
                        new WorldAssembly(worldFormat, values.get(world), clock.getOffset()).world(vocabulary);
                return new Scenario(
                        values.get(title),
                        policySet(values.get(named), values.at(named)),
                        clock.toInstant(),
                        assembled,
                        values.list(cases).stream()
                                .map(c -> caseFormat.resolve(c, assembled, clock.toInstant(), clock.getOffset()))
                                .toList());
            });
        }

        private PolicySet policySet(List<Located<String>> named, Position position) {
            List<Policy> all = new ArrayList<>();
            named.forEach(name -> all.addAll(policies(name)));
            try {
                return PolicySet.of(all);
            } catch (IllegalArgumentException e) {
                throw DocumentException.of(e, position);
            }
        }

        private List<Policy> policies(Located<String> name) {
            boolean isPath = name.value().endsWith(".yaml") || name.value().endsWith(".json");
            Optional<Path> folder = source.folder();
            if (isPath && folder.isPresent()) {
                return List.of(policyReader.read(DocumentSource.of(folder.get().resolve(name.value()))));
            }
            if (library.versions(name.value()).isEmpty()) {
                throw new DocumentException(Formats.unknown("policy", name.value(), library.ids()), name.position());
            }
            return library.versions(name.value());
        }
    }
}
