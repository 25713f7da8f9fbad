package com.onebackpak.compliance.ledger;

import static com.onebackpak.compliance.ledger.FieldContent.PartySort.AGENCY;
import static com.onebackpak.compliance.ledger.FieldContent.PartySort.ORGANIZATION;
import static com.onebackpak.compliance.ledger.FieldContent.PartySort.PERSON;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.Map;

/** The descriptions of all kinds of ledgers. Has no state. */
final class LedgerDescriptions {
    private static final int MAX_ID = 64;
    private static final int MAX_NOTICE = 255;
    private static final int MAX_DAYS = 36_500;
    private static final int MAX_HOURS = 87_600;

    private LedgerDescriptions() {}

    static LedgerKind<Consent> consent() {
        return new LedgerDescription<>(
                        "consent", Consent.class, "the consents", "subject", Consent::subject, "whose data", PERSON)
                .permittingUnless("refused")
                .term("basis", Dimension.BASIS, Consent::basis, "whose consent it is")
                .terms("purposes", Dimension.PURPOSE, Consent::purposes, "what for; absent: for nothing")
                .terms("categories", Dimension.CATEGORY, Consent::categories, "which data; absent: all")
                .parties("recipients", Consent::recipients, "to whom it may be disclosed; then it covers nothing else")
                .instant("given", Consent::given, "when it was given, or refused")
                .mark("refused", Consent::refused, "whether it is a refusal, which stops what it names")
                .optionalTerm("method", Dimension.METHOD, Consent::method, "how it was given")
                .optionalEnd("expires", Consent::expires, "when it ends by its own terms")
                .optionalEnd("withdrawn", Consent::withdrawn, "when it was withdrawn")
                .optionalParty("by", Consent::by, "who gave or refused it", PERSON, AGENCY)
                .optionalId("notice", MAX_NOTICE, Consent::notice, "the version of the notice it was asked under")
                .words("evidence", Consent::evidence, "where the evidence lies")
                .optionalInstant("confirmed", Consent::confirmed, "when the school confirmed it")
                .optionalParty("confirmed-by", Consent::confirmedBy, "the agency that confirmed it", AGENCY)
                .optionalInstant("renewed", Consent::renewed, "when it was last renewed")
                .readBy(data -> Consent.builder()
                        .subject(data.party("subject"))
                        .basis(data.get("basis", ConsentBasis::new))
                        .purposes(data.set("purposes", Purpose::new))
                        .categories(data.set("categories", Category::new))
                        .recipients(data.set("recipients", PartyId::of))
                        .given(data.instant("given"))
                        .method(data.find("method", ConsentMethod::new))
                        .expires(data.findInstant("expires"))
                        .withdrawn(data.findInstant("withdrawn"))
                        .refused(data.isMarked("refused"))
                        .by(data.findParty("by"))
                        .notice(data.findText("notice"))
                        .evidence(data.findText("evidence"))
                        .confirmed(data.findInstant("confirmed"))
                        .confirmedBy(data.findParty("confirmed-by"))
                        .renewed(data.findInstant("renewed"))
                        .build());
    }

    static LedgerKind<OptOut> optOut() {
        return new LedgerDescription<>(
                        "opt-out",
                        OptOut.class,
                        "what people have refused",
                        "person",
                        OptOut::person,
                        "who refuses",
                        PERSON)
                .optionalTerm("purpose", Dimension.PURPOSE, OptOut::purpose, "what is refused")
                .termsIfAny("categories", Dimension.CATEGORY, OptOut::categories, "of which data; absent: of all")
                .flag(
                        "directory-information",
                        OptOut::directoryInformation,
                        "whether disclosure of directory information is refused")
                .span(OptOut::span)
                .readBy(data -> new OptOut(
                        data.party("person"),
                        data.find("purpose", Purpose::new),
                        data.flag("directory-information"),
                        data.span(),
                        data.setIfAny("categories", Category::new)));
    }

    static LedgerKind<Hold> hold() {
        return new LedgerDescription<>(
                        "hold", Hold.class, "what stops deletions", "subject", Hold::subject, "whose data", PERSON)
                .name(
                        "kind",
                        "kind of hold",
                        names(HoldKind.values()),
                        hold -> hold.kind().key(),
                        "why data may not be deleted")
                .terms("categories", Dimension.CATEGORY, Hold::categories, "which data; absent: all")
                .span(Hold::span)
                .readBy(data -> new Hold(
                        data.get("kind", HoldKind::ofKey),
                        data.party("subject"),
                        data.set("categories", Category::new),
                        data.span()));
    }

