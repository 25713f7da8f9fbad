package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests as the bodies of questions of the Authorization API that come to them, for those that have one: who acts, receives or
 * asks is on record, and so is whom the data is about. Has no state.
 */
public final class AskedQuestions {
    private static final List<String> OF_THE_RESOURCE =
            List.of("categories", "form", "source", "application", "collected-at");

    private AskedQuestions() {}

    /** The question that comes to this request, of a caller who may ask for the subject's tenant. */
    public static Optional<String> body(ProcessingRequest request, World world) {
        return request.subject()
                .flatMap(world::person)
                .flatMap(person -> question(request, world, person.kind().path(), Optional.of(person.id())));
    }

    /** The question of a search for those about whom this request is permitted. */
    public static Optional<String> search(ProcessingRequest request, World world) {
        return request.subjectKind().flatMap(kind -> question(request, world, kind.path(), Optional.empty()));
    }

    private static Optional<String> question(
            ProcessingRequest request, World world, String resourceType, Optional<PartyId> resourceId) {
        Map<String, Object> data = new LinkedHashMap<>(request.data());
        String part = part(request, world.vendor());
        Optional<PartyId> subject = Optional.ofNullable(data.remove(part)).map(id -> PartyId.of(id.toString()));
        boolean isKind = part.equals("recipient") && request.recipient().isEmpty();
        Optional<String> type = subject.flatMap(id -> type(id, world));
        if (type.isEmpty() || isKind || (subject.equals(Optional.of(world.vendor())) && !part.equals("actor"))) {
            return Optional.empty();
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("type", resourceType);
        resourceId.ifPresent(id -> resource.put("id", id.value()));
        Map<String, Object> properties = new LinkedHashMap<>();
        OF_THE_RESOURCE.stream().filter(data::containsKey).forEach(key -> properties.put(key, data.get(key)));
        resource.put("properties", properties);
        Map<String, Object> context = new LinkedHashMap<>(data);
        context.keySet().removeAll(OF_THE_RESOURCE);
        context.keySet().removeAll(List.of("action", "subject"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subject", Map.of("type", type.get(), "id", subject.get().value()));
        body.put("action", Map.of("name", request.action().path()));
        body.put("resource", resource);
        body.put("context", context);
        return Optional.of(PlainJson.compact(body));
    }

    /** As what the subject of the question stands in the request: the vendor wherever it acts and nobody else would. */
    private static String part(ProcessingRequest request, PartyId vendor) {
        boolean isByVendor = request.actor().equals(vendor);
        if (Action.DISCLOSE.covers(request.action())) {
            return isByVendor && request.recipient().isEmpty() ? "actor" : "recipient";
        }
        boolean isAskedFor = List.of(Action.INSPECT, Action.AMEND, Action.DELETE).stream()
                .anyMatch(asked -> asked.covers(request.action()));
        return !isAskedFor || (isByVendor && request.requester().isEmpty()) ? "actor" : "requester";
    }

    private static Optional<String> type(PartyId id, World world) {
        if (id.equals(world.vendor())) {
            return Optional.of("vendor");
        } else if (world.agencies().find(id).isPresent()) {
            return Optional.of("agency");
        }
        return world.person(id)
                .map(Person::kind)
                .map(kind -> kind.path())
                .or(() -> world.organization(id).map(Organization::kind).map(kind -> kind.path()));
    }
}
