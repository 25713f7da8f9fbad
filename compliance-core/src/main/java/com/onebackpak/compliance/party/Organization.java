package com.onebackpak.compliance.party;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A company, a tool or an authority that may receive data. Immutable. An attribute that is absent is unknown.
 */
@Value.Immutable
@ValueStyle
public interface Organization {
    /** The id. */
    PartyId id();

    /** What kind of recipient it is. */
    RecipientKind kind();

    /** Where it stores and processes data. */
    Optional<Jurisdiction> region();

    /**
     * What is known of it beside, by the attribute's name without the party: {@code written-assurances} stands
     * for the fact {@code recipient.written-assurances}.
     */
    Map<String, FactValue> attributes();

    /** Starts an organization. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link Organization}. Not thread-safe. */
    class Builder extends ImmutableOrganization.Builder {
        Builder() {}

        /** Puts an attribute that is true or false. */
        public Builder putAttributes(String name, boolean value) {
            putAttributes(name, FactValue.of(value));
            return this;
        }
    }
}
