package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.evaluation.Reason.about;
import static com.onebackpak.compliance.evaluation.Reason.assertFalse;
import static com.onebackpak.compliance.evaluation.Reason.assertTrue;
import static com.onebackpak.compliance.evaluation.Reason.assertUnknown;

import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementReasoningTest {
    private static final Condition IN_FORCE = new AgreementInForce();
    private static final Condition GRANTS = new AgreementPermitsPurpose();
    private static final Condition FEATURE = new AgreementHasFeature("student-login");
    private static final Condition SIGN_ON = new VendorHoldsCredentials();
    private static final Condition AUTHORIZED = new Condition.ApplicationAuthorized();

    @Test
    void an_agreement_counts_while_it_is_in_force() {
        Facts facts = with(agreement().terminated(NOW).build());

        assertTrue(about(IN_FORCE, use().build(), facts, NOW.minusNanos(1)));
        assertFalse(about(IN_FORCE, use().build(), facts, NOW));
        assertFalse(about(IN_FORCE, use().build(), facts()));
    }

    @Test
    void an_agreement_grants_the_purposes_it_names() {
        Facts facts = with(agreement().addPermits(Purpose.RESEARCH).build());

        assertTrue(about(GRANTS, use().purpose(Purpose.RESEARCH).build(), facts));
        assertFalse(about(GRANTS, use().purpose(Purpose.IMPROVEMENT).build(), facts));
        assertUnknown(about(GRANTS, use().purpose(Optional.empty()).build(), facts), "request.purpose");
        assertFalse(about(
                GRANTS, use().action(Action.INSPECT).purpose(Optional.empty()).build(), facts));
    }

    @Test
    void what_an_ended_agreement_granted_is_no_longer_granted() {
        Facts facts = with(
                agreement().addPermits(Purpose.RESEARCH).terminated(NOW).build(),
                agreement().build());

        assertFalse(about(GRANTS, use().purpose(Purpose.RESEARCH).build(), facts));
    }

    @Test
    void an_agreement_includes_the_features_it_lists() {
        assertTrue(about(
                FEATURE,
                use().build(),
                with(agreement().addFeatures("student-login").build())));
        assertFalse(about(
                FEATURE,
                use().build(),
                with(agreement().addFeatures("financial-aid").build())));
    }

    @Test
    void the_vendor_holds_the_credentials_only_where_every_agreement_in_force_says_so() {
        Agreement vendor = agreement().signOn(SignOn.VENDOR).build();
        Agreement school = agreement().signOn(SignOn.SCHOOL).build();
        Agreement silent = agreement().build();

        assertTrue(about(SIGN_ON, use().build(), with(vendor)));
        assertFalse(about(SIGN_ON, use().build(), with(school)));
        assertFalse(about(SIGN_ON, use().build(), with(vendor, school)));
        assertFalse(about(SIGN_ON, use().build(), with(silent, school)));
        assertUnknown(about(SIGN_ON, use().build(), with(vendor, silent)), "agreement.sign-on");
        assertFalse(about(SIGN_ON, use().build(), with()));
    }

    @Test
    void what_an_ended_agreement_said_of_credentials_does_not_count() {
        Agreement ended = agreement().signOn(SignOn.VENDOR).terminated(BEFORE).build();

        assertFalse(about(SIGN_ON, use().build(), with(ended)));
    }

    @Test
    void agreements_are_unknown_for_want_of_the_school_or_of_the_ledger() {
        Facts noLedger = facts().without(FactKeys.SUBJECT_AGREEMENTS);
        Facts noSchool = noLedger.without(FactKeys.SUBJECT_SCHOOL);

        for (Condition test : List.of(IN_FORCE, GRANTS, FEATURE, SIGN_ON)) {
            assertUnknown(about(test, use().build(), noLedger), "subject.agreements");
            assertUnknown(about(test, use().build(), noSchool), "subject.school");
        }
    }

    @Test
    void an_application_is_authorized_for_the_category_and_the_purpose_while_the_authorization_holds() {
        Facts facts = authorized(Category.NAME, Purpose.EDUCATION);

        assertTrue(about(AUTHORIZED, disclosure().build(), facts));
        assertFalse(about(AUTHORIZED, disclosure().build(), facts, AFTER));
        assertFalse(about(AUTHORIZED, disclosure().build(), authorized(Category.WORK, Purpose.EDUCATION)));
        assertFalse(about(AUTHORIZED, disclosure().build(), authorized(Category.NAME, Purpose.SERVICE)));
        assertUnknown(about(AUTHORIZED, disclosure().purpose(Optional.empty()).build(), facts), "request.purpose");
    }

    @Test
    void authorizations_are_unknown_for_want_of_the_school_or_of_the_ledger() {
        Facts noLedger = facts().without(FactKeys.APPLICATION_AUTHORIZATIONS);

        assertUnknown(about(AUTHORIZED, disclosure().build(), noLedger), "application.authorizations");
        assertUnknown(
                about(AUTHORIZED, disclosure().build(), noLedger.without(FactKeys.SUBJECT_SCHOOL)), "subject.school");
    }

    @Test
    void a_request_that_is_broader_than_what_is_granted_may_be_granted() {
        Facts granting = with(
                agreement().addPermits(Purpose.IMPROVEMENT_EXISTING_PRODUCTS).build());
        Facts authorized = authorized(Category.CONTACT_EMAIL, Purpose.SERVICE_SUPPORT);
        ProcessingRequest.Builder broad = disclosure().categories(Set.of(Category.CONTACT));

        assertUnknown(about(GRANTS, use().purpose(Purpose.IMPROVEMENT).build(), granting), "request.purpose");
        assertUnknown(
                about(AUTHORIZED, broad.purpose(Purpose.SERVICE).build(), authorized),
                "request.category",
                "request.purpose");
        assertUnknown(
                about(AUTHORIZED, broad.purpose(Purpose.SERVICE_SUPPORT).build(), authorized), "request.category");
        assertFalse(about(AUTHORIZED, broad.purpose(Purpose.EDUCATION).build(), authorized));
    }

    @Test
    void what_an_application_may_have_is_unknown_until_it_is_named() {
        Facts unknown = facts().without(FactKeys.APPLICATION_AUTHORIZATIONS);
        ProcessingRequest.Builder nobody = disclosure().recipient(Optional.empty());
        ProcessingRequest.Builder collection = use().action(Action.COLLECT);

        assertUnknown(about(AUTHORIZED, nobody.build(), unknown), "recipient.kind");
        assertUnknown(
                about(
                        AUTHORIZED,
                        nobody.recipientKind(RecipientKind.APPLICATION).build(),
                        unknown),
                "request.recipient");
        assertUnknown(
                about(AUTHORIZED, nobody.purpose(Optional.empty()).build(), unknown.without(FactKeys.SUBJECT_SCHOOL)),
                "request.purpose",
                "request.recipient",
                "subject.school");
        assertUnknown(
                about(
                        AUTHORIZED,
                        collection.source(CollectionSource.APPLICATION).build(),
                        unknown),
                "application.authorizations");
    }

    @Test
    void data_is_in_disposal_from_the_agreements_end_until_the_day_on_which_it_is_to_be_gone_is_over() {
        Condition disposal = new AgreementInDisposal();
        Facts ended = with(agreement().terminated(NOW).disposalDays(1).build())
                .with(FactKeys.AGREEMENT_ZONES, Map.of(SCHOOL, CHICAGO));
        Instant over = LocalDate.ofInstant(NOW, CHICAGO)
                .plusDays(2)
                .atStartOfDay(CHICAGO)
                .toInstant();
        Hold hold = new Hold(HoldKind.LEGAL, STUDENT, Set.of(), Span.from(BEFORE));

        assertFalse(about(disposal, use().build(), ended, NOW.minusNanos(1)));
        assertTrue(about(disposal, use().build(), ended, NOW));
        assertTrue(about(disposal, use().build(), ended, over.minusNanos(1)));
        assertFalse(about(disposal, use().build(), ended, over));
        assertTrue(about(disposal, use().build(), ended.with(FactKeys.SUBJECT_HOLDS, List.of(hold)), over));
        assertUnknown(about(disposal, use().build(), ended.without(FactKeys.SUBJECT_HOLDS), over), "subject.holds");
        assertTrue(
                about(disposal, use().build(), with(agreement().terminated(NOW).build()), over));
        assertFalse(about(disposal, use().build(), with(agreement().build())));
        assertFalse(about(disposal, use().build(), facts()));
        assertUnknown(
                about(disposal, use().build(), facts().without(FactKeys.SUBJECT_AGREEMENTS)), "subject.agreements");
    }

    @Test
    void where_the_signers_zone_is_unknown_the_last_day_of_disposal_is_over_only_once_it_is_so_everywhere() {
        Condition disposal = new AgreementInDisposal();
        Facts ended = with(agreement()
                .terminated(Instant.parse("2026-06-30T12:00:00Z"))
                .disposalDays(1)
                .build());

        assertTrue(about(disposal, use().build(), ended, Instant.parse("2026-07-01T05:59:59Z")));
        assertUnknown(about(disposal, use().build(), ended, Instant.parse("2026-07-02T00:00:00Z")), "agreement.zones");
        assertFalse(about(disposal, use().build(), ended, Instant.parse("2026-07-03T00:00:00Z")));
        assertFalse(about(
                disposal,
                use().build(),
                ended.with(FactKeys.AGREEMENT_ZONES, Map.of(SCHOOL, ZoneOffset.UTC)),
                Instant.parse("2026-07-02T00:00:00Z")));
    }

    private static Facts authorized(Category category, Purpose purpose) {
        return facts().with(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        List.of(new Authorization(
                                SCHOOL,
                                APPLICATION,
                                Set.of(category),
                                Set.of(purpose),
                                new Span(BEFORE, Optional.of(AFTER)))));
    }

    private static Facts with(Agreement... agreements) {
        return facts().with(FactKeys.SUBJECT_AGREEMENTS, List.of(agreements));
    }
}
