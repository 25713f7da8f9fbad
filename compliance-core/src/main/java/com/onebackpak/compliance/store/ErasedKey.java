package com.onebackpak.compliance.store;

import com.onebackpak.compliance.party.PartyId;
import java.util.UUID;

/**
 * Names a subject's key that is destroyed or about to be. It tells nothing about the person. Immutable.
 *
 * @param tenant the tenant
 * @param key the key
 */
public record ErasedKey(PartyId tenant, UUID key) {}
