package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.authzen.Body.ActionEntity;
import com.onebackpak.compliance.authzen.Body.Entity;
import java.util.Map;

/**
 * What is asked, whole or with an entity that a search leaves open.
 *
 * @param subject who does it
 * @param action what is done
 * @param resource with whose data
 * @param context what else there is to say
 */
record Question(Entity subject, ActionEntity action, Entity resource, Map<String, Object> context) {
    static Question of(Body body) {
        return new Question(body.entity("subject"), body.action(), body.entity("resource"), body.context());
    }

    Question withSubject(String id) {
        return new Question(subject.withId(id), action, resource, context);
    }

    Question withResource(String id) {
        return new Question(subject, action, resource.withId(id), context);
    }
}
