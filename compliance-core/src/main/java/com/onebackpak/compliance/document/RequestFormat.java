package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The format of a request. Who is meant is resolved against a world. */
final class RequestFormat {
    /** Circumstances that stand in a group of their own; all other declared facts of a request are keys of it. */
    private static final Map<String, List<String>> GROUPS = new TreeMap<>(ProcessingRequest.CIRCUMSTANCE_GROUPS);

    private final TermFormats terms;
    private final ObjectFormat object = ObjectFormat.of("a request");
    private final Field<Action> action;
    private final Field<List<Category>> categories;
    private final Field<Located<String>> subject = object.required("subject", name(), "a person's id, or a kind");
    private final Field<Purpose> purpose;
    private final Field<Located<PartyId>> actor =
            object.optional("actor", WorldFormat.REFERENCE, "who does it; absent: the vendor");
    private final Field<Located<String>> recipient = object.optional("recipient", name(), "an id, or a kind");
    private final Field<Located<PartyId>> application = object.optional(
            "application", WorldFormat.REFERENCE, "who supplies the data, where the source is an application");
    private final Field<DataForm> form;
    private final Field<CollectionSource> source;
    private final Field<Located<PartyId>> requester =
            object.optional("requester", WorldFormat.REFERENCE, "who asks to inspect, amend or delete");
    private final Field<Located<PartyId>> instructedBy =
            object.optional("instructed-by", WorldFormat.REFERENCE, "the agency whose instruction this is");
    private final Field<Moment> at = object.optional("at", Formats.moment(), "when; absent: now");
    private final Field<Moment> collectedAt =
            object.optional("collected-at", Formats.moment(), "when the data was collected");
    private final Map<String, Field<Map<String, FactValue>>> groups = new LinkedHashMap<>();
    private final FactFormats.Stated circumstances;
    private final Field<Map<String, FactValue>> relation;

    RequestFormat(TermFormats terms) {
        this.terms = terms;
        action = object.required("action", terms.term(Dimension.ACTION, Action.class), "what is done");
        categories = object.required(
                "categories",
                Formats.oneAtLeast(terms.term(Dimension.CATEGORY, Category.class)),
                "with which data; at least one");
        purpose = object.optional("purpose", terms.term(Dimension.PURPOSE, Purpose.class), "what for");
        form = object.optional("form", terms.term(Dimension.FORM, DataForm.class), "in which form");
        source = object.optional(
                "source", terms.term(Dimension.SOURCE, CollectionSource.class), "where the data comes from");
        GROUPS.forEach((group, members) ->
                groups.put(group, object.optional(group, group(group, members), "circumstances of the request")));
        circumstances = new FactFormats.Stated(
                object,
                terms,
                fact -> GROUPS.values().stream().noneMatch(members -> members.contains(fact.attribute())),
                "request");
        relation = object.optional("relation", relation(terms), "how its parties stand to each other");
    }

    private static Format<Map<String, FactValue>> group(String group, List<String> members) {
        ObjectFormat object = ObjectFormat.of("'" + group + "'");
        Map<String, Field<Boolean>> fields = new LinkedHashMap<>();
        members.forEach(name -> fields.put(name, object.optional(name, Formats.bool(), "whether it is so")));
        return object.as(values -> {
            Map<String, FactValue> said = new LinkedHashMap<>();
            fields.forEach((name, field) ->
                    values.find(field).ifPresent(value -> said.put(name, FactValue.of((boolean) value))));
            return said;
        });
    }

    private static Format<Map<String, FactValue>> relation(TermFormats terms) {
        ObjectFormat object = ObjectFormat.of("'relation'");
        FactFormats.Stated facts = new FactFormats.Stated(object, terms, fact -> true, "relation");
        return object.as(facts::of);
    }

    private static Format<Located<String>> name() {
        return Formats.located(Formats.loose());
    }

    Set<String> keys() {
        return object.keys();
    }

    Set<String> circumstances() {
        return circumstances.keys();
    }

    Format<Values> format() {
        return object.values();
    }

    /** A request and when it is made. */
    record Timed(ProcessingRequest request, Instant at) {}

    /** Resolves what was read against a world. */
    Timed resolve(Values values, ReadWorld world, Instant now, ZoneId fallback, Problems problems) {
        return values.whole(problems, () -> new Resolving(values, world, now, fallback, problems).timed());
    }

    /** Finds out who and when is meant. Who is nobody is told, and stands for himself until all has been told. */
    private final class Resolving {
        private final Values values;
        private final ReadWorld read;
        private final World world;
        private final Instant now;
        private final ZoneId fallback;
        private final Problems problems;

        Resolving(Values values, ReadWorld read, Instant now, ZoneId fallback, Problems problems) {
            this.values = values;
            this.read = read;
            this.world = read.world();
            this.now = now;
            this.fallback = fallback;
            this.problems = problems;
        }

