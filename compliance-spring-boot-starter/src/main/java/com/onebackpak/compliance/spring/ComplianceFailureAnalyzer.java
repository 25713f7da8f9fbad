package com.onebackpak.compliance.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells at a failed start which property or bean it was and what to do, instead of a stack trace. */
class ComplianceFailureAnalyzer extends AbstractFailureAnalyzer<ComplianceConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ComplianceConfigurationException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
