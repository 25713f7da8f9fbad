package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import com.onebackpak.compliance.document.Node.SequenceNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plain data as nodes, all in one place that says nothing. Has no state. */
final class PlainNodes {
    private static final Position NOWHERE = new Position("data", 1, 1);

    private PlainNodes() {}

    static Node of(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            List<Entry> entries = map.entrySet().stream()
                    .map(entry -> new Entry(scalar(entry.getKey()), of(entry.getValue())))
                    .toList();
            return new MappingNode(NOWHERE, entries, Set.of());
        } else if (data instanceof List<?> list) {
            return new SequenceNode(NOWHERE, list.stream().map(PlainNodes::of).toList());
        }
        return scalar(data);
    }

    private static ScalarNode scalar(@Nullable Object data) {
        return new ScalarNode(NOWHERE, data == null ? "" : data.toString());
    }
}
