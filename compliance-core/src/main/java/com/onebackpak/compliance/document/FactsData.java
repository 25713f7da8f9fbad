package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.ledger.PlainRecord;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.SomeValues;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Facts as plain data and back: facts that are written and read again are equal. Has no state. */
final class FactsData {
    private static final Map<String, Codec<?>> CODECS = codecs();

    private FactsData() {}

    /** How the value of one fact is written and read. */
    private record Codec<T>(FactKey<T> key, Function<T, Object> write, Function<Object, T> read) {
        /** Known to be absent is an empty list: what is unknown is not written at all. */
        static <T> Codec<Optional<T>> optional(
                FactKey<Optional<T>> key, Function<T, String> write, Function<String, T> read) {
            return new Codec<>(
                    key,
                    value -> value.map(write).stream().toList(),
                    data -> ((List<?>) data).stream().findFirst().map(item -> read.apply(item.toString())));
        }

        static <T> Codec<Set<T>> set(FactKey<Set<T>> key, Function<T, String> write, Function<String, T> read) {
            return new Codec<>(
                    key,
                    values -> values.stream().map(write).sorted().toList(),
                    data -> ((List<?>) data)
                            .stream().map(item -> read.apply(item.toString())).collect(ImmutableSet.toImmutableSet()));
        }

        static <T> Codec<List<T>> ledger(FactKey<List<T>> key, LedgerKind<T> kind) {
            return new Codec<>(
                    key,
                    values -> values.stream().map(kind::data).toList(),
                    data -> ((List<?>) data)
                            .stream()
                                    .map(item -> kind.read(PlainRecord.of(item).data()))
                                    .toList());
        }

        void write(Facts facts, Map<String, Object> data) {
            facts.get(key).ifPresent(value -> data.put(key.name(), write.apply(value)));
        }

        /** What is read may be personal, so messages name the fact alone. */
        void read(Object data, Facts.Builder facts) {
            try {
                facts.put(key, read.apply(data));
            } catch (IllegalArgumentException | ClassCastException | DateTimeException e) {
                throw new IllegalArgumentException(
                        "what is recorded of fact '" + key.name() + "' is not what was written there");
            }
        }
    }

    static Map<String, Object> of(Facts facts) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (String name : facts.names()) {
            codec(name).write(facts, data);
        }
        return data;
    }

    static Facts read(Map<String, Object> data) {
        Facts.Builder facts = Facts.builder();
        data.forEach((name, value) -> codec(name).read(value, facts));
        return facts.build();
    }

    /** Every other fact is a declared one. */
    private static Codec<?> codec(String name) {
        Codec<?> codec = CODECS.get(name);
        return codec != null ? codec : declared(name);
    }

    private static Codec<?> declared(String name) {
        return new Codec<>(new FactKey<Object>(name), FactsData::declaredData, FactsData::declaredValue);
    }

    private static Object declaredData(Object value) {
        if (value instanceof SomeValues some) {
            return Map.of("some", tagged(some.known()));
        }
        return value instanceof Boolean ? value : tagged((Set<?>) value);
    }

    private static Object declaredValue(Object data) {
        if (data instanceof Map<?, ?>) {
            return new SomeValues(values(PlainRecord.of(data).list("some")));
        }
        return data instanceof Boolean ? data : values((List<?>) data);
    }

    private static Object tagged(Set<?> values) {
        return values.stream()
                .map(value -> ((FactValue) value).tagged())
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private static Set<FactValue> values(List<?> data) {
        return data.stream().map(value -> FactValue.ofTagged((Map<?, ?>) value)).collect(ImmutableSet.toImmutableSet());
    }

    private static Map<String, Codec<?>> codecs() {
        Map<String, Codec<?>> codecs = new LinkedHashMap<>();
        List.of(
                        Codec.set(FactKeys.SUBJECT_KIND, PersonKind::path, PersonKind::new),
                        Codec.set(FactKeys.SUBJECT_SCHOOL, PartyId::value, PartyId::of),
                        new Codec<>(FactKeys.SUBJECT_AGENCIES, FactsData::write, FactsData::lineage),
                        new Codec<>(FactKeys.SUBJECT_JURISDICTION, FactsData::write, FactsData::jurisdictions),
                        Codec.set(FactKeys.SUBJECT_ZONE, ZoneId::getId, ZoneId::of),
                        new Codec<>(FactKeys.AGREEMENT_ZONES, FactsData::write, FactsData::zones),
                        Codec.optional(FactKeys.SUBJECT_BIRTH_DATE, LocalDate::toString, LocalDate::parse),
                        Codec.ledger(FactKeys.SUBJECT_AGREEMENTS, LedgerKind.AGREEMENT),
                        Codec.ledger(FactKeys.SUBJECT_CONSENTS, LedgerKind.CONSENT),
                        Codec.ledger(FactKeys.SUBJECT_OPT_OUTS, LedgerKind.OPT_OUT),
                        Codec.ledger(FactKeys.SUBJECT_HOLDS, LedgerKind.HOLD),
                        Codec.ledger(FactKeys.APPLICATION_AUTHORIZATIONS, LedgerKind.AUTHORIZATION),
                        Codec.set(FactKeys.RECIPIENT_KIND, RecipientKind::path, RecipientKind::new),
                        Codec.optional(FactKeys.RECIPIENT_REGION, Jurisdiction::code, Jurisdiction::of),
                        Codec.optional(FactKeys.ACTOR_KIND, RecipientKind::path, RecipientKind::new))
                .forEach(codec -> codecs.put(codec.key().name(), codec));
        return codecs;
    }

    private static Object write(Jurisdictions jurisdictions) {
        return ImmutableMap.of(
                "complete",
                Boolean.toString(jurisdictions.complete()),
                "known",
                jurisdictions.known().stream().map(Jurisdiction::code).toList());
    }

    private static Object write(Lineage lineage) {
        return ImmutableMap.of(
                "complete",
                Boolean.toString(lineage.complete()),
                "known",
                lineage.known().stream().map(PartyId::value).toList());
    }

    private static Lineage lineage(Object data) {
        PlainRecord record = PlainRecord.of(data);
        return new Lineage(record.set("known", PartyId::of), record.get("complete", Boolean::parseBoolean));
    }

    private static Jurisdictions jurisdictions(Object data) {
        PlainRecord record = PlainRecord.of(data);
        return new Jurisdictions(record.set("known", Jurisdiction::of), record.get("complete", Boolean::parseBoolean));
    }

    private static Object write(Map<PartyId, ZoneId> zones) {
        Map<String, Object> data = new TreeMap<>();
        zones.forEach((agency, zone) -> data.put(agency.value(), zone.getId()));
        return data;
    }

    private static Map<PartyId, ZoneId> zones(Object data) {
        Map<PartyId, ZoneId> zones = new LinkedHashMap<>();
        ((Map<?, ?>) data)
                .forEach((agency, zone) -> zones.put(PartyId.of(agency.toString()), ZoneId.of(zone.toString())));
        return zones;
    }
}
