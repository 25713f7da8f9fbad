package com.onebackpak.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PlainRecordTest {
    @Test
    void what_is_not_there_is_nothing_where_it_may_be_absent() {
        PlainRecord empty = new PlainRecord(Map.of());

        assertThat(empty.findText("a")).isEmpty();
        assertThat(empty.findNumber("a")).isEmpty();
        assertThat(empty.findInstant("a")).isEmpty();
        assertThat(empty.findConstant("a", SignOn.class)).isEmpty();
        assertThat(empty.find("a", PartyId::of)).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> empty.text("a")).hasMessage("a record lacks its text 'a'");
        assertThatThrownBy(() -> empty.list("a")).hasMessage("a record lacks its list 'a'");
    }

    /** What stands there may be personal. */
    @Test
    void what_is_not_as_it_was_written_is_refused_without_repeating_it() {
        isDamaged("2010-04-39", record -> record.instant("a"));
        isDamaged("yes", record -> record.flag("a"));
        isDamaged("NOBODY", record -> record.constant("a", SignOn.class));
        isDamaged("not an id", record -> record.party("a"));
        isDamaged(12L, record -> record.findNumber("a"));
        isDamaged("12", record -> record.findNumber("a"));
        isDamaged(List.of(12), record -> record.set("a", text -> text));
        isDamaged(Map.of("tier", "gold"), record -> record.values("a"));
    }

    private static void isDamaged(Object value, Function<PlainRecord, Object> reading) {
        assertThatThrownBy(() -> reading.apply(new PlainRecord(Map.of("a", value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("what a record has under 'a' is not what was written there")
                .hasNoCause();
    }

    @Test
    void json_is_read_as_it_was_written() {
        PlainRecord record = new PlainRecord(Map.of("a", "b", "c", List.of("d"), "e", Map.of("f", "g")));

        assertThat(PlainRecord.ofJson(record.toJson())).isEqualTo(record);
        assertThatThrownBy(() -> PlainRecord.ofJson("[]")).hasMessage("a record must be a mapping");
    }
}
