package com.onebackpak.compliance.store.spi;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What ledgers hold, as plain data under the keys of scenario files: what commitments are made of, and what the audit log
 * shows of agreements and authorizations. Equal values give equal data. Has no state.
 */
final class RecordData {
    private final Map<String, Object> map = new LinkedHashMap<>();

    private RecordData() {}

    static Map<String, Object> of(Consent consent) {
        return new RecordData()
                .put("subject", consent.subject())
                .put("basis", consent.basis().path())
                .putTerms("purposes", consent.purposes())
                .putTerms("categories", consent.categories())
                .putAll("recipients", consent.recipients())
                .put("given", consent.given())
                .put("method", consent.method())
                .put("withdrawn", consent.withdrawn())
                .put("expires", consent.expires())
                .map;
    }

    static Map<String, Object> of(OptOut optOut) {
        return new RecordData()
                .put("person", optOut.person())
                .put("purpose", optOut.purpose().map(Term::path))
                .put("directory-information", Boolean.toString(optOut.directoryInformation()))
                .put(optOut.span())
                .map;
    }

    static Map<String, Object> of(Hold hold) {
        return new RecordData()
                .put("kind", hold.kind().key())
                .put("subject", hold.subject())
                .putTerms("categories", hold.categories())
                .put(hold.span())
                .map;
    }

    static Map<String, Object> of(Agreement agreement) {
        return new RecordData()
                .put("agency", agreement.agency())
                .put(agreement.term())
                .put("terminated", agreement.terminated())
                .putTerms("permits", agreement.permits())
                .putAll("features", agreement.features())
                .put("sign-on", agreement.signOn().map(s -> s.name().toLowerCase(Locale.ROOT)))
                .put("disposal-days", agreement.disposalDays())
                .put("deletion-request-days", agreement.deletionRequestDays())
                .put("breach-notice-hours", agreement.breachNoticeHours())
                .putTerms("categories", agreement.categories())
                .putTerms("purposes", agreement.purposes())
                .putTerms("terms", agreement.clauses())
                .putFacts("attributes", agreement.attributes())
                .map;
    }

    static Map<String, Object> of(Authorization authorization) {
        return new RecordData()
                .put("agency", authorization.agency())
                .put("application", authorization.application())
                .putTerms("categories", authorization.categories())
                .putTerms("purposes", authorization.purposes())
                .put(authorization.span())
                .map;
    }

    static Map<String, Object> of(Disclosure disclosure) {
        return new RecordData()
                .put("subject", disclosure.subject())
                .put("recipient", disclosure.recipient())
                .put("recipient-kind", disclosure.recipientKind().map(Term::path))
                .putTerms("categories", disclosure.categories())
                .put("purpose", disclosure.purpose().map(Term::path))
                .put("form", disclosure.form().path())
                .put("at", disclosure.at())
                .put("decision", disclosure.decision())
                .putAll("legal-basis", disclosure.legalBasis())
                .put("details", disclosure.details())
                .map;
    }

    static Map<String, Object> of(RightsRequest request) {
        return new RecordData()
                .put("subject", request.subject())
                .put("requester", request.requester())
                .put("action", request.action().path())
                .putTerms("categories", request.categories())
                .put("received", request.received())
                .put("due", request.due())
                .put("answered", request.answered())
                .put("answer", request.answer().map(a -> a.name().toLowerCase(Locale.ROOT)))
                .put("details", request.details())
                .map;
    }

    private RecordData put(Span span) {
        return put("from", span.from()).put("until", span.until());
    }

    private RecordData put(String key, Optional<?> value) {
        value.ifPresent(v -> put(key, v));
        return this;
    }

    private RecordData put(String key, Object value) {
        map.put(key, value instanceof Integer ? value : value.toString());
        return this;
    }

    private RecordData putTerms(String key, Collection<? extends Term> terms) {
        map.put(key, terms.stream().map(Term::path).sorted().toList());
        return this;
    }

    private RecordData putFacts(String key, Map<String, FactValue> values) {
        map.put(key, FactValue.allTagged(values));
        return this;
    }

    private RecordData putAll(String key, Collection<?> values) {
        map.put(key, values.stream().map(Object::toString).sorted().toList());
        return this;
    }
}