    static LedgerKind<Disclosure> disclosure() {
        return new LedgerDescription<>(
                        "disclosure",
                        Disclosure.class,
                        "what went to whom",
                        "subject",
                        Disclosure::subject,
                        "whose data",
                        PERSON)
                .optionalParty("recipient", Disclosure::recipient, "to whom", PERSON, AGENCY, ORGANIZATION)
                .optionalTerm("recipient-kind", Dimension.RECIPIENT, Disclosure::recipientKind, "to whom, by kind")
                .terms("categories", Dimension.CATEGORY, Disclosure::categories, "what went out")
                .optionalTerm("purpose", Dimension.PURPOSE, Disclosure::purpose, "what for")
                .term("form", Dimension.FORM, Disclosure::form, "in which form")
                .happened("at", Disclosure::at, "when")
                .optionalId("decision", MAX_ID, Disclosure::decision, "the decision that permitted it")
                .texts("legal-basis", Disclosure::legalBasis, "the clauses and sections that allowed it")
                .words("details", Disclosure::details, "the interest or the threat that was stated")
                .readBy(data -> Disclosure.builder()
                        .subject(data.party("subject"))
                        .recipient(data.find("recipient", PartyId::of))
                        .recipientKind(data.find("recipient-kind", RecipientKind::new))
                        .categories(data.set("categories", Category::new))
                        .purpose(data.find("purpose", Purpose::new))
                        .form(data.get("form", DataForm::new))
                        .at(data.instant("at"))
                        .decision(data.findText("decision"))
                        .legalBasis(data.set("legal-basis", Citation::parse))
                        .details(data.findText("details"))
                        .build());
    }

    static LedgerKind<RightsRequest> request() {
        return new LedgerDescription<>(
                        "request",
                        RightsRequest.class,
                        "who asked for what about whom",
                        "subject",
                        RightsRequest::subject,
                        "whose data",
                        PERSON)
                .party("requester", RightsRequest::requester, "who asks", PERSON, AGENCY)
                .term("action", Dimension.ACTION, RightsRequest::action, "what is asked")
                .terms("categories", Dimension.CATEGORY, RightsRequest::categories, "which data; absent: all")
                .happened("received", RightsRequest::received, "when it was received")
                .optionalEnd("due", RightsRequest::due, "by when it must be answered")
                .optionalEnd("answered", RightsRequest::answered, "when it was answered")
                .optionalName(
                        "answer",
                        "answer",
                        names(RightsAnswer.values()),
                        request -> request.answer().map(RightsAnswer::key),
                        "how it was answered")
                .optionalParty("to", RightsRequest::to, "who was asked; absent: the agency", AGENCY, ORGANIZATION)
                .optionalEnd("verified", RightsRequest::verified, "when it was known who asks")
                .optionalEnd("forwarded", RightsRequest::forwarded, "when the vendor passed it on to the agency")
                .optionalEnd("hearing-requested", RightsRequest::hearingRequested, "when a hearing was asked for")
                .optionalEnd("hearing-held", RightsRequest::hearingHeld, "when the hearing was held")
                .flag(
                        "record-confirmed",
                        RightsRequest::recordConfirmed,
                        "whether the hearing left the record as it was")
                .optionalEnd(
                        "statement-placed", RightsRequest::statementPlaced, "when a statement was put to the record")
                .flag(
                        "collected-without-consent",
                        RightsRequest::collectedWithoutConsent,
                        "whether the data is said to have been collected from a child without consent")
                .words("details", RightsRequest::details, "what was asked, in words")
                .readBy(data -> RightsRequest.builder()
                        .subject(data.party("subject"))
                        .requester(data.party("requester"))
                        .action(data.get("action", Action::new))
                        .categories(data.set("categories", Category::new))
                        .received(data.instant("received"))
                        .due(data.findInstant("due"))
                        .answered(data.findInstant("answered"))
                        .answer(data.findConstant("answer", RightsAnswer.class))
                        .to(data.find("to", PartyId::of))
                        .verified(data.findInstant("verified"))
                        .forwarded(data.findInstant("forwarded"))
                        .hearingRequested(data.findInstant("hearing-requested"))
                        .hearingHeld(data.findInstant("hearing-held"))
                        .recordConfirmed(data.flag("record-confirmed"))
                        .statementPlaced(data.findInstant("statement-placed"))
                        .collectedWithoutConsent(data.flag("collected-without-consent"))
                        .details(data.findText("details"))
                        .build());
    }

