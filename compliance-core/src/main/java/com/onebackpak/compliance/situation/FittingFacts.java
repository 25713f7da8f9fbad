package com.onebackpak.compliance.situation;

import org.jspecify.annotations.Nullable;

/** A host's own records as a decision reads them: of what they cannot tell, or tell as no test could read it, nothing is known. */
final class FittingFacts implements KnownFacts {
    private final KnownFacts records;

    FittingFacts(KnownFacts records) {
        this.records = records;
    }

    @Override
    public @Nullable Object value(String name) {
        try {
            Object value = records.value(name);
            return value == null ? null : FactKeys.fitting(FactKeys.place(name), value);
        } catch (Throwable cannotTell) {
            return null;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // it was checked to be of the key's type
    public <T> @Nullable T find(FactKey<T> key) {
        try {
            Object value = records.find((FactKey<Object>) key);
            return value == null ? null : (T) FactKeys.fitting(key.place(), value);
        } catch (Throwable cannotTell) {
            return null;
        }
    }
}
