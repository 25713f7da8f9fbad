package com.onebackpak.compliance.spring;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Tells of properties that there are none of what was meant, and not their values, which may be a key's. */
@Order(0) // before Spring Boot's own, which does
class ComplianceMisspellingAnalyzer extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {
    private static final String PREFIX = "compliance";
    private static final int MOST_SLIPS = 3;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnboundConfigurationPropertiesException cause) {
        List<String> unknown = cause.getUnboundProperties().stream()
                .map(property -> property.getName().toString())
                .sorted()
                .toList();
        if (!unknown.stream().allMatch(name -> name.startsWith(PREFIX + "."))) {
            return null;
        }
        List<String> known = known(PREFIX, ComplianceProperties.class).sorted().toList();
        StringBuilder says = new StringBuilder();
        for (String name : unknown) {
            says.append("there is no property ").append(name);
            nearest(name, known)
                    .ifPresent(meant ->
                            says.append("; did you mean '").append(meant).append("'?"));
            says.append('\n');
        }
        return new FailureAnalysis(
                says.toString().strip(),
                "Correct the name or take it out; there are " + String.join(", ", known) + ".",
                cause);
    }

    private static Optional<String> nearest(String name, List<String> known) {
        return known.stream()
                .filter(other -> slips(name, other) <= MOST_SLIPS)
                .min(Comparator.comparingInt(other -> slips(name, other)));
    }

    /** Letters that are too many, too few or wrong (Levenshtein). */
    private static int slips(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int wrong = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(wrong, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static Stream<String> known(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> known(prefix, component));
    }

    private static Stream<String> known(String prefix, RecordComponent component) {
        String name =
                prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return component.getType().isRecord() ? known(name, component.getType()) : Stream.of(name);
    }
}
