package com.onebackpak.compliance.authzen;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.authzen.AuthorizationNames.NamedAction;
import com.onebackpak.compliance.authzen.AuthorizationNames.NamedResource;
import com.onebackpak.compliance.authzen.Body.Entity;
import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.RequestReader;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one table between questions and requests ({@code docs/authzen.md}): it says which key of a question is which of a
 * request, and {@link RequestReader} what stands under it. A key of requests that stands nowhere here is passed over; the
 * time of a question is the service's clock's to say. Immutable, thread-safe.
 */
final class RequestMapping {
    private static final int MAX_IGNORED = 20;
    private static final int MAX_NAME = 64;

    /** What is said of the data, among the properties of the resource. */
    private static final Set<String> OF_THE_RESOURCE =
            ImmutableSet.of("categories", "form", "source", "application", "collected-at");

    /** What is said of everything else, in the context. */
    private static final Set<String> OF_THE_CONTEXT = ImmutableSet.of(
            "purpose",
            "actor",
            "recipient",
            "requester",
            "instructed-by",
            "relation",
            "signals",
            "emergency",
            "legal-process");

    private final Tenancy tenancy;
    private final Vocabulary vocabulary;
    private final AuthorizationNames names;
    private final Subjects subjects;
    private final RequestReader reader;

    /** Facts that the vocabulary declares of requests, which may be said of any entity. */
    private final Set<String> ofAny;

    RequestMapping(Tenancy tenancy, Vocabulary vocabulary, AuthorizationNames names) {
        this.tenancy = tenancy;
        this.vocabulary = vocabulary;
        this.names = names;
        this.subjects = new Subjects(tenancy, vocabulary);
        this.reader = RequestReader.of(vocabulary, tenancy.vendor(), Instant.EPOCH);
        this.ofAny = reader.circumstances();
    }

    /**
     * What a question comes to.
     *
     * @param request the request
     * @param ignored the names of properties that say nothing to us, where they stand
     */
    record Mapped(ProcessingRequest request, List<String> ignored) {}

    /** The names by which actions may be asked for. */
    List<String> actions() {
        return ImmutableList.<String>builder()
                .addAll(names.actions())
                .addAll(vocabulary.paths(Dimension.ACTION).stream()
                        .filter(path -> names.action(path).isEmpty())
                        .toList())
                .build();
    }

    /**
     * The request of a question that a caller of the tenant may ask; of a resource that is left open, about the kind.
     *
     * @throws NotUnderstoodException if there is none
     */
    Mapped map(PartyId tenant, Question question) {
        NamedAction action = action(question.action().name());
        NamedResource resource = resource(question.resource().type());
        PartyId subject = subjects.find(
                tenant, question.subject().type(), question.subject().id().orElseThrow());
        Optional<PartyId> person = question.resource().id().map(id -> person(tenant, id, resource.kind()));
        Subjects.Part part = subjects.part(subject, action.action());
        Stated stated = new Stated(question);
        Map<String, Object> data = new LinkedHashMap<>(stated.data());
        if (data.containsKey(part.key())) {
            throw NotUnderstoodException.unreadable(
                    "'context." + part.key() + "' is given, but here the " + part.key() + " is the subject");
        }
        data.put("action", action.action().path());
        data.put("subject", resource.kind().path());
        putCategories(data, resource.categories());
        action.purpose().ifPresent(purpose -> data.putIfAbsent("purpose", purpose.path()));
        ProcessingRequest request = request(read(data), person, subject, part);
        subjects.requireOnRecord(tenant, request);
        return new Mapped(request, stated.ignored());
    }

    private static void putCategories(Map<String, Object> data, Set<Category> categories) {
        if (categories.isEmpty()) {
            if (!data.containsKey("categories")) {
                throw NotUnderstoodException.unreadable("which data is meant is not said; name its categories in"
                        + " 'resource.properties.categories', or one as the type of the resource");
            }
        } else if (data.put(
                        "categories", categories.stream().map(Category::path).toList())
                != null) {
            throw NotUnderstoodException.unreadable(
                    "'resource.properties.categories' is given, but the type of the resource says which data it is");
        }
    }

