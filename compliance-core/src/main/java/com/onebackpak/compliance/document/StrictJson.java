package com.onebackpak.compliance.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON that somebody else sent, as I-JSON (RFC 7493) has it, so that no two readers take it for different things: one
 * object in UTF-8, each name once, no half characters; within bounds of size and depth. Has no state.
 *
 * <pre>{@code
 * Map<String, Object> body = StrictJson.object(bytes, 1 << 20);
 * }</pre>
 */
public final class StrictJson {
    /** How deep objects and lists may stand in each other. */
    static final int MAX_DEPTH = 32;

    private static final String NAME = "body";
    private static final int MAX_TEXT_LENGTH = 1 << 16;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .maxNameLength(MAX_TEXT_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads one object to plain data: maps, lists, text, true and false, {@code Long} for whole numbers that fit, else
     * {@code BigDecimal}. A member that is {@code null} is left out, as if it were not there; an item of a list stays.
     *
     * @param bytes what was sent
     * @param maxLength how many bytes it may have
     * @throws DocumentException saying what is wrong and where
     */
    public static Map<String, Object> object(byte[] bytes, int maxLength) {
        if (bytes.length > maxLength) {
            throw new DocumentException("it is longer than " + maxLength + " bytes", start());
        }
        String text = text(bytes);
        if (text.isBlank()) {
            throw new DocumentException("it is empty", "send a JSON object", start());
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new StrictJson(parser).document();
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DocumentException("it is not UTF-8", start());
        }
    }

    private Map<String, Object> document() {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DocumentException("it is no JSON object", "send one object in braces", here());
            }
            Map<String, Object> object = map();
            if (parser.nextToken() != null) {
                throw new DocumentException("something follows the object", here());
            }
            return object;
        } catch (StreamConstraintsException e) {
            throw new DocumentException(
                    "it nests deeper than " + MAX_DEPTH + " levels, or has a text longer than " + MAX_TEXT_LENGTH
                            + " characters or a number longer than " + MAX_NUMBER_LENGTH,
                    here());
        } catch (JacksonException e) {
            throw new DocumentException(JsonNodes.problem(e.getOriginalMessage()), at(e.getLocation()));
        }
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = sound(parser.currentName());
            if (!names.add(name)) {
                throw new DocumentException("the name '" + shortened(name) + "' is given twice", here());
            }
            parser.nextToken();
            Object value = value();
            if (value != null) {
                map.put(name, value);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return Collections.unmodifiableList(list);
    }

    private @Nullable Object value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> sound(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                parser.getNumberType() == JsonParser.NumberType.INT
                                || parser.getNumberType() == JsonParser.NumberType.LONG
                        ? (Object) parser.getLongValue()
                        : parser.getDecimalValue();
            default -> null;
        };
    }

    /** What no store keeps and no UTF-8 can say is refused wherever it stands. */
    private String sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !isPair)) {
                throw new DocumentException("a text holds the character U+0000 or half of one", here());
            }
            i += isPair ? 1 : 0;
        }
        return text;
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "...";
    }

    private static Position start() {
        return new Position(NAME, 1, 1);
    }

    private Position here() {
        return at(parser.currentTokenLocation());
    }

    private static Position at(TokenStreamLocation location) {
        return location.getLineNr() < 1
                ? start()
                : new Position(NAME, location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
