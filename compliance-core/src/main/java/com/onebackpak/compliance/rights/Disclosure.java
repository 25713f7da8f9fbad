package com.onebackpak.compliance.rights;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * One disclosure from a person's records, as 34 CFR 99.32 wants it recorded: what went to whom, what for, and on what
 * ground. Immutable; the details are left out of {@code toString}.
 */
@Value.Immutable
@ValueStyle
public interface Disclosure {
    /** Whose data went out. */
    PartyId subject();

    /** To whom, by id. */
    Optional<PartyId> recipient();

    /** To whom, by kind, where nobody is named. */
    Optional<RecipientKind> recipientKind();

    /** What went out; at least one category. */
    Set<Category> categories();

    /** What for. */
    Optional<Purpose> purpose();

    /** In which form. */
    @Value.Default
    default DataForm form() {
        return DataForm.IDENTIFIED;
    }

    /** When. */
    Instant at();

    /** The id of the decision that permitted it; empty: none was asked for. */
    Optional<String> decision();

    /** The clauses and sections that allowed it. */
    Set<Citation> legalBasis();

    /** The interest or the threat that was stated, in words (34 CFR 99.32(a)(3)(ii) and (a)(5)). */
    @Value.Redacted
    Optional<String> details();

    /** Refuses a disclosure of nothing, or to nobody. */
    @Value.Check
    default void check() {
        if (categories().isEmpty()) {
            throw new IllegalArgumentException("a disclosure must name at least one category");
        }
        if (recipient().isPresent() == recipientKind().isPresent()) {
            throw new IllegalArgumentException(
                    "a disclosure must name its recipient by id or by kind, and not by both");
        }
    }

    /** Starts from this disclosure. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /** Starts a disclosure. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Disclosure}. Not thread-safe. */
    class Builder extends ImmutableDisclosure.Builder {
        Builder() {}
    }
}
