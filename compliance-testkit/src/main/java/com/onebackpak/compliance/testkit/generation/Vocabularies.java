package com.onebackpak.compliance.testkit.generation;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.TermDefinition;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;

/** Generates vocabularies: the standard one, with terms and facts of a host besides. Has no state. */
public final class Vocabularies {
    private static final Vocabulary STANDARD = VocabularyReader.standard();

    private static final List<Term> HOST_TERMS = List.of(
            Dimension.ACTION.term("use.score"),
            Dimension.PERSON.term("student.exchange"),
            Dimension.RECIPIENT.term("application.plugin"),
            Dimension.RECIPIENT.term("alumni"),
            Dimension.PURPOSE.term("education.tutoring"),
            Dimension.PURPOSE.term("fundraising"),
            Dimension.CATEGORY.term("contact.emergency"),
            Dimension.CATEGORY.term("locker"),
            Dimension.FORM.term("pseudonymised.keyed"),
            Dimension.SOURCE.term("school.import"),
            Dimension.BASIS.term("parental-direct.online"),
            Dimension.OBLIGATION.term("notify-parent.at-once"));

    private static final Map<String, FactType> HOST_FACTS = ImmutableMap.<String, FactType>builder()
            .put("recipient.audited", FactType.BOOLEAN)
            .put("request.urgent", FactType.BOOLEAN)
            .put("subject.boarding", FactType.BOOLEAN)
            .put("subject.grade-level", FactType.NUMBER)
            .put("subject.left-on", FactType.DATE)
            .put("subject.clubs", FactType.TEXTS)
            .put("subject.enrolled-until", FactType.DATE)
            .put("actor.school", FactType.TEXT)
            .put("recipient.licence", FactType.TEXT)
            .put("agency.budget", FactType.NUMBER)
            .put("agency.policy-notified", FactType.INSTANT)
            .put("agreement.service-level", FactType.NUMBER)
            .put("agreement.reviewed", FactType.BOOLEAN)
            .put("request.seen-at", FactType.INSTANT)
            .put("request.topic", FactType.TERM)
            .put("relation.shared", FactType.TERMS)
            .buildOrThrow();

    private Vocabularies() {}

    /** The vocabulary that comes with the library. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /** The standard vocabulary, extended with up to four terms and up to four facts of a host. */
    public static Arbitrary<Vocabulary> arbitrary() {
        return Choices.arbitrary(12, Vocabularies::draw);
    }

    /** The standard vocabulary with a fact of every type, about every party. */
    static Vocabulary withAllFacts() {
        return STANDARD.extendedWith(
                List.of(),
                HOST_FACTS.keySet().stream()
                        .map(name -> declaration(name, WorldAssumption.OPEN))
                        .toList());
    }

    static Vocabulary draw(Choices choices) {
        Set<Term> terms = choices.chance(6) ? choices.upTo(4, HOST_TERMS) : Set.of();
        Set<String> facts = choices.chance(6) ? choices.upTo(4, List.copyOf(HOST_FACTS.keySet())) : Set.<String>of();
        return STANDARD.extendedWith(
                terms.stream()
                        .map(term -> new TermDefinition(term, "A host's own term.", Map.of()))
                        .toList(),
                facts.stream()
                        .map(name -> declaration(name, choices.of(WorldAssumption.class)))
                        .toList());
    }

    private static FactDeclaration declaration(String name, WorldAssumption world) {
        FactType type = Objects.requireNonNull(HOST_FACTS.get(name));
        return new FactDeclaration(
                name,
                type,
                isOfTerms(type) ? Optional.of(Dimension.CATEGORY) : Optional.empty(),
                world,
                "A host's own fact.",
                Set.of(FactParty.SCHOOL),
                Set.of(FactParty.SCHOOL));
    }

    private static boolean isOfTerms(FactType type) {
        return type == FactType.TERM || type == FactType.TERMS;
    }
}
