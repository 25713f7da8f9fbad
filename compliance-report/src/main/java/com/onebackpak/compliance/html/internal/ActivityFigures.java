package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** What was permitted for one purpose. Not thread-safe. */
final class ActivityFigures {
    private final Set<String> actions = new TreeSet<>();
    private final Set<String> forms = new TreeSet<>();
    private final Set<PersonKind> subjects = new TreeSet<>(Comparator.comparing(PersonKind::path));
    private final Set<Category> categories = new TreeSet<>(Comparator.comparing(Category::path));
    private final Set<String> recipients = new TreeSet<>();
    private final Set<String> regions = new TreeSet<>();
    private final Set<String> owed = new TreeSet<>();
    private final Set<Citation> cites = new TreeSet<>();
    private final Set<Grounds> seen = new HashSet<>();
    private long permits;

    /** What tells which obligations a permit carries; looked up once. */
    private record Grounds(String policies, Set<String> rules, Set<String> exemptions) {}

    void add(DecisionRecord permit, String recipient, PolicyTexts texts) {
        permits++;
        actions.add(permit.request().action().path());
        forms.add(permit.request().form().path());
        permit.request()
                .subjectKind()
                .map(Set::of)
                .or(() -> permit.facts().get(FactKeys.SUBJECT_KIND))
                .ifPresent(subjects::addAll);
        categories.addAll(permit.request().categories());
        recipients.add(recipient);
        Recipients.region(permit).ifPresent(regions::add);
        cites.addAll(permit.cites());
        if (seen.add(new Grounds(permit.policyDigest(), permit.rules(), permit.exemptions()))) {
            texts.owed(permit).stream().map(Obligation::toString).forEach(owed::add);
        }
    }

    long permits() {
        return permits;
    }

    Set<String> actions() {
        return actions;
    }

    Set<String> forms() {
        return forms;
    }

    Set<PersonKind> subjects() {
        return subjects;
    }

    Set<Category> categories() {
        return categories;
    }

    Set<String> recipients() {
        return recipients;
    }

    Set<String> regions() {
        return regions;
    }

    Set<String> owed() {
        return owed;
    }

    Set<Citation> cites() {
        return cites;
    }
}
