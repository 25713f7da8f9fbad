package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What facts that are gathered from the same records have in common, as many values as there is room for, each once: so facts take
 * less memory, and a decision finds in the processor's cache what one before it has read. It changes no fact. Thread-safe.
 */
public final class SharedValues {
    private static final int MOST = 10_000;

    private final int most;
    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    SharedValues() {
        this(MOST);
    }

    private SharedValues(int most) {
        this.most = most;
    }

    /** Where nothing is kept, for facts that no others come after. */
    static SharedValues none() {
        return new SharedValues(0);
    }

    /** The value, or one that cannot be told from it. */
    @SuppressWarnings("unchecked") // equal values are of one type
    <T> T one(T value) {
        if (most == 0 || !isCommon(value)) {
            return value;
        }
        Object same = values.get(value);
        if (same == null && values.size() < most) {
            same = values.putIfAbsent(value, value);
        }
        return same == null ? value : (T) same;
    }

    /** Whether many parties may have it, and an equal one is in the same order, too. */
    private static boolean isCommon(Object value) {
        if (value instanceof Set<?> set) {
            return set.size() <= 1;
        }
        if (value instanceof Optional<?> content) {
            return content.isPresent() && content.get() instanceof Jurisdiction;
        }
        return value instanceof Jurisdictions
                || (value instanceof Lineage lineage && lineage.known().size() <= 1)
                || (value instanceof DeclaredValues declared && declared.isInOrder());
    }
}
