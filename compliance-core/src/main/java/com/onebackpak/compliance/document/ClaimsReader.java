package com.onebackpak.compliance.document;

import com.onebackpak.compliance.analysis.PolicyClaim;
import com.onebackpak.compliance.analysis.PolicyClaims;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files of claims, which are to be proved of policies.
 *
 * <pre>{@code
 * PolicyClaims claims = ClaimsReader.standard().read(DocumentSource.of(Path.of("absolute.claims.yaml")));
 * PolicyAnalyzer analyzer = PolicyAnalyzer.of(claims.policies(), claims.claims());
 * claims.claims().stream()
 *         .map(analyzer::prove)
 *         .filter(proof -> !proof.isProved())
 *         .forEach(proof -> log.warn(proof.claim().name()));
 * }</pre>
 *
 * <p>Immutable, thread-safe.
 */
public final class ClaimsReader {
    private final Vocabulary vocabulary;
    private final PolicyLibrary library;

    private ClaimsReader(Vocabulary vocabulary, PolicyLibrary library) {
        this.vocabulary = vocabulary;
        this.library = library;
    }

    /** Makes a reader of claims that speak in the vocabulary and name policies of the library. */
    public static ClaimsReader of(Vocabulary vocabulary, PolicyLibrary library) {
        return new ClaimsReader(vocabulary, library);
    }

    /** Makes a reader with the standard vocabulary and the built-in packs. */
    public static ClaimsReader standard() {
        return of(VocabularyReader.standard(), PolicyLibrary.standard());
    }

    /**
     * Reads claims.
     *
     * @throws DocumentException if the document is no sound list of claims: an unknown key, term, fact or policy, a claim
     *     without a condition or one that rules nothing out
     */
    public PolicyClaims read(DocumentSource source) {
        return Problems.collecting(problems -> {
            Node document = NodeReader.read(source, DocumentKind.CLAIMS, problems);
            Vocabulary own = OwnVocabularies.in(document, source, vocabulary);
            return format(document, source, own, problems).read(document, problems);
        });
    }

    Format<PolicyClaims> format() {
        DocumentSource nothing = DocumentSource.ofText("claims.yaml", "{}");
        return Problems.collecting(
                problems -> format(NodeReader.read(nothing, problems), nothing, vocabulary, problems));
    }

    private Format<PolicyClaims> format(Node document, DocumentSource source, Vocabulary spoken, Problems problems) {
        PackDefinitions definitions = new PackDefinitions(new TermFormats(spoken), problems);
        NamedPolicies policiesOf = new NamedPolicies(source, spoken, library);
        ObjectFormat object = ObjectFormat.of("a list of claims");
        Field<String> title = object.required("claims", Formats.text(), "what the claims are about");
        object.optional(OwnVocabularies.KEY, OwnVocabularies.FILES, "vocabularies of its own, relative to this file");
        Field<List<Located<String>>> named = object.required("policies", NamedPolicies.FORMAT, NamedPolicies.MEANS);
        object.optional(PackDefinitions.KEY, definitions.format(), "names for conditions");
        Field<List<PolicyClaim>> claims = object.required(
                "prove", Formats.oneAtLeast(claim(definitions.conditions())), "what holds of every decision");
        definitions.collect(document, object.keys());
        return object.asFarAsReadable((values, all) -> {
            List<Policy> policies = all.each(values.list(named), policiesOf::named).stream()
                    .flatMap(List::stream)
                    .toList();
            Optional<PolicySet> together = all.attempt(() -> policiesOf.together(policies, values.at(named)));
            return new PolicyClaims(
                    values.get(title),
                    values.list(named).stream().map(Located::value).toList(),
                    together.orElseThrow(DocumentException::alreadyReported),
                    distinct(values.list(claims), values));
        });
    }

    private static List<PolicyClaim> distinct(List<PolicyClaim> claims, Values values) {
        Set<String> names = new HashSet<>();
        claims.forEach(claim -> {
            if (!names.add(claim.name())) {
                throw new DocumentException("two claims are named '" + claim.name() + "'", values.position());
            }
        });
        return claims;
    }

    private static Format<PolicyClaim> claim(ConditionFormats conditions) {
        ObjectFormat object = ObjectFormat.of("a claim");
        Field<String> name = object.required("claim", Formats.text(), "what is claimed, as a sentence");
        Format<List<Outcome>> outcomes = Formats.oneOrMore(Formats.oneOf("outcome", outcomes()));
        Field<List<Outcome>> never = object.optional("never", outcomes, "outcomes that there are none of");
        Field<List<Outcome>> always = object.optional("always", outcomes, "outcomes of which there is always one");
        object.exactlyOneOf(never, always);
        Field<Target> target = object.optional("target", conditions.target(), "of which requests");
        Field<Condition> when = object.optional("when", conditions.condition(), "in which situations");
        Field<Boolean> orUnknown = object.optional(
                "or-unknown", Formats.bool(), "whether also where it is unknown if target and condition hold");
        Field<List<Citation>> cites =
                object.optional("cites", Formats.listOf(Formats.citation()), "the clauses that say so");
        return object.as(values -> {
            if (!values.isGiven(target) && !values.isGiven(when)) {
                throw new IllegalArgumentException("a claim must say of what it is one: 'target', 'when' or both");
            }
            List<Condition> all = new ArrayList<>();
            values.find(target).map(Condition.RequestMatches::new).ifPresent(all::add);
            values.find(when).ifPresent(all::add);
            Set<Outcome> possible = new LinkedHashSet<>(values.list(always));
            if (values.isGiven(never)) {
                possible = EnumSet.allOf(Outcome.class);
                possible.removeAll(values.list(never));
            }
            return new PolicyClaim(
                    values.get(name),
                    new Condition.All(all),
                    values.find(orUnknown).orElse(false),
                    possible,
                    values.list(cites));
        });
    }

    private static Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Arrays.stream(Outcome.values()).forEach(outcome -> outcomes.put(outcome.name(), outcome));
        return outcomes;
    }
}
