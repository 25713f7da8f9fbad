package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.testkit.store.Concurrently.Attempt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an archive of policies must do. */
abstract class PolicyArchiveContract extends StoreContract {
    PolicyArchiveContract(Opening opening) {
        super(opening);
    }

    private PolicyArchive archive() {
        return tenant().policies();
    }

    @Test
    void policies_that_are_kept_are_found_by_their_digest_and_are_the_same() {
        archive().keep(Schools.POLICIES);
        archive().keep(Schools.NOTHING_GOES);
        store.reopen();

        for (PolicySet kept : List.of(Schools.POLICIES, Schools.NOTHING_GOES)) {
            PolicySet found = archive().find(kept.digest()).orElseThrow();
            assertThat(found.digest()).isEqualTo(kept.digest());
            assertThat(found.policies()).isEqualTo(kept.policies());
        }
    }

    @Test
    void no_policies_can_be_kept_as_well() {
        PolicySet none = PolicySet.of(VOCABULARY);
        archive().keep(none);

        assertThat(archive().find(none.digest()).orElseThrow().policies()).isEmpty();
    }

    @Test
    void policies_that_were_never_kept_are_not_found() {
        archive().keep(Schools.POLICIES);

        assertThat(archive().find(Schools.NOTHING_GOES.digest())).isEmpty();
        assertThat(archive().find("")).isEmpty();
        assertThat(archive().find("no digest; it is longer than any that could be one ".repeat(10)))
                .isEmpty();
    }

    @Test
    void keeping_them_leaves_one_entry_that_names_their_digest() {
        archive().keep(Schools.POLICIES);

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("policy-set");
            assertThat(entry.time()).isEqualTo(NOW);
            assertThat(entry.fields()).isEqualTo(Map.of("policies", Schools.POLICIES.digest()));
        });
    }

    @Test
    void policies_that_are_kept_again_stay_as_they_are_and_leave_no_second_entry() throws Exception {
        archive().keep(Schools.POLICIES);
        store.reopen();

        withoutAnEntry(() -> archive().keep(Schools.POLICIES));
        assertThat(archive().find(Schools.POLICIES.digest())).isPresent();
    }

    @Test
    void policies_kept_by_many_at_the_same_time_leave_one_entry() throws Exception {
        List<Attempt<Boolean>> all = Concurrently.run(4, i -> () -> {
            archive().keep(Schools.POLICIES);
            return archive().find(Schools.POLICIES.digest()).isPresent();
        });

        assertThat(all).allSatisfy(attempt -> assertThat(attempt.answer()).containsExactly(true));
        assertThat(entries()).extracting(AuditEntry::type).containsExactly("policy-set");
    }
}
