package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.situation.ProcessingRequest;
import java.util.List;

/**
 * A kind of request that a school day brings, asked once for each person it is about. Immutable.
 *
 * @param id its name in files
 * @param title what happens, in a few words
 * @param asks what is asked, in a sentence
 * @param requests the requests, in roster order
 */
record RequestKind(String id, String title, String asks, List<ProcessingRequest> requests) {
    RequestKind {
        requests = List.copyOf(requests);
    }
}
