package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.document.PlainJson;
import java.util.Map;

/**
 * What is answered over HTTP: JSON, or of an error a sentence. Immutable.
 *
 * @param status the status code; 200 also where the decision is no
 * @param mediaType the media type of the body, with its character set where it has one
 * @param body the body
 */
public record AuthorizationAnswer(int status, String mediaType, String body) {
    /** The media type of bodies, in both directions. */
    public static final String JSON = "application/json";

    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final int OK = 200;

    static AuthorizationAnswer of(Map<String, Object> data) {
        return new AuthorizationAnswer(OK, JSON, PlainJson.compact(data));
    }

    /** An error in transport, which is no decision (section 10.1.2). */
    public static AuthorizationAnswer error(int status, String says) {
        return new AuthorizationAnswer(status, TEXT, says);
    }
}
