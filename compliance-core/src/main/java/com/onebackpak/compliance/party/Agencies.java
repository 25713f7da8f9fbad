package com.onebackpak.compliance.party;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agencies and who stands under whom: a forest, checked when it is built. Immutable, thread-safe. */
public final class Agencies {
    private final ImmutableMap<PartyId, Agency> byId;

    private Agencies(ImmutableMap<PartyId, Agency> byId) {
        this.byId = byId;
    }

    /**
     * Builds the forest.
     *
     * @throws IllegalArgumentException if an id is given twice, a parent is not among the agencies, or agencies stand
     *     under each other
     */
    public static Agencies of(Collection<Agency> agencies) {
        ImmutableMap.Builder<PartyId, Agency> builder = ImmutableMap.builder();
        agencies.forEach(agency -> builder.put(agency.id(), agency));
        Agencies forest = new Agencies(builder.buildOrThrow());
        agencies.forEach(agency -> forest.checkedLineage(agency.id()));
        return forest;
    }

    /** All agencies, in the order given. */
    public Collection<Agency> all() {
        return byId.values();
    }

    /** The ids of all agencies, in the order given. */
    public Set<PartyId> ids() {
        return byId.keySet();
    }

    /** The agency of this id, or nothing. */
    public Optional<Agency> find(PartyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The agency and those above it, from near to far; empty if it is unknown. */
    public List<PartyId> lineage(PartyId id) {
        ImmutableList.Builder<PartyId> lineage = ImmutableList.builder();
        for (Optional<Agency> next = find(id);
                next.isPresent();
                next = next.get().parent().flatMap(this::find)) {
            lineage.add(next.get().id());
        }
        return lineage.build();
    }

    /** The zone of the agency, or of the nearest above it that has one. */
    public Optional<ZoneId> zone(PartyId id) {
        return inherited(id, Agency::zone);
    }

    /** The jurisdiction of the agency, or of the nearest above it that has one. */
    public Optional<Jurisdiction> jurisdiction(PartyId id) {
        return inherited(id, Agency::jurisdiction);
    }

    /** The calendar of the agency, or of the nearest above it that has one. */
    public Optional<BusinessCalendar> calendar(PartyId id) {
        return inherited(id, Agency::calendar);
    }

    /** What is known of the agency beside, or of the nearest above it of which it is known. */
    public Optional<FactValue> attribute(PartyId id, String name) {
        return inherited(id, agency -> Optional.ofNullable(agency.attributes().get(name)));
    }

    /** Whether the agency, or one above it, is an institution of postsecondary education. */
    public boolean isPostsecondary(PartyId id) {
        return lineage(id).stream()
                .flatMap(member -> find(member).stream())
                .anyMatch(member -> member.kind() == AgencyKind.POSTSECONDARY);
    }

    /**
     * Whether a student attends a college in the record that is meant: who goes to a high school and to a college has the rights in the
     * college's records and not yet in the high school's. Empty: that is open, since one of the schools is unknown, or the record is of
     * schools of both kinds.
     *
     * @param meant whose record: an agency, or one above it; of none of the student's schools, or none: of all of them
     */
    public Optional<Boolean> isPostsecondary(Person student, Collection<PartyId> meant) {
        Set<PartyId> schools = student.agencies();
        if (schools.stream().noneMatch(this::isPostsecondary)) {
            return Optional.of(student.postsecondary());
        }
        if (!ids().containsAll(schools)) {
            return Optional.empty();
        }
        Set<PartyId> own = schools.stream()
                .filter(school -> lineage(school).stream().anyMatch(meant::contains))
                .collect(Collectors.toSet());
        Set<Boolean> are = (own.isEmpty() ? schools : own)
                .stream().map(this::isPostsecondary).collect(Collectors.toSet());
        return are.stream().findFirst().filter(one -> are.size() == 1);
    }

    private <T> Optional<T> inherited(PartyId id, Function<Agency, Optional<T>> attribute) {
        Optional<Agency> next = find(id);
        while (next.isPresent()) {
            Optional<T> found = attribute.apply(next.get());
            if (found.isPresent()) {
                return found;
            }
            next = next.get().parent().flatMap(this::find);
        }
        return Optional.empty();
    }

    private void checkedLineage(PartyId start) {
        Set<PartyId> seen = new LinkedHashSet<>();
        Optional<PartyId> next = Optional.of(start);
        while (next.isPresent()) {
            PartyId id = next.get();
            if (!seen.add(id)) {
                throw new IllegalArgumentException("agencies must not be each other's parents: " + seen);
            }
            next = find(id).orElseThrow(
                            () -> new IllegalArgumentException("agency '" + id + "' is a parent but not listed"))
                    .parent();
        }
    }
}
