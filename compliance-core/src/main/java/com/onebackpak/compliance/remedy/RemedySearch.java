package com.onebackpak.compliance.remedy;

import java.util.List;
import java.util.Optional;

/**
 * What a search for remedies came to. Immutable.
 *
 * @param remedies smallest sets of at most four changes, fewest changes first
 * @param complete whether these are all such sets; if not, the bound of work was reached before every one was tried
 */
public record RemedySearch(List<Remedy> remedies, boolean complete) {
    /** Copies what is given. */
    public RemedySearch {
        remedies = List.copyOf(remedies);
    }

    /** Says, where the search is not complete, that there may be more. */
    public Optional<String> notTried() {
        return complete ? Optional.empty() : Optional.of("not every set of up to four changes was tried");
    }
}
