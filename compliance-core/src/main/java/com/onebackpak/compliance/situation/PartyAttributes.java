package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is on record of a party under the name of an attribute: what every party of its kind has, as a school, or what a
 * host has declared. Several values where it has several; no set at all where nothing is stated. Has no state.
 */
public final class PartyAttributes {
    /** Stands in an agreement for a fact that is known to be absent; no recorded text has such a character. */
    private static final FactValue ABSENT = FactValue.of("\0");

    private static final Map<String, FactType> OF_ANYBODY = ImmutableMap.<String, FactType>builder()
            .put("kind", FactType.TERM)
            .put("school", FactType.TEXT)
            .put("birth-date", FactType.DATE)
            .put("postsecondary", FactType.BOOLEAN)
            .put("enrolled-until", FactType.DATE)
            .put("jurisdiction", FactType.TEXT)
            .put("region", FactType.TEXT)
            .buildOrThrow();

    private static final Map<String, FactType> OF_AGENCIES = ImmutableMap.of(
            "kind", FactType.TEXT,
            "parent", FactType.TEXT,
            "jurisdiction", FactType.TEXT,
            "policy-notified", FactType.INSTANT);

    private static final Map<String, FactType> OF_AGREEMENTS = ImmutableMap.<String, FactType>builder()
            .put("agency", FactType.TEXT)
            .put("from", FactType.INSTANT)
            .put("until", FactType.INSTANT)
            .put("terminated", FactType.INSTANT)
            .put("permits", FactType.TERMS)
            .put("purposes", FactType.TERMS)
            .put("categories", FactType.TERMS)
            .put("terms", FactType.TERMS)
            .put("features", FactType.TEXTS)
            .put("sign-on", FactType.TEXT)
            .put("disposal-days", FactType.NUMBER)
            .put("deletion-request-days", FactType.NUMBER)
            .put("breach-notice-hours", FactType.NUMBER)
            .buildOrThrow();

    /** Facts that organizations have and people and agencies do not: of these they are known not to be so. */
    private static final Set<String> OF_ORGANIZATIONS = Set.of(
            "recipient.written-assurances",
            "recipient.confidentiality",
            "recipient.integral",
            "recipient.necessary",
            "recipient.internal-operations-only",
            "recipient.use-limited-to-service",
            "recipient.no-onward-disclosure",
            "recipient.security-required",
            "recipient.encrypted-in-motion",
            "recipient.encrypted-at-rest",
            "recipient.nist-csf-aligned",
            "recipient.discloses-onward");

    private PartyAttributes() {}

    /** Whether organizations alone have the fact: of people and agencies it is known not to be so. */
    public static boolean isOfOrganizationsOnly(String fact) {
        return OF_ORGANIZATIONS.contains(fact);
    }

    /**
     * What an attribute is that a party has without any declaration, by the name of a fact about it; a declaration of such
     * a fact makes it readable and can make nothing else of it. Nothing for any other name.
     */
    public static Optional<FactType> typeOf(String party, String attribute) {
        return Optional.ofNullable(
                switch (party) {
                    case "subject", "recipient", "requester", "actor" -> OF_ANYBODY.get(attribute);
                    case "agency" -> OF_AGENCIES.get(attribute);
                    case "agreement" -> OF_AGREEMENTS.get(attribute);
                    default -> null;
                });
    }

    static Optional<Set<FactValue>> of(Person person, String name) {
        return switch (name) {
            case "kind" -> each(person.kinds(), FactValue::of);
            case "school" ->
                person.agencies().isEmpty() && !person.kinds().stream().allMatch(PersonKind.VISITOR::covers)
                        ? Optional.empty()
                        : each(person.agencies(), id -> FactValue.of(id.value()));
            case "birth-date" -> person.birthDate().map(FactValue::of).map(Set::of);
            case "postsecondary" -> Optional.of(Set.of(FactValue.of(person.postsecondary())));
            case "enrolled-until" -> person.enrolledUntil().map(FactValue::of).map(Set::of);
            case "jurisdiction" ->
                person.jurisdiction().map(place -> FactValue.of(place.code())).map(Set::of);
            default -> stated(person.attributes(), name);
        };
    }

