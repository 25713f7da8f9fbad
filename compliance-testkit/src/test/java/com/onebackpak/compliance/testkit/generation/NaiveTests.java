package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.evaluation.FactKey;
import com.onebackpak.compliance.evaluation.FactKeys;
import com.onebackpak.compliance.evaluation.Facts;
import com.onebackpak.compliance.evaluation.ProcessingRequest;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Condition.Refusal;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Judges single tests by enumeration: the values that a test takes when all that it reads and that is not known is
 * filled in, in every way that could matter.
 */
final class NaiveTests {
    static final Set<Boolean> EITHER = Set.of(true, false);

    private final ProcessingRequest request;
    private final Category category;
    private final Facts facts;
    private final Instant at;

    NaiveTests(ProcessingRequest request, Category category, Facts facts, Instant at) {
        this.request = request;
        this.category = category;
        this.facts = facts;
        this.at = at;
    }

    Set<Boolean> values(Condition.Test test) {
        if (test instanceof Condition.AgeBelow below) {
            return ages(below.years(), false);
        }
        if (test instanceof Condition.AgeAtLeast atLeast) {
            return ages(atLeast.years(), true);
        }
        if (test instanceof Condition.ConsentGiven given) {
            return withPurpose(purpose -> some(FactKeys.SUBJECT_CONSENTS, consent -> counts(consent, given, purpose)));
        }
        if (test instanceof Condition.AgreementInForce) {
            return some(FactKeys.SUBJECT_AGREEMENTS, this::inForce);
        }
        if (test instanceof Condition.AgreementPermitsPurpose) {
            return withPurpose(purpose -> some(
                    FactKeys.SUBJECT_AGREEMENTS,
                    agreement -> inForce(agreement) && anyCovers(agreement.permits(), purpose)));
        }
        if (test instanceof Condition.AgreementHasFeature has) {
            return some(
                    FactKeys.SUBJECT_AGREEMENTS,
                    agreement -> inForce(agreement) && agreement.features().contains(has.feature()));
        }
        if (test instanceof Condition.VendorHoldsCredentials) {
            return vendorHolds();
        }
        if (test instanceof Condition.ApplicationAuthorized) {
            return withPurpose(purpose ->
                    some(FactKeys.APPLICATION_AUTHORIZATIONS, authorization -> authorizes(authorization, purpose)));
        }
        if (test instanceof Condition.LegitimateInterest) {
            return flag("relation.legitimate-interest");
        }
        if (test instanceof Condition.Flag flag) {
            return flag(flag.fact());
        }
        if (test instanceof Condition.RecipientIn in) {
            return regions(in.regions());
        }
        if (test instanceof Condition.RequestMatches matches) {
            return new NaiveTargets(request, category, facts).values(matches.target());
        }
        if (test instanceof Condition.Held held) {
            return some(FactKeys.SUBJECT_HOLDS, hold -> stops(hold, held.kinds()));
        }
        if (test instanceof Condition.OptedOut out) {
            return out.refusal() == Refusal.PURPOSE
                    ? withPurpose(purpose -> some(FactKeys.SUBJECT_OPT_OUTS, o -> refuses(o, purpose)))
                    : some(FactKeys.SUBJECT_OPT_OUTS, o -> o.directoryInformation() && during(o.span()));
        }
        throw new AssertionError("the oracle does not know " + test);
    }

    /** A birthday is a day of the local calendar; of who was born on 29 February, 1 March in a common year. */
    private Set<Boolean> ages(int years, boolean wanted) {
        Optional<Optional<LocalDate>> known = facts.get(FactKeys.SUBJECT_BIRTH_DATE);
        if (known.isPresent() && known.get().isEmpty()) {
            return Set.of(false); // none on file, and none asked for: no age is shown
        }
        List<LocalDate> births = known.flatMap(date -> date)
                .map(List::of)
                .orElseGet(() -> List.of(LocalDate.of(1900, 1, 1), LocalDate.ofInstant(at, ZoneOffset.MAX)));
        List<ZoneId> zones =
                facts.get(FactKeys.SUBJECT_ZONE).map(List::of).orElse(List.of(ZoneOffset.MIN, ZoneOffset.MAX));
        Set<Boolean> values = new HashSet<>();
        for (LocalDate birth : births) {
            for (ZoneId zone : zones) {
                int year = birth.getYear() + years;
                LocalDate birthday = birth.getMonthValue() == 2 && birth.getDayOfMonth() == 29 && !Year.isLeap(year)
                        ? LocalDate.of(year, 3, 1)
                        : LocalDate.of(year, birth.getMonthValue(), birth.getDayOfMonth());
                boolean reached = !at.atZone(zone).toLocalDate().isBefore(birthday);
                values.add(reached == wanted);
            }
        }
        return values;
    }

