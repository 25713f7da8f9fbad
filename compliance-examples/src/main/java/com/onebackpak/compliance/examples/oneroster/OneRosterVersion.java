package com.onebackpak.compliance.examples.oneroster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.vocabulary.Standard;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The versions of OneRoster's CSV format that are read, and which files and roles each has. */
public enum OneRosterVersion {
    /** Role and orgs of a person stand in {@code users.csv}. */
    V1_1(
            ImmutableList.of("1.1", "1.1.1", "1.0"),
            Standard.ONEROSTER_1_1,
            Sets.immutableEnumSet(EnumSet.range(Role.STUDENT, Role.RELATIVE)),
            ImmutableList.of("orgs.csv", "users.csv"),
            ImmutableList.of()),
    /** Roles stand in {@code roles.csv}, several to a person, each at an org and for a time. */
    V1_2(
            ImmutableList.of("1.2", "1.2.1"),
            Standard.ONEROSTER_1_2,
            Sets.immutableEnumSet(EnumSet.allOf(Role.class)),
            ImmutableList.of("orgs.csv", "users.csv", "roles.csv"),
            ImmutableList.of(
                    "lineItemLearningObjectiveIds.csv",
                    "lineItemScoreScales.csv",
                    "resultLearningObjectiveIds.csv",
                    "resultScoreScales.csv",
                    "roles.csv",
                    "scoreScales.csv",
                    "userProfiles.csv",
                    "userResources.csv"));

    private static final ImmutableList<String> OF_BOTH = ImmutableList.of(
            "academicSessions.csv",
            "categories.csv",
            "classes.csv",
            "classResources.csv",
            "courses.csv",
            "courseResources.csv",
            "demographics.csv",
            "enrollments.csv",
            "lineItems.csv",
            "manifest.csv",
            "orgs.csv",
            "resources.csv",
            "results.csv",
            "users.csv");

    private final ImmutableList<String> names;
    private final Standard standard;
    private final ImmutableSet<Role> roles;
    private final ImmutableList<String> required;
    private final ImmutableList<String> ownFiles;

    OneRosterVersion(
            ImmutableList<String> names,
            Standard standard,
            ImmutableSet<Role> roles,
            ImmutableList<String> required,
            ImmutableList<String> ownFiles) {
        this.names = names;
        this.standard = standard;
        this.roles = roles;
        this.required = required;
        this.ownFiles = ownFiles;
    }

    /** The version that a manifest calls so; 1.0, which had no manifest, is read as 1.1. */
    static Optional<OneRosterVersion> named(String name) {
        return Arrays.stream(values()).filter(v -> v.names.contains(name)).findFirst();
    }

    /** Under which the vocabulary maps its columns. */
    Standard standard() {
        return standard;
    }

    /** The roles that a person may have. */
    Set<Role> roles() {
        return roles;
    }

    /** Whether a value is one of the sender's own, which 1.2 allows beside those that it lists. */
    boolean isExtension(String value) {
        return this == V1_2 && value.matches("ext:[A-Za-z0-9._-]+");
    }

    /** The files without which there is no roster. */
    List<String> required() {
        return required;
    }

    /** Whether this is the name of one of its files. */
    boolean hasFile(String file) {
        return files().contains(file);
    }

    /** The name that one of its files should have had, where only the capitals differ. */
    static Optional<String> rightName(String file) {
        return Arrays.stream(values())
                .flatMap(v -> v.files().stream())
                .filter(f -> f.equalsIgnoreCase(file) && !f.equals(file))
                .findFirst();
    }

    private SortedSet<String> files() {
        SortedSet<String> all = new TreeSet<>(ownFiles);
        all.addAll(OF_BOTH);
        return all;
    }

    /** The number: {@code 1.1}. */
    @Override
    public String toString() {
        return names.get(0);
    }
}
