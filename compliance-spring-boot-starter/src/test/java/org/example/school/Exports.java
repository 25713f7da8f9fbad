// readme: spring-exports
package org.example.school;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Exports {
    private final ComplianceService compliance;
    private final JdbcTemplate rows;

    Exports(ComplianceService compliance, JdbcTemplate rows) {
        this.compliance = compliance;
        this.rows = rows;
    }

    @PostMapping("/students/{student}/exports/{application}")
    @Transactional // the permit, its disclosure and our row commit together or not at all
    public String export(@PathVariable PartyId student, @PathVariable PartyId application) {
        return compliance
                .decide(ProcessingRequest.builder()
                        .actor(PartyId.of("backpak"))
                        .action(Action.DISCLOSE)
                        .addCategories(Category.NAME)
                        .subject(student)
                        .purpose(Purpose.EDUCATION)
                        .recipient(application)
                        .build())
                .orElseThrow() // a refusal is answered with its problem document
                .discharge(() -> {
                    rows.update("insert into export values (?, ?)", student.value(), application.value());
                    return "sent";
                });
    }
}
// readme: end
