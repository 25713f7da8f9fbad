package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A company, tool or authority in a test. Nothing is known of it until said: an attribute that is not said is unknown.
 * Each method returns another fixture. Immutable.
 *
 * <pre>{@code
 * OrganizationFixture quizzly = anApplication("quizzly")
 *         .inGoodOrder()
 *         .authorizedBy(school, Set.of(Category.NAME), Set.of(Purpose.EDUCATION));
 * }</pre>
 *
 * @param id the id
 * @param kind what kind of recipient it is
 * @param region where it keeps data
 * @param attributes what is known of it
 * @param authorizedBy who authorized it for what
 */
public record OrganizationFixture(
        PartyId id,
        RecipientKind kind,
        Optional<Jurisdiction> region,
        Map<String, FactValue> attributes,
        List<AuthorizedBy> authorizedBy)
        implements PartyFixture {
    /** Copies what is given. */
    public OrganizationFixture {
        attributes = Map.copyOf(attributes);
        authorizedBy = List.copyOf(authorizedBy);
    }

    /**
     * An agency's authorization, in force since a year ago.
     *
     * @param agency the agency
     * @param categories what the application may have
     * @param purposes what for
     */
    public record AuthorizedBy(AgencyFixture agency, Set<Category> categories, Set<Purpose> purposes) {}

    /** An organization of some kind. */
    public static OrganizationFixture anOrganization(RecipientKind kind, String id) {
        return new OrganizationFixture(PartyId.of(id), kind, Optional.empty(), Map.of(), List.of());
    }

    /** A third-party application. */
    public static OrganizationFixture anApplication(String id) {
        return anOrganization(RecipientKind.APPLICATION, id);
    }

    /** A service provider. */
    public static OrganizationFixture aServiceProvider(String id) {
        return anOrganization(RecipientKind.SERVICE_PROVIDER, id);
    }

    /** The same, keeping data in a country or a part of one. */
    public OrganizationFixture keepingDataIn(String code) {
        return new OrganizationFixture(id, kind, Optional.of(Jurisdiction.of(code)), attributes, authorizedBy);
    }

    /** The same with a known attribute, such as {@code written-assurances}. */
    public OrganizationFixture with(String attribute, boolean value) {
        return with(attribute, FactValue.of(value));
    }

    /** The same with a declared fact of any type. */
    public OrganizationFixture with(String attribute, FactValue value) {
        Map<String, FactValue> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new OrganizationFixture(id, kind, region, more, authorizedBy);
    }

    /** The same in the United States, with written assurances, bound to confidentiality, integral and necessary. */
    public OrganizationFixture inGoodOrder() {
        return keepingDataIn("US")
                .with("written-assurances", true)
                .with("confidentiality", true)
                .with("integral", true)
                .with("necessary", true);
    }

    /** The same with an agency's authorization for categories and purposes. */
    public OrganizationFixture authorizedBy(AgencyFixture agency, Set<Category> categories, Set<Purpose> purposes) {
        List<AuthorizedBy> more = new ArrayList<>(authorizedBy);
        more.add(new AuthorizedBy(agency, categories, purposes));
        return new OrganizationFixture(id, kind, region, attributes, more);
    }

    void addTo(WorldBuilder world) {
        world.add(Organization.builder()
                .id(id)
                .kind(kind)
                .region(region)
                .putAllAttributes(attributes)
                .build());
        authorizedBy.forEach(by -> {
            by.agency().addTo(world);
            world.add(new Authorization(
                    by.agency().id(),
                    id,
                    by.categories(),
                    by.purposes(),
                    Span.from(world.now().minusYears(1).toInstant())));
        });
    }
}
