package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.ConsentReceipt.Party;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The format of consent records of ISO/IEC TS 27560. */
final class ConsentReceiptFormat {
    private static final String SCHEMA_VERSION = "ISO/IEC TS 27560:2023";

    private final ObjectFormat record = ObjectFormat.of("a consent record");
    private final Field<String> schemaVersion =
            record.required("schema_version", Formats.text(), "the version of the standard");
    private final Field<String> recordId = record.required("record_id", Formats.text(), "the record's id");
    private final Field<PartyId> principal =
            record.required("pii_principal_id", Formats.id(), "the id of whose data it is about");
    private final Field<Processing> processing;
    private final Field<List<Party>> parties;
    private final Field<List<Located<ConsentEvent>>> events = record.required(
            "events",
            Formats.oneAtLeast(Formats.located(new ConsentEventFormat().format())),
            "what happened to the consent");

    /** What is processed: the notice, and all purposes, each with the place where it stands. */
    private record Processing(Optional<String> notice, Optional<String> language, List<Located<OnePurpose>> purposes) {}

    /** What is said of one purpose. */
    private record OnePurpose(
            Purpose purpose,
            ConsentBasis basis,
            Set<Category> categories,
            Set<PartyId> controllers,
            Set<PartyId> recipients,
            Optional<ConsentMethod> method,
            Optional<String> jurisdiction,
            Optional<String> withdrawal) {
        /** All but the purpose, which one consent says of all its purposes alike. */
        OnePurpose of(Purpose other) {
            return new OnePurpose(other, basis, categories, controllers, recipients, method, jurisdiction, withdrawal);
        }
    }

    ConsentReceiptFormat(TermFormats terms) {
        processing = record.required("pii_processing", processing(terms), "what is consented to");
        parties = record.optional("party_identification", Formats.listOf(party()), "who is named, and as what");
    }

    private static Format<Processing> processing(TermFormats terms) {
        ObjectFormat object = ObjectFormat.of("'pii_processing'");
        Field<String> notice = object.optional("privacy_notice", Formats.text(), "the version of the notice");
        Field<String> language = object.optional("language", Formats.text(), "the notice's language");
        Field<List<Located<OnePurpose>>> purposes = object.required(
                "purposes", Formats.oneAtLeast(Formats.located(purpose(terms))), "what for; at least one");
        return object.as(values -> new Processing(values.find(notice), values.find(language), values.get(purposes)));
    }

    private static Format<OnePurpose> purpose(TermFormats terms) {
        ObjectFormat object = ObjectFormat.of("a purpose");
        Field<Purpose> purpose = object.required("purpose", terms.term(Dimension.PURPOSE, Purpose.class), "what for");
        Field<ConsentBasis> basis =
                object.required("lawful_basis", terms.term(Dimension.BASIS, ConsentBasis.class), "whose consent it is");
        Field<List<Category>> information =
                object.optional("pii_information", Formats.some(information(terms)), "which data; absent: all");
        Field<List<PartyId>> controllers =
                object.optional("pii_controllers", Formats.listOf(Formats.id()), "who decides on the processing");
        Field<ConsentMethod> method = object.optional(
                "collection_method", terms.term(Dimension.METHOD, ConsentMethod.class), "how it was given");
        Field<List<PartyId>> recipients = object.optional(
                "recipient_third_parties", Formats.some(Formats.id()), "to whom it may be disclosed, and nothing else");
        Field<String> jurisdiction = object.optional("jurisdiction", Formats.text(), "under which law");
        Field<String> withdrawal = object.optional("withdrawal_method", Formats.text(), "how it is withdrawn");
        refused(object, "geographic_restrictions", "processing_locations");
        dropped(
                object,
                "processing_method",
                "storage_locations",
                "retention_period",
                "privacy_rights",
                "codes_of_conduct",
                "impact_assessment",
                "authority_party");
        return object.as(values -> new OnePurpose(
                values.get(purpose),
                values.get(basis),
                ImmutableSet.copyOf(values.list(information)),
                ImmutableSet.copyOf(values.list(controllers)),
                ImmutableSet.copyOf(values.list(recipients)),
                values.find(method),
                values.find(jurisdiction),
                values.find(withdrawal)));
    }

    private static Format<Category> information(TermFormats terms) {
        ObjectFormat object = ObjectFormat.of("'pii_information'");
        Field<Category> type =
                object.required("pii_type", terms.term(Dimension.CATEGORY, Category.class), "a category of data");
        dropped(object, "pii_optional", "sensitive_pii_category", "special_pii_category");
        object.optional(
                "pii_attribute_id",
                Formats.map(new AnythingFormat(), nothing -> {
                    throw new IllegalArgumentException(
                            "a consent cannot be restricted to one attribute of a category by"
                                    + " 'pii_attribute_id'; name a narrower category under 'pii_type', and leave the key out");
                }),
                "cannot be kept");
        return object.as(values -> values.get(type));
    }

    private static Format<Party> party() {
        ObjectFormat object = ObjectFormat.of("a party");
        Field<PartyId> id = object.required("party_id", Formats.id(), "who");
        Field<String> role = object.required("party_role", Formats.text(), "as what");
        dropped(object, "party_name", "party_contact", "party_type");
        return object.as(values -> new Party(values.get(id), values.get(role)));
    }

