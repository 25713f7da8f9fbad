package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;

/** Which consents count for a child, and which of them stands for which. The one place that says it for what is owed. Immutable. */
final class ChildConsents {
    private static final Set<ConsentBasis> PARENTAL =
            Set.of(ConsentBasis.PARENTAL_VIA_SCHOOL, ConsentBasis.PARENTAL_DIRECT);

    private final World world;
    private final Families families;

    ChildConsents(World world, Families families) {
        this.world = world;
        this.families = families;
    }

    /** Whether a parent consented, or the school in the parents' stead. */
    static boolean isForChild(Consent consent) {
        return !consent.refused() && (isParental(consent) || consent.basis().equals(ConsentBasis.SCHOOL_AS_AGENT));
    }

    /** What was consented to for the child by whoever had the right to, by now or not. */
    Stream<Consent> about(PartyId child) {
        return world.consents().stream()
                .filter(consent -> consent.subject().equals(child) && isForChild(consent) && families.mayGive(consent));
    }

    /** The same without the word of the school in the parents' stead. */
    Stream<Consent> ofParents(PartyId child) {
        return about(child).filter(ChildConsents::isParental);
    }

    /**
     * Parents' consents that let the vendor keep something of what they are about from when they were given: not what was taken
     * back then, names an application alone, was refused whole by the other parent, or was given by somebody who is no parent.
     */
    Stream<Consent> obtained(PartyId child) {
        return ofParents(child)
                .filter(consent -> mayCount(consent)
                        && consent.isLiveAt(consent.given())
                        && consent.recipients().isEmpty()
                        && !consent.purposes().isEmpty()
                        && refusals(consent, consent.given()).noneMatch(refusal -> covers(refusal, consent)));
    }

    /**
     * Whether it was not given by somebody who is known to have no right to: who is no parent of the child and, where the school spoke
     * for the parents, none of the child's school.
     */
    private boolean mayCount(Consent consent) {
        return consent.by().filter(giver -> !maySpeak(giver, consent)).isEmpty();
    }

    private boolean maySpeak(PartyId giver, Consent consent) {
        if (world.agencies().ids().contains(giver)) {
            return !consent.basis().equals(ConsentBasis.PARENTAL_DIRECT) && isOf(consent.subject(), Set.of(giver));
        }
        return isParental(consent)
                ? !giver.equals(consent.subject()) && families.mayBeParent(giver, consent.subject(), consent.given())
                : world.person(giver)
                        .filter(person -> !person.is(PersonKind.SCHOOL_EMPLOYEE)
                                || (!person.agencies().isEmpty() && !isOf(consent.subject(), person.agencies())))
                        .isEmpty();
    }

    /** Whether the child may be of one of these agencies, or of one under or above them; of whom no school is known any may be. */
    private boolean isOf(PartyId child, Set<PartyId> agencies) {
        Set<PartyId> own = world.person(child).map(Person::agencies).orElse(Set.of());
        return own.isEmpty()
                || own.stream()
                        .anyMatch(school -> agencies.stream()
                                .anyMatch(agency -> world.agencies()
                                                .lineage(school)
                                                .contains(agency)
                                        || world.agencies().lineage(agency).contains(school)));
    }

    /** Whether a consent covers all that one before did, as strongly, while nobody refuses any of that, and may count at all. */
    boolean standsFor(Consent consent, Consent before, Instant when) {
        return mayCount(consent)
                && consent.isLiveAt(when)
                && (isParental(consent) || !isParental(before))
                && covers(consent, before)
                && refusals(before, when).findAny().isEmpty();
    }

    /** Refusals that hold at the instant and touch what the consent is about; one that names recipients, where the consent names one of them. */
    private Stream<Consent> refusals(Consent consent, Instant when) {
        return world.consents().stream()
                .filter(refusal -> refusal.refused()
                        && refusal.subject().equals(consent.subject())
                        && (refusal.recipients().isEmpty()
                                || !Collections.disjoint(refusal.recipients(), consent.recipients()))
                        && refusal.holdsAt(when)
                        && refusal.purposes().stream()
                                .anyMatch(refused -> consent.purposes().stream().anyMatch(refused::touches))
                        && (refusal.categories().isEmpty()
                                || consent.categories().isEmpty()
                                || refusal.categories().stream()
                                        .anyMatch(refused ->
                                                consent.categories().stream().anyMatch(refused::touches))));
    }

    private static boolean covers(Consent one, Consent other) {
        return other.purposes().stream()
                        .allMatch(purpose -> one.purposes().stream().anyMatch(each -> each.covers(purpose)))
                && covers(one.categories(), other.categories());
    }

    /** No category named is all of them. */
    private static boolean covers(Set<Category> categories, Set<Category> others) {
        return categories.isEmpty()
                || (!others.isEmpty()
                        && others.stream().allMatch(other -> categories.stream().anyMatch(one -> one.covers(other))));
    }

    private static boolean isParental(Consent consent) {
        return PARENTAL.contains(consent.basis());
    }
}
