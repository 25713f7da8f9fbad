package com.onebackpak.compliance.document;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes plain data (maps, lists, text, numbers, booleans) as JSON or YAML, keys in their order. Has no state.
 *
 * <p>Works on Jackson's streams alone: its data binding shares annotations with a host's Jackson 2, and where the host
 * has an older version of them it dies at its first use, which here would be the first decision that is recorded.
 */
public final class PlainJson {
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private PlainJson() {}

    /** Returns the data as indented JSON that ends with a line break. */
    public static String pretty(Object data) {
        return text(JSON, new Indented(), data).replace("\r\n", "\n") + "\n";
    }

    /** Returns the data as JSON in one line. */
    public static String compact(Object data) {
        return text(JSON, ObjectWriteContext.empty(), data);
    }

    /**
     * Reads a JSON object back to plain data.
     *
     * @throws IllegalArgumentException if the text is not one JSON object; its content is left out of the message
     */
    static Map<String, Object> object(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a JSON object");
            }
            Map<String, Object> data = map(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("not one JSON object alone");
            }
            return data;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a JSON object", e);
        }
    }

    /** Returns the data as YAML. */
    public static String yaml(Object data) {
        return text(YAML, ObjectWriteContext.empty(), data);
    }

    private static String text(TokenStreamFactory format, ObjectWriteContext context, Object data) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = format.createGenerator(context, text)) {
            write(out, data);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((key, value) -> {
                out.writeName((String) key);
                write(out, value);
            });
            out.writeEndObject();
        } else if (data instanceof Collection<?> items) {
            out.writeStartArray();
            items.forEach(item -> write(out, item));
            out.writeEndArray();
        } else if (data instanceof String text) {
            out.writeString(text);
        } else if (data instanceof Boolean yesOrNo) {
            out.writeBoolean(yesOrNo);
        } else if (data instanceof Integer || data instanceof Long) {
            out.writeNumber(((Number) data).longValue());
        } else if (data instanceof Double number) {
            out.writeNumber(number);
        } else if (data == null) {
            out.writeNull();
        } else {
            throw new IllegalArgumentException("not plain data: a value of " + data.getClass());
        }
    }

    private static Map<String, Object> map(JsonParser parser) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser));
        }
        return map;
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> throw new IllegalArgumentException("not plain data: " + parser.currentToken());
        };
    }

    /** Asks for line breaks and indentation. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
