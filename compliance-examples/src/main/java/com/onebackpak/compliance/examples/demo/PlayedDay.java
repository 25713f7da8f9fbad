package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.examples.demo.DayOnRecord.TenantLog;
import com.onebackpak.compliance.examples.oneroster.Roster;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A school day that was played: all that the report tells. Immutable.
 *
 * @param roster the roster
 * @param community its people under pseudonyms
 * @param world the world they live in
 * @param deciding decides requests about it
 * @param figures what came of each kind of request
 * @param birthdays who turns 13 and who turns 18
 * @param logs the audit logs, sealed and verified
 * @param records the folder of the records
 */
record PlayedDay(
        Roster roster,
        SchoolCommunity community,
        DemoWorld world,
        Deciding deciding,
        List<KindFigures> figures,
        List<Birthdays> birthdays,
        List<TenantLog> logs,
        Path records) {
    /**
     * Full decisions about so many people at a time, by each thread: those of a whole day would fill the memory. While one
     * thread has the database's turn to write, others decide.
     */
    private static final int PORTION = 25;

    /** Decisions that between them show a permit with its basis, a refusal, an open outcome and a redirect. */
    private static final Map<String, Outcome> TOLD_IN_FULL = told();

    PlayedDay {
        figures = List.copyOf(figures);
        birthdays = List.copyOf(birthdays);
        logs = List.copyOf(logs);
    }

    private static Map<String, Outcome> told() {
        Map<String, Outcome> told = new LinkedHashMap<>();
        told.put("authorized-application", Outcome.PERMIT);
        told.put("optional-application", Outcome.DENY);
        told.put("analytics", Outcome.INDETERMINATE);
        told.put("parent-asks-vendor", Outcome.DENY);
        return told;
    }

    static PlayedDay play(
            Roster roster,
            SchoolCommunity community,
            DemoWorld world,
            Deciding deciding,
            DayOnRecord record,
            Progress.Maker progress) {
        List<RequestKind> kinds = SchoolDay.of(community, deciding.scenario().now());
        int requests = kinds.stream().mapToInt(k -> k.requests().size()).sum();
        try (Progress bar = progress.begin("filling the ledgers with", record.parts(), "records")) {
            record.fill(bar);
        }
        Map<ProcessingRequest, Answer> answers = new ConcurrentHashMap<>();
        try (Progress bar = progress.begin("deciding", requests, "requests")) {
            portions(bySubject(kinds)).parallelStream().forEach(portion -> {
                List<PolicyDecision> decisions = portion.stream()
                        .flatMap(about -> deciding.decideEach(about).stream())
                        .peek(decision -> bar.step())
                        .toList();
                record.record(decisions).forEach(answer -> answers.put(answer.request(), answer));
            });
        }
        List<KindFigures> figures =
                kinds.stream().map(kind -> figures(kind, answers, deciding)).toList();
        List<TenantLog> logs = record.seal();
        List<Birthdays> birthdays =
                List.of(Birthdays.of(13, community, kinds, deciding), Birthdays.of(18, community, kinds, deciding));
        return new PlayedDay(roster, community, world, deciding, figures, birthdays, logs, record.folder());
    }

    /** What is asked about each person, which is read together. */
    private static List<List<ProcessingRequest>> bySubject(List<RequestKind> kinds) {
        return kinds.stream()
                .flatMap(kind -> kind.requests().stream())
                .collect(Collectors.groupingBy(
                        request -> request.subject().orElseThrow(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .toList();
    }

    /** In portions that are alike, each of the whole school, so that no thread has more to do than others. */
    private static <T> List<List<T>> portions(List<T> all) {
        int count = (all.size() + PORTION - 1) / PORTION;
        return IntStream.range(0, count)
                .mapToObj(first -> IntStream.iterate(first, i -> i < all.size(), i -> i + count)
                        .mapToObj(all::get)
                        .toList())
                .toList();
    }

    private static KindFigures figures(RequestKind kind, Map<ProcessingRequest, Answer> answers, Deciding deciding) {
        List<Answer> ofKind = kind.requests().stream()
                .map(request -> Objects.requireNonNull(answers.get(request)))
                .toList();
        return new KindFigures(kind, ofKind, ReasonGroup.of(ofKind, deciding));
    }

    /** A few decisions to be told in full: of each kind the first that came out so. */
    List<PolicyDecision> toldInFull() {
        List<PolicyDecision> told = new ArrayList<>();
        TOLD_IN_FULL.forEach((kind, outcome) -> figures.stream()
                .filter(f -> f.kind().id().equals(kind))
                .flatMap(f -> f.groups().stream())
                .map(ReasonGroup::first)
                .filter(d -> d.outcome() == outcome)
                .findFirst()
                .ifPresent(told::add));
        return told;
    }

    /** What was left out of the roster: what does not count on the day, and what the world cannot hold. */
    List<String> notes() {
        return Stream.concat(roster.notes().stream(), community.notes().stream())
                .toList();
    }

    long requests() {
        return figures.stream().mapToLong(f -> f.answers().size()).sum();
    }
}
