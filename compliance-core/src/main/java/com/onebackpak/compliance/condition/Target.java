package com.onebackpak.compliance.condition;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * What a rule is about: a set of terms on each dimension, each with all below it. A dimension without terms is not
 * restricted. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Target {
    /** What is done. */
    Set<Action> actions();

    /** About whom. */
    Set<PersonKind> subjects();

    /** With which data. */
    Set<Category> categories();

    /** What for. */
    Set<Purpose> purposes();

    /** To what kind of recipient. */
    Set<RecipientKind> recipients();

    /** By what kind of actor, where it is not the vendor. */
    Set<RecipientKind> actors();

    /** In which form. */
    Set<DataForm> forms();

    /** Collected from whom. */
    Set<CollectionSource> sources();

    /** The restricted dimensions by their names in files, in a fixed order. */
    default Map<String, Set<? extends Term>> restrictions() {
        Map<String, Set<? extends Term>> restrictions = new LinkedHashMap<>();
        restrictions.put("actions", actions());
        restrictions.put("subjects", subjects());
        restrictions.put("categories", categories());
        restrictions.put("purposes", purposes());
        restrictions.put("recipients", recipients());
        restrictions.put("actors", actors());
        restrictions.put("forms", forms());
        restrictions.put("sources", sources());
        restrictions.values().removeIf(Set::isEmpty);
        return Collections.unmodifiableMap(restrictions);
    }

    /** All terms that it names. */
    default Stream<? extends Term> terms() {
        return restrictions().values().stream().flatMap(Set::stream);
    }

    /** A target that restricts nothing. */
    static Target anything() {
        return builder().build();
    }

    /** Starts a target. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Target}. Not thread-safe. */
    class Builder extends ImmutableTarget.Builder {
        Builder() {}
    }
}
