package com.onebackpak.compliance.testkit.oracle;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes mappings, lists and texts as YAML: a line for each entry of the outer two levels. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+-]*[A-Za-z0-9]|[A-Za-z0-9]");

    private YamlText() {}

    static String of(Map<String, Object> document) {
        StringBuilder text = new StringBuilder();
        document.forEach((key, value) -> {
            text.append(key).append(':');
            lines(text, value, "  ");
        });
        return text.toString();
    }

    private static void lines(StringBuilder text, Object value, String indent) {
        if (value instanceof Map<?, ?> mapping && !mapping.isEmpty() && indent.length() <= 4) {
            text.append('\n');
            mapping.forEach((key, inner) -> {
                text.append(indent).append(scalar(key)).append(':');
                lines(text, inner, indent + "  ");
            });
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            text.append('\n');
            list.forEach(
                    item -> text.append(indent).append("- ").append(flow(item)).append('\n'));
        } else {
            text.append(' ').append(flow(value)).append('\n');
        }
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> mapping) {
            return mapping.entrySet().stream()
                    .map(entry -> scalar(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(value);
    }

    private static String scalar(Object value) {
        String text = value.toString();
        return PLAIN.matcher(text).matches() ? text : "\"" + text + "\"";
    }
}
