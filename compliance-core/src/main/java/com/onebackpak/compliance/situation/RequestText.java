package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.vocabulary.Category;
import java.util.stream.Collectors;

/** Says in one line what a request asks. */
final class RequestText {
    private RequestText() {}

    /** The request in one line, people by pseudonymous id. */
    static String of(ProcessingRequest request) {
        StringBuilder text = new StringBuilder();
        text.append(request.actor()).append(" to ").append(request.action()).append(' ');
        text.append(request.categories().stream().map(Category::path).sorted().collect(Collectors.joining(", ")));
        text.append(" of ");
        request.subject().ifPresent(text::append);
        request.subjectKind().ifPresent(kind -> text.append("a ").append(kind));
        request.source().ifPresent(source -> text.append(" from ").append(source));
        request.application().ifPresent(application -> text.append(" via ").append(application));
        request.recipient().ifPresent(recipient -> text.append(" to ").append(recipient));
        request.recipientKind().ifPresent(kind -> text.append(" to a ").append(kind));
        request.purpose().ifPresent(purpose -> text.append(" for ").append(purpose));
        text.append(", ").append(request.form());
        request.requester()
                .ifPresent(requester -> text.append(", requested by ").append(requester));
        request.instructedBy()
                .ifPresent(agency -> text.append(", instructed by ").append(agency));
        return text.toString();
    }
}
