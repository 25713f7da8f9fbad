package com.onebackpak.compliance.store.spi;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes values of all kinds of ledgers, each field drawn from few choices, so that two are often equal in most. */
final class LedgerValues {
    private static final Instant NOON = Instant.parse("2026-09-15T12:00:00Z");

    private final Random random;

    LedgerValues(Random random) {
        this.random = random;
    }

    Object draw(LedgerKind<?> kind) {
        if (kind == LedgerKind.CONSENT) {
            return consent();
        } else if (kind == LedgerKind.OPT_OUT) {
            boolean both = random.nextBoolean();
            return new OptOut(
                    party(), both ? Optional.of(purpose()) : Optional.empty(), !both || random.nextBoolean(), span());
        } else if (kind == LedgerKind.HOLD) {
            return new Hold(any(HoldKind.LEGAL, HoldKind.INSPECTION), party(), categories(), span());
        } else if (kind == LedgerKind.DISCLOSURE) {
            return disclosure();
        } else if (kind == LedgerKind.REQUEST) {
            return request();
        } else if (kind == LedgerKind.AGREEMENT) {
            return agreement();
        }
        return new Authorization(party(), party(), categories(), some(Purpose.EDUCATION, Purpose.SERVICE), span());
    }

    private Consent consent() {
        return Consent.builder()
                .subject(party())
                .basis(any(ConsentBasis.SELF, ConsentBasis.PARENTAL_DIRECT))
                .purposes(some(Purpose.EDUCATION, Purpose.SERVICE))
                .categories(categories())
                .recipients(some(PartyId.of("r-1"), PartyId.of("r-2")))
                .given(NOON)
                .method(perhaps(any(ConsentMethod.SIGNED_FORM, ConsentMethod.SCHOOL_PROCESS)))
                .withdrawn(perhaps(later()))
                .expires(perhaps(later()))
                .build();
    }

    private Disclosure disclosure() {
        boolean named = random.nextBoolean();
        return Disclosure.builder()
                .subject(party())
                .recipient(named ? Optional.of(party()) : Optional.empty())
                .recipientKind(named ? Optional.empty() : Optional.of(any(RecipientKind.PARENT, RecipientKind.PUBLIC)))
                .addCategories(any(Category.NAME, Category.WORK))
                .purpose(perhaps(purpose()))
                .form(any(DataForm.IDENTIFIED, DataForm.PSEUDONYMISED))
                .at(later())
                .decision(perhaps("d"))
                .legalBasis(some(Citation.parse("FERPA 99.30"), Citation.parse("FERPA 99.31")))
                .details(perhaps(any("", "details")))
                .build();
    }

    private RightsRequest request() {
        boolean answered = random.nextBoolean();
        return RightsRequest.builder()
                .subject(party())
                .requester(party())
                .action(any(Action.INSPECT, Action.DELETE))
                .categories(categories())
                .received(NOON)
                .due(perhaps(later()))
                .answered(answered ? Optional.of(later()) : Optional.empty())
                .answer(answered ? Optional.of(any(RightsAnswer.GRANTED, RightsAnswer.REFUSED)) : Optional.empty())
                .details(perhaps("details"))
                .build();
    }

    private Agreement agreement() {
        return Agreement.builder()
                .agency(party())
                .term(span())
                .terminated(perhaps(later()))
                .permits(some(Purpose.RESEARCH, Purpose.ANALYTICS))
                .features(some("grading", "messages"))
                .signOn(perhaps(any(SignOn.SCHOOL, SignOn.VENDOR)))
                .disposalDays(perhaps(any(30, 60)))
                .deletionRequestDays(perhaps(any(30, 60)))
                .breachNoticeHours(perhaps(any(30, 60)))
                .categories(categories())
                .purposes(some(Purpose.EDUCATION, Purpose.SERVICE))
                .clauses(some(AgreementTerm.ENCRYPTION, AgreementTerm.NO_SALE))
                .attributes(any(
                        Map.of(),
                        Map.of("service-level", FactValue.of(2), "reviewed", FactValue.of(true)),
                        Map.of("rooms", FactValue.ofTexts(List.of("b", "a")))))
                .build();
    }

    private PartyId party() {
        return any(PartyId.of("p-1"), PartyId.of("p-2"));
    }

    private Purpose purpose() {
        return any(Purpose.EDUCATION, Purpose.MARKETING);
    }

    private Set<Category> categories() {
        return some(Category.NAME, Category.WORK, Category.WORK_CONTENT);
    }

    private Span span() {
        return new Span(NOON, perhaps(later()));
    }

    private Instant later() {
        return any(NOON, NOON.plusNanos(1000), NOON.plusSeconds(1));
    }

    private <E> Optional<E> perhaps(E value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    @SafeVarargs
    private final <E> E any(E... of) {
        return of[random.nextInt(of.length)];
    }

    /** Some of them, in any order. */
    @SafeVarargs
    private final <E> Set<E> some(E... of) {
        List<E> shuffled = new ArrayList<>(List.of(of));
        Collections.shuffle(shuffled, random);
        return new LinkedHashSet<>(shuffled.subList(0, random.nextInt(of.length + 1)));
    }
}
