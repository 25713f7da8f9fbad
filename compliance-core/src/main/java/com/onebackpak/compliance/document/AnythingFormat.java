package com.onebackpak.compliance.document;

import java.util.Map;

/** Whatever stands under a key of which nothing is kept. */
final class AnythingFormat implements Format<String> {
    @Override
    public String read(Node node, Problems problems) {
        return node.kind();
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return Map.of();
    }
}
