package com.onebackpak.compliance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class TilesTest {
    @Example
    void paths_are_those_of_tlog_tiles() {
        assertThat(TilePath.tile(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
        assertThat(TilePath.tile(1, 0, 17)).hasToString("tile/1/000.p/17");
        assertThat(TilePath.entries(999, 1)).hasToString("tile/entries/999.p/1");
        assertThat(TilePath.entries(1000, 256)).hasToString("tile/entries/x001/000");
        assertThat(TilePath.tile(63, Long.MAX_VALUE, 256)).hasToString("tile/63/x009/x223/x372/x036/x854/x775/807");
        assertThat(TilePath.entries(2, 3).start()).isEqualTo(512);
    }

    @Property(tries = 1000)
    void a_path_is_read_back(
            @ForAll @IntRange(min = -1, max = 63) int level,
            @ForAll @LongRange(min = 0) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath path = new TilePath(level, index, width);
        assertThat(TilePath.parse(path.toString())).contains(path);
        assertThat(path.isFull()).isEqualTo(width == 256);
    }

    @Example
    void what_is_no_path_of_a_tile_is_not_read_as_one() {
        for (String path : List.of(
                "",
                "tile",
                "tile/0",
                "tile/0/0",
                "tile/0/0000",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/x000/000",
                "tile/0/001/000",
                "tile/0/x001",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p",
                "tile/0/000/",
                "/tile/0/000",
                "tile/data/000",
                "tile/0/x010/x000/x000/x000/x000/x000/000",
                "tile/0/\u0660\u0660\u0660")) {
            assertThat(TilePath.parse(path)).as(path).isEmpty();
        }
        assertThatThrownBy(() -> TilePath.tile(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.tile(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.entries(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.entries(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePath.entries(0, 257)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void a_bundle_is_taken_apart_as_it_was_put_together(@ForAll @Size(max = 20) List<byte[]> entries) {
        byte[] bundle = EntryBundle.encode(entries);
        assertThat(EntryBundle.decode(bundle)).usingRecursiveComparison().isEqualTo(entries);
    }

    @Example
    void a_bundle_that_ends_within_an_entry_is_refused() {
        assertThat(EntryBundle.encode(List.of(new byte[0x0102])))
                .startsWith(1, 2)
                .hasSize(0x0104);
        assertThat(EntryBundle.decode(new byte[0])).isEmpty();
        assertThat(EntryBundle.decode(new byte[2])).containsExactly(new byte[0]);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[3])).hasMessage("the bundle ends within entry 1");
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 7})).hasMessageContaining("within entry 0");
        assertThat(EntryBundle.decode(EntryBundle.encode(List.of(new byte[65_535]))))
                .hasSize(1);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536]))).hasMessageContaining("65535 bytes");
    }
}
