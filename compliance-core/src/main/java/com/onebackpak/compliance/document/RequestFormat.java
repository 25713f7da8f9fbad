package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.evaluation.ProcessingRequest;
import com.onebackpak.compliance.evaluation.World;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

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
            "application",
            WorldFormat.REFERENCE,
            "the application that supplies the data, with the source 'application'");
    private final Field<DataForm> form;
    private final Field<CollectionSource> source;
    private final Field<Located<PartyId>> requester =
            object.optional("requester", WorldFormat.REFERENCE, "who asks to inspect, amend or delete");
    private final Field<Located<PartyId>> instructedBy =
            object.optional("instructed-by", WorldFormat.REFERENCE, "the agency whose instruction this is");
    private final Field<Moment> at = object.optional("at", Formats.moment(), "when; absent: now");
    private final Field<Moment> collectedAt =
            object.optional("collected-at", Formats.moment(), "when the data was collected");
    private final Map<String, Field<Boolean>> circumstances = new LinkedHashMap<>();
    private final Map<String, Field<Map<String, Boolean>>> groups = new LinkedHashMap<>();

    RequestFormat(TermFormats terms) {
        this.terms = terms;
        action = object.required("action", terms.term(Dimension.ACTION, Action.class), "what is done");
        categories = object.required(
                "categories", terms.terms(Dimension.CATEGORY, Category.class), "with which data; at least one");
        purpose = object.optional("purpose", terms.term(Dimension.PURPOSE, Purpose.class), "what for");
        form = object.optional("form", terms.term(Dimension.FORM, DataForm.class), "in which form");
        source = object.optional("source", terms.term(Dimension.SOURCE, CollectionSource.class), "collected from whom");
        terms.vocabulary().facts("request", FactType.BOOLEAN).forEach(fact -> {
            String name = fact.name().substring("request.".length());
            if (GROUPS.values().stream().noneMatch(members -> members.contains(name))) {
                circumstances.put(name, object.optional(name, Formats.bool(), fact.meaning()));
            }
        });
        GROUPS.forEach((group, members) ->
                groups.put(group, object.optional(group, group(group, members), "circumstances of the request")));
    }

    private static Format<Map<String, Boolean>> group(String group, List<String> members) {
        ObjectFormat object = ObjectFormat.of("'" + group + "'");
        Map<String, Field<Boolean>> fields = new LinkedHashMap<>();
        members.forEach(name -> fields.put(name, object.optional(name, Formats.bool(), "whether it is so")));
        return object.as(values -> {
            Map<String, Boolean> said = new LinkedHashMap<>();
            fields.forEach((name, field) -> values.find(field).ifPresent(value -> said.put(name, value)));
            return said;
        });
    }

    private static Format<Located<String>> name() {
        return Formats.located(Formats.text());
    }

    Format<Values> format() {
        return object.as(values -> values);
    }

    /** A request and when it is made. */
    record Timed(ProcessingRequest request, Instant at) {}

    /** Resolves what was read against a world. */
    Timed resolve(Values values, World world, Instant now, ZoneId fallback) {
        ProcessingRequest.Builder request = ProcessingRequest.builder()
                .action(values.get(action))
                .addAllCategories(values.get(categories))
                .actor(values.find(actor).map(a -> party(a, world)).orElse(world.vendor()))
                .purpose(values.find(purpose))
                .source(values.find(source))
                .requester(values.find(requester).map(r -> party(r, world)))
                .instructedBy(values.find(instructedBy).map(a -> agency(a, world)))
                .application(values.find(application).map(a -> party(a, world)));
        values.find(form).ifPresent(request::form);
        Optional<PartyId> person = resolveSubject(values.get(subject), world, request);
        values.find(recipient).ifPresent(r -> resolveRecipient(r, world, request));
        circumstances.forEach(
                (name, field) -> values.find(field).ifPresent(value -> request.putCircumstances(name, value)));
        groups.forEach((name, field) -> values.find(field).ifPresent(request::putAllCircumstances));
        ZoneId zone =
                person.map(id -> WorldAssembly.zoneOf(world, id, fallback)).orElse(fallback);
        values.find(collectedAt).ifPresent(moment -> request.collectedAt(moment.in(zone)));
        try {
            return new Timed(
                    request.build(), values.find(at).map(m -> m.in(zone)).orElse(now));
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, values.position());
        }
    }

    private Optional<PartyId> resolveSubject(Located<String> name, World world, ProcessingRequest.Builder request) {
        Optional<PartyId> person = idOf(name).filter(id -> world.people().containsKey(id));
        if (person.isPresent()) {
            request.subject(person.get());
        } else {
            kindOf(name, Dimension.PERSON, world, (term, r) -> r.subjectKind((PersonKind) term), request);
        }
        return person;
    }

    private void resolveRecipient(Located<String> name, World world, ProcessingRequest.Builder request) {
        Optional<PartyId> party = idOf(name).filter(id -> isKnown(id, world));
        if (party.isPresent()) {
            request.recipient(party.get());
        } else {
            kindOf(name, Dimension.RECIPIENT, world, (term, r) -> r.recipientKind((RecipientKind) term), request);
        }
    }

    private void kindOf(
            Located<String> name,
            Dimension dimension,
            World world,
            BiConsumer<Term, ProcessingRequest.Builder> use,
            ProcessingRequest.Builder request) {
        List<String> paths = terms.vocabulary().paths(dimension);
        if (!paths.contains(name.value())) {
            List<String> known = new ArrayList<>(paths);
            known.addAll(partyNames(world));
            throw new DocumentException(Formats.unknown(dimension.key(), name.value(), known), name.position());
        }
        use.accept(dimension.term(name.value()), request);
    }

    private static Optional<PartyId> idOf(Located<String> name) {
        try {
            return Optional.of(PartyId.of(name.value()));
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, name.position());
        }
    }

    private static PartyId party(Located<PartyId> reference, World world) {
        if (!isKnown(reference.value(), world)) {
            throw new DocumentException(
                    Formats.unknown("party", reference.value().value(), partyNames(world)), reference.position());
        }
        return reference.value();
    }

    private static PartyId agency(Located<PartyId> reference, World world) {
        if (world.agencies().find(reference.value()).isEmpty()) {
            List<String> known =
                    world.agencies().ids().stream().map(PartyId::value).toList();
            throw new DocumentException(
                    Formats.unknown("agency", reference.value().value(), known), reference.position());
        }
        return reference.value();
    }

    private static boolean isKnown(PartyId id, World world) {
        return world.vendor().equals(id)
                || world.people().containsKey(id)
                || world.organizations().containsKey(id)
                || world.agencies().find(id).isPresent();
    }

    private static Set<String> partyNames(World world) {
        Set<String> names = new LinkedHashSet<>();
        names.add(world.vendor().value());
        world.agencies().ids().forEach(id -> names.add(id.value()));
        world.organizations().keySet().forEach(id -> names.add(id.value()));
        world.people().keySet().forEach(id -> names.add(id.value()));
        return names;
    }
}
