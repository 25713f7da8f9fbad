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
import java.util.EnumMap;
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

    /** The restricted dimensions, in a fixed order. */
    default Map<TargetDimension, Set<? extends Term>> restrictions() {
        Map<TargetDimension, Set<? extends Term>> restrictions = new EnumMap<>(TargetDimension.class);
        restrictions.put(TargetDimension.ACTIONS, actions());
        restrictions.put(TargetDimension.SUBJECTS, subjects());
        restrictions.put(TargetDimension.CATEGORIES, categories());
        restrictions.put(TargetDimension.PURPOSES, purposes());
        restrictions.put(TargetDimension.RECIPIENTS, recipients());
        restrictions.put(TargetDimension.ACTORS, actors());
        restrictions.put(TargetDimension.FORMS, forms());
        restrictions.put(TargetDimension.SOURCES, sources());
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
