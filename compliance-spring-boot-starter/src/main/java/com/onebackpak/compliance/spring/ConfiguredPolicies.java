package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;

/** Puts the policies together that the properties name. Has no state. */
final class ConfiguredPolicies {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredPolicies.class);

    /** No pack is longer, whatever a location leads to. */
    private static final int MAX_BYTES = 64 << 20;

    private ConfiguredPolicies() {}

    /**
     * Reads them.
     *
     * @throws ComplianceConfigurationException if none are named, or one of them is not there or is no sound pack
     */
    static PolicySet read(ComplianceProperties.Policies named, Vocabulary vocabulary, PolicyLibrary library) {
        if (named.packs().isEmpty() && named.locations().isEmpty()) {
            throw new ComplianceConfigurationException(
                    "no policies decide: neither compliance.policies.packs nor compliance.policies.locations names any",
                    "Name packs that come with the library, such as compliance.policies.packs=backpak,ferpa,coppa (there are "
                            + String.join(", ", library.names())
                            + "), or packs of your own in compliance.policies.locations, or declare a bean of type "
                            + PolicySet.class.getName() + ".");
        }
        List<Policy> policies = new ArrayList<>(builtIn(named.packs(), library));
        named.locations().forEach(location -> policies.add(read(location, vocabulary)));
        try {
            PolicySet read = PolicySet.of(vocabulary, policies);
            warnIfNothingIsPermitted(read);
            return read;
        } catch (IllegalArgumentException e) {
            throw new ComplianceConfigurationException(
                    "the policies of compliance.policies.packs and compliance.policies.locations do not go together: "
                            + e.getMessage(),
                    "Correct compliance.policies.packs or compliance.policies.locations.",
                    e);
        }
    }

    /** It is sound, and closed; but who named the laws alone will hardly have meant it. */
    private static void warnIfNothingIsPermitted(PolicySet read) {
        boolean grants = read.policies().stream()
                .flatMap(policy -> policy.rules().stream())
                .anyMatch(rule -> rule.effect() == Effect.PERMIT);
        if (!grants) {
            LOG.warn("nothing can be permitted: none of the policies of compliance.policies.packs and"
                    + " compliance.policies.locations has a rule that permits; name the vendor's too, such as backpak");
        }
    }

    private static List<Policy> builtIn(List<String> packs, PolicyLibrary library) {
        try {
            return library.select(packs.toArray(String[]::new)).policies();
        } catch (IllegalArgumentException | DocumentException e) {
            throw new ComplianceConfigurationException(
                    "what compliance.policies.packs names cannot be taken: " + e.getMessage(),
                    "Correct compliance.policies.packs; there are " + String.join(", ", library.names()) + ".",
                    e);
        }
    }

    private static Policy read(Resource location, Vocabulary vocabulary) {
        try (InputStream in = location.getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it is longer than " + MAX_BYTES + " bytes");
            }
            return PolicyReader.of(vocabulary)
                    .read(DocumentSource.ofText(name(location), new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ComplianceConfigurationException(
                    "the pack at " + location.getDescription()
                            + ", which compliance.policies.locations names, cannot be read",
                    "Correct compliance.policies.locations, or put the file there.",
                    e);
        } catch (DocumentException e) {
            throw new ComplianceConfigurationException(
                    "the pack at " + location.getDescription()
                            + ", which compliance.policies.locations names, is no sound pack:\n" + e.getMessage(),
                    "Correct the pack; the command line's lint finds more of it.",
                    e);
        }
    }

    /** By its end it is told whether it is JSON or YAML. */
    private static String name(Resource location) {
        String name = location.getFilename();
        return name == null ? location.getDescription() : name;
    }
}
