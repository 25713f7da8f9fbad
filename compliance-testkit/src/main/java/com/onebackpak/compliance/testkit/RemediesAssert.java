package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.remedy.Change;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.vocabulary.FactParty;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Assertions on what would open a refusal: which changes, and who could bring them about. Each failure shows all
 * remedies that were found, and whether every one was looked for.
 *
 * <pre>{@code
 * assertThat(policy.decide(disclosing(Category.NAME).to(quizzly).forPurpose(Purpose.EDUCATION).about(student)))
 *         .isDenied()
 *         .under(policy)
 *         .hasRemedy("school authorizes quizzly for the categories and the purpose")
 *         .isHelpedBy(FactParty.SCHOOL);
 * }</pre>
 */
public final class RemediesAssert extends ReasonedAssert<RemediesAssert, RemedySearch> {
    private final String ofWhat;

    RemediesAssert(RemedySearch actual, String ofWhat) {
        super(actual, RemediesAssert.class);
        this.ofWhat = ofWhat;
    }

    /**
     * Asserts that one of the remedies is exactly these changes together, in the words in which they are said.
     *
     * @throws IllegalArgumentException if none is named
     */
    public RemediesAssert hasRemedy(String... changes) {
        isNotNull();
        requireAny("changes", changes);
        Set<String> expected = new TreeSet<>(List.of(changes));
        return holds(
                actual.remedies().stream().anyMatch(remedy -> says(remedy).equals(expected)),
                "remedies",
                expected,
                actual.remedies().stream().map(RemediesAssert::says).toList());
    }

    /**
     * Asserts that there is a remedy that these parties could bring about together, without anybody else.
     *
     * @throws IllegalArgumentException if none is named
     */
    public RemediesAssert isHelpedBy(FactParty... parties) {
        isNotNull();
        requireAny("parties who help", parties);
        return holds(
                actual.remedies().stream().anyMatch(remedy -> Set.of(parties).containsAll(by(remedy))),
                "parties who could bring a remedy about",
                keys(Set.of(parties)),
                actual.remedies().stream().map(remedy -> keys(by(remedy))).toList());
    }

    /** Asserts that no set of changes that somebody could bring about opens it, every one of which was tried. */
    public RemediesAssert hasNoRemedy() {
        isNotNull();
        return holds(
                actual.remedies().isEmpty() && actual.complete(),
                "remedies",
                List.of(),
                actual.remedies().isEmpty()
                        ? actual.notTried().orElse("none")
                        : actual.remedies().stream().map(RemediesAssert::says).toList());
    }

    private static Set<String> says(Remedy remedy) {
        return remedy.changes().stream().map(Change::says).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<FactParty> by(Remedy remedy) {
        return remedy.changes().stream()
                .flatMap(change -> change.by().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(Set<FactParty> parties) {
        return parties.stream().map(FactParty::key).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    String reasons() {
        String found = actual.remedies().stream()
                .map(remedy -> "\n  " + String.join(", and ", says(remedy)) + " (by " + keys(by(remedy)) + ")")
                .collect(Collectors.joining());
        return "remedies:" + (found.isEmpty() ? " none" : found)
                + actual.notTried().map(says -> "\n  " + says).orElse("")
                + ofWhat;
    }
}
