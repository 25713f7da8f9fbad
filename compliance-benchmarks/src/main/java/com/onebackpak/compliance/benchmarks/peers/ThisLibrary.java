package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** This library, from pack files. */
public final class ThisLibrary implements Peer<List<String>> {
    @Override
    public String name() {
        return "ours";
    }

    @Override
    public List<String> write(RuleTable table) {
        return PackText.packs(table);
    }

    @Override
    public Engine<PolicyDecision> load(List<String> packs, Directory directory) {
        Vocabulary vocabulary = VocabularyReader.read(
                DocumentSource.ofText("peers.vocabulary.yaml", PackText.vocabulary()), VocabularyReader.standard());
        PolicyReader reader = PolicyReader.of(vocabulary);
        return new Loaded(
                PolicyEvaluator.of(PolicySet.of(
                        vocabulary,
                        packs.stream()
                                .map(pack -> reader.read(DocumentSource.ofText("peers.pack.yaml", pack)))
                                .toList())),
                directory,
                terms(vocabulary, Dimension.ACTION, Action.class),
                terms(vocabulary, Dimension.CATEGORY, Category.class),
                terms(vocabulary, Dimension.PURPOSE, Purpose.class),
                terms(vocabulary, Dimension.RECIPIENT, RecipientKind.class));
    }

    private static <T extends Term> Map<String, T> terms(Vocabulary vocabulary, Dimension dimension, Class<T> type) {
        return vocabulary.terms(dimension).stream().map(type::cast).collect(Collectors.toMap(Term::path, term -> term));
    }

    private record Loaded(
            PolicyEvaluator evaluator,
            Directory directory,
            Map<String, Action> actions,
            Map<String, Category> categories,
            Map<String, Purpose> purposes,
            Map<String, RecipientKind> kinds)
            implements Engine<PolicyDecision> {
        private static final PartyId VENDOR = PartyId.of("vendor");
        private static final Set<ZoneId> ZONES = Set.of(ZoneOffset.UTC);

        @Override
        public Function<Inquiry, PolicyDecision> decider() {
            return inquiry ->
                    evaluator.decide(request(inquiry), facts(new Known(inquiry, directory)), inquiry.at());
        }

        @Override
        public Answer answer(PolicyDecision decision) {
            return new Answer(decision.outcome(), decision.rules());
        }

        @Override
        public boolean namesAllRules() {
            return true;
        }

        private ProcessingRequest request(Inquiry inquiry) {
            ProcessingRequest.Builder request = ProcessingRequest.builder();
            request.actor(VENDOR)
                    .action(actions.get(inquiry.action()))
                    .addCategories(categories.get(inquiry.category()))
                    .subject(PartyId.of(inquiry.subject()))
                    .purpose(purposes.get(inquiry.purpose()));
            if (!inquiry.recipient().isEmpty()) {
                request.recipient(PartyId.of(inquiry.recipient()));
            }
            return request.build();
        }

        private Facts facts(Known known) {
            Facts.Builder facts = Facts.builder()
                    .put(FactKeys.SUBJECT_KIND, Set.of(PersonKind.STUDENT))
                    .put(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(PartyId.of(known.getDistrict())), true))
                    .put(FactKeys.SUBJECT_ZONE, ZONES)
                    .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(known.student().birthDate()))
                    .put(
                            FactKeys.RECIPIENT_KIND,
                            known.hasRecipient() ? Set.of(kinds.get(known.getKind())) : Set.of())
                    .put(
                            FactKey.values("recipient.code"),
                            known.hasRecipient() ? Set.of(FactValue.of(known.getRecipient())) : Set.of());
            Known.FLAGS.forEach((name, flag) -> facts.put(FactKey.flag(PackText.fact(name)), flag.test(known)));
            return facts.build();
        }
    }
}