    /** Keys of the standard that say nothing of what was agreed that a ledger could keep. */
    private static void dropped(ObjectFormat object, String... keys) {
        for (String key : keys) {
            object.optional(key, new AnythingFormat(), "not kept");
        }
    }

    /** Keys that restrict what was agreed in a way that would be lost. */
    private static void refused(ObjectFormat object, String... keys) {
        for (String key : keys) {
            object.optional(
                    key,
                    Formats.map(new AnythingFormat(), nothing -> {
                        throw new IllegalArgumentException("a consent cannot be restricted to places by '" + key
                                + "'; take it over only if no rule needs the restriction, and leave the key out");
                    }),
                    "cannot be kept");
        }
    }

    Format<ConsentReceipt> format() {
        return record.asFarAsReadable(this::receipt);
    }

    private ConsentReceipt receipt(Values values, Problems problems) {
        values.get(schemaVersion);
        Processing of = values.get(processing);
        if (of.purposes().isEmpty() || values.get(events).isEmpty()) { // each of them has a fault, which is told by now
            throw DocumentException.alreadyReported();
        }
        OnePurpose first = of.purposes().get(0).value();
        for (Located<OnePurpose> other : of.purposes()) {
            if (!other.value().of(first.purpose()).equals(first)) {
                problems.add(
                        "one consent says the same of all its purposes but for the purpose; take this one over from a"
                                + " record of its own",
                        other.position());
            }
        }
        Consent.Builder consent = Consent.builder()
                .subject(values.get(principal))
                .basis(first.basis())
                .categories(first.categories())
                .recipients(first.recipients())
                .method(first.method())
                .notice(of.notice());
        of.purposes().forEach(one -> consent.addPurposes(one.value().purpose()));
        ConsentReceipt.Builder receipt = ConsentReceipt.builder()
                .recordId(values.get(recordId))
                .earlierRenewals(ConsentEvent.happened(values.get(events), consent, problems))
                .language(of.language())
                .jurisdiction(first.jurisdiction())
                .withdrawalMethod(first.withdrawal());
        List<Party> named = new ArrayList<>(values.list(parties));
        first.controllers().stream()
                .map(controller -> new Party(controller, Party.CONTROLLER))
                .filter(controller -> !named.contains(controller))
                .forEach(named::add);
        try {
            return receipt.consent(consent.build()).addAllParties(named).build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            if (problems.count() > 0) {
                throw DocumentException.alreadyReported();
            }
            throw new DocumentException(String.valueOf(e.getMessage()), values.at(events));
        }
    }

    /** The receipt as plain data. */
    static Map<String, Object> data(ConsentReceipt receipt) {
        Consent consent = receipt.consent();
        Map<String, Object> processing = new LinkedHashMap<>();
        consent.notice().ifPresent(notice -> processing.put("privacy_notice", notice));
        receipt.language().ifPresent(language -> processing.put("language", language));
        processing.put(
                "purposes",
                consent.purposes().stream()
                        .map(Term::path)
                        .sorted()
                        .map(purpose -> purpose(purpose, receipt))
                        .toList());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("schema_version", SCHEMA_VERSION);
        data.put("record_id", receipt.recordId());
        data.put("pii_principal_id", consent.subject().value());
        data.put("pii_processing", processing);
        if (!receipt.parties().isEmpty()) {
            data.put(
                    "party_identification",
                    receipt.parties().stream()
                            .map(party -> ordered("party_id", party.id().value(), "party_role", party.role()))
                            .toList());
        }
        data.put("events", ConsentEvent.data(receipt));
        return data;
    }

    private static Map<String, Object> purpose(String purpose, ConsentReceipt receipt) {
        Consent consent = receipt.consent();
        Map<String, Object> data =
                ordered("purpose", purpose, "lawful_basis", consent.basis().path());
        if (!consent.categories().isEmpty()) {
            data.put(
                    "pii_information",
                    consent.categories().stream()
                            .map(Term::path)
                            .sorted()
                            .map(category -> Map.of("pii_type", category))
                            .toList());
        }
        List<String> controllers = receipt.parties().stream()
                .filter(party -> party.role().equals(Party.CONTROLLER))
                .map(party -> party.id().value())
                .toList();
        if (!controllers.isEmpty()) {
            data.put("pii_controllers", controllers);
        }
        if (!consent.recipients().isEmpty()) {
            data.put(
                    "recipient_third_parties",
                    consent.recipients().stream().map(PartyId::value).sorted().toList());
        }
        consent.method().ifPresent(method -> data.put("collection_method", method.path()));
        receipt.jurisdiction().ifPresent(jurisdiction -> data.put("jurisdiction", jurisdiction));
        receipt.withdrawalMethod().ifPresent(method -> data.put("withdrawal_method", method));
        return data;
    }

    private static Map<String, Object> ordered(String key, String value, String next, String nextValue) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(key, value);
        data.put(next, nextValue);
        return data;
    }
}
