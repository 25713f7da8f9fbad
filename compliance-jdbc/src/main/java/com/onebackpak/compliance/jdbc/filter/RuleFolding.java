package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInterpreter;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Folds conditions for one sort of rows, each test once. Not thread-safe. */
final class RuleFolding implements AgreementInterpreter<Residual> {
    private static final String ENROLLED_UNTIL = ".enrolled-until";
    private static final String OF_AGREEMENTS = "agreement.";

    private static final Set<String> AGES = Set.of(FactKeys.SUBJECT_BIRTH_DATE.name(), FactKeys.SUBJECT_ZONE.name());
    private static final Set<String> AGREEMENTS =
            Set.of(FactKeys.SUBJECT_AGREEMENTS.name(), FactKeys.AGREEMENT_ZONES.name());

    private final RequestFolding folding;
    private final RequestFolding.Sort sort;
    private final ConsentFolding consents;
    private final LedgerRows ledgers;
    private final Map<Condition.Test, Residual> folded = new HashMap<>();

    RuleFolding(RequestFolding folding, RequestFolding.Sort sort) {
        this.folding = folding;
        this.sort = sort;
        this.ledgers = new LedgerRows(folding);
        this.consents = new ConsentFolding(folding, sort, ledgers);
    }

    private Residual ask(Condition.Test test, Set<String> reads) {
        return once(test, asked -> folding.ask(asked, sort, reads));
    }

    private <T extends Condition.Test> Residual once(T test, Function<T, Residual> fold) {
        Residual known = folded.get(test);
        if (known == null) {
            known = fold.apply(test);
            folded.put(test, known);
        }
        return known;
    }

    @Override
    public Residual all(Condition.All condition, List<Residual> parts) {
        return Residual.all(parts);
    }

    @Override
    public Residual any(Condition.Any condition, List<Residual> parts) {
        return Residual.any(parts);
    }

    @Override
    public Residual not(Condition.Not condition, Residual part) {
        return part.negated();
    }

    @Override
    public Residual defined(Condition.Defined condition, Residual part) {
        return part;
    }

    @Override
    public Residual ageBelow(Condition.AgeBelow test) {
        return ask(test, AGES);
    }

    @Override
    public Residual ageAtLeast(Condition.AgeAtLeast test) {
        return ask(test, AGES);
    }

    @Override
    public Residual consentGiven(ConsentGiven test) {
        return once(test, consents::given);
    }

    @Override
    public Residual consentOverruled(ConsentOverruled test) {
        return once(
                test,
                asked -> Residual.all(
                        consents.given(ConsentGiven.onBasis(asked.bases())),
                        optedOut(new Condition.OptedOut(Condition.OptOutScope.PURPOSE))));
    }

    @Override
    public Residual consentWithdrawn(ConsentWithdrawn test) {
        return once(test, consents::withdrawn);
    }

    @Override
    public Residual ofAgreements(Condition.Test test) {
        return ask(test, AGREEMENTS);
    }

    @Override
    public Residual agreementInDisposal(AgreementInDisposal test) {
        return ask(
                test,
                Set.of(
                        FactKeys.SUBJECT_AGREEMENTS.name(),
                        FactKeys.AGREEMENT_ZONES.name(),
                        FactKeys.SUBJECT_HOLDS.name()));
    }

    @Override
    public Residual applicationAuthorized(Condition.ApplicationAuthorized test) {
        return ask(test, Set.of(FactKeys.APPLICATION_AUTHORIZATIONS.name()));
    }

    @Override
    public Residual legitimateInterest(Condition.LegitimateInterest test) {
        return ask(test, Set.of(FactKeys.LEGITIMATE_INTEREST.name()));
    }

    @Override
    public Residual recipientIn(Condition.RecipientIn test) {
        return ask(test, Set.of());
    }

    @Override
    public Residual requestMatches(Condition.RequestMatches test) {
        return ask(test, Set.of());
    }

    @Override
    public Residual flag(Condition.Flag test) {
        return ofFacts(test);
    }

    @Override
    public Residual factTest(Condition.FactTest test) {
        return ofFacts(test);
    }

    /** When anybody left may stand in the ledger of occurrences, of which nothing about people is read. */
    private Residual ofFacts(Condition.Test test) {
        Set<String> reads = new HashSet<>();
        test.facts().forEach(fact -> {
            reads.add(fact.fact());
            if (fact.comparison() instanceof FactComparison.Same same) {
                reads.add(same.fact());
            }
        });
        if (reads.stream().anyMatch(name -> name.endsWith(ENROLLED_UNTIL))) {
            return new Residual.Unsayable(test.describe() + " (told by the ledger of occurrences)");
        }
        if (reads.stream().anyMatch(name -> name.startsWith(OF_AGREEMENTS))) {
            reads.addAll(AGREEMENTS);
        }
        reads.add(FactKeys.SUBJECT_ZONE.name());
        return ask(test, reads);
    }

    @Override
    public Residual held(Condition.Held test) {
        return once(test, asked -> Residual.Asked.always(ledgers.isHeld(asked.kinds(), sort.category())));
    }

    /** Who refuses a consent has refused the purpose, as who opts out of it. */
    private org.jooq.Condition isRefused(Purpose purpose) {
        return ledgers.isOptedOut(purpose, sort.category()).or(consents.isRefused(purpose));
    }

    /** What refuses a purpose leaves it open, refused or not, where none is named: then there is nothing to ask. */
    @Override
    public Residual optedOut(Condition.OptedOut test) {
        return switch (test.scope()) {
            case PURPOSE ->
                folding.request()
                        .purpose()
                        .map(purpose -> once(test, asked -> Residual.Asked.always(isRefused(purpose))))
                        .orElseGet(() -> ask(test, Set.of()));
            case DIRECTORY_INFORMATION ->
                once(test, asked -> Residual.Asked.always(ledgers.isDirectoryInformationRefused()));
        };
    }

    @Override
    public Residual protectedIn(ProtectedIn test) {
        return ask(test, Set.of(FactKeys.SUBJECT_JURISDICTION.name()));
    }

    @Override
    public Residual belongsTo(BelongsTo test) {
        return ask(test, Set.of(FactKeys.SUBJECT_AGENCIES.name()));
    }

    @Override
    public Residual actsAs(ActsAs test) {
        return ask(test, Set.of());
    }

    @Override
    public Residual during(During test) {
        return ask(test, Set.of());
    }
}
