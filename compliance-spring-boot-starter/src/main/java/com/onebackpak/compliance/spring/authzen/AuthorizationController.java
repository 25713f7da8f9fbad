package com.onebackpak.compliance.spring.authzen;

import com.onebackpak.compliance.authzen.AuthorizationAnswer;
import com.onebackpak.compliance.authzen.AuthorizationApi;
import com.onebackpak.compliance.authzen.AuthorizationEndpoint;
import com.onebackpak.compliance.party.PartyId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the endpoints of the Authorization API. Bodies go as bytes both ways, so that nothing hangs on the application's
 * converters. Thread-safe. Not final, since an application may have aspects of all its controllers.
 */
@RestController
public class AuthorizationController {
    private static final String REQUEST_ID = "X-Request-ID";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL_ERROR = 500;
    private static final String FAILED = "the question could not be answered, so nothing is permitted";
    private static final Set<AuthorizationEndpoint> DECISIONS =
            EnumSet.of(AuthorizationEndpoint.EVALUATION, AuthorizationEndpoint.EVALUATIONS);
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationController.class);

    private final AuthorizationApi api;
    private final CallerTenant tenants;
    private final Optional<Metadata> metadata;

    /** Only where the application has Spring's transactions its types are met. */
    private static final class TransactionAround {
        private static final boolean CAN_BE = ClassUtils.isPresent(
                "org.springframework.transaction.support.TransactionSynchronizationManager",
                AuthorizationController.class.getClassLoader());

        static boolean goesOn() {
            return CAN_BE && TransactionSynchronizationManager.isActualTransactionActive();
        }
    }

    private record Metadata(String path, String json) {}

    /**
     * Serves a decision point.
     *
     * @param tenants for whom a caller may ask
     * @param decisionPoint the URL under which callers know it; without one, there is no metadata
     * @throws IllegalArgumentException if the URL is not one of {@code https}, or has a query or a fragment
     */
    public AuthorizationController(AuthorizationApi api, CallerTenant tenants, @Nullable URI decisionPoint) {
        this.api = api;
        this.tenants = tenants;
        this.metadata = Optional.ofNullable(decisionPoint).map(url -> metadata(api, url));
    }

    private static Metadata metadata(AuthorizationApi api, URI url) {
        String json = api.metadata(url); // refuses what has no path at all
        return new Metadata(AuthorizationApi.METADATA_PATH + withoutSlash(url.getRawPath()), json);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @PostMapping("/access/v1/evaluation")
    void evaluation(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(AuthorizationEndpoint.EVALUATION, request, response);
    }

    @PostMapping("/access/v1/evaluations")
    void evaluations(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(AuthorizationEndpoint.EVALUATIONS, request, response);
    }

    @PostMapping("/access/v1/search/subject")
    void subjects(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(AuthorizationEndpoint.SUBJECT_SEARCH, request, response);
    }

    @PostMapping("/access/v1/search/resource")
    void resources(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(AuthorizationEndpoint.RESOURCE_SEARCH, request, response);
    }

    @PostMapping("/access/v1/search/action")
    void actions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(AuthorizationEndpoint.ACTION_SEARCH, request, response);
    }

    /** Under a decision point's path after the well-known one (section 9.2). */
    @GetMapping({AuthorizationApi.METADATA_PATH, AuthorizationApi.METADATA_PATH + "/**"})
    void metadata(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = withoutSlash(
                request.getRequestURI().substring(request.getContextPath().length()));
        Optional<String> json =
                metadata.filter(known -> known.path().equals(path)).map(Metadata::json);
        response.setHeader("Cache-Control", json.isPresent() ? "max-age=3600" : "no-store");
        write(
                json.map(body -> new AuthorizationAnswer(HttpServletResponse.SC_OK, AuthorizationAnswer.JSON, body))
                        .orElse(AuthorizationAnswer.error(NOT_FOUND, "no decision point has its metadata here")),
                request,
                response);
    }

    private void answer(AuthorizationEndpoint endpoint, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Optional<PartyId> tenant;
        try {
            tenant = tenants.tenantOf(request);
        } catch (RuntimeException e) {
            LOG.error(
                    "for whom a caller may ask cannot be told: {}", e.getClass().getName());
            write(AuthorizationAnswer.error(INTERNAL_ERROR, FAILED), request, response);
            return;
        }
        if (tenant.isEmpty()) {
            write(AuthorizationAnswer.error(FORBIDDEN, "who calls may ask for nobody"), request, response);
            return;
        }
        if (DECISIONS.contains(endpoint) && TransactionAround.goesOn()) {
            LOG.error(
                    "a transaction goes on around a question, which may yet take its answer back: nothing is answered");
            write(AuthorizationAnswer.error(INTERNAL_ERROR, FAILED), request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(AuthorizationApi.MAX_BODY + 1);
        write(api.answer(endpoint, tenant.get(), request.getContentType(), body), request, response);
    }

    private static void write(AuthorizationAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String id = request.getHeader(REQUEST_ID);
        if (id != null) {
            response.setHeader(REQUEST_ID, id);
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status());
        response.setContentType(answer.mediaType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
