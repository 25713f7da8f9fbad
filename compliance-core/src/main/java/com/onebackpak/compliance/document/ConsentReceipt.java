package com.onebackpak.compliance.document;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A consent, or a refusal of one, as a consent record of ISO/IEC TS 27560: what is handed to who gave it, and taken over
 * from who kept it before. What is written is read back to an equal receipt. Immutable.
 *
 * <pre>{@code
 * String json = ConsentReceipt.builder().recordId("c-17").consent(consent).build().write();
 * Consent taken = ConsentReceipt.read(DocumentSource.ofText("c-17.json", json), vocabulary).consent();
 * }</pre>
 *
 * <p>The names of keys are those of the W3C's guide to the standard. {@code refused}, {@code confirmed} and {@code renewed}
 * are states of events; {@code evidence} of the first event is no key of the standard. What is written is personal.
 */
@Value.Immutable
@ValueStyle
public interface ConsentReceipt {
    /** The record's key where it is kept. */
    String recordId();

    /** The consent. */
    Consent consent();

    /** When it was renewed before the last time, as the earlier versions of its record say; in the order of time. */
    List<Instant> earlierRenewals();

    /** Who is named in it, and as what. */
    List<Party> parties();

    /** The language of the notice, such as {@code en}. */
    Optional<String> language();

    /** Under which law, such as {@code US-TX}. */
    Optional<String> jurisdiction();

    /** How it is withdrawn, in words for who gave it. */
    Optional<String> withdrawalMethod();

    /**
     * A party that a receipt names.
     *
     * @param id who
     * @param role as what, such as {@code controller} or {@code processor}
     */
    record Party(PartyId id, String role) {
        /** Who decides on the processing. */
        public static final String CONTROLLER = "controller";
    }

    /**
     * Refuses a receipt of nothing, since the standard hangs all on a purpose.
     *
     * @throws IllegalArgumentException if the consent names no purpose
     */
    @Value.Check
    default void check() {
        if (consent().purposes().isEmpty()) {
            throw new IllegalArgumentException("a consent that names no purpose covers nothing and has no receipt");
        }
        if (!earlierRenewals().isEmpty() && consent().renewed().isEmpty()) {
            throw new IllegalArgumentException("a consent with earlier renewals must say when it was last renewed");
        }
    }

    /** Returns it as JSON that ends with a line break. */
    default String write() {
        return PlainJson.pretty(ConsentReceiptFormat.data(this));
    }

    /**
     * Reads a consent record. What a ledger has no place for is dropped where that takes nothing away from what was agreed
     * (how and where data is stored, assessments, codes); a restriction to places or to one attribute is refused, as is what nobody has
     * said in so many words. A confirmation that says how long it holds never makes it hold longer.
     *
     * @param vocabulary the terms that it may name
     * @throws DocumentException if it is none, names what the vocabulary does not know, or says of its purposes what one
     *     consent cannot say; with the place and what would mend it
     */
    static ConsentReceipt read(DocumentSource source, Vocabulary vocabulary) {
        ConsentReceiptFormat format = new ConsentReceiptFormat(new TermFormats(vocabulary));
        return Problems.collecting(problems ->
                format.format().read(NodeReader.read(source, DocumentKind.CONSENT_RECORD, problems), problems));
    }

    /**
     * Starts the receipt of a ledger's record.
     *
     * @param versions what the record said, in the order in which it was learned, at least once; the last is its consent
     */
    static Builder ofVersions(String recordId, List<Consent> versions) {
        Consent last = versions.get(versions.size() - 1);
        Builder builder = builder().recordId(recordId).consent(last);
        versions.stream()
                .flatMap(version -> version.renewed().stream())
                .filter(at -> last.renewed().filter(at::isBefore).isPresent())
                .distinct()
                .sorted()
                .forEach(builder::addEarlierRenewals);
        return builder;
    }

    /** Starts from this receipt. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /** Starts a receipt. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ConsentReceipt}. Not thread-safe. */
    class Builder extends ImmutableConsentReceipt.Builder {
        Builder() {}
    }
}
