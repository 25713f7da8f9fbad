package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything that a ledger holds from one bound until another, the bounds at and around the instant that is asked about, those
 * of clocks that disagree, and when it was learned; also what ends as it begins, which holds at no instant. What is asked about
 * is finer than what ledgers keep, too.
 */
abstract class LedgerBoundsContract {
    private static final Instant AT = Instant.parse("2026-09-15T06:30:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final PartyId DISTRICT = PartyId.of("district");
    private static final PartyId APPLICATION = PartyId.of("quizzly");
    private static final Set<ConsentBasis> BASES = Set.of(ConsentBasis.PARENTAL_DIRECT);

    private static final List<Condition> TESTS = List.of(
            new Condition.OptedOut(Condition.OptOutScope.PURPOSE),
            new Condition.OptedOut(Condition.OptOutScope.DIRECTORY_INFORMATION),
            new Condition.Held(Set.of()),
            ConsentGiven.onBasis(BASES),
            new ConsentWithdrawn(BASES),
            new ConsentOverruled(BASES),
            new AgreementInForce(),
            new AgreementInDisposal(),
            new Condition.ApplicationAuthorized());

    abstract TestDatabase database();

    @Test
    @Tag(HostileShapesContract.LENGTHY)
    void at_each_bound_a_filter_says_what_is_said_row_by_row() throws IOException {
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Instant learned : List.of(AT.minus(Duration.ofDays(1)), AT.plus(Duration.ofDays(1)))) {
            compared += compare(learned, wrong);
        }
        System.out.println(getClass().getSimpleName() + ": " + compared + " rows asked about at bounds");
        assertThat(wrong).isEmpty();
    }

