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
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses what would be recorded and never found: a hold on a misspelt category would stop nothing. Returns each value
 * with its instants to the microsecond, as all databases keep them.
 */
final class RecordChecks {
    private static final int LONGEST_ID = 64;

    private final Vocabulary vocabulary;

    RecordChecks(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Consent consent(Consent consent) {
        known(consent.terms());
        return consent.toBuilder()
                .given(stored(consent.given()))
                .withdrawn(stored(consent.withdrawn()))
                .expires(stored(consent.expires()))
                .build();
    }

    OptOut optOut(OptOut optOut) {
        known(optOut.terms());
        return new OptOut(optOut.person(), optOut.purpose(), optOut.directoryInformation(), stored(optOut.span()));
    }

    Hold hold(Hold hold) {
        known(hold.terms());
        return new Hold(hold.kind(), hold.subject(), hold.categories(), stored(hold.span()));
    }

    Agreement agreement(Agreement agreement) {
        known(agreement.terms());
        texts(agreement.features());
        return agreement.toBuilder()
                .attributes(stored(agreement.attributes()))
                .term(stored(agreement.term()))
                .terminated(stored(agreement.terminated()))
                .build();
    }

    Authorization authorization(Authorization authorization) {
        known(authorization.terms());
        return new Authorization(
                authorization.agency(),
                authorization.application(),
                authorization.categories(),
                authorization.purposes(),
                stored(authorization.span()));
    }

    Disclosure disclosure(Disclosure disclosure) {
        known(disclosure.categories().stream());
        known(Stream.of(disclosure.form()));
        known(disclosure.purpose().stream());
        known(disclosure.recipientKind().stream());
        texts(disclosure.details());
        texts(disclosure.decision());
        if (disclosure.decision().filter(id -> id.length() > LONGEST_ID).isPresent()) {
            throw new IllegalArgumentException(
                    "the id of a decision must not be longer than " + LONGEST_ID + " characters");
        }
        texts(disclosure.legalBasis().stream().map(Object::toString).toList());
        return disclosure.toBuilder().at(stored(disclosure.at())).build();
    }

    RightsRequest request(RightsRequest request) {
        known(Stream.of(request.action()));
        known(request.categories().stream());
        texts(request.details());
        return request.toBuilder()
                .received(stored(request.received()))
                .due(stored(request.due()))
                .answered(stored(request.answered()))
                .build();
    }

    private void known(Stream<? extends Term> terms) {
        terms.forEach(vocabulary::requireKnown);
    }

    private static void texts(Optional<String> text) {
        texts(text.stream().toList());
    }

    /** The text itself is left out of the message: it may be personal. */
    private static void texts(Collection<String> texts) {
        for (String text : texts) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a text must not contain the character U+0000");
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new IllegalArgumentException("a text must not contain half a surrogate pair");
            }
        }
    }

    private static Map<String, FactValue> stored(Map<String, FactValue> attributes) {
        texts(attributes.keySet());
        Map<String, FactValue> stored = new LinkedHashMap<>();
        attributes.forEach((name, value) -> stored.put(name, stored(value)));
        return stored;
    }

    private static FactValue stored(FactValue value) {
        if (value instanceof FactValue.OfText text) {
            texts(List.of(text.value()));
        } else if (value instanceof FactValue.OfTexts all) {
            texts(all.values());
        }
        return value instanceof FactValue.OfInstant instant ? FactValue.of(stored(instant.value())) : value;
    }

    private static Span stored(Span span) {
        return new Span(stored(span.from()), stored(span.until()));
    }

    private static Optional<Instant> stored(Optional<Instant> instant) {
        return instant.map(RecordChecks::stored);
    }

    private static Instant stored(Instant instant) {
        return StoredInstants.checked(instant);
    }
}
