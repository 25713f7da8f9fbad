package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_POLICY_SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** A decision is explained by what was logged of it and by the policies that were kept, or not at all. */
abstract class ChangedDecisionsContract extends RecordsContract {
    @Test
    void a_decision_that_has_the_entry_of_another_is_named() {
        List<Consumer<DSLContext>> changes = List.of(
                statements -> plant(
                        statements,
                        COMPLIANCE_DECISION,
                        row(statements, COMPLIANCE_DECISION, true).get(COMPLIANCE_DECISION.ENTRY_ID),
                        TENANT.value()),
                statements -> statements
                        .update(COMPLIANCE_DECISION)
                        .set(COMPLIANCE_DECISION.DECISION_ID, "renamed")
                        .where(COMPLIANCE_DECISION.ENTRY_ID.eq(
                                row(statements, COMPLIANCE_DECISION, true).get(COMPLIANCE_DECISION.ENTRY_ID)))
                        .execute(),
                ChangedDecisionsContract::swapEntries);

        for (Consumer<DSLContext> change : changes) {
            isNoticed(Kind.MISPLACED, "decision", change);
        }
        isNoticed(Kind.MISSING, "decision", changes.get(1));
        isNoticed(Kind.MISSING, "decision", changes.get(2));
    }

    private static void swapEntries(DSLContext statements) {
        UUID first = row(statements, COMPLIANCE_DECISION, true).get(COMPLIANCE_DECISION.ENTRY_ID);
        UUID last = row(statements, COMPLIANCE_DECISION, false).get(COMPLIANCE_DECISION.ENTRY_ID);
        assertThat(statements
                        .update(COMPLIANCE_DECISION)
                        .set(
                                COMPLIANCE_DECISION.ENTRY_ID,
                                DSL.when(COMPLIANCE_DECISION.ENTRY_ID.eq(first), last)
                                        .otherwise(first))
                        .where(COMPLIANCE_DECISION.ENTRY_ID.in(first, last))
                        .execute())
                .isEqualTo(2);
    }

    @Test
    void policies_that_are_put_in_place_of_others_are_noticed() {
        isNoticed(
                Kind.CHANGED,
                "policy-set",
                statements -> statements
                        .update(COMPLIANCE_POLICY_SET)
                        .set(COMPLIANCE_POLICY_SET.CONTENT, new byte[] {31, (byte) 139})
                        .execute());
    }

    @Test
    void a_byte_more_or_another_in_the_archive_of_policies_is_noticed() {
        byte[] content = statements()
                .select(COMPLIANCE_POLICY_SET.CONTENT)
                .from(COMPLIANCE_POLICY_SET)
                .where(COMPLIANCE_POLICY_SET.TENANT.eq(TENANT.value()))
                .fetchSingle()
                .value1();
        List<byte[]> changed = new ArrayList<>();
        changed.add(Arrays.copyOf(content, content.length + 1));
        changed.add(Arrays.copyOf(content, content.length + 100));
        changed.add(Bytes.concat(content, content));
        changed.add(Bytes.concat(
                content, new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0, 0, -1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        for (int at = 0; at < 8; at++) {
            byte[] flipped = content.clone();
            flipped[at] ^= 1;
            changed.add(flipped);
        }
        changed.forEach(bytes -> isNoticed(
                Kind.CHANGED,
                "policy-set",
                statements -> statements
                        .update(COMPLIANCE_POLICY_SET)
                        .set(COMPLIANCE_POLICY_SET.CONTENT, bytes)
                        .where(COMPLIANCE_POLICY_SET.TENANT.eq(TENANT.value()))
                        .execute()));
    }

    @Test
    void a_decision_that_is_not_what_was_logged_is_not_explained() {
        Map<Boolean, String> bySealed = stores.of(TENANT).decisions().about(PartyId.of("student-7")).stream()
                .collect(Collectors.toMap(
                        record -> stores.of(TENANT)
                                .auditLog()
                                .indexOf(record.entry())
                                .isPresent(),
                        DecisionRecord::id));
        assertThat(bySealed.values())
                .hasSize(2)
                .allSatisfy(id -> assertThat(review(id)).isInstanceOf(DecisionReview.Rederived.class));

        database.execute(
                "update compliance_decision set entry_id = '01990000-0000-7000-8000-000000000001' where decision_id = '"
                        + bySealed.get(true) + "'",
                "update compliance_audit_pending set writer_number = writer_number + 1");

        assertThat(bySealed.values())
                .allSatisfy(id -> assertThat(review(id))
                        .isInstanceOfSatisfying(
                                DecisionReview.NotRederivable.class,
                                not -> assertThat(not.why()).contains("it has no entry in the audit log")));
    }

    @Test
    void a_decision_whose_sealed_entry_was_changed_is_not_explained() {
        String id = stores.of(OTHER)
                .decisions()
                .about(PartyId.of("student-7"))
                .get(0)
                .id();
        database.execute("update compliance_audit_segment set leaf_hashes = entry_ids where tenant = 'district-2'");

        assertThat(DecisionReview.of(stores.of(OTHER)).review(id).orElseThrow())
                .isInstanceOf(DecisionReview.NotRederivable.class);
    }

    private DecisionReview.Review review(String id) {
        return DecisionReview.of(stores.of(TENANT)).review(id).orElseThrow();
    }
}