    private int compare(Instant learned, List<String> wrong) throws IOException {
        World world = world(learned);
        List<PartyId> people = List.copyOf(world.people().keySet());
        TestDatabase database = database();
        int compared = 0;
        try (JdbcStoreUnderTest under = new JdbcStoreUnderTest(
                database, TestDatabase::dataSource, People.VOCABULARY, Clock.fixed(learned, ZoneOffset.UTC))) {
            database.execute(People.CREATE);
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());
            People.insert(statements, world.people().values());
            RecordedWorld recorded = new RecordedWorld(world, under.stores());
            recorded.record();
            for (Asked asked : ASKED) {
                LedgerFacts facts = LedgerFacts.of(under.stores(), recorded.tenancy(), People.VOCABULARY)
                        .withClockSkew(asked.skew());
                Map<ProcessingRequest, Facts> gathered = new HashMap<>();
                for (Condition test : TESTS) {
                    PolicySet policies = HostileShapesContract.policies(test);
                    Rowwise expected = Rowwise.ofEvaluator(
                            policies,
                            request(),
                            people,
                            (about, at) -> gathered.computeIfAbsent(
                                    about,
                                    one -> asked.asKnown() ? facts.factsAsKnownAt(one, at) : facts.factsFor(one, at)),
                            asked.at());
                    PolicyFilters filters = PolicyFilters.of(
                                    statements,
                                    People.mapping(true),
                                    policies,
                                    recorded.tenancy(),
                                    (JdbcComplianceStores) under.stores())
                            .withClockSkew(asked.skew());
                    Rowwise selected = statements.transactionResult(t -> {
                        FilterSession session = filters.in(t.dsl());
                        return Rowwise.ofFilter(
                                t.dsl(),
                                asked.asKnown()
                                        ? session.permittedAsKnownAt(request(), asked.at())
                                        : session.permitted(request(), asked.at()));
                    });
                    compared += people.size();
                    for (PartyId id : people) {
                        String one = id.value();
                        if (selected.permitted().contains(one)
                                        != expected.permitted().contains(one)
                                || !selected.open()
                                        .getOrDefault(one, Set.of())
                                        .equals(expected.open().getOrDefault(one, Set.of()))) {
                            wrong.add(test.getClass().getSimpleName() + " of " + one + ", " + asked + ", learned "
                                    + learned + ": " + selected.permitted().contains(one) + " instead of "
                                    + expected.permitted().contains(one));
                        }
                    }
                }
            }
        }
        return compared;
    }

    /** A question for an instant. */
    private record Asked(Instant at, Duration skew, boolean asKnown) {}

    private static final List<Asked> ASKED = List.of(
            new Asked(AT, ClockSkew.USUAL, false),
            new Asked(AT, Duration.ZERO, false),
            new Asked(AT.plusNanos(1), ClockSkew.USUAL, false),
            new Asked(AT.plusNanos(500), ClockSkew.USUAL.plusNanos(500), false),
            new Asked(AT.plusNanos(999), Duration.ZERO, false),
            new Asked(AT.plus(Duration.ofDays(1)), Duration.ZERO, true),
            new Asked(AT.plus(Duration.ofDays(1)).plusNanos(999), Duration.ZERO, true),
            new Asked(AT.plus(Duration.ofDays(1)).minusNanos(1), Duration.ZERO, true));

    private static List<Span> spans(Instant learned) {
        List<Instant> bounds = new ArrayList<>(List.of(LONG_AGO));
        for (Instant one : learned.isAfter(AT) ? List.of(AT, learned) : List.of(AT)) {
            bounds.addAll(List.of(
                    one.minus(MICRO),
                    one,
                    one.plus(MICRO),
                    one.plus(ClockSkew.USUAL),
                    one.plus(ClockSkew.USUAL).plus(MICRO)));
        }
        List<Span> spans = new ArrayList<>();
        for (Instant from : bounds) {
            spans.add(Span.from(from));
            bounds.stream()
                    .filter(until -> !until.isBefore(from))
                    .forEach(until -> spans.add(new Span(from, Optional.of(until))));
        }
        return spans;
    }

    private static World world(Instant learned) {
        World.Builder world = World.builder().vocabulary(People.VOCABULARY).vendor(VENDOR);
        List<Agency> agencies = new ArrayList<>(List.of(agency(DISTRICT)));
        for (Span span : spans(learned)) {
            Optional<Instant> until = span.until();
            world.addOptOuts(
                    new OptOut(somebody(world, "opt-out", span, DISTRICT), Optional.of(Purpose.SERVICE), true, span));
            world.addHolds(new Hold(HoldKind.LEGAL, somebody(world, "hold", span, DISTRICT), Set.of(), span));
            world.addConsents(consent(world, "withdrawn", span).withdrawn(until).build());
            world.addConsents(consent(world, "expires", span).expires(until).build());
            Consent.Builder standing = consent(world, "refused", span);
            world.addConsents(standing.given(LONG_AGO).build());
            world.addConsents(standing.given(span.from())
                    .basis(ConsentBasis.SCHOOL_AS_AGENT)
                    .refused(true)
                    .withdrawn(until)
                    .build());
            if (!span.from().isAfter(learned.plus(ClockSkew.USUAL))) {
                world.putRequests(
                        named("asks", span),
                        RightsRequest.builder()
                                .subject(somebody(world, "asks", span, DISTRICT))
                                .requester(PartyId.of("who-asks"))
                                .action(Action.INSPECT)
                                .received(span.from())
                                .answered(until)
                                .answer(until.map(end -> RightsAnswer.GRANTED))
                                .build());
            }
            PartyId school = PartyId.of(named("school", span));
            agencies.add(agency(school));
            somebody(world, "pupil", span, school);
            world.addAgreements(Agreement.builder()
                    .agency(school)
                    .term(span)
                    .disposalDays(60)
                    .build());
            world.addAuthorizations(
                    new Authorization(school, APPLICATION, Set.of(Category.CONTACT), Set.of(Purpose.SERVICE), span));
        }
        return world.agencies(Agencies.of(agencies)).build();
    }

    private static Agency agency(PartyId id) {
        return new Agency(id, AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.of(ZoneOffset.UTC));
    }

    private static Consent.Builder consent(World.Builder world, String what, Span span) {
        return Consent.builder()
                .subject(somebody(world, what, span, DISTRICT))
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.SERVICE)
                .given(span.from());
    }

    private static PartyId somebody(World.Builder world, String what, Span span, PartyId agency) {
        PartyId id = PartyId.of(named(what, span));
        world.putPeople(
                id,
                Person.builder().id(id).kind(PersonKind.STUDENT).agency(agency).build());
        return id;
    }

    /** By the bounds, in microseconds after the instant. */
    private static String named(String what, Span span) {
        return what + "." + micros(span.from())
                + span.until().map(end -> "." + micros(end)).orElse("");
    }

    private static long micros(Instant bound) {
        return Duration.between(AT, bound).toNanos() / 1_000;
    }

    private static ProcessingRequest request() {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(Category.CONTACT)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.SERVICE)
                .recipient(APPLICATION)
                .build();
    }
}
