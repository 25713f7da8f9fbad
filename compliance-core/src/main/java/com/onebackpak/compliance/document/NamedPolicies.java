package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;

/**
 * The policies that a file names: built-in ones by id, others by their files.
 *
 * @param source the file, against whose folder paths are resolved
 * @param spoken the vocabulary in which they speak
 * @param library those that are built in
 */
record NamedPolicies(DocumentSource source, Vocabulary spoken, PolicyLibrary library) {
    static final Format<List<Located<String>>> FORMAT = Formats.oneAtLeast(Formats.located(Formats.text()));
    static final String MEANS =
            "ids of packs, 'states' for all built-in packs of states, or paths of pack files relative to this one";

    PolicySet together(List<Policy> policies, Position position) {
        try {
            return PolicySet.of(spoken, policies);
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, position);
        }
    }

    List<Policy> named(Located<String> name) {
        String written = name.value();
        boolean isPath = written.endsWith(".yaml") || written.endsWith(".yml") || written.endsWith(".json");
        if (isPath || written.indexOf('/') >= 0) {
            return List.of(PolicyReader.of(spoken).read(source.beside(name, "pack", builtIn())));
        }
        if (library.versions(written).isEmpty()) {
            throw new DocumentException(UnknownName.text("policy", written, library.names()), name.position());
        }
        return library.versions(written);
    }

    private String builtIn() {
        return "built in are " + String.join(", ", library.names());
    }
}
