package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.document.Node.MappingNode;
import java.util.Arrays;

/** The kinds of documents that people write, each told by keys that no other has. */
enum DocumentKind {
    SCENARIO("a scenario", "scenarios", "world"),
    PACK("a policy pack", "policy", "clauses"),
    REQUEST("a request", "action"),
    CONSENT_RECORD("a consent record", "pii_processing", "pii_principal_id"),
    CLAIMS("a list of claims", "claims", "prove"),
    VOCABULARY("a vocabulary", "terms", "facts");

    private final String what;
    private final ImmutableList<String> marks;

    DocumentKind(String what, String... marks) {
        this.what = what;
        this.marks = ImmutableList.copyOf(marks);
    }

    /** Refuses a document that is plainly of another kind, of which every single key would be unknown. */
    void check(Node document) {
        if (document instanceof MappingNode mapping && !isMarked(mapping)) {
            Arrays.stream(values())
                    .filter(other -> other.isMarked(mapping))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new DocumentException("expected " + what + ", found " + other.what, document.position());
                    });
        }
    }

    private boolean isMarked(MappingNode mapping) {
        return mapping.entries().stream()
                .anyMatch(entry -> marks.contains(entry.key().text()));
    }
}
