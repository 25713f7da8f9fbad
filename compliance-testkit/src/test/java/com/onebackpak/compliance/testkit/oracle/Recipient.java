package com.onebackpak.compliance.testkit.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the data goes to, as far as the request says.
 *
 * @param id who it is, where somebody is named
 * @param kind of what kind, where that is known; the vendor and nobody are of none
 * @param named whether somebody is named, by id or by kind
 * @param unsaid whether nobody is named though the data goes to somebody
 */
record Recipient(Optional<String> id, Optional<String> kind, boolean named, boolean unsaid) {
    static Recipient of(Entry request, RecordedWorld world, Optional<String> role, Set<Fault> faults) {
        Optional<String> name = request.text("recipient");
        if (name.isEmpty()) {
            boolean goesOut = Words.covers("disclose", request.required("action"));
            return new Recipient(
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    goesOut && !faults.contains(Fault.NO_RECIPIENT_NAMED_IS_NONE));
        }
        boolean known = world.isKnown(name.get());
        Optional<String> kind = role.map(Recipient::ofPerson).or(() -> known ? kindOf(name.get(), world) : name);
        return new Recipient(known ? name : Optional.empty(), kind, true, false);
    }

    private static Optional<String> kindOf(String id, RecordedWorld world) {
        if (world.organizations.containsKey(id)) {
            return world.organizations.get(id).text("kind");
        }
        if (world.agencies.containsKey(id)) {
            return Optional.of("school-user");
        }
        return Optional.ofNullable(world.people.get(id)).map(person -> ofPerson(person.required("kind")));
    }

    /** As what kind of recipient a kind of person receives. */
    static String ofPerson(String kind) {
        if (Words.covers("school-employee", kind)) {
            return kind.replaceFirst("^school-employee", "school-user");
        }
        if (Words.covers("student", kind)) {
            return "school-user.student";
        }
        return Words.covers("parent", kind) ? "parent" : "public";
    }

    Answer isOneOf(List<String> kinds, Set<Fault> faults) {
        if (unsaid || (kind.isEmpty() && named && faults.contains(Fault.VENDOR_AS_RECIPIENT_IS_UNKNOWN))) {
            return Answer.open("recipient.kind");
        }
        return kind.map(one -> Words.under(kinds, one, "recipient.kind")).orElse(Answer.NO);
    }

    boolean byKind() {
        return named && id.isEmpty();
    }

    /** Whether it may be, or be somebody of, this kind. */
    boolean mayBe(String other) {
        return kind.filter(one -> Words.touch(one, other)).isPresent();
    }
}
