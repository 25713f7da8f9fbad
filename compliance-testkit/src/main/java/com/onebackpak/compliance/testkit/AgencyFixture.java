package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A district, school or college in a test: in Texas, without an agreement, until said otherwise. Each method returns another
 * fixture. Immutable.
 *
 * <pre>{@code
 * AgencyFixture district = aDistrict("hill-isd").in("US-NY").underAgreement(agreement -> agreement.disposalDays(60));
 * AgencyFixture school = aSchool("hill-high").under(district);
 * }</pre>
 *
 * @param id the id
 * @param kind what kind of agency
 * @param parent the agency it stands under
 * @param jurisdiction its state
 * @param zone its zone; empty: that of the test's instant
 * @param agreement makes its agreement of one that began a year ago; empty: it has none
 * @param attributes what is known of it beside
 */
public record AgencyFixture(
        PartyId id,
        AgencyKind kind,
        Optional<AgencyFixture> parent,
        Jurisdiction jurisdiction,
        Optional<ZoneId> zone,
        Optional<UnaryOperator<Agreement.Builder>> agreement,
        Map<String, FactValue> attributes)
        implements PartyFixture {
    /** Copies what is given. */
    public AgencyFixture {
        attributes = Map.copyOf(attributes);
    }

    /** A school that stands under no district. */
    public static AgencyFixture aSchool(String id) {
        return agency(id, AgencyKind.SCHOOL);
    }

    /** A district. */
    public static AgencyFixture aDistrict(String id) {
        return agency(id, AgencyKind.DISTRICT);
    }

    /** An institution of postsecondary education. */
    public static AgencyFixture aCollege(String id) {
        return agency(id, AgencyKind.POSTSECONDARY);
    }

    private static AgencyFixture agency(String id, AgencyKind kind) {
        return new AgencyFixture(
                PartyId.of(id),
                kind,
                Optional.empty(),
                Jurisdiction.of("US-TX"),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** The same under an agency, whose agreement then covers it too. */
    public AgencyFixture under(AgencyFixture agency) {
        return new AgencyFixture(id, kind, Optional.of(agency), jurisdiction, zone, agreement, attributes);
    }

    /** The same in another state. */
    public AgencyFixture in(String code) {
        return new AgencyFixture(id, kind, parent, Jurisdiction.of(code), zone, agreement, attributes);
    }

    /** The same with a zone, in which birthdays fall. */
    public AgencyFixture inZone(String name) {
        return new AgencyFixture(id, kind, parent, jurisdiction, Optional.of(ZoneId.of(name)), agreement, attributes);
    }

    /** The same with a declared fact, such as {@code public}. */
    public AgencyFixture with(String attribute, FactValue value) {
        Map<String, FactValue> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new AgencyFixture(id, kind, parent, jurisdiction, zone, agreement, more);
    }

    /** The same with an agreement in force that grants nothing beyond the service. */
    public AgencyFixture underAgreement() {
        return underAgreement(agreement -> agreement);
    }

    /** The same with an agreement that began a year ago, completed by the caller. */
    public AgencyFixture underAgreement(UnaryOperator<Agreement.Builder> terms) {
        return new AgencyFixture(id, kind, parent, jurisdiction, zone, Optional.of(terms), attributes);
    }

    void addTo(WorldBuilder world) {
        parent.ifPresent(above -> above.addTo(world));
        world.add(new Agency(
                id,
                kind,
                parent.map(AgencyFixture::id),
                Optional.of(jurisdiction),
                Optional.of(zone.orElse(world.now().getOffset())),
                attributes));
        Agreement.Builder begun = Agreement.builder()
                .agency(id)
                .term(Span.from(world.now().minusYears(1).toInstant()));
        agreement.ifPresent(terms -> world.add(terms.apply(begun).build()));
    }
}
