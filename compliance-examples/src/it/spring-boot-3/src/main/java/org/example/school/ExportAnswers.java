// readme: http
package org.example.school;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.report.Problem;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

final class ExportAnswers {
    private ExportAnswers() {}

    static ResponseEntity<String> answer(ComplianceDecision decision, Supplier<String> export) {
        return decision.fold(permit -> ResponseEntity.ok(permit.discharge(export)), refusal -> refused(refusal.problem()));
    }

    private static ResponseEntity<String> refused(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
                .body(problem.toJson());
    }
}
// readme: end
