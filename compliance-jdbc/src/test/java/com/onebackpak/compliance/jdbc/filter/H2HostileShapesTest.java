package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The world, and what the evaluator says of it, are made once for a process: a mutation run tries every change of the filters in
 * one process, and then waits for the filters alone. These only read; what a session leaves behind has a number of its own.
 */
class H2HostileShapesTest extends HostileShapesContract {
    private static final Pattern LINKS = Pattern.compile(SessionTables.LINKS + "_(\\d+)");
    private static final List<String> RELATIONS = List.of(
            "relation.legitimate-interest",
            "relation.recipient-is-parent",
            "relation.recipient-is-agency",
            "relation.recipient-is-fellow-student",
            "relation.recipient-is-subject",
            "relation.has-recipient",
            "relation.has-requester",
            "relation.requester-is-agency",
            "relation.requester-is-parent",
            "relation.requester-is-subject");
    private static final List<Scene> KEPT = new ArrayList<>();

    /** By request, what the evaluator says of each test. */
    private static final Map<ProcessingRequest, Map<Condition, Rowwise>> TOLD = new LinkedHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> KEPT.forEach(Scene::close)));
    }

    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }

    @Override
    void with(Consumer<Scene> work) throws IOException {
        Scene scene = KEPT.isEmpty() ? opened() : KEPT.remove(0);
        try {
            work.accept(scene);
        } finally {
            KEPT.add(scene);
        }
    }

    /** Of each request all in one query: whether each test holds of each row, and what is missing where that is not known. */
    @Test
    void each_test_is_folded_to_what_the_evaluator_says_of_each_row() throws IOException {
        with(scene -> {
            if (TOLD.isEmpty()) {
                requests().forEach(request -> TOLD.put(request, told(scene, request)));
            }
            PolicyFilters filters = scene.filters(
                    policies(new Condition.Any(List.of(ConsentGiven.onBasis(Set.of()), new Condition.Held(Set.of())))));
            TOLD.forEach((request, told) -> scene.statements.transaction(t -> {
                PolicyFilter linking = filters.in(t.dsl()).permitted(request, HostileWorld.AT);
                Matcher links = LINKS.matcher(t.dsl().renderInlined(linking.condition()));
                assertThat(links.find()).isTrue();
                RuleFolding rules = new RuleFolding(
                        filters.folding(
                                filters.stores().joining(t.dsl()),
                                request,
                                new AsOf(HostileWorld.AT, Instant.MAX, filters.skew()),
                                new SessionTables(Integer.parseInt(links.group(1)), 1)),
                        new RequestFolding.Sort(
                                Set.of(PersonKind.STUDENT),
                                request.categories().iterator().next(),
                                Optional.empty()));
                compare(t.dsl(), rules, told);
            }));
        });
    }

    private static Map<Condition, Rowwise> told(Scene scene, ProcessingRequest request) {
        Map<Condition, Rowwise> told = new LinkedHashMap<>();
        Stream.concat(tests().values().stream(), RELATIONS.stream().map(Condition.Flag::new))
                .forEach(test -> told.put(test, scene.expected(policies(test), request)));
        return told;
    }

    /** Requests that leave open, or have none of, what tests of consents, agreements and relations ask of a request. */
    private static List<ProcessingRequest> requests() {
        ProcessingRequest ofNobodyNamed =
                request().toBuilder().recipient(Optional.empty()).build();
        return List.of(
                request(),
                ofNobodyNamed,
                ofNobodyNamed.toBuilder()
                        .recipientKind(RecipientKind.APPLICATION)
                        .purpose(Optional.empty())
                        .build(),
                ofNobodyNamed.toBuilder()
                        .action(Action.USE)
                        .purpose(Purpose.SERVICE_SUPPORT)
                        .collectedAt(Optional.empty())
                        .build(),
                ofNobodyNamed.toBuilder()
                        .action(Action.INSPECT)
                        .purpose(Optional.empty())
                        .requester(PartyId.of("district"))
                        .instructedBy(Optional.empty())
                        .build(),
                request().toBuilder()
                        .categories(Set.of(Category.WORK_ASSIGNMENT))
                        .recipient(HostileWorld.TEACHER)
                        .requester(HostileWorld.GUARDIAN)
                        .build(),
                request().toBuilder()
                        .recipient(HostileWorld.GUARDIAN)
                        .requester(HostileWorld.TEACHER)
                        .build());
    }

    private static void compare(DSLContext statements, RuleFolding rules, Map<Condition, Rowwise> toldOf) {
        Map<Condition, Residual> residuals = new LinkedHashMap<>();
        Map<Residual, Field<Boolean>> columns =
                new IdentityHashMap<>(); // what jOOQ's conditions are equal to takes long
        Set<Field<?>> selected = new LinkedHashSet<>(List.of(People.ID));
        toldOf.keySet().forEach(test -> residuals.put(test, test.interpret(rules)));
        residuals.values().forEach(residual -> {
            columns.computeIfAbsent(residual, one -> column(one, columns.size()));
            residual.visit(part -> {
                if (part instanceof Residual.Asked) {
                    columns.computeIfAbsent(part, one -> column(one, columns.size()));
                }
            });
        });
        selected.addAll(columns.values());
        List<Record> rows =
                List.copyOf(statements.select(selected).from(People.TABLE).fetch());
        assertThat(rows).hasSize(HostileWorld.PEOPLE);
        residuals.forEach((test, residual) -> {
            Rowwise told = Objects.requireNonNull(toldOf.get(test));
            for (Record row : rows) {
                String id = row.get(People.ID);
                Set<String> missing = told.open().getOrDefault(id, Set.of());
                Truth truth = told.permitted().contains(id)
                        ? Truth.TRUE
                        : told.open().containsKey(id) ? Truth.UNKNOWN : Truth.FALSE;

                assertThat(truth(row.get(columns.get(residual))))
                        .as(test.describe() + " of " + id)
                        .isEqualTo(truth);
                assertThat(residual.of(asked -> truth(row.get(columns.get(asked)))))
                        .as(test.describe() + " of " + id)
                        .isEqualTo(new Residual.Known(truth, missing));
            }
        });
    }

    private static Field<Boolean> column(Residual residual, int number) {
        return DSL.field(residual.sql()).as("c" + number);
    }

    private static Truth truth(@Nullable Boolean value) {
        return value == null ? Truth.UNKNOWN : Truth.of(value);
    }
}
