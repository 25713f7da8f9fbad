package com.onebackpak.compliance.authzen;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.net.URI;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A policy decision point that speaks the OpenID Authorization API 1.0: whoever may ask for a tenant learns whether somebody may do
 * something with the data of one of its people. Each evaluation is a decision of the service and on record with it; a yes is
 * answered only when all that is owed was discharged, or is left to who asks by {@link Builder#leaving}. Searches record nothing.
 * What cannot be read, is not on record or is another tenant's is answered with no, and is not recorded.
 *
 * <pre>{@code
 * AuthorizationApi api = AuthorizationApi.builder(compliance, tenancy).build();
 * AuthorizationAnswer answer = api.answer(AuthorizationEndpoint.EVALUATION, tenant, "application/json", bytes);
 * }</pre>
 *
 * <p>Whom the caller may ask for is decided before, by whoever authenticated it. Immutable, thread-safe if the service and the
 * ports are.
 */
public final class AuthorizationApi {
    /** How many bytes a body may have. */
    public static final int MAX_BODY = 1 << 20;

    /** How many evaluations one message may ask for. */
    public static final int MAX_EVALUATIONS = 100;

    /** Under which path of a decision point's host the metadata stands, before the path of the point itself. */
    public static final String METADATA_PATH = "/.well-known/authzen-configuration";

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationApi.class);
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL_ERROR = 500;

    private final Tenancy tenancy;
    private final Evaluations evaluations;
    private final Searches searches;
    private final Optional<ResourceSearch> resources;
    private final Optional<SubjectCandidates> subjects;

    private AuthorizationApi(Builder builder) {
        RequestMapping mapping = new RequestMapping(builder.tenancy, builder.service.vocabulary(), builder.names);
        Decisions decisions = new Decisions(builder.service, mapping, builder.left);
        this.tenancy = builder.tenancy;
        this.evaluations = new Evaluations(decisions);
        this.searches = new Searches(decisions, mapping, new PageTokens(builder.pageKey));
        this.resources = Optional.ofNullable(builder.resources);
        this.subjects = Optional.ofNullable(builder.subjects);
    }

    /**
     * Starts a decision point.
     *
     * @param service decides, with stores that own their transactions: what it answers commits before it is answered
     * @param tenancy whose people they are
     */
    public static Builder builder(ComplianceService service, Tenancy tenancy) {
        return new Builder(service, tenancy);
    }

    /** The endpoints that are answered: a search only where there is who answers it. */
    public Set<AuthorizationEndpoint> endpoints() {
        Set<AuthorizationEndpoint> endpoints = EnumSet.allOf(AuthorizationEndpoint.class);
        if (resources.isEmpty()) {
            endpoints.remove(AuthorizationEndpoint.RESOURCE_SEARCH);
        }
        if (subjects.isEmpty()) {
            endpoints.remove(AuthorizationEndpoint.SUBJECT_SEARCH);
        }
        return Sets.immutableEnumSet(endpoints);
    }

    /**
     * Answers what was posted to an endpoint. It throws nothing but what is none of a program's to catch: what fails is
     * answered with status 500. So is what is permitted while a transaction of the host's goes on in which the service's
     * stores take part: no yes is told before it is committed. And so is whatever is asked for who is no tenant, whose people
     * nobody is: that is a mistake of who said it, and not of the caller.
     *
     * @param tenant whom the caller may ask for: the root agency of its people, or the vendor
     * @param contentType the header of that name; absent, if {@code null}
     * @param body the body
     */
    public AuthorizationAnswer answer(
            AuthorizationEndpoint endpoint, PartyId tenant, @Nullable String contentType, byte[] body) {
        if (!endpoints().contains(endpoint)) {
            return AuthorizationAnswer.error(NOT_FOUND, "this decision point does not answer such questions");
        }
        if (!isJson(contentType)) {
            return AuthorizationAnswer.error(BAD_REQUEST, "the header Content-Type must say application/json");
        }
        try {
            if (isNoTenant(tenant)) {
                LOG.error(
                        "a caller is said to ask for who is no tenant, so nobody is found: say a root agency of the directory"
                                + " (of a school the district above it), or the vendor");
                return AuthorizationAnswer.error(INTERNAL_ERROR, Decisions.FAILED);
            }
            return AuthorizationAnswer.of(answer(endpoint, tenant, Body.read(body)));
        } catch (MalformedException e) {
            return AuthorizationAnswer.error(BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("a question could not be answered: {}", e.getClass().getName());
            LOG.debug("a question could not be answered", WithoutValues.of(e));
            return AuthorizationAnswer.error(INTERNAL_ERROR, Decisions.FAILED);
        }
    }

    private boolean isNoTenant(PartyId tenant) {
        try {
            return !tenancy.ofAgency(tenant).equals(tenant);
        } catch (RuntimeException e) {
            return false; // the directory fails: the question meets that, too, and its answer tells it
        }
    }

    private Map<String, Object> answer(AuthorizationEndpoint endpoint, PartyId tenant, Body body) {
        return switch (endpoint) {
            case EVALUATION -> evaluations.one(tenant, body);
            case EVALUATIONS -> evaluations.several(tenant, body);
            case SUBJECT_SEARCH -> searches.subjects(tenant, body, subjects.orElseThrow());
            case RESOURCE_SEARCH -> searches.resources(tenant, body, resources.orElseThrow());
            case ACTION_SEARCH -> searches.actions(tenant, body);
        };
    }

    /** JSON is in UTF-8, whatever is said of it, unless it is said to be in something else. */
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        List<String> parts = List.of(contentType.toLowerCase(Locale.ROOT).split(";", -1));
        return parts.get(0).strip().equals(AuthorizationAnswer.JSON)
                && parts.stream()
                        .skip(1)
                        .map(String::strip)
                        .filter(part -> part.startsWith("charset="))
                        .allMatch(part -> part.replace("\"", "").equals("charset=utf-8"));
    }

    /**
     * The metadata of this decision point, as JSON (section 9).
     *
     * @param decisionPoint its URL, exactly as callers are told it: the metadata must name the URL that they asked
     * @throws IllegalArgumentException if it is not one of {@code https}, or has a query or a fragment
     */
    public String metadata(URI decisionPoint) {
        if (!"https".equals(decisionPoint.getScheme())
                || decisionPoint.getHost() == null
                || decisionPoint.getRawQuery() != null
                || decisionPoint.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the URL of a decision point must be one of https without query and fragment");
        }
        String base = decisionPoint.toString();
        String prefix = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("policy_decision_point", base);
        endpoints().forEach(endpoint -> data.put(endpoint.parameter(), prefix + endpoint.path()));
        return PlainJson.compact(data);
    }

    /** Builds an {@link AuthorizationApi}. Not thread-safe. */
    public static final class Builder {
        private static final int KEY_LENGTH = 32;

        private final ComplianceService service;
        private final Tenancy tenancy;
        private AuthorizationNames names = AuthorizationNames.none();
        private Set<ObligationKind> left = Set.of();
        private SecretKey pageKey = key(random());
        private @Nullable ResourceSearch resources;
        private @Nullable SubjectCandidates subjects;

        private Builder(ComplianceService service, Tenancy tenancy) {
            this.service = Objects.requireNonNull(service, "service is missing");
            this.tenancy = Objects.requireNonNull(tenancy, "tenancy is missing");
        }

        /**
         * What enforcement points call actions and resources.
         *
         * @throws IllegalArgumentException if they stand for what the vocabulary does not know
         */
        public Builder names(AuthorizationNames those) {
            those.requireKnown(service.vocabulary());
            this.names = those;
            return this;
        }

        /**
         * Leaves obligations to enforcement points: they are told in the context of a yes, and discharging them there is agreed
         * with whoever runs them. An enforcement point may pass over a context, so this is for those that do not, and for what
         * the service itself does not discharge: what it records, such as a disclosure, is never left to others.
         *
         * @throws IllegalArgumentException if the vocabulary does not know one, or the service discharges it
         */
        public Builder leaving(ObligationKind... kinds) {
            Set<ObligationKind> those = ImmutableSet.copyOf(kinds);
            those.forEach(kind -> {
                service.vocabulary().requireKnown(kind);
                if (service.discharges(kind)) {
                    throw new IllegalArgumentException(
                            "'" + kind.path()
                                    + "' is discharged by the service and would no longer be; do not leave it to enforcement points");
                }
            });
            this.left = those;
            return this;
        }

        /** Answers searches for resources. */
        public Builder searchingResources(ResourceSearch search) {
            this.resources = search;
            return this;
        }

        /** Answers searches for subjects. */
        public Builder searchingSubjects(SubjectCandidates candidates) {
            this.subjects = candidates;
            return this;
        }

        /**
         * The key of the tokens of pages: the same in all processes that answer one caller, and a secret. One of this process
         * alone, if nothing else is said; then a search that is going on ends with the process.
         *
         * @throws IllegalArgumentException if it has not 32 bytes
         */
        public Builder pageKey(byte[] key) {
            if (key.length != KEY_LENGTH) {
                throw new IllegalArgumentException("a key of pages must have " + KEY_LENGTH + " bytes");
            }
            this.pageKey = key(key);
            return this;
        }

        private static SecretKey key(byte[] bytes) {
            return new SecretKeySpec(bytes, "AES");
        }

        private static byte[] random() {
            byte[] key = new byte[KEY_LENGTH];
            new SecureRandom().nextBytes(key);
            return key;
        }

        /** Returns the decision point. */
        public AuthorizationApi build() {
            return new AuthorizationApi(this);
        }
    }
}
