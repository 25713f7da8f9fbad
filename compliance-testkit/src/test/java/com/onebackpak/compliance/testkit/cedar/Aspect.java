package com.onebackpak.compliance.testkit.cedar;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a declared fact tells of a value. Each is closed: what is not stated is known to be absent. */
enum Aspect {
    /** That there is one. */
    PRESENT(FactType.BOOLEAN),
    /** Its kind. */
    KIND(FactType.TEXT),
    /** That it is true. */
    BOOL(FactType.BOOLEAN),
    LONG(FactType.NUMBER),
    DECIMAL(FactType.NUMBER),
    DURATION(FactType.NUMBER),
    DATETIME(FactType.INSTANT),
    STRING(FactType.TEXT),
    /** The type of an entity. */
    ENTITY_TYPE(FactType.TEXT),
    /** An entity and all that it is in. */
    ANCESTORS(FactType.TEXTS),
    /** Any single value, with its kind. */
    SCALAR(FactType.TEXT),
    /** The single values in a set, each with its kind. */
    MEMBERS(FactType.TEXTS),
    /** How many values are in a set or a record. */
    SIZE(FactType.NUMBER);

    private final FactType type;

    Aspect(FactType type) {
        this.type = type;
    }

    /** The one that tells a quantity of this kind. */
    static Aspect of(Kind kind) {
        return valueOf(kind.name());
    }

    /** The attribute of the request under which it is stated. */
    String attribute(FactPath path) {
        return path + " " + name().toLowerCase(Locale.ROOT);
    }

    FactDeclaration declaration(FactPath path) {
        return new FactDeclaration(
                "request." + attribute(path),
                type,
                Optional.empty(),
                WorldAssumption.CLOSED,
                "What Cedar knows of " + path + ".",
                Set.of(FactParty.CALLER),
                Set.of());
    }

    /** What it tells of the value; nothing where it is of another kind. */
    Optional<FactValue> of(CedarValue value, CedarEntities entities) {
        return switch (this) {
            case PRESENT -> Optional.of(FactValue.of(true));
            case KIND -> Optional.of(FactValue.of(value.kind().name()));
            case BOOL ->
                value instanceof CedarValue.Bool bool ? Optional.of(FactValue.of(bool.value())) : Optional.empty();
            case LONG, DECIMAL, DURATION, DATETIME ->
                value instanceof CedarValue.Quantity quantity && of(quantity.kind()) == this
                        ? Optional.of(of(quantity))
                        : Optional.empty();
            case STRING ->
                value instanceof CedarValue.Text text ? Optional.of(FactValue.of(text.value())) : Optional.empty();
            case ENTITY_TYPE ->
                value instanceof CedarValue.EntityId id ? Optional.of(FactValue.of(id.type())) : Optional.empty();
            case ANCESTORS ->
                value instanceof CedarValue.EntityId id
                        ? Optional.of(texts(entities.selfAndAncestors(id)))
                        : Optional.empty();
            case SCALAR -> value.tagged().map(FactValue::of);
            case MEMBERS ->
                value instanceof CedarValue.Members set ? Optional.of(texts(set.values())) : Optional.empty();
            case SIZE -> size(value);
        };
    }

    private static Optional<FactValue> size(CedarValue value) {
        if (value instanceof CedarValue.Members set) {
            return Optional.of(FactValue.of(set.values().size()));
        }
        return value instanceof CedarValue.Fields fields
                ? Optional.of(FactValue.of(fields.values().size()))
                : Optional.empty();
    }

    /** A quantity as the value of the fact that tells it. */
    static FactValue of(CedarValue.Quantity quantity) {
        return quantity.kind() == Kind.DATETIME
                ? FactValue.of(Instant.ofEpochMilli(quantity.value().longValueExact()))
                : FactValue.of(quantity.value());
    }

    private static FactValue texts(Set<? extends CedarValue> values) {
        return FactValue.ofTexts(
                values.stream().flatMap(value -> value.tagged().stream()).collect(ImmutableSet.toImmutableSet()));
    }
}
