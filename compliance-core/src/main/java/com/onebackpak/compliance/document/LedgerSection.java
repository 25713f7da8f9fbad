package com.onebackpak.compliance.document;

import com.google.common.collect.Comparators;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.ledger.FieldContent;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The section of a world that has the entries of one ledger. Its keys, what may stand under them and what is made of it
 * follow from the ledger's kind.
 */
final class LedgerSection<T> {
    private final LedgerKind<T> kind;
    private final Field<List<Values>> entries;
    private final Map<LedgerField<T>, Field<Located<PartyId>>> parties = new LinkedHashMap<>();
    private final Map<LedgerField<T>, Field<List<Located<PartyId>>>> several = new LinkedHashMap<>();
    private final Map<LedgerField<T>, Field<Moment>> moments = new LinkedHashMap<>();
    private final Map<LedgerField<T>, Field<Object>> others = new LinkedHashMap<>();
    private final Map<LedgerField<T>, FactFormats.Stated> attributes = new LinkedHashMap<>();

    /** Finds out who is meant by an id, and tells of what refers to nobody. */
    interface Parties {
        /** The party that is meant; where there is none, that is told, and its id stands in for it. */
        PartyId resolve(Located<PartyId> reference, Set<FieldContent.PartySort> sorts);

        /** The zones in which a date about the party may be meant. */
        Set<ZoneId> zones(Optional<PartyId> party);
    }

    /** Adds the section to a world's keys. */
    LedgerSection(LedgerKind<T> kind, TermFormats terms, ObjectFormat world) {
        this.kind = kind;
        ObjectFormat object = ObjectFormat.of(kind.noun());
        kind.fields().forEach(field -> add(field, object, terms));
        this.entries = world.optional(kind.name() + "s", Formats.listOf(object.values()), kind.means());
    }

    private void add(LedgerField<T> field, ObjectFormat object, TermFormats terms) {
        FieldContent content = field.content();
        if (content instanceof FieldContent.Party) {
            parties.put(field, key(field, object, WorldFormat.REFERENCE));
        } else if (content instanceof FieldContent.Parties) {
            several.put(field, key(field, object, Formats.some(WorldFormat.REFERENCE)));
        } else if (content instanceof FieldContent.Moment) {
            moments.put(field, key(field, object, Formats.moment()));
        } else if (content instanceof FieldContent.Attributes) {
            attributes.put(field, new FactFormats.Stated(object, terms, fact -> true, kind.name()));
        } else {
            others.put(field, key(field, object, format(content, terms)));
        }
    }

    private static <V> Field<V> key(LedgerField<?> field, ObjectFormat object, Format<V> format) {
        return field.isRequired()
                ? object.required(field.key(), format, field.meaning())
                : object.optional(field.key(), format, field.meaning());
    }

    /** What is read as it stands in plain data. */
    private static Format<Object> format(FieldContent content, TermFormats terms) {
        if (content instanceof FieldContent.OneTerm one) {
            return Formats.map(terms.term(one.dimension(), Term.class), Term::path);
        } else if (content instanceof FieldContent.Terms all) {
            Format<String> path = Formats.map(terms.term(all.dimension(), Term.class), Term::path);
            return Formats.map(all.isEmptyMeant() ? Formats.listOf(path) : Formats.some(path), paths -> paths);
        } else if (content instanceof FieldContent.Name name) {
            return Formats.map(Formats.oneOf(name.what(), name.names()), text -> text);
        } else if (content instanceof FieldContent.Texts) {
            return Formats.map(Formats.listOf(Formats.text()), texts -> texts);
        } else if (content instanceof FieldContent.Count count) {
            return Formats.map(Formats.integer(0, count.max()), value -> value);
        } else if (content instanceof FieldContent.Flag) {
            return Formats.map(Formats.bool(), Object::toString);
        } else if (content instanceof FieldContent.Id || content instanceof FieldContent.Words) {
            return Formats.map(Formats.text(), text -> text);
        }
        throw new IllegalStateException("no format is known for " + content);
    }

    LedgerKind<T> kind() {
        return kind;
    }

    /** The key of the world under which the entries stand. */
    Field<List<Values>> entries() {
        return entries;
    }

    /** Makes the entry that a mapping states; all that is wrong with it is told together. */
    T read(Values stated, Parties names, Problems problems) {
        Map<String, Object> data = new LinkedHashMap<>();
        kind.fields().forEach(field -> absent(field.content()).ifPresent(none -> data.put(field.key(), none)));
        parties.forEach((field, key) -> stated.find(key)
                .map(reference -> names.resolve(reference, ((FieldContent.Party) field.content()).sorts()))
                .ifPresent(party -> data.put(field.key(), party.value())));
        several.forEach((field, key) -> stated.find(key)
                .ifPresent(references -> data.put(
                        field.key(),
                        references.stream()
                                .map(reference -> names.resolve(reference, Set.of(FieldContent.PartySort.values())))
                                .map(PartyId::value)
                                .toList())));
        others.forEach((field, key) -> stated.find(key).ifPresent(value -> data.put(field.key(), value)));
        attributes.forEach((field, key) -> data.put(field.key(), FactValue.allTagged(key.of(stated))));
        Optional<PartyId> about =
                Optional.ofNullable(data.get(kind.fields().get(0).key())).map(id -> PartyId.of(id.toString()));
        readMoments(stated, names.zones(about), data, problems);
        try {
            return kind.read(data);
        } catch (IllegalArgumentException e) {
            if (stated.isWhole()) {
                problems.add(DocumentException.of(e, stated.position()));
            }
            throw DocumentException.alreadyReported();
        }
    }

    /** What stands in plain data where a file states nothing. */
    private static Optional<Object> absent(FieldContent content) {
        if (content instanceof FieldContent.Flag) {
            return Optional.of("false");
        }
        return content instanceof FieldContent.Parties
                        || content instanceof FieldContent.Terms
                        || content instanceof FieldContent.Texts
                ? Optional.of(List.of())
                : Optional.empty();
    }

    /**
     * Where zones differ, what permits begins in the last and ends in the first of them, though never before it began, and
     * what forbids the other way round. An end that lies before the beginning in every zone is told and left out.
     */
    private void readMoments(Values stated, Set<ZoneId> zones, Map<String, Object> data, Problems problems) {
        Optional<LedgerField<T>> first = Optional.empty();
        Instant begin = Instant.MIN;
        boolean permits = kind.isPermission(data);
        for (Map.Entry<LedgerField<T>, Field<Moment>> each : moments.entrySet()) {
            Optional<Moment> moment = stated.find(each.getValue());
            if (moment.isEmpty()) {
                continue;
            }
            LedgerField<T> field = each.getKey();
            boolean isEnd = ((FieldContent.Moment) field.content()).isEnd();
            Instant latest = moment.get().latestIn(zones);
            Instant instant = isEnd == permits ? moment.get().earliestIn(zones) : latest;
            if (!isEnd && first.isPresent()) {
                data.put(field.key(), instant);
            } else if (!isEnd) {
                first = Optional.of(field);
                begin = instant;
                data.put(field.key(), instant);
            } else if (first.isPresent() && latest.isBefore(begin)) {
                problems.add(
                        kind.noun() + "'s '" + field + "' must not lie before its '" + first.get() + "'",
                        stated.at(each.getValue()));
            } else {
                data.put(field.key(), Comparators.max(instant, begin));
            }
        }
    }
}
