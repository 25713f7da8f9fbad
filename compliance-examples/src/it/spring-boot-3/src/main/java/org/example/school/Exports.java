// readme: spring-transaction
package org.example.school;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class Exports {
    private final DSLContext jooq;
    private final ComplianceService compliance;
    private final JdbcComplianceStores stores;

    Exports(DSLContext jooq, ComplianceService compliance, JdbcComplianceStores stores) {
        this.jooq = jooq;
        this.compliance = compliance;
        this.stores = stores;
    }

    @Transactional
    public String export(PartyId student, PartyId application) {
        return compliance
                .within(stores.joining(jooq)) // Spring's DSLContext runs in Spring's transaction
                .decide(ProcessingRequest.builder()
                        .actor(ComplianceConfiguration.VENDOR)
                        .action(Action.DISCLOSE)
                        .addCategories(Category.NAME)
                        .subject(student)
                        .purpose(Purpose.EDUCATION)
                        .recipient(application)
                        .build())
                .fold(
                        permit -> permit.discharge(() -> send(student, application, permit.categories().toString())),
                        refusal -> refusal.explanation().summary());
    }

    private String send(PartyId student, PartyId application, String categories) {
        jooq.execute("insert into export values (?, ?, ?)", student.value(), application.value(), categories);
        return "sent " + categories;
    }
}
// readme: end
