package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.evaluation.RetentionEvaluator;
import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Policies, an instant and a school, against which a test asks what may be done and how long data may stay. Whoever a
 * request names is on record by that; the school that is not named is {@code school}, under {@code district}, whose
 * agreement is in force and grants nothing beyond the service. Immutable, thread-safe; each method returns another.
 *
 * <pre>{@code
 * PolicyUnderTest policy = PolicyUnderTest.of("backpak", "ferpa", "coppa").at("2026-09-15T10:00:00-05:00");
 *
 * assertThat(policy.decide(using(Category.NAME).forPurpose(Purpose.MARKETING).about(aStudent().aged(15))))
 *         .isDenied()
 *         .cites("Backpak C48");
 * }</pre>
 */
public final class PolicyUnderTest {
    /** The school at which people are whom a test puts at no other. */
    public static final AgencyFixture SCHOOL = AgencyFixture.aSchool("school")
            .under(AgencyFixture.aDistrict("district").underAgreement());

    private final PolicySet policies;
    private final Optional<OffsetDateTime> now;
    private final AgencyFixture school;
    private final PartyId vendor;
    private final List<PartyFixture> others;

    private PolicyUnderTest(
            PolicySet policies,
            Optional<OffsetDateTime> now,
            AgencyFixture school,
            PartyId vendor,
            List<PartyFixture> others) {
        this.policies = policies;
        this.now = now;
        this.school = school;
        this.vendor = vendor;
        this.others = List.copyOf(others);
    }

    /**
     * The built-in packs of these ids, together.
     *
     * @throws IllegalArgumentException if there is none of an id
     */
    public static PolicyUnderTest of(String... ids) {
        return of(PolicyLibrary.standard().select(ids));
    }

    /** Policies of one's own; the vendor is the party of the first that names one, else {@code vendor}. */
    public static PolicyUnderTest of(PolicySet policies) {
        PartyId vendor = policies.policies().stream()
                .flatMap(policy -> policy.party().stream())
                .findFirst()
                .orElse(PartyId.of("vendor"));
        return new PolicyUnderTest(policies, Optional.empty(), SCHOOL, vendor, List.of());
    }

    /** The same at an instant, such as {@code 2026-09-15T10:00:00-05:00}; its offset is the zone of agencies without one. */
    public PolicyUnderTest at(String instant) {
        return new PolicyUnderTest(policies, Optional.of(OffsetDateTime.parse(instant)), school, vendor, others);
    }

    /** The same with another school for those whom a test puts at no school. */
    public PolicyUnderTest at(AgencyFixture other) {
        return new PolicyUnderTest(policies, now, other, vendor, others);
    }

    /** The same with others on record, whom no request names. */
    public PolicyUnderTest given(PartyFixture... parties) {
        List<PartyFixture> all = new ArrayList<>(others);
        all.addAll(List.of(parties));
        return new PolicyUnderTest(policies, now, school, vendor, all);
    }

    /** The policies that decide. */
    public PolicySet policies() {
        return policies;
    }

    /**
     * Decides a request, with those on record whom it names.
     *
     * @throws IllegalStateException if no instant was given
     */
    public PolicyDecision decide(RequestFixture fixture) {
        ProcessingRequest request = fixture.request(vendor);
        return PolicyEvaluator.of(policies)
                .decide(
                        request,
                        world(fixture.parties()).factsFor(request, instant().toInstant()),
                        instant().toInstant());
    }

    /**
     * Answers how long some data may stay, with what is on record of whom it is about.
     *
     * @throws IllegalStateException if no instant was given
     */
    public RetentionAnswer retention(RetentionFixture fixture) {
        World world = world(fixture.parties());
        RetentionQuestion question = fixture.question();
        return RetentionEvaluator.of(policies)
                .answer(
                        question,
                        vendor,
                        question.factsFrom(world, vendor, instant().toInstant()),
                        instant().toInstant());
    }

    private World world(List<PartyFixture> named) {
        WorldBuilder world = new WorldBuilder(instant());
        school.addTo(world);
        List<PartyFixture> parties = new ArrayList<>(others);
        parties.addAll(named);
        for (PartyFixture party : parties) {
            if (party instanceof AgencyFixture agency) {
                agency.addTo(world);
            } else if (party instanceof OrganizationFixture organization) {
                organization.addTo(world);
            } else {
                ((PersonFixture) party).addTo(world, school);
            }
        }
        return world.world(policies.vocabulary(), vendor);
    }

    private OffsetDateTime instant() {
        return now.orElseThrow(
                () -> new IllegalStateException("a test needs an instant; say at(\"2026-09-15T10:00:00-05:00\")"));
    }
}