        Timed timed() {
            ProcessingRequest.Builder request = ProcessingRequest.builder()
                    .actor(party(actor).orElse(world.vendor()))
                    .requester(party(requester))
                    .instructedBy(agency(instructedBy))
                    .application(party(application))
                    .purpose(values.find(purpose))
                    .source(values.find(source));
            Optional<PartyId> person = values.find(subject)
                    .flatMap(name ->
                            party(name, world.people()::containsKey, read.hasAllPeople(), Dimension.PERSON, request));
            person.ifPresent(request::subject);
            values.find(recipient)
                    .flatMap(name -> party(name, this::isKnown, read.hasAllParties(), Dimension.RECIPIENT, request))
                    .ifPresent(request::recipient);
            checkSupplier();
            values.find(form).ifPresent(request::form);
            request.putAllCircumstances(circumstances.of(values));
            values.find(relation).ifPresent(request::relations);
            groups.forEach((name, field) -> values.find(field).ifPresent(request::putAllCircumstances));
            Set<ZoneId> zones = person.map(id -> WorldAssembly.zonesOf(id, world.people(), world.agencies(), fallback))
                    .orElse(Set.of(fallback));
            values.find(collectedAt).ifPresent(moment -> request.collectedAt(moment.earliestIn(zones)));
            request.action(values.get(action)).addAllCategories(values.get(categories));
            return new Timed(
                    request.build(),
                    values.find(at).map(m -> m.earliestIn(zones)).orElse(now));
        }

        private void checkSupplier() {
            boolean isSupplied = values.find(source)
                    .filter(CollectionSource.APPLICATION::covers)
                    .isPresent();
            if (values.isGiven(application) && !isSupplied && values.isSure(source) && !values.isDamaged(source)) {
                problems.add(
                        "'application' is who supplies the data and stands only beside 'source: application'; who"
                                + " receives it is the 'recipient'",
                        values.at(application));
            }
        }

        /** The party of this id; else what is named is a kind. */
        private Optional<PartyId> party(
                Located<String> name,
                Predicate<PartyId> known,
                boolean isAllRead,
                Dimension dimension,
                ProcessingRequest.Builder request) {
            Optional<PartyId> written = problems.attempt(() -> idOf(name));
            boolean isKind = terms.vocabulary().paths(dimension).contains(name.value());
            Optional<PartyId> id = written.filter(one -> known.test(one) || !(isAllRead || isKind));
            if (written.isPresent() && id.isEmpty()) {
                if (isKind) {
                    addKind(dimension.term(name.value()), request);
                } else {
                    problems.add(unknown(name, dimension), name.position());
                }
            }
            return id;
        }

        private static void addKind(Term kind, ProcessingRequest.Builder request) {
            if (kind instanceof PersonKind person) {
                request.subjectKind(person);
            } else if (kind instanceof RecipientKind recipient) {
                request.recipientKind(recipient);
            }
        }

        private String unknown(Located<String> name, Dimension dimension) {
            List<String> meant = new ArrayList<>(terms.vocabulary().meant(dimension, name.value()));
            NearestName.of(name.value(), names(dimension)).ifPresent(near -> meant.add(0, near));
            return UnknownName.text(
                    dimension.key(),
                    name.value(),
                    meant,
                    "name one by id, or a kind: "
                            + String.join(", ", terms.vocabulary().paths(dimension)));
        }

        private Optional<PartyId> party(Field<Located<PartyId>> field) {
            return known("party", field, id -> !read.hasAllParties() || isKnown(id), names(Dimension.RECIPIENT));
        }

        private Optional<PartyId> agency(Field<Located<PartyId>> field) {
            List<String> known =
                    world.agencies().ids().stream().map(PartyId::value).toList();
            return known(
                    "agency",
                    field,
                    id -> !read.hasAllAgencies() || world.agencies().find(id).isPresent(),
                    known);
        }

        private Optional<PartyId> known(
                String what, Field<Located<PartyId>> field, Predicate<PartyId> known, Collection<String> names) {
            return values.find(field).map(reference -> {
                if (!known.test(reference.value())) {
                    problems.add(UnknownName.text(what, reference.value().value(), names), reference.position());
                }
                return reference.value();
            });
        }

        private boolean isKnown(PartyId id) {
            return world.vendor().equals(id)
                    || world.people().containsKey(id)
                    || world.organizations().containsKey(id)
                    || world.agencies().find(id).isPresent();
        }

        /** The ids of those who may be meant. */
        private Set<String> names(Dimension dimension) {
            Set<String> names = new LinkedHashSet<>();
            if (dimension != Dimension.PERSON) {
                names.add(world.vendor().value());
                world.agencies().ids().forEach(id -> names.add(id.value()));
                world.organizations().keySet().forEach(id -> names.add(id.value()));
            }
            world.people().keySet().forEach(id -> names.add(id.value()));
            return names;
        }
    }

    private static PartyId idOf(Located<String> name) {
        try {
            return PartyId.of(name.value());
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, name.position());
        }
    }
}
