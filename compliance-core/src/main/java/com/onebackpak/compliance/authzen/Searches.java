package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.authzen.Body.ActionEntity;
import com.onebackpak.compliance.authzen.Body.Entity;
import com.onebackpak.compliance.authzen.Body.Page;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.party.PartyId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is permitted, where an entity is left open (section 8): each result is what an evaluation at the same moment would
 * answer with yes. A search records nothing.
 */
final class Searches {
    private static final int USUAL_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /** How many candidates a search for subjects decides about before it tells what it has. */
    private static final int MAX_CANDIDATES = 1000;

    private final Decisions decisions;
    private final RequestMapping mapping;
    private final PageTokens tokens;

    Searches(Decisions decisions, RequestMapping mapping, PageTokens tokens) {
        this.decisions = decisions;
        this.mapping = mapping;
        this.tokens = tokens;
    }

    /** Those of the people whom the filter permits about whom an evaluation, with all that is owed, says yes. */
    Map<String, Object> resources(PartyId tenant, Body body, ResourceSearch search) {
        Question question = new Question(body.entity("subject"), body.action(), body.open("resource"), body.context());
        Paging paging = paging(AuthorizationEndpoint.RESOURCE_SEARCH, tenant, question, body.page());
        RequestMapping.Mapped mapped;
        try {
            mapped = mapping.map(tenant, question);
        } catch (NotUnderstoodException e) {
            return nothing(e);
        }
        List<PartyId> found;
        try {
            found = search.permitted(tenant, mapped.request(), paging.position.after(), paging.limit() + 1);
        } catch (SearchRefusedException e) {
            throw new MalformedException(
                    "this cannot be answered by a search, ask about each resource: " + e.getMessage());
        }
        List<PartyId> page = found.stream().limit(paging.limit()).toList();
        List<Map<String, Object>> results = page.stream()
                .filter(id -> decisions.wouldPermit(tenant, question.withResource(id.value())))
                .map(id -> entity(question.resource().type(), id))
                .toList();
        Optional<PartyId> last = page.isEmpty() ? paging.position.after() : Optional.of(page.get(page.size() - 1));
        return answer(results, paging.next(found.size() > paging.limit(), last));
    }

    /** Those of the host's candidates for whom an evaluation says yes. */
    Map<String, Object> subjects(PartyId tenant, Body body, SubjectCandidates candidates) {
        Question question = new Question(body.open("subject"), body.action(), body.entity("resource"), body.context());
        Paging paging = paging(AuthorizationEndpoint.SUBJECT_SEARCH, tenant, question, body.page());
        String type = question.subject().type();
        List<Map<String, Object>> results = new ArrayList<>();
        Optional<PartyId> last = paging.position.after();
        for (int decided = 0; decided < MAX_CANDIDATES; ) {
            int portion = Math.min(MAX_CANDIDATES - decided, MAX_LIMIT);
            List<PartyId> next = candidates.after(tenant, type, last, portion);
            for (PartyId candidate : next) {
                if (decisions.wouldPermit(tenant, question.withSubject(candidate.value()))) {
                    if (results.size() == paging.limit()) {
                        return answer(results, paging.next(true, last));
                    }
                    results.add(entity(type, candidate));
                }
                last = Optional.of(candidate);
            }
            if (next.size() < portion) {
                return answer(results, paging.next(false, last));
            }
            decided += next.size();
        }
        return answer(results, paging.next(true, last));
    }

    /** Those of the actions that have a name for which an evaluation says yes. */
    Map<String, Object> actions(PartyId tenant, Body body) {
        Entity subject = body.entity("subject");
        Entity resource = body.entity("resource");
        Map<String, Object> context = body.context();
        body.page();
        List<Map<String, Object>> results = mapping.actions().stream()
                .filter(name -> decisions.wouldPermit(
                        tenant, new Question(subject, new ActionEntity(name, Map.of()), resource, context)))
                .map(name -> Map.<String, Object>of("name", name))
                .toList();
        return answer(results, "");
    }

    private static Map<String, Object> entity(String type, PartyId id) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("type", type);
        entity.put("id", id.value());
        return entity;
    }

    private static Map<String, Object> answer(List<Map<String, Object>> results, String next) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("next_token", next);
        page.put("count", results.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("page", page);
        answer.put("results", results);
        return answer;
    }

    /** What names nothing that there is has no results. */
    private static Map<String, Object> nothing(NotUnderstoodException why) {
        Map<String, Object> answer = answer(List.of(), "");
        answer.put("context", why.context());
        return answer;
    }

    private Paging paging(AuthorizationEndpoint endpoint, PartyId tenant, Question question, Page page) {
        String asked = CanonicalJson.write(List.of(endpoint.name(), tenant.value(), data(question)));
        Optional<Integer> limit = page.limit().map(given -> (int) Math.min(given, MAX_LIMIT));
        if (page.token().isEmpty()) {
            return new Paging(asked, new PageTokens.Position(limit.orElse(USUAL_LIMIT), Optional.empty()));
        }
        PageTokens.Position position = tokens.read(page.token().get(), asked);
        if (limit.filter(given -> given != position.limit()).isPresent()) {
            throw new MalformedException("'page.limit' must be as on the first page, or left out");
        }
        return new Paging(asked, position);
    }

    private static Map<String, Object> data(Question question) {
        return Map.of(
                "subject",
                List.of(
                        question.subject().type(),
                        question.subject().id().orElse(""),
                        plain(question.subject().properties())),
                "action",
                List.of(question.action().name(), plain(question.action().properties())),
                "resource",
                List.of(
                        question.resource().type(),
                        question.resource().id().orElse(""),
                        plain(question.resource().properties())),
                "context",
                plain(question.context()));
    }

    /** As far as two questions are told apart. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(key.toString(), plain(each)));
            return sorted;
        } else if (value instanceof List<?> list) {
            return list.stream().map(Searches::plain).toList();
        } else if (value instanceof BigDecimal || value instanceof Long) {
            return Map.of("number", value.toString());
        }
        return value == null ? Map.of() : value;
    }

    /** Where a search stands and goes on. */
    private final class Paging {
        private final String asked;
        private final PageTokens.Position position;

        Paging(String asked, PageTokens.Position position) {
            this.asked = asked;
            this.position = position;
        }

        int limit() {
            return position.limit();
        }

        /** The token of the next page, or the empty text that says there is none. */
        String next(boolean isMore, Optional<PartyId> last) {
            return isMore ? tokens.write(new PageTokens.Position(limit(), last), asked) : "";
        }
    }
}
