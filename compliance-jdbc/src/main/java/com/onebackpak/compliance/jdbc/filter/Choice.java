package com.onebackpak.compliance.jdbc.filter;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What holds of the rows for which a condition does; of several, exactly one does for each row.
 *
 * @param guard the condition, made where it is needed
 * @param then what holds
 */
record Choice(Supplier<org.jooq.Condition> guard, Residual then) {
    /** What holds of all rows. */
    static Residual chosen(List<Choice> choices) {
        Residual first = choices.get(0).then();
        if (choices.stream().allMatch(choice -> choice.then().equals(first))) {
            return first;
        }
        return Residual.any(choices.stream()
                .filter(choice -> !choice.then().equals(Residual.Known.FALSE))
                .map(choice -> Residual.all(Residual.Asked.always(choice.guard().get()), choice.then()))
                .toList());
    }

    static List<Field<String>> inlined(Collection<String> texts) {
        return texts.stream().map(text -> (Field<String>) DSL.inline(text)).toList();
    }
}
