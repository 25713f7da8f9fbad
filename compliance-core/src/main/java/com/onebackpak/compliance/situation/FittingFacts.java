package com.onebackpak.compliance.situation;

import org.jspecify.annotations.Nullable;

/** A host's own records as a decision reads them: of what they cannot tell, or tell as no test could read it, nothing is known. */
abstract class FittingFacts implements KnownFacts {
    /** What the records tell of a fact that the request does not tell itself, whatever that is. */
    abstract @Nullable Object told(String name);

    /** The same by its key. */
    abstract @Nullable Object told(FactKey<?> key);

    static FittingFacts of(KnownFacts records) {
        return new FittingFacts() {
            @Override
            @Nullable
            Object told(String name) {
                return FactKeys.isOfRequest(name) ? null : records.value(name);
            }

            @Override
            @SuppressWarnings("unchecked") // a cast to any other type would fail here already
            @Nullable
            Object told(FactKey<?> key) {
                return FactKeys.isOfRequest(key.name()) ? null : records.find((FactKey<Object>) key);
            }
        };
    }

    @Override
    public final @Nullable Object value(String name) {
        try {
            Object value = told(name);
            return value == null ? null : FactKeys.fitting(FactKeys.place(name), value);
        } catch (Throwable cannotTell) {
            throwIfTheMachineFails(cannotTell);
            return null;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // it was checked to be of the key's type
    public final <T> @Nullable T find(FactKey<T> key) {
        try {
            Object value = told(key);
            return value == null ? null : (T) FactKeys.fitting(key.place(), value);
        } catch (Throwable cannotTell) {
            throwIfTheMachineFails(cannotTell);
            return null;
        }
    }

    /** What a host throws tells nothing; that there is no memory left is no answer of the host's. */
    private static void throwIfTheMachineFails(Throwable cannotTell) {
        if (cannotTell instanceof VirtualMachineError failing && !(failing instanceof StackOverflowError)) {
            throw failing;
        }
    }
}
