package com.onebackpak.compliance.authzen;

/** The endpoints of the Authorization API, by their default paths (section 10.1). */
public enum AuthorizationEndpoint {
    /** One question, one decision (section 6). */
    EVALUATION("/access/v1/evaluation", "access_evaluation_endpoint"),
    /** Several questions in one message (section 7). */
    EVALUATIONS("/access/v1/evaluations", "access_evaluations_endpoint"),
    /** Who may do this with that (section 8.4). */
    SUBJECT_SEARCH("/access/v1/search/subject", "search_subject_endpoint"),
    /** With what may somebody do this (section 8.5). */
    RESOURCE_SEARCH("/access/v1/search/resource", "search_resource_endpoint"),
    /** What may somebody do with that (section 8.6). */
    ACTION_SEARCH("/access/v1/search/action", "search_action_endpoint");

    private final String path;
    private final String parameter;

    AuthorizationEndpoint(String path, String parameter) {
        this.path = path;
        this.parameter = parameter;
    }

    /** The path under the URL of the decision point. */
    public String path() {
        return path;
    }

    /** The name under which the metadata tells its URL. */
    public String parameter() {
        return parameter;
    }
}
