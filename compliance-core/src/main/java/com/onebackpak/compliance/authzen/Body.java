package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entities of a body, or of one of its evaluations, as the specification shapes them (section 5). What it does not know is
 * passed over. Immutable.
 */
record Body(Map<String, Object> members) {
    private static final String PROPERTIES = "properties";

    /**
     * A subject or a resource.
     *
     * @param id its id; empty where a search leaves it open
     */
    record Entity(String type, Optional<String> id, Map<String, Object> properties) {
        Entity withId(String other) {
            return new Entity(type, Optional.of(other), properties);
        }
    }

    /** An action. */
    record ActionEntity(String name, Map<String, Object> properties) {}

    /** What a search asks of its pages. */
    record Page(Optional<String> token, Optional<Long> limit) {}

    static Body read(byte[] bytes) {
        try {
            return new Body(StrictJson.object(bytes, AuthorizationApi.MAX_BODY));
        } catch (DocumentException e) {
            throw new MalformedException("the body cannot be read: " + String.join("; ", e.problems()));
        }
    }

    /** What is asked in one evaluation, with the defaults of those around it. */
    Body within(Body defaults) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String key : List.of("subject", "action", "resource", "context")) {
            Object value = members.containsKey(key) ? members.get(key) : defaults.members.get(key);
            if (value != null) {
                all.put(key, value);
            }
        }
        return new Body(all);
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    Entity entity(String key) {
        Map<String, Object> entity = required(key);
        return new Entity(text(key, entity, "type"), Optional.of(text(key, entity, "id")), properties(key, entity));
    }

    /** Of what a search leaves open the id is passed over, whatever it is. */
    Entity open(String key) {
        Map<String, Object> entity = required(key);
        return new Entity(text(key, entity, "type"), Optional.empty(), properties(key, entity));
    }

    ActionEntity action() {
        Map<String, Object> action = required("action");
        return new ActionEntity(text("action", action, "name"), properties("action", action));
    }

    Map<String, Object> context() {
        return optional("context").orElse(Map.of());
    }

    Page page() {
        Map<String, Object> page = optional("page").orElse(Map.of());
        Object token = page.get("token");
        Object limit = page.get("limit");
        if (token != null && !(token instanceof String)) {
            throw new MalformedException("'page.token' must be a string");
        }
        if (limit != null && !(limit instanceof Long number && number >= 0)) {
            throw new MalformedException("'page.limit' must be a whole number that is not negative");
        }
        return new Page(
                Optional.ofNullable((String) token).filter(given -> !given.isEmpty()),
                Optional.ofNullable((Long) limit));
    }

    private Map<String, Object> required(String key) {
        return optional(key).orElseThrow(() -> new MalformedException("'" + key + "' is missing"));
    }

    Optional<Map<String, Object>> optional(String key) {
        return object(members.get(key), "'" + key + "'");
    }

    @SuppressWarnings("unchecked") // the reader gives maps by text alone
    private static Optional<Map<String, Object>> object(@Nullable Object value, String what) {
        if (value != null && !(value instanceof Map)) {
            throw new MalformedException(what + " must be an object");
        }
        return Optional.ofNullable((Map<String, Object>) value);
    }

    private static Map<String, Object> properties(String key, Map<String, Object> entity) {
        return object(entity.get(PROPERTIES), "'" + key + "." + PROPERTIES + "'")
                .orElse(Map.of());
    }

    private static String text(String entity, Map<String, Object> members, String key) {
        Object value = members.get(key);
        if (value == null) {
            throw new MalformedException("'" + entity + "." + key + "' is missing");
        }
        if (!(value instanceof String text)) {
            throw new MalformedException("'" + entity + "." + key + "' must be a string");
        }
        return text;
    }
}
