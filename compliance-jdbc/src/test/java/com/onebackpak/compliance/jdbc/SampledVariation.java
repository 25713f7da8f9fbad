package com.onebackpak.compliance.jdbc;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Of a contract that is tried again in other circumstances: each sentence, but only once. One that several topics share,
 * as those of the ledgers do, is tried on one of them, which depends on the sentence and on who mounts the contract. With
 * {@code -Dvariations.whole=true} nothing is left out.
 */
final class SampledVariation implements ExecutionCondition {
    private static final boolean WHOLE = Boolean.getBoolean("variations.whole");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (WHOLE || context.getTestMethod().isEmpty()) {
            return enabled("not left to chance");
        }
        Method sentence = context.getRequiredTestMethod();
        if (sentence.isAnnotationPresent(RepeatedTest.class) && isRepetition(context.getUniqueId())) {
            return disabled("one run is enough of a sample");
        }
        List<Class<?>> topics = topicsOf(sentence, context.getRequiredTestClass());
        int chosen = Math.floorMod((mounting(context) + sentence.getName()).hashCode(), topics.size());
        return topics.get(chosen).equals(context.getRequiredTestClass())
                ? enabled("chosen")
                : disabled("tried on " + topics.get(chosen).getSimpleName());
    }

    private static boolean isRepetition(String id) {
        return id.contains("-invocation:#") && !id.contains("-invocation:#1]");
    }

    /** All topics that have this sentence, in the order of their names. */
    private static List<Class<?>> topicsOf(Method sentence, Class<?> topic) {
        return Arrays.stream(topic.getEnclosingClass().getDeclaredClasses())
                .filter(sentence.getDeclaringClass()::isAssignableFrom)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static String mounting(ExtensionContext context) {
        ExtensionContext outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost.getRequiredTestClass().getSimpleName();
    }
}
