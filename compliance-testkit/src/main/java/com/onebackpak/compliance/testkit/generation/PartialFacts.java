package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;

/** Generates what may be known about a request's parties: much, little or everything. Has no state. */
public final class PartialFacts {
    private static final List<Integer> KNOWN_OF_TEN = List.of(10, 9, 8, 9, 5);
    private static final List<PartyId> SUBJECT = List.of(Parties.STUDENT);
    private static final List<PartyId> AGENCIES = List.of(Parties.SCHOOL, Parties.DISTRICT);

    private PartialFacts() {}

    /** Facts of which some are known; of how many, varies. */
    public static Arbitrary<Facts> arbitrary(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(200, choices -> draw(choices, terms));
    }

    /** Facts of which every one that a condition can read is known. */
    public static Arbitrary<Facts> complete(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(200, choices -> completing(Facts.nothing(), choices, terms));
    }

    static Facts draw(Choices choices, TermPool terms) {
        return known(choices.of(KNOWN_OF_TEN), choices, terms);
    }

    /** Everything that was known as it was, and everything else besides. */
    static Facts completing(Facts facts, Choices choices, TermPool terms) {
        Facts.Builder complete = facts.toBuilder();
        Facts others = known(10, choices, terms);
        others.names().forEach(name -> learn(complete, facts, others, name));
        Facts unsigned = complete.build();
        List<Agreement> signed = unsigned.get(FactKeys.SUBJECT_AGREEMENTS).orElse(List.of()).stream()
                .map(agreement -> agreement.signOn().isPresent()
                        ? agreement
                        : agreement.toBuilder().signOn(choices.of(SignOn.class)).build())
                .toList();
        return unsigned.with(FactKeys.SUBJECT_AGREEMENTS, signed);
    }

    /** What was known as it was, and of the rest now this, now that. */
    static Facts learning(Facts facts, Choices choices, TermPool terms) {
        Facts.Builder learned = facts.toBuilder();
        Facts others = known(10, choices, terms);
        others.names().stream().filter(name -> choices.chance(3)).forEach(name -> learn(learned, facts, others, name));
        return learned.build();
    }

    private static void learn(Facts.Builder learned, Facts facts, Facts others, String name) {
        FactKey<Object> key = new FactKey<>(name);
        if (!facts.knows(key)) {
            learned.putIfKnown(key, others.get(key));
        }
    }

    private static Facts known(int ofTen, Choices choices, TermPool terms) {
        Ledgers ledgers = new Ledgers(choices, terms);
        Facts.Builder facts = Facts.builder()
                .putIfKnown(FactKeys.SUBJECT_KIND, choices.present(ofTen, () -> oneOrTwo(choices, terms.people())))
                .putIfKnown(FactKeys.SUBJECT_SCHOOL, choices.present(ofTen, () -> choices.some(8, AGENCIES)))
                .putIfKnown(
                        FactKeys.SUBJECT_AGENCIES,
                        choices.present(ofTen, () -> new Lineage(choices.some(8, AGENCIES), choices.chance(8))))
                .putIfKnown(
                        FactKeys.SUBJECT_JURISDICTION,
                        choices.present(
                                ofTen, () -> new Jurisdictions(choices.some(9, Parties.REGIONS), choices.chance(8))))
                .putIfKnown(FactKeys.SUBJECT_ZONE, choices.present(ofTen, () -> Set.of(Moments.zone(choices))))
                .putIfKnown(
                        FactKeys.SUBJECT_BIRTH_DATE,
                        choices.present(ofTen, () -> choices.present(9, () -> Moments.birthDate(choices))))
                .putIfKnown(FactKeys.SUBJECT_AGREEMENTS, choices.present(ofTen, () -> ledgers.agreements(AGENCIES)))
                .putIfKnown(FactKeys.SUBJECT_CONSENTS, choices.present(ofTen, () -> ledgers.consents(SUBJECT)))
                .putIfKnown(FactKeys.SUBJECT_OPT_OUTS, choices.present(ofTen, () -> ledgers.optOuts(SUBJECT)))
                .putIfKnown(FactKeys.SUBJECT_HOLDS, choices.present(ofTen, () -> ledgers.holds(SUBJECT)))
                .putIfKnown(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        choices.present(ofTen, () -> ledgers.authorizations(AGENCIES)))
                .putIfKnown(
                        FactKeys.RECIPIENT_KIND,
                        choices.present(
                                ofTen, () -> choices.chance(8) ? oneOrTwo(choices, terms.recipients()) : Set.of()))
                .putIfKnown(
                        FactKeys.RECIPIENT_REGION,
                        choices.present(ofTen, () -> choices.present(8, () -> choices.of(Parties.REGIONS))))
                .putIfKnown(
                        FactKeys.ACTOR_KIND,
                        choices.present(ofTen, () -> choices.present(3, () -> choices.of(terms.recipients()))));
        for (FactDeclaration declared : terms.booleans()) {
            facts.putIfKnown(FactKey.flag(declared.name()), choices.present(ofTen, () -> choices.chance(5)));
        }
        FactValues values = new FactValues(choices);
        for (FactDeclaration declared : terms.hostFacts()) {
            if (declared.type() != FactType.BOOLEAN && !declared.party().equals("agreement")) {
                facts.putIfKnown(
                        FactKey.values(declared.name()),
                        choices.present(
                                ofTen, () -> choices.chance(8) ? Set.of(values.value(declared.type())) : Set.of()));
            }
        }
        return facts.build();
    }

    private static <T> Set<T> oneOrTwo(Choices choices, List<T> pool) {
        return choices.chance(1) ? choices.upTo(2, pool) : Set.of(choices.of(pool));
    }
}