    static Optional<Set<FactValue>> of(Organization organization, String name) {
        return switch (name) {
            case "kind" -> Optional.of(Set.of(FactValue.of(organization.kind())));
            case "region" ->
                organization.region().map(place -> FactValue.of(place.code())).map(Set::of);
            default -> stated(organization.attributes(), name);
        };
    }

    static Optional<Set<FactValue>> of(Agencies agencies, PartyId id, String name) {
        Optional<Agency> agency = agencies.find(id);
        return switch (name) {
            case "kind" ->
                agency.map(a -> FactValue.of(ConstantName.of(a.kind()))).map(Set::of);
            case "parent" ->
                agency.flatMap(Agency::parent)
                        .map(parent -> FactValue.of(parent.value()))
                        .map(Set::of);
            case "jurisdiction" ->
                agencies.jurisdiction(id)
                        .map(place -> FactValue.of(place.code()))
                        .map(Set::of);
            default -> agencies.attribute(id, name).map(Set::of);
        };
    }

    /** What an agreement says under the name of an attribute. */
    public static Optional<Set<FactValue>> of(Agreement agreement, String name) {
        return switch (name) {
            case "agency" -> Optional.of(Set.of(FactValue.of(agreement.agency().value())));
            case "from" -> Optional.of(Set.of(FactValue.of(agreement.term().from())));
            case "until" -> agreement.term().until().map(FactValue::of).map(Set::of);
            case "terminated" -> agreement.terminated().map(FactValue::of).map(Set::of);
            case "permits" -> Optional.of(Set.of(FactValue.ofTerms(agreement.permits())));
            case "purposes" -> some(agreement.purposes(), FactValue::ofTerms);
            case "categories" -> some(agreement.categories(), FactValue::ofTerms);
            case "terms" -> some(agreement.clauses(), FactValue::ofTerms);
            case "features" -> Optional.of(Set.of(FactValue.ofTexts(agreement.features())));
            case "sign-on" ->
                agreement
                        .signOn()
                        .map(holder -> FactValue.of(ConstantName.of(holder)))
                        .map(Set::of);
            case "disposal-days" ->
                agreement.disposalDays().map(days -> FactValue.of(days)).map(Set::of);
            case "deletion-request-days" ->
                agreement.deletionRequestDays().map(days -> FactValue.of(days)).map(Set::of);
            case "breach-notice-hours" ->
                agreement.breachNoticeHours().map(hours -> FactValue.of(hours)).map(Set::of);
            default -> stated(agreement.attributes(), name).map(v -> v.contains(ABSENT) ? Set.<FactValue>of() : v);
        };
    }

    /** The agreement with all that it does not state and that is not so for want of it. */
    static Agreement closed(Agreement agreement, Vocabulary vocabulary) {
        Agreement.Builder closed = agreement.toBuilder();
        vocabulary.facts("agreement").stream()
                .filter(fact -> fact.isClosed() && fact.type().isDeclarable())
                .filter(fact -> typeOf("agreement", fact.attribute()).isEmpty()
                        && !agreement.attributes().containsKey(fact.attribute()))
                .forEach(fact -> closed.putAttributes(fact.attribute(), unsaid(fact.type())));
        return closed.build();
    }

    private static FactValue unsaid(FactType type) {
        return switch (type) {
            case BOOLEAN -> FactValue.of(false);
            case TEXTS -> FactValue.ofTexts(Set.of());
            case TERMS -> FactValue.ofTerms(Set.of());
            default -> ABSENT;
        };
    }

    static Optional<Set<FactValue>> stated(Map<String, FactValue> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).map(Set::of);
    }

    /** An agreement that names none leaves it open. */
    private static <T> Optional<Set<FactValue>> some(Collection<T> values, Function<Collection<T>, FactValue> value) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Set.of(value.apply(values)));
    }

    private static <T> Optional<Set<FactValue>> each(Collection<T> values, Function<T, FactValue> value) {
        return Optional.of(values.stream().map(value).collect(ImmutableSet.toImmutableSet()));
    }
}
