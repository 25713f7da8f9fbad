package com.onebackpak.compliance.document;

import java.util.Map;

/**
 * How a value stands in a document: reads it, and describes itself as a JSON Schema. Because both come from the same
 * object, what the schema says and what is accepted cannot drift apart.
 *
 * @param <T> the type of the value
 */
interface Format<T> {
    /** Reads the value, or throws a {@link DocumentException} that names the place. */
    T read(Node node);

    /** The schema of such a node; definitions of named formats go to {@code definitions}. */
    Map<String, Object> schema(SchemaDefinitions definitions);
}
