package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The facts that the tests of conditions read. Where a value is optional, empty means known to be absent; a fact that
 * is not known has no value at all.
 */
public final class FactKeys {
    /** What kind of person the data is about. */
    public static final FactKey<PersonKind> SUBJECT_KIND = new FactKey<>("subject.kind");

    /** The agency the subject belongs to; empty: to none. */
    public static final FactKey<Optional<PartyId>> SUBJECT_SCHOOL = new FactKey<>("subject.school");

    /** The jurisdiction that protects the subject; empty: none is recorded. */
    public static final FactKey<Optional<Jurisdiction>> SUBJECT_JURISDICTION = new FactKey<>("subject.jurisdiction");

    /** The zone in which the subject's birthday falls. */
    public static final FactKey<ZoneId> SUBJECT_ZONE = new FactKey<>("subject.zone");

    /** The subject's birth date; empty: none is on file, and the world is closed for it. */
    public static final FactKey<Optional<LocalDate>> SUBJECT_BIRTH_DATE = new FactKey<>("subject.birth-date");

    /** Whether the subject attends a postsecondary institution. */
    public static final FactKey<Boolean> SUBJECT_POSTSECONDARY = new FactKey<>("subject.postsecondary");

    /** All agreements, ended ones too, that cover the subject's agency. */
    public static final FactKey<List<Agreement>> SUBJECT_AGREEMENTS = new FactKey<>("subject.agreements");

    /** All consents about the subject. */
    public static final FactKey<List<Consent>> SUBJECT_CONSENTS = new FactKey<>("subject.consents");

    /** All the subject's opt-outs. */
    public static final FactKey<List<OptOut>> SUBJECT_OPT_OUTS = new FactKey<>("subject.opt-outs");

    /** All holds on the subject's data. */
    public static final FactKey<List<Hold>> SUBJECT_HOLDS = new FactKey<>("subject.holds");

    /** All authorizations of the application by the subject's agency or one above it. */
    public static final FactKey<List<Authorization>> APPLICATION_AUTHORIZATIONS =
            new FactKey<>("application.authorizations");

    /** What kind of recipient it is; empty: there is none. */
    public static final FactKey<Optional<RecipientKind>> RECIPIENT_KIND = new FactKey<>("recipient.kind");

    /** Where the recipient stores and processes data; empty: there is no recipient, or it is a person. */
    public static final FactKey<Optional<Jurisdiction>> RECIPIENT_REGION = new FactKey<>("recipient.region");

    /** Whether the recipient has a legitimate educational interest in the subject. */
    public static final FactKey<Boolean> LEGITIMATE_INTEREST = new FactKey<>("relation.legitimate-interest");

    /** Whether the recipient is a parent of the subject. */
    public static final FactKey<Boolean> RECIPIENT_IS_PARENT = new FactKey<>("relation.recipient-is-parent");

    /** Whether the recipient is the subject. */
    public static final FactKey<Boolean> RECIPIENT_IS_SUBJECT = new FactKey<>("relation.recipient-is-subject");

    /** What kind of organization acts; empty: the vendor or a person does. */
    public static final FactKey<Optional<RecipientKind>> ACTOR_KIND = new FactKey<>("actor.kind");

    /** Whether anybody asks at all; if not, who acts does so of its own accord. */
    public static final FactKey<Boolean> HAS_REQUESTER = new FactKey<>("relation.has-requester");

    /** Whether who asks is the subject's agency or one above it. */
    public static final FactKey<Boolean> REQUESTER_IS_AGENCY = new FactKey<>("relation.requester-is-agency");

    /** Whether who asks is the subject. */
    public static final FactKey<Boolean> REQUESTER_IS_SUBJECT = new FactKey<>("relation.requester-is-subject");

    /** Whether the request is the instruction of the subject's agency or one above it. */
    public static final FactKey<Boolean> INSTRUCTED_BY_AGENCY = new FactKey<>("relation.instructed-by-agency");

    private FactKeys() {}
}