    private boolean counts(Consent consent, Condition.ConsentGiven test, Purpose purpose) {
        boolean disclosure = request.action().path().equals("disclose")
                || request.action().path().startsWith("disclose.");
        boolean names = disclosure
                && request.recipient().isPresent()
                && consent.recipients().contains(request.recipient().get());
        boolean live = !consent.given().isAfter(at)
                && (consent.withdrawn().isEmpty() || consent.withdrawn().get().isAfter(at))
                && (consent.expires().isEmpty() || consent.expires().get().isAfter(at));
        boolean written = consent.method().isPresent()
                && !consent.categories().isEmpty()
                && !consent.purposes().isEmpty()
                && !consent.recipients().isEmpty();
        return live
                && (test.bases().isEmpty() || anyCovers(test.bases(), consent.basis()))
                && anyCovers(consent.purposes(), purpose)
                && (consent.categories().isEmpty() || anyCovers(consent.categories(), category))
                && (consent.recipients().isEmpty() || names)
                && (names || !test.namesRecipient())
                && (written || !test.inWriting());
    }

    private boolean inForce(Agreement agreement) {
        return during(agreement.term())
                && (agreement.terminated().isEmpty()
                        || agreement.terminated().get().isAfter(at));
    }

    /** Where agreements differ, the school holds them. */
    private Set<Boolean> vendorHolds() {
        if (!facts.knows(FactKeys.SUBJECT_AGREEMENTS)) {
            return EITHER;
        }
        Set<Boolean> values = new HashSet<>();
        for (SignOn filledIn : SignOn.values()) {
            boolean any = false;
            boolean schools = false;
            for (Agreement agreement : facts.get(FactKeys.SUBJECT_AGREEMENTS).get()) {
                if (inForce(agreement)) {
                    any = true;
                    schools |= agreement.signOn().orElse(filledIn) == SignOn.SCHOOL;
                }
            }
            values.add(any && !schools);
        }
        return values;
    }

    private boolean authorizes(Authorization authorization, Purpose purpose) {
        return during(authorization.span())
                && anyCovers(authorization.categories(), category)
                && anyCovers(authorization.purposes(), purpose);
    }

    private boolean stops(Hold hold, Set<HoldKind> kinds) {
        boolean touches = hold.categories().isEmpty();
        for (Category held : hold.categories()) {
            touches |= below(held, category) || below(category, held);
        }
        return touches && during(hold.span()) && (kinds.isEmpty() || kinds.contains(hold.kind()));
    }

    /** Whoever refused a part of a purpose is not to be met with the whole of it. */
    private boolean refuses(OptOut optOut, Purpose purpose) {
        return optOut.purpose().isPresent()
                && (below(optOut.purpose().get(), purpose)
                        || below(purpose, optOut.purpose().get()))
                && during(optOut.span());
    }

    private Set<Boolean> regions(Set<Jurisdiction> wanted) {
        Optional<Optional<Jurisdiction>> known = facts.get(FactKeys.RECIPIENT_REGION);
        List<Optional<Jurisdiction>> possible = new ArrayList<>();
        if (known.isPresent()) {
            possible.add(known.get());
        } else {
            possible.add(Optional.empty());
            wanted.forEach(region -> possible.add(Optional.of(region)));
        }
        Set<Boolean> values = new HashSet<>();
        for (Optional<Jurisdiction> region : possible) {
            values.addAll(region.map(place -> lies(place, wanted)).orElse(Set.of(false)));
        }
        return values;
    }

    /** A place that is named broadly may be any part of it. */
    static Set<Boolean> lies(Jurisdiction place, Set<Jurisdiction> regions) {
        Set<Boolean> values = new HashSet<>();
        values.add(regions.stream().anyMatch(region -> (place.code() + "-").startsWith(region.code() + "-")));
        if (regions.stream().anyMatch(region -> region.code().startsWith(place.code() + "-"))) {
            values.add(true);
        }
        return values;
    }

    private Set<Boolean> flag(String name) {
        Optional<Boolean> known = facts.get(FactKey.flag(name));
        return known.isPresent() ? Set.of(known.get()) : EITHER;
    }

    /** A ledger that is not known may be empty, and it may hold what is asked for. */
    private <T> Set<Boolean> some(FactKey<List<T>> ledger, Predicate<T> wanted) {
        Optional<List<T>> known = facts.get(ledger);
        if (known.isEmpty()) {
            return EITHER;
        }
        boolean found = false;
        for (T entry : known.get()) {
            found |= wanted.test(entry);
        }
        return Set.of(found);
    }

    private interface OfPurpose {
        Set<Boolean> values(Purpose purpose);
    }

    /** A request that must say what for and does not leaves open whatever depends on it; others have no purpose. */
    private Set<Boolean> withPurpose(OfPurpose test) {
        if (request.purpose().isPresent()) {
            return test.values(request.purpose().get());
        }
        return mustNamePurpose(request) ? EITHER : Set.of(false);
    }

    static boolean mustNamePurpose(ProcessingRequest request) {
        return !Set.of("inspect", "amend", "delete").contains(request.action().path());
    }

    private boolean during(Span span) {
        return !span.from().isAfter(at)
                && (span.until().isEmpty() || span.until().get().isAfter(at));
    }

    private static boolean anyCovers(Collection<? extends Term> broad, Term narrow) {
        return broad.stream().anyMatch(term -> below(term, narrow));
    }

    /** Whether the second is the first or stands below it. */
    static boolean below(Term broad, Term narrow) {
        return broad.getClass() == narrow.getClass() && (narrow.path() + ".").startsWith(broad.path() + ".");
    }
}
