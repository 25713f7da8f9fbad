package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.function.Function;

/** This library, from pack files; facts come from the host's own records. */
public final class ThisLibrary implements Peer<List<String>> {
    private final boolean makesRequests;

    private ThisLibrary(boolean makesRequests) {
        this.makesRequests = makesRequests;
    }

    /** Handed the library's own request, as code written by hand is handed its own. */
    public static ThisLibrary handedRequests() {
        return new ThisLibrary(false);
    }

    /** Handed a plain record, from which the library's request is made within the decision. */
    public static ThisLibrary makingRequests() {
        return new ThisLibrary(true);
    }

    @Override
    public String name() {
        return makesRequests ? "ours-making-requests" : "ours";
    }

    @Override
    public List<String> write(RuleTable table) {
        return PackText.packs(table);
    }

    @Override
    public Engine<?, PolicyDecision> load(List<String> packs, Directory directory) {
        Vocabulary vocabulary = VocabularyReader.read(
                DocumentSource.ofText("peers.vocabulary.yaml", PackText.vocabulary()), VocabularyReader.standard());
        PolicyReader reader = PolicyReader.of(vocabulary);
        PolicyEvaluator evaluator = PolicyEvaluator.of(PolicySet.of(
                vocabulary,
                packs.stream()
                        .map(pack -> reader.read(DocumentSource.ofText("peers.pack.yaml", pack)))
                        .toList()));
        HostRecords records = new HostRecords(directory, vocabulary);
        return makesRequests ? new Making(evaluator, records) : new Handed(evaluator, records);
    }

    private record Making(PolicyEvaluator evaluator, HostRecords records)
            implements Engine.OfInquiries<PolicyDecision> {
        @Override
        public Function<Inquiry, PolicyDecision> decider() {
            return inquiry -> evaluator.decide(records.request(inquiry), records.facts(inquiry), inquiry.at());
        }

        @Override
        public Answer answer(PolicyDecision decision) {
            return new Answer(decision.outcome(), decision.rules());
        }

        @Override
        public boolean namesAllRules() {
            return true;
        }
    }

    /**
     * What the caller has at hand.
     *
     * @param request the request
     * @param inquiry where it comes from
     */
    private record Asked(ProcessingRequest request, Inquiry inquiry) {}

    private record Handed(PolicyEvaluator evaluator, HostRecords records) implements Engine<Asked, PolicyDecision> {
        @Override
        public Asked asked(Inquiry inquiry) {
            return new Asked(records.request(inquiry), inquiry);
        }

        @Override
        public Function<Asked, PolicyDecision> decider() {
            return asked -> evaluator.decide(
                    asked.request(),
                    records.facts(asked.inquiry()),
                    asked.inquiry().at());
        }

        @Override
        public Answer answer(PolicyDecision decision) {
            return new Answer(decision.outcome(), decision.rules());
        }

        @Override
        public boolean namesAllRules() {
            return true;
        }
    }
}