    static LedgerKind<Occurrence> occurrence() {
        return new LedgerDescription<>(
                        "occurrence",
                        Occurrence.class,
                        "what happened to people and agencies",
                        "subject",
                        Occurrence::subject,
                        "to whom it happened",
                        PERSON,
                        AGENCY)
                .name(
                        "kind",
                        "kind of occurrence",
                        names(OccurrenceKind.values()),
                        occurrence -> occurrence.kind().key(),
                        "what happened")
                .instant("at", Occurrence::at, "when")
                .termsIfAny(
                        "categories",
                        Dimension.CATEGORY,
                        Occurrence::categories,
                        "which data was erased, with kind erased alone; absent: all")
                .readBy(data -> new Occurrence(
                        data.party("subject"),
                        data.constant("kind", OccurrenceKind.class),
                        data.instant("at"),
                        data.setIfAny("categories", Category::new)));
    }

    static LedgerKind<Agreement> agreement() {
        return new LedgerDescription<>(
                        "agreement",
                        Agreement.class,
                        "the vendor's agreements",
                        "agency",
                        Agreement::agency,
                        "the agency that signed",
                        AGENCY)
                .permitting()
                .span(Agreement::term)
                .optionalEnd("terminated", Agreement::terminated, "when it was terminated; absent: it was not")
                .termsOrNone(
                        "permits", Dimension.PURPOSE, Agreement::permits, "the purposes it grants beyond the service")
                .texts("features", Agreement::features, "the features of the service it includes")
                .optionalName(
                        "sign-on",
                        "holder of credentials",
                        ImmutableMap.of("school", "school", "backpak", "vendor", "vendor", "vendor"),
                        agreement -> agreement.signOn().map(ConstantName::of),
                        "who holds the credentials")
                .number(
                        "disposal-days",
                        MAX_DAYS,
                        Agreement::disposalDays,
                        "student data gone this many days after the end")
                .number(
                        "deletion-request-days",
                        MAX_DAYS,
                        Agreement::deletionRequestDays,
                        "data gone this many days after a request")
                .number(
                        "breach-notice-hours",
                        MAX_HOURS,
                        Agreement::breachNoticeHours,
                        "a breach told within this many hours")
                .terms(
                        "categories",
                        Dimension.CATEGORY,
                        Agreement::categories,
                        "the schedule of data: what the vendor may have; absent: left open")
                .terms(
                        "purposes",
                        Dimension.PURPOSE,
                        Agreement::purposes,
                        "the purposes that it names; absent: left open")
                .terms(
                        "terms",
                        Dimension.AGREEMENT_TERM,
                        Agreement::clauses,
                        "what its parties have agreed upon; absent: unknown")
                .attributes("attributes", Agreement::attributes, "what is known of it beside")
                .readBy(data -> Agreement.builder()
                        .agency(data.party("agency"))
                        .term(data.span())
                        .terminated(data.findInstant("terminated"))
                        .permits(data.set("permits", Purpose::new))
                        .features(data.set("features", text -> text))
                        .signOn(data.findConstant("sign-on", SignOn.class))
                        .disposalDays(data.findNumber("disposal-days"))
                        .deletionRequestDays(data.findNumber("deletion-request-days"))
                        .breachNoticeHours(data.findNumber("breach-notice-hours"))
                        .categories(data.set("categories", Category::new))
                        .purposes(data.set("purposes", Purpose::new))
                        .clauses(data.set("terms", AgreementTerm::new))
                        .attributes(data.values("attributes"))
                        .build());
    }

    static LedgerKind<Authorization> authorization() {
        return new LedgerDescription<>(
                        "authorization",
                        Authorization.class,
                        "the agencies' authorizations of applications",
                        "agency",
                        Authorization::agency,
                        "the agency that authorized",
                        AGENCY)
                .permitting()
                .party("application", Authorization::application, "the application", ORGANIZATION)
                .terms("categories", Dimension.CATEGORY, Authorization::categories, "what it may have")
                .terms("purposes", Dimension.PURPOSE, Authorization::purposes, "what for")
                .span(Authorization::span)
                .readBy(data -> new Authorization(
                        data.party("agency"),
                        data.party("application"),
                        data.set("categories", Category::new),
                        data.set("purposes", Purpose::new),
                        data.span()));
    }

    /** The names of constants, each by itself. */
    static Map<String, String> names(Enum<?>[] constants) {
        ImmutableMap.Builder<String, String> names = ImmutableMap.builder();
        for (Enum<?> constant : constants) {
            names.put(ConstantName.of(constant), ConstantName.of(constant));
        }
        return names.buildOrThrow();
    }
}
