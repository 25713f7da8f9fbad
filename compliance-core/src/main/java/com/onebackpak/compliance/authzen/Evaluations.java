package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.party.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one question or several (sections 6 and 7). */
final class Evaluations {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluations.class);
    private static final String SEVERAL = "evaluations";
    private static final List<String> REQUIRED = List.of("subject", "action", "resource");

    private final Decisions decisions;

    Evaluations(Decisions decisions) {
        this.decisions = decisions;
    }

    /** When several questions are enough (section 7.1.2.1). */
    private enum Semantic {
        EXECUTE_ALL("execute_all"),
        DENY_ON_FIRST_DENY("deny_on_first_deny"),
        PERMIT_ON_FIRST_PERMIT("permit_on_first_permit");

        private final String key;

        Semantic(String key) {
            this.key = key;
        }

        boolean endsWith(boolean decision) {
            return this == DENY_ON_FIRST_DENY ? !decision : this == PERMIT_ON_FIRST_PERMIT && decision;
        }

        static Semantic of(Body body) {
            Object named = body.optional("options")
                    .map(options -> options.get("evaluations_semantic"))
                    .orElse(EXECUTE_ALL.key);
            for (Semantic semantic : values()) {
                if (semantic.key.equals(named)) {
                    return semantic;
                }
            }
            throw new MalformedException("'options.evaluations_semantic' must be one of execute_all,"
                    + " deny_on_first_deny and permit_on_first_permit");
        }
    }

    /** Answers one question. What fails is thrown on. */
    Map<String, Object> one(PartyId tenant, Body body) {
        Question question = Question.of(body);
        try {
            return decisions.decide(tenant, question);
        } catch (NotUnderstoodException e) {
            return Decisions.none(e);
        }
    }

    /** Answers several questions in their order; or the one, where none is listed. */
    Map<String, Object> several(PartyId tenant, Body body) {
        Semantic semantic = Semantic.of(body);
        List<?> asked = asked(body);
        if (asked.isEmpty()) {
            return one(tenant, body);
        }
        requireSoundDefaults(body);
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Object each : asked) {
            Map<String, Object> answer = closed(() -> one(tenant, item(each).within(body)));
            answers.add(answer);
            if (semantic.endsWith(Boolean.TRUE.equals(answer.get("decision")))) {
                break;
            }
        }
        return Map.of(SEVERAL, answers);
    }

    private static List<?> asked(Body body) {
        Object asked = body.members().getOrDefault(SEVERAL, List.of());
        if (!(asked instanceof List<?> list)) {
            throw new MalformedException("'" + SEVERAL + "' must be an array");
        }
        if (list.size() > AuthorizationApi.MAX_EVALUATIONS) {
            throw new MalformedException("'" + SEVERAL + "' has more than " + AuthorizationApi.MAX_EVALUATIONS
                    + " elements; ask in several messages");
        }
        return list;
    }

    /** What is wrong with a default is wrong with the message. */
    private static void requireSoundDefaults(Body body) {
        if (body.has("subject")) {
            body.entity("subject");
        }
        if (body.has("action")) {
            body.action();
        }
        if (body.has("resource")) {
            body.entity("resource");
        }
        body.context();
    }

    @SuppressWarnings("unchecked") // the reader gives maps by text alone
    private static Body item(@Nullable Object each) {
        if (!(each instanceof Map<?, ?> map)) {
            throw new MalformedException(
                    "each of '" + SEVERAL + "' must be an object with " + String.join(", ", REQUIRED));
        }
        return new Body((Map<String, Object>) map);
    }

    /** What goes wrong with one question is its own answer, which is no (section 7.2.1). */
    private static Map<String, Object> closed(Supplier<Map<String, Object>> decision) {
        try {
            return decision.get();
        } catch (MalformedException e) {
            return Decisions.none(NotUnderstoodException.unreadable(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("an evaluation failed: {}", e.getClass().getName());
            LOG.debug("an evaluation failed", WithoutValues.of(e));
            return Decisions.none(NotUnderstoodException.failed());
        }
    }
}
