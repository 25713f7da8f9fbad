package com.onebackpak.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LedgerDataProperties {
    private static final Instant LAST = Instant.MAX.minus(ClockSkew.USUAL);
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();

    @Provide
    Arbitrary<LedgerKind<?>> kinds() {
        return Arbitraries.of(LedgerKind.all());
    }

    /** The second value is the first but for one choice: of a field's content, or of the order in a set. */
    @Property
    <T> void values_are_written_alike_exactly_if_they_are_equal(
            @ForAll("kinds") LedgerKind<T> kind, @ForAll long seed, @ForAll @IntRange(max = 40) int choice) {
        T first = draw(kind, new Random(seed));
        T second = draw(kind, new OtherwiseAt(seed, choice));

        assertThat(text(kind, first).equals(text(kind, second)))
                .as("%s and %s", first, second)
                .isEqualTo(first.equals(second));
    }

    /** Chooses as a random number generator would, but for one choice. */
    private static final class OtherwiseAt extends Random {
        private static final long serialVersionUID = 1L;

        private final int choice;
        private int choices;

        OtherwiseAt(long seed, int choice) {
            super(seed);
            this.choice = choice;
        }

        @Override
        protected int next(int bits) {
            int usual = super.next(bits);
            return choices++ == choice ? usual ^ 1 << (bits - 1) : usual;
        }
    }

    @Property
    <T> void a_value_that_is_sound_is_stored_as_it_is(@ForAll("kinds") LedgerKind<T> kind, @ForAll long seed) {
        T value = draw(kind, new Random(seed));

        assertThat(kind.checked(value, VOCABULARY, LAST)).isEqualTo(value);
        assertThat(kind.party(kind.checked(value, VOCABULARY, LAST))).isEqualTo(kind.party(value));
    }

    @Property
    <T> void what_is_written_is_read_again(@ForAll("kinds") LedgerKind<T> kind, @ForAll long seed) {
        T value = draw(kind, new Random(seed));
        Map<String, Object> data = kind.data(value);

        assertThat(kind.read(data)).isEqualTo(value);
        assertThat(kind.data(kind.read(data))).isEqualTo(data);
    }

    private static <T> T draw(LedgerKind<T> kind, Random random) {
        return new LedgerValues(VOCABULARY, random).draw(kind);
    }

    private static <T> String text(LedgerKind<T> kind, T value) {
        return CanonicalJson.write(kind.data(value));
    }
}