    /** A name that is also one of a kind must stand for the party, so parties are put where nothing is read. */
    private static ProcessingRequest request(
            ProcessingRequest read, Optional<PartyId> person, PartyId subject, Subjects.Part part) {
        ProcessingRequest.Builder request = read.toBuilder();
        person.ifPresent(id -> request.subjectKind(Optional.empty()).subject(id));
        switch (part) {
            case ACTOR -> request.actor(subject);
            case RECIPIENT -> request.recipient(subject);
            case REQUESTER -> request.requester(subject);
        }
        return request.build();
    }

    private ProcessingRequest read(Map<String, Object> data) {
        try {
            return reader.readPlain(data).request();
        } catch (DocumentException e) {
            throw NotUnderstoodException.unreadable(String.join("; ", e.texts()));
        }
    }

    private NamedAction action(String name) {
        return names.action(name)
                .or(() -> Optional.of(name)
                        .filter(vocabulary.paths(Dimension.ACTION)::contains)
                        .map(path -> new NamedAction(new Action(path), Optional.empty())))
                .orElseThrow(() -> NotUnderstoodException.unreadable(UnknownName.text("action", name, actions())));
    }

    private NamedResource resource(String type) {
        return names.resource(type)
                .or(() -> Optional.of(type)
                        .filter(vocabulary.paths(Dimension.PERSON)::contains)
                        .map(path -> new NamedResource(new PersonKind(path), Set.of())))
                .or(() -> Optional.of(type)
                        .filter(vocabulary.paths(Dimension.CATEGORY)::contains)
                        .map(path -> new NamedResource(PersonKind.STUDENT, Set.of(new Category(path)))))
                .orElseThrow(() -> NotUnderstoodException.unreadable(
                        UnknownName.text("type of resources", type, resourceTypes())));
    }

    private Set<String> resourceTypes() {
        return ImmutableSet.copyOf(Iterables.concat(
                names.resources(), vocabulary.paths(Dimension.PERSON), vocabulary.paths(Dimension.CATEGORY)));
    }

    /** Who is not there and who is another tenant's are answered alike, so that nobody learns of another's students. */
    private PartyId person(PartyId tenant, String id, PersonKind kind) {
        return PartyId.find(id)
                .filter(one -> tenancy.directory()
                        .person(one)
                        .filter(person -> person.is(kind))
                        .isPresent())
                .filter(one -> tenancy.ofPerson(one).equals(tenant))
                .orElseThrow(() -> NotUnderstoodException.notFound("no resource of this type and id is on record"));
    }

    /** What a question says beside its entities, under the keys of requests. */
    private final class Stated {
        private final Map<String, Object> data = new LinkedHashMap<>();
        private final List<String> ignored = new ArrayList<>();

        Stated(Question question) {
            take("subject.properties", question.subject(), Set.of());
            take("action.properties", question.action().properties(), Set.of());
            take("resource.properties", question.resource(), OF_THE_RESOURCE);
            take("context", question.context(), OF_THE_CONTEXT);
        }

        private void take(String place, Entity entity, Set<String> keys) {
            take(place, entity.properties(), keys);
        }

        private void take(String place, Map<String, Object> properties, Set<String> keys) {
            properties.forEach((name, value) -> {
                if (!keys.contains(name) && !ofAny.contains(name)) {
                    ignore(place + "." + name);
                } else if (!data.getOrDefault(name, value).equals(value)) {
                    throw NotUnderstoodException.unreadable("'" + name + "' is given twice, and differently");
                } else {
                    data.put(name, value);
                }
            });
        }

        private void ignore(String name) {
            if (ignored.size() < MAX_IGNORED) {
                ignored.add(
                        name.codePointCount(0, name.length()) <= MAX_NAME
                                ? name
                                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME - 3)) + "...");
            }
        }

        Map<String, Object> data() {
            return data;
        }

        List<String> ignored() {
            return ignored;
        }
    }
}
