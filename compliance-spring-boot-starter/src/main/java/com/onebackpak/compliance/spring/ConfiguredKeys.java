package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.exception.ComplianceException;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.store.KeyUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the folder of keys that the properties name, and makes it for a database that never had any. Has no state. */
final class ConfiguredKeys {
    private ConfiguredKeys() {}

    /**
     * Opens it.
     *
     * @throws ComplianceConfigurationException if it is not named, not there, or not what it should be
     */
    static KeyFolder open(ComplianceProperties.Keys keys, ComplianceTables tables) {
        Path folder = keys.path().orElse(null);
        if (folder == null) {
            throw new ComplianceConfigurationException(
                    "compliance.keys.folder is not set, so there is nothing to encrypt and to sign with",
                    "Set compliance.keys.folder to a folder apart from the database that this application alone can read. For"
                            + " the very first start also set compliance.keys.create-as=compliance.example.org, with a name"
                            + " of yours. Or declare a bean of type " + KeyFolder.class.getName() + ".");
        }
        if (!Files.exists(folder)) {
            return create(folder, keys.createAs(), tables);
        }
        try {
            return KeyFolder.open(folder);
        } catch (KeyUnavailableException e) {
            throw new ComplianceConfigurationException(
                    "the key folder of compliance.keys.folder cannot be used: " + e.getMessage(),
                    "Do what it says, or correct compliance.keys.folder. New keys would open nothing of what is on record.",
                    e);
        }
    }

    /** A folder that was only not mounted must not be replaced by an empty one. */
    private static KeyFolder create(Path folder, @Nullable String name, ComplianceTables tables) {
        if (tables.haveKeys()) {
            throw new ComplianceConfigurationException(
                    "the key folder " + folder
                            + " of compliance.keys.folder is not there, and the database was used with one",
                    "Mount it, put it back from its copy, or correct compliance.keys.folder. No new one is made: it would open"
                            + " nothing of what is on record.");
        }
        if (name == null) {
            throw new ComplianceConfigurationException(
                    "the key folder " + folder + " of compliance.keys.folder is not there",
                    "If this is the very first start, set compliance.keys.create-as=compliance.example.org, with a name of"
                            + " yours under which the logs are known; then it is made. Else mount it, or correct"
                            + " compliance.keys.folder.");
        }
        try {
            return KeyFolder.create(folder, name);
        } catch (ComplianceException | IllegalArgumentException e) {
            if (Files.exists(folder)) { // another instance was a moment faster
                return KeyFolder.open(folder);
            }
            throw new ComplianceConfigurationException(
                    "new keys cannot be made in " + folder + " as '" + name + "': " + e.getMessage(),
                    "Correct compliance.keys.folder or compliance.keys.create-as: a name like compliance.example.org, without a"
                            + " scheme, spaces and '+'. The folder above must be one in which this application may write.",
                    e);
        }
    }
}
