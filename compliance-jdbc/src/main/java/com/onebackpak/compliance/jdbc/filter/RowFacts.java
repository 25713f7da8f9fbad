package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What is known about a request, with its subject left open, if a row is the subject: read once for each. Not thread-safe. */
final class RowFacts {
    private final Tenancy tenancy;
    private final Vocabulary vocabulary;
    private final Optional<ZoneId> defaultZone;
    private final AgencyLedgers ledgers;
    private final AsOf asOf;
    private final PartyId anybody = unheardOf("anybody");
    private final ProcessingRequest request;
    private final Map<Asked, Facts> gathered = new HashMap<>();

    private record Asked(Person row, List<Hold> holds, boolean withLedgers) {}

    RowFacts(
            Tenancy tenancy,
            Vocabulary vocabulary,
            Optional<ZoneId> defaultZone,
            AgencyLedgers ledgers,
            AsOf asOf,
            ProcessingRequest open) {
        this.tenancy = tenancy;
        this.vocabulary = vocabulary;
        this.defaultZone = defaultZone;
        this.ledgers = ledgers;
        this.asOf = asOf;
        this.request =
                open.toBuilder().subjectKind(Optional.empty()).subject(anybody).build();
    }

    /** An id that nobody has whom the directory, a request or a policy names: it cannot be guessed. */
    static PartyId unheardOf(String what) {
        return PartyId.of(what + "-" + UUID.randomUUID());
    }

    /** The request about somebody of whom nothing is recorded. */
    ProcessingRequest request() {
        return request;
    }

    Directory directory() {
        return tenancy.directory();
    }

    Instant at() {
        return asOf.at();
    }

    /** The roles in which the recipient receives: they are the same whoever the subject is. */
    Set<RecipientKind> roles() {
        return of(person(Set.of(PersonKind.STUDENT)), List.of(), false)
                .get(FactKeys.RECIPIENT_KIND)
                .orElse(Set.of());
    }

    /** The paths of all terms of a dimension. */
    List<String> paths(Dimension dimension) {
        return vocabulary.paths(dimension);
    }

    /** The terms that the vocabulary does not know, as the evaluator names them; while there are any, all is open. */
    Set<String> unknownTerms(Set<PersonKind> kinds) {
        Facts facts = of(person(kinds), List.of(), false);
        return Stream.of(
                        request.terms().stream(),
                        kinds.stream(),
                        facts.get(FactKeys.RECIPIENT_KIND).stream().<Term>flatMap(Set::stream),
                        facts.get(FactKeys.ACTOR_KIND).flatMap(kind -> kind).stream())
                .<Term>flatMap(each -> each)
                .filter(term -> !vocabulary.knows(term))
                .map(term -> "vocabulary." + term.dimension().key() + "." + term.path())
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Somebody of these kinds, of whom nothing else is recorded. */
    Person person(Set<PersonKind> kinds) {
        PersonKind first = kinds.iterator().next();
        return Person.builder()
                .id(anybody)
                .kind(first)
                .also(Sets.difference(kinds, Set.of(first)))
                .build();
    }

    /** What is known about the parties, if the row is the subject. */
    Facts of(Person row, List<Hold> holds, boolean withLedgers) {
        return gathered.computeIfAbsent(
                new Asked(row, holds, withLedgers),
                asked -> new RowRecords(
                                tenancy,
                                vocabulary,
                                defaultZone,
                                withLedgers ? Optional.of(ledgers) : Optional.empty(),
                                row,
                                holds)
                        .factsFor(about(row), asOf.at()));
    }

    /** The request about the row. */
    ProcessingRequest about(Person row) {
        return row.id().equals(anybody)
                ? request
                : request.toBuilder().subject(row.id()).build();
    }

    /** The zones of a row; where they are not known, every zone there may be. */
    Set<ZoneId> zones(Person row) {
        return of(row, List.of(), false).zones();
    }
}
