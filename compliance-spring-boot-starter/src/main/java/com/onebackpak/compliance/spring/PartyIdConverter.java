package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.party.PartyId;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads the ids in paths and parameters. Of what is none it tells nothing: Spring logs why it answers 400, and the value may be
 * an address. Has no state.
 */
final class PartyIdConverter implements Converter<String, PartyId> {
    @Override
    public PartyId convert(String text) {
        return PartyId.find(text)
                .orElseThrow(() -> new ConversionFailedException(
                        TypeDescriptor.valueOf(String.class),
                        TypeDescriptor.valueOf(PartyId.class),
                        null, // left out of the message
                        new IllegalArgumentException("it is no pseudonymous id")));
    }
}
