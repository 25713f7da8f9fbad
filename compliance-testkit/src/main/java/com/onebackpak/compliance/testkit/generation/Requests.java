package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** Generates requests, precise and vague ones. Has no state. */
public final class Requests {
    private static final List<PartyId> ACTORS =
            List.of(Parties.VENDOR, Parties.VENDOR, Parties.RESELLER, Parties.APPLICATION);
    private static final List<PartyId> SUBJECTS =
            List.of(Parties.STUDENT, Parties.OTHER_STUDENT, Parties.TEACHER, Parties.VISITOR);
    private static final List<PartyId> RECIPIENTS =
            List.of(Parties.APPLICATION, Parties.PROVIDER, Parties.TEACHER, Parties.GUARDIAN, Parties.SCHOOL);
    private static final List<PartyId> REQUESTERS = List.of(Parties.DISTRICT, Parties.OTHER_DISTRICT, Parties.STUDENT);
    private static final List<PartyId> INSTRUCTING = List.of(Parties.SCHOOL, Parties.OTHER_DISTRICT);

    private Requests() {}

    /** Requests in the terms of the vocabulary, about the parties of {@link Worlds}. */
    public static Arbitrary<ProcessingRequest> arbitrary(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(50, choices -> draw(choices, terms));
    }

    static ProcessingRequest draw(Choices choices, TermPool terms) {
        Optional<CollectionSource> source = choices.present(5, () -> choices.of(terms.sources()));
        ProcessingRequest.Builder request = ProcessingRequest.builder()
                .actor(choices.mostly(ACTORS))
                .action(choices.of(terms.actions()))
                .addAllCategories(choices.upTo(3, terms.categories()))
                .purpose(choices.present(8, () -> choices.of(terms.purposes())))
                .application(source.filter(CollectionSource.APPLICATION::equals)
                        .flatMap(supplied -> choices.present(5, () -> Parties.APPLICATION)))
                .form(choices.present(3, () -> choices.of(terms.forms())).orElse(DataForm.IDENTIFIED))
                .source(source)
                .collectedAt(choices.present(2, () -> Moments.around(choices)))
                .requester(choices.present(2, () -> choices.of(REQUESTERS)))
                .instructedBy(choices.present(2, () -> choices.of(INSTRUCTING)));
        if (choices.chance(2)) {
            request.subjectKind(choices.of(terms.people()));
        } else {
            request.subject(choices.of(SUBJECTS));
        }
        if (choices.chance(2)) {
            request.recipientKind(choices.of(terms.recipients()));
        } else {
            request.recipient(choices.present(5, () -> choices.of(RECIPIENTS)));
        }
        for (FactDeclaration declared : terms.booleans()) {
            if (declared.party().equals("request") && choices.chance(1)) {
                request.putCircumstances(declared.attribute(), choices.chance(5));
            }
        }
        new FactValues(choices).stated(terms.hostFacts("request")).forEach((name, value) -> {
            if (!(value instanceof FactValue.OfBoolean)) {
                request.putCircumstances(name, value);
            }
        });
        request.relations(new FactValues(choices).stated(terms.hostFacts("relation")));
        return request.build();
    }
}
