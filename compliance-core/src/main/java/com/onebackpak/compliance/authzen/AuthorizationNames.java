package com.onebackpak.compliance.authzen;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What enforcement points call actions and types of resources, beside the terms of the vocabulary, which all may be named as
 * they are. A name that is given here counts before a term of the same name. Immutable, thread-safe.
 *
 * <pre>{@code
 * AuthorizationNames names = AuthorizationNames.none()
 *         .withAction("can_read", Action.DISCLOSE, Purpose.EDUCATION)
 *         .withResource("grade-book", PersonKind.STUDENT, Category.TRANSCRIPT_GRADE);
 * }</pre>
 */
public final class AuthorizationNames {
    private static final int MAX_LENGTH = 128;

    private final ImmutableMap<String, NamedAction> actions;
    private final ImmutableMap<String, NamedResource> resources;

    /** What a name of an action stands for. */
    record NamedAction(Action action, Optional<Purpose> purpose) {}

    /** What a type of resources stands for: data of somebody of this kind, of categories that it says, or the question. */
    record NamedResource(PersonKind kind, Set<Category> categories) {}

    private AuthorizationNames(Map<String, NamedAction> actions, Map<String, NamedResource> resources) {
        this.actions = ImmutableMap.copyOf(actions);
        this.resources = ImmutableMap.copyOf(resources);
    }

    /** No names but the terms of the vocabulary. */
    public static AuthorizationNames none() {
        return new AuthorizationNames(Map.of(), Map.of());
    }

    /** With a name of an action whose purpose the question says, in its context. */
    public AuthorizationNames withAction(String name, Action action) {
        return with(name, new NamedAction(action, Optional.empty()));
    }

    /** With a name of an action that is for this purpose, unless the question says another. */
    public AuthorizationNames withAction(String name, Action action, Purpose purpose) {
        return with(name, new NamedAction(action, Optional.of(purpose)));
    }

    private AuthorizationNames with(String name, NamedAction meant) {
        Map<String, NamedAction> more = new LinkedHashMap<>(actions);
        more.put(checked(name), meant);
        return new AuthorizationNames(more, resources);
    }

    /**
     * With a type of resources.
     *
     * @param kind whose data it is
     * @param categories which data it is; none: the question says them, in the properties of the resource
     */
    public AuthorizationNames withResource(String type, PersonKind kind, Category... categories) {
        Map<String, NamedResource> more = new LinkedHashMap<>(resources);
        more.put(checked(type), new NamedResource(kind, ImmutableSet.copyOf(categories)));
        return new AuthorizationNames(actions, more);
    }

    private static String checked(String name) {
        if (name.isBlank() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a name must be 1 to " + MAX_LENGTH + " characters");
        }
        return name;
    }

    void requireKnown(Vocabulary vocabulary) {
        actions.values().forEach(named -> {
            vocabulary.requireKnown(named.action());
            named.purpose().ifPresent(vocabulary::requireKnown);
        });
        resources.values().forEach(named -> {
            vocabulary.requireKnown(named.kind());
            named.categories().forEach(vocabulary::requireKnown);
        });
    }

    Optional<NamedAction> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    Optional<NamedResource> resource(String type) {
        return Optional.ofNullable(resources.get(type));
    }

    Set<String> actions() {
        return actions.keySet();
    }

    Set<String> resources() {
        return resources.keySet();
    }
}
