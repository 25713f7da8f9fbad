package com.onebackpak.compliance.testkit.generation;

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

    private static final List<String> HOST_FACTS = List.of("recipient.audited", "request.urgent", "subject.boarding");

    private Vocabularies() {}

    /** The vocabulary that comes with the library. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /** The standard vocabulary, extended with up to four terms and up to two boolean facts of a host. */
    public static Arbitrary<Vocabulary> arbitrary() {
        return Choices.arbitrary(12, Vocabularies::draw);
    }

    static Vocabulary draw(Choices choices) {
        Set<Term> terms = choices.chance(6) ? choices.upTo(4, HOST_TERMS) : Set.of();
        Set<String> facts = choices.some(6, HOST_FACTS);
        return STANDARD.extendedWith(
                terms.stream()
                        .map(term -> new TermDefinition(term, "A host's own term.", Map.of()))
                        .toList(),
                facts.stream()
                        .map(name -> new FactDeclaration(
                                name,
                                FactType.BOOLEAN,
                                choices.of(WorldAssumption.class),
                                "A host's own fact.",
                                Set.of(FactParty.SCHOOL),
                                Set.of(FactParty.SCHOOL)))
                        .toList());
    }
}
