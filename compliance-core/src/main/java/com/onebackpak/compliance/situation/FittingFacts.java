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
            return value != null && FactKeys.fits(name, value) ? FactKeys.settled(value) : null;
        } catch (Throwable cannotTell) {
            return null;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // it was checked to be of the key's type
    public <T> @Nullable T find(FactKey<T> key) {
        if (key.place() == FactKey.NO_PLACE) {
            return (T) value(key.name());
        }
        try {
            Object value = records.find((FactKey<Object>) key);
            return value != null && FactKeys.fits(key.place(), value) ? (T) FactKeys.settled(value) : null;
        } catch (Throwable cannotTell) {
            return null;
        }
    }
}
