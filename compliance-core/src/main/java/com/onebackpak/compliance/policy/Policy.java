package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.Extent;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** One version of a policy pack: what a statute, an agreement or a policy says, bound to rules. Immutable. */
@Value.Immutable
@ValueStyle
public interface Policy {
    /** The pack's id, the same in all its versions. */
    String id();

    /** Its title. */
    String title();

    /** Whose word it is. */
    Layer layer();

    /** The version. */
    String version();

    /** When this version is in effect. */
    Span effective();

    /** How its clauses are cited. */
    String citationPrefix();

    /** The vendor whose acts it speaks of; its permissions grant nothing to anyone else. Empty: it grants nothing. */
    Optional<PartyId> party();

    /** The jurisdictions in which it applies, each with all below it ({@code US} covers {@code US-TX}); none: all. */
    Set<Jurisdiction> jurisdictions();

    /** The agencies to which it applies, each with all under it; none: all. Beside jurisdictions both must be met. */
    Set<PartyId> agencies();

    /** The clauses, in the order of the text. */
    List<Clause> clauses();

    /** The rules; their order means nothing. */
    List<Rule> rules();

    /** How long data may stay. */
    List<RetentionProvision> retention();

    /** What the law demands of retention. */
    List<RetentionLimit> retentionLimits();

    /** What the law demands to stay. */
    List<RetentionMinimum> retentionMinimums();

    /** The standing obligations. */
    List<Duty> duties();

    /** What is owed once something has happened, and by when. */
    List<DutyClock> clocks();

    /** Those of its clocks that an event starts, whatever day it is. */
    default List<DutyClock> clocks(ClockEvent event) {
        return clocks().stream().filter(clock -> clock.starts() == event).toList();
    }

    /** The numbers it sets. */
    List<Parameter> parameters();

    /** What a reader of the text should know. */
    List<PackFinding> findings();

    /**
     * Refuses duplicate ids, conditions that are too large together, and permissions in a layer that only narrows or
     * without a party.
     */
    @Value.Check
    default void check() {
        effective().requireSome("policy '" + id() + "'");
        requireDistinct("rule", rules().stream().map(Rule::id));
        requireDistinct(
                "retention",
                Stream.of(
                                retention().stream().map(RetentionProvision::id),
                                retentionLimits().stream().map(RetentionLimit::id),
                                retentionMinimums().stream().map(RetentionMinimum::id))
                        .flatMap(ids -> ids));
        requireDistinct("duty", duties().stream().map(Duty::id));
        requireDistinct("clock", clocks().stream().map(DutyClock::id));
        requireDistinct("finding", findings().stream().map(PackFinding::id));
        requireDistinct("clause", clauses().stream().map(c -> c.citation().section()));
        Extent.checkTogether(Stream.concat(
                rules().stream().flatMap(Rule::conditions),
                retentionLimits().stream().map(RetentionLimit::when)));
        Optional<Rule> granting =
                rules().stream().filter(r -> r.effect() == Effect.PERMIT).findFirst();
        granting.ifPresent(rule -> {
            if (!layer().mayGrant()) {
                throw new IllegalArgumentException("rule '" + rule.id() + "' permits, but a policy of kind '"
                        + layer().key() + "' can only forbid");
            }
            if (party().isEmpty()) {
                throw new IllegalArgumentException("rule '" + rule.id() + "' permits, but the policy names no party");
            }
        });
    }

    /** Whom it protects, as one condition: its jurisdictions and its agencies. */
    default Condition scope() {
        List<Condition> scope = new ArrayList<>();
        if (!jurisdictions().isEmpty()) {
            scope.add(new ProtectedIn(jurisdictions()));
        }
        if (!agencies().isEmpty()) {
            scope.add(new BelongsTo(agencies()));
        }
        return new Condition.All(scope);
    }

    /**
     * When its rules of an effect count at all, as one condition: its span, its scope, and, to permit, that its party acts.
     * A rule of it fires where this and {@link Rule#fires()} hold.
     */
    default Condition scopeOf(Effect effect) {
        List<Condition> scope = new ArrayList<>(List.of(new During(effective()), scope()));
        if (effect == Effect.PERMIT) {
            party().ifPresent(vendor -> scope.add(new ActsAs(vendor)));
        }
        return new Condition.All(scope);
    }

    /**
     * The policy as plain data (maps, lists, text, whole numbers and booleans) in the shape of a pack file; reading it
     * back gives an equal policy.
     */
    default Map<String, Object> data() {
        return PolicyData.of(this);
    }

    /** The SHA-256 of its canonical form, in hexadecimal: equal exactly for equal content. Computed once, when asked for. */
    @Value.Lazy
    default String digest() {
        return CanonicalJson.sha256(data());
    }

    /** Every citation that a rule, exemption, retention provision, limit, minimum, duty, clock or parameter rests on. */
    default Set<Citation> bound() {
        Set<Citation> bound = new HashSet<>();
        Stream.of(
                        rules().stream().map(Rule::cites),
                        rules().stream().flatMap(r -> r.exemptions().stream()).map(Exemption::cites),
                        retention().stream().map(RetentionProvision::cites),
                        retentionLimits().stream().map(RetentionLimit::cites),
                        retentionMinimums().stream().map(RetentionMinimum::cites),
                        duties().stream().map(Duty::cites),
                        clocks().stream().map(DutyClock::cites),
                        parameters().stream().map(Parameter::cites))
                .flatMap(s -> s)
                .forEach(bound::addAll);
        return bound;
    }

    /** The citations on which a single request or retention question can turn: all but those of duties, clocks and minimums. */
    default Set<Citation> decidable() {
        Set<Citation> decidable = new HashSet<>();
        Stream.of(
                        rules().stream().map(Rule::cites),
                        rules().stream().flatMap(r -> r.exemptions().stream()).map(Exemption::cites),
                        retention().stream().map(RetentionProvision::cites),
                        retentionLimits().stream().map(RetentionLimit::cites))
                .flatMap(s -> s)
                .forEach(decidable::addAll);
        return decidable;
    }

    /** The finding of this id, or nothing. */
    default Optional<PackFinding> finding(String id) {
        return findings().stream().filter(f -> f.id().equals(id)).findFirst();
    }

    /** Starts a policy. */
    static Builder builder() {
        return new Builder();
    }

    private static void requireDistinct(String what, Stream<String> ids) {
        Collection<String> seen = new HashSet<>();
        ids.forEach(id -> {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(what + " '" + id + "' is given twice");
            }
        });
    }

    /** Builds a {@link Policy}. Not thread-safe. */
    class Builder extends ImmutablePolicy.Builder {
        Builder() {}
    }
}
