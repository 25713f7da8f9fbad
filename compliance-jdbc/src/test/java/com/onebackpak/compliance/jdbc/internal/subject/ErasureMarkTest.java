package com.onebackpak.compliance.jdbc.internal.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureMarkTest {
    @TempDir
    Path folder;

    @Test
    void a_mark_that_is_there_is_forced_to_the_disk_as_well_because_it_may_not_have_been() {
        ErasureMark failing = new ErasureMark(folder, (place, isFolder) -> {
            throw new IOException("no room");
        });
        assertThatThrownBy(failing::set).isInstanceOf(ComplianceStoreException.class);
        assertThat(failing.isThere()).isTrue();
        List<Path> forced = new ArrayList<>();

        new ErasureMark(folder, (place, isFolder) -> forced.add(place)).set();

        assertThat(forced).containsExactly(folder.resolve("erased-since-written"), folder);
    }
}
