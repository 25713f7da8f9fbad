package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.RefusedException;
import com.onebackpak.compliance.UnusablePermitException;
import com.onebackpak.compliance.report.Problem;
import java.nio.charset.StandardCharsets;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers what was refused over HTTP as RFC 9457 has it, on whatever JSON library the application has, or none. Names no
 * person. Thread-safe.
 *
 * <p>For a controller that answers a refusal without throwing it, {@link #answer} is the same.
 */
@RestControllerAdvice
@Order(0)
public class ComplianceProblems {
    private static final MediaType PROBLEM = MediaType.parseMediaType(Problem.MEDIA_TYPE);
    private static final int UNAVAILABLE = 503;

    /** Makes what answers. */
    public ComplianceProblems() {}

    /** The answer to a refusal: its problem. */
    public static ResponseEntity<byte[]> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(PROBLEM)
                .body(problem.toJson().getBytes(StandardCharsets.UTF_8));
    }

    /** What was refused, and thrown. */
    @ExceptionHandler
    public ResponseEntity<byte[]> refused(RefusedException refused) {
        return answer(refused.refusal().problem());
    }
}
