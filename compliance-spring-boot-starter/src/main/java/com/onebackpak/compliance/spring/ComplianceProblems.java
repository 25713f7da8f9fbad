package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.RefusedException;
import com.onebackpak.compliance.UnusablePermitException;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.report.Problem;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.KeyUnavailableException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers over HTTP what was refused, or could not be recorded and so was not done, as RFC 9457 has it: on whatever JSON
 * library the application has, or none. Names no person. Thread-safe.
 *
 * <p>For a controller that answers a refusal without throwing it, {@link #answer} is the same:
 *
 * <pre>{@code
 * ResponseEntity<?> answer = compliance.decide(request).fold(
 *         permit -> ResponseEntity.ok(permit.discharge(() -> "sent")),
 *         refusal -> ComplianceProblems.answer(refusal.problem()));
 * }</pre>
 */
@RestControllerAdvice
@Order(0)
public class ComplianceProblems {
    private static final Logger LOG = LoggerFactory.getLogger(ComplianceProblems.class);
    private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);
    private static final int UNAVAILABLE = 503;
    private static final String NOT_RECORDED = """
            {"detail":"nothing was done, because it could not be recorded; asking again may help","status":503,\
            "title":"it could not be recorded","type":"tag:onebackpak.com,2026:compliance:not-recorded"}""";

    private static final int INTERNAL_ERROR = 500;
    private static final String UNUSABLE = """
            {"detail":"a permit was used again, too late, or outside of its transaction","status":500,\
            "title":"the application used a permit wrongly","type":"tag:onebackpak.com,2026:compliance:unusable-permit"}""";

    /** Makes what answers. */
    public ComplianceProblems() {}

    /** The answer to a refusal: its problem. */
    public static ResponseEntity<byte[]> answer(Problem problem) {
        return answer(problem.status(), problem.toJson());
    }

    private static ResponseEntity<byte[]> answer(int status, String json) {
        return ResponseEntity.status(status).contentType(PROBLEM).body(json.getBytes(StandardCharsets.UTF_8));
    }

    /** What was refused, and thrown. */
    @ExceptionHandler
    public ResponseEntity<byte[]> refused(RefusedException refused) {
        return answer(refused.refusal().problem());
    }

    /** A mistake of the application's: what came before may well have been done, and asking again repeats it. */
    @ExceptionHandler
    public ResponseEntity<byte[]> unusable(UnusablePermitException failure) {
        LOG.error("a permit was used wrongly: {}", failure.getClass().getName());
        return answer(INTERNAL_ERROR, UNUSABLE);
    }

    /** What could not be recorded: nobody may go on, and another time it may be possible. */
    @ExceptionHandler({ConcurrentChangeException.class, DatabaseException.class, KeyUnavailableException.class})
    public ResponseEntity<byte[]> notRecorded(Exception failure) {
        LOG.error(
                "answered that it could not be recorded: {}", failure.getClass().getName());
        return answer(UNAVAILABLE, NOT_RECORDED);
    }
}
