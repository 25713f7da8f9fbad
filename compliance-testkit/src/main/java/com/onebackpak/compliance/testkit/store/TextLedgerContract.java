package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a ledger must do that holds free text. */
abstract class TextLedgerContract<T> extends LedgerContract<T> {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "  text  ",
            "it's \"quoted\" 'twice' `thrice`",
            "C:\\path\\n and \\u0041 and \\\\",
            "100 % _like_ {json: [1, null]} ${el} ?1 :name -- comment; /* drop */",
            "line\nline\r\nline\ttab\u000b\u0001\u007f\u0085\u2028",
            "\uD83C\uDF92 \uD83D\uDC69\u200D\uD83C\uDFEB \uD835\uDD38\uDBFF\uDFFD",
            "\u00e9 e\u0301 \u1e9e \u0130\u0131 \u01c5 \u6f22\u5b57 \u0627\u0644 \ufeff\ufffd\ue000",
            "\uFFFE\uFFFF",
            "null",
            "\u00e4\uD83C\uDF92".repeat(1500));

    TextLedgerContract(Opening opening, LedgerSample<T> sample) {
        super(opening, sample);
    }

    @Test
    void texts_of_all_characters_come_back_as_they_went_in() {
        for (int i = 0; i < TEXTS.size(); i++) {
            List<T> saying = sample.saying(party, TEXTS.get(i));
            for (int place = 0; place < saying.size(); place++) {
                ledger().record(RecordKey.of("text-" + i + "-" + place), saying.get(place));
            }
        }
        store.reopen();

        for (int i = 0; i < TEXTS.size(); i++) {
            List<T> saying = sample.saying(party, TEXTS.get(i));
            assertThat(saying).isNotEmpty();
            for (int place = 0; place < saying.size(); place++) {
                assertThat(ledger().find(RecordKey.of("text-" + i + "-" + place), NOW)
                                .map(Recorded::value))
                        .contains(saying.get(place));
            }
        }
    }

    @Test
    void texts_that_differ_in_little_are_other_content() {
        for (String text : List.of("note", "note ", "Note", "not\u00e9", "note\u0301")) {
            sample.saying(party, text)
                    .forEach(saying ->
                            ledger().record(RecordKey.of("text-" + Integer.toHexString(text.hashCode())), saying));
        }

        assertThat(ledger().about(party, NOW)).hasSize(5);
        sample.saying(party, "note").forEach(saying -> ledger().record(KEY, saying));
        sample.saying(party, "note ")
                .forEach(saying ->
                        assertThatThrownBy(() -> ledger().record(KEY, saying)).hasMessageContaining("other content"));
    }

    @Test
    void a_text_that_no_database_can_hold_is_refused_and_nothing_is_written() throws Exception {
        Recorded<T> recorded = ledger().record(KEY, value);

        withoutAnEntry(() -> {
            for (String text : List.of("secret\0", "secret\uD83C", "\uDF92secret", "secret\uDF92\uD83C")) {
                for (T saying : sample.saying(party, text)) {
                    assertThatThrownBy(() -> ledger().record(OTHER_KEY, saying))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageNotContaining("secret");
                    assertThatThrownBy(() -> ledger().amend(AMENDMENT, KEY, saying))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        });
        assertThat(ledger().about(party, NOW)).containsExactly(recorded);
    }
}
