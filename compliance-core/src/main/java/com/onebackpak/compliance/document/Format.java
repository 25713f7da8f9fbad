package com.onebackpak.compliance.document;

import java.util.Map;

/**
 * How a value stands in a document: reads it, and describes itself as a JSON Schema. Because both come from the same
 * object, what the schema says and what is accepted cannot drift apart.
 *
 * @param <T> the type of the value
 */
interface Format<T> {
    /**
     * Reads the value. What is wrong is added to the problems; where no value comes of it, a {@link DocumentException} is
     * thrown, which names what is wrong unless that was added already.
     */
    T read(Node node, Problems problems);

    /** The schema of such a node; definitions of named formats go to {@code definitions}. */
    Map<String, Object> schema(SchemaDefinitions definitions);
}
