package com.onebackpak.compliance.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is said of compliance in the application's properties. Immutable.
 *
 * @param enabled whether anything is set up at all
 */
@ConfigurationProperties(prefix = "compliance", ignoreUnknownFields = false)
public record ComplianceProperties(@DefaultValue("true") boolean enabled) {}
