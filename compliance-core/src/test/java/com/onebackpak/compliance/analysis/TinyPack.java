package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small pack that tests write down in a line or two, and what lint says of it. */
final class TinyPack {
    static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final String HEAD = "version: \"1\", from: 2026-01-01";
    static final String MAY =
            "{id: may, effect: permit, target: {actions: [use], purposes: [education]}, reason: So., cites: [C1]}";

    private TinyPack() {}

    static String rules(String... rules) {
        return "clauses: {C1: {says: A., modality: permits}}\nrules:\n - " + String.join("\n - ", rules);
    }

    static String forbid(String id, String when, String except) {
        return "{id: " + id + ", effect: forbid, target: {actions: [use]}, when: " + when
                + (except == null ? "" : ", except: [{name: only, when: " + except + ", cites: [C1]}]")
                + ", reason: No., cites: [C1]}";
    }

    static List<LintFinding> toMend(String sections) {
        return findings(sections).stream().filter(LintFinding::isToMend).toList();
    }

    static List<LintFinding> findings(String sections) {
        return PolicyLint.of(VOCABULARY).findings(read(sections));
    }

    static Policy read(String sections) {
        return read(sections, HEAD);
    }

    static Policy read(Vocabulary vocabulary, String sections) {
        return read(vocabulary, sections, HEAD);
    }

    static Policy read(String sections, String head) {
        return read(VOCABULARY, sections, head);
    }

    private static Policy read(Vocabulary vocabulary, String sections, String head) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : ("policy: tiny, title: Tiny, kind: vendor, citation-prefix: Tiny, party: backpak, " + head)
                .split(", ")) {
            lines.put(line.split(": ")[0], line);
        }
        return PolicyReader.of(vocabulary)
                .read(DocumentSource.ofText("tiny.yaml", String.join("\n", lines.values()) + "\n" + sections + "\n"));
    }
}
