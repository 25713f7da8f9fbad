package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What someone is about to do with somebody's data: who, what, with which categories of whose data, what for, to whom
 * and in which form. Immutable.
 *
 * <p>Whom the data is about is named by id, or by kind alone; then everything about the person is unknown.
 */
@Value.Immutable
@ValueStyle
public interface ProcessingRequest {
    /** The circumstances that stand in a group of their own in a request file, by the group's name. */
    Map<String, List<String>> CIRCUMSTANCE_GROUPS = Map.of(
            "signals", List.of("do-not-track", "global-privacy-control"),
            "emergency", List.of("articulable-threat"),
            "legal-process", List.of("non-disclosure-order"));

    /**
     * The same as a value of the library's own, which nobody changes any more; one of those as it is.
     *
     * @throws NullPointerException if anything of it is null
     */
    static ProcessingRequest copyOf(ProcessingRequest request) {
        return ImmutableProcessingRequest.copyOf(request);
    }

    /** Who is about to do it. */
    PartyId actor();

    /** What is to be done. */
    Action action();

    /** With which categories of data; at least one. */
    Set<Category> categories();

    /** The categories in the order of their names. */
    @Value.Derived
    @Value.Auxiliary
    default List<Category> sortedCategories() {
        return categories().size() == 1
                ? List.copyOf(categories()) // smaller than what a stream gives, and of one there is nothing to sort
                : categories().stream()
                        .sorted(Comparator.comparing(Category::path))
                        .toList();
    }

    /** About whom, by id. */
    Optional<PartyId> subject();

    /** About whom, by kind, where no person is named. */
    Optional<PersonKind> subjectKind();

    /** What for. */
    Optional<Purpose> purpose();

    /** The same, or null where no purpose is named: what a decision reads it by, many times and for nothing. */
    @Value.Derived
    @Value.Auxiliary
    default @Nullable Purpose namedPurpose() {
        return purpose().orElse(null);
    }

    /** To whom, by id. */
    Optional<PartyId> recipient();

    /** To whom, by kind, where nobody is named. */
    Optional<RecipientKind> recipientKind();

    /** The application that supplies the data; only where the source is an application. */
    Optional<PartyId> application();

    /** In which form. */
    @Value.Default
    default DataForm form() {
        return DataForm.IDENTIFIED;
    }

    /** From whom the data is collected. */
    Optional<CollectionSource> source();

    /** When the data was collected. */
    Optional<Instant> collectedAt();

    /** Who asks to inspect, amend or delete. */
    Optional<PartyId> requester();

    /** The agency whose instruction this is. */
    Optional<PartyId> instructedBy();

    /** Declared facts about the request itself, by name without the party: {@code do-not-track}. */
    @Value.Redacted
    Map<String, FactValue> circumstances();

    /** Declared facts about how its parties stand to each other, by name without the party: {@code same-household}. */
    @Value.Redacted
    Map<String, FactValue> relations();

    /** Refuses a request about no data, that names a party by id and by kind, or a supplier where none supplies. */
    @Value.Check
    default void check() {
        if (categories().isEmpty()) {
            throw new IllegalArgumentException("a request must name at least one category");
        }
        if (subject().isPresent() == subjectKind().isPresent()) {
            throw new IllegalArgumentException("a request must name its subject by id or by kind, and not by both");
        }
        if (recipient().isPresent() && recipientKind().isPresent()) {
            throw new IllegalArgumentException("a request must name its recipient by id or by kind, not by both");
        }
        if (application().isPresent() && !isSuppliedByApplication()) {
            throw new IllegalArgumentException("a request must name the application that supplies only with the source"
                    + " 'application'; who receives is the recipient");
        }
    }

    /** Whether data leaves to somebody else. */
    default boolean discloses() {
        return Action.DISCLOSE.covers(action());
    }

    /** Whether what is said of these recipients, or of all if there are none, may be about what is asked. */
    default boolean mayReach(Set<PartyId> recipients) {
        return recipients.isEmpty()
                || (discloses() && recipient().map(recipients::contains).orElse(true));
    }

    /** Whether the data comes from an application. */
    default boolean isSuppliedByApplication() {
        return source().filter(CollectionSource.APPLICATION::covers).isPresent();
    }

    /** Whether this is a collection from an application. */
    default boolean isCollectedFromApplication() {
        return Action.COLLECT.covers(action()) && isSuppliedByApplication();
    }

    /** The application that an authorization must name: who supplies in a collection from one, else who receives. */
    default Optional<PartyId> authorizedApplication() {
        return isCollectedFromApplication() ? application() : recipient();
    }

    /** Whether such an action cannot be judged without knowing what for. */
    default boolean needsPurpose() {
        return !Action.INSPECT.covers(action()) && !Action.AMEND.covers(action()) && !Action.DELETE.covers(action());
    }

    /** All terms the request names. */
    default Set<Term> terms() {
        Set<Term> terms = new LinkedHashSet<>(categories());
        terms.add(action());
        terms.add(form());
        subjectKind().ifPresent(terms::add);
        purpose().ifPresent(terms::add);
        recipientKind().ifPresent(terms::add);
        source().ifPresent(terms::add);
        return terms;
    }

    /** The request in one line, people by pseudonymous id. */
    default String describe() {
        return RequestText.of(this);
    }

    /**
     * The request as plain data from which an equal one can be read: other than {@link #data}, it keeps apart who is named
     * by id and who by kind, and of each declared fact of which type its value is. Equal requests give equal data, and no
     * others do.
     */
    default Map<String, Object> exactData() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("actor", actor().value());
        data.put("action", action().path());
        data.put(
                "categories", categories().stream().map(Category::path).sorted().toList());
        subject().ifPresent(id -> data.put("subject", id.value()));
        subjectKind().ifPresent(kind -> data.put("subject-kind", kind.path()));
        purpose().ifPresent(purpose -> data.put("purpose", purpose.path()));
        recipient().ifPresent(id -> data.put("recipient", id.value()));
        recipientKind().ifPresent(kind -> data.put("recipient-kind", kind.path()));
        application().ifPresent(id -> data.put("application", id.value()));
        data.put("form", form().path());
        source().ifPresent(source -> data.put("source", source.path()));
        collectedAt().ifPresent(at -> data.put("collected-at", at.toString()));
        requester().ifPresent(id -> data.put("requester", id.value()));
        instructedBy().ifPresent(id -> data.put("instructed-by", id.value()));
        data.put("circumstances", FactValue.allTagged(circumstances()));
        data.put("relations", FactValue.allTagged(relations()));
        return data;
    }

    /** The request as plain data, in the shape of a request file. */
    default Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("actor", actor().value());
        data.put("action", action().path());
        data.put(
                "categories", categories().stream().map(Category::path).sorted().toList());
        subject().ifPresent(id -> data.put("subject", id.value()));
        subjectKind().ifPresent(kind -> data.put("subject", kind.path()));
        purpose().ifPresent(purpose -> data.put("purpose", purpose.path()));
        recipient().ifPresent(id -> data.put("recipient", id.value()));
        recipientKind().ifPresent(kind -> data.put("recipient", kind.path()));
        application().ifPresent(id -> data.put("application", id.value()));
        data.put("form", form().path());
        source().ifPresent(source -> data.put("source", source.path()));
        collectedAt().ifPresent(at -> data.put("collected-at", at.toString()));
        requester().ifPresent(id -> data.put("requester", id.value()));
        instructedBy().ifPresent(id -> data.put("instructed-by", id.value()));
        circumstances().forEach((name, value) -> putCircumstance(data, name, value.data()));
        if (!relations().isEmpty()) {
            Map<String, Object> relation = new LinkedHashMap<>();
            relations().forEach((name, value) -> relation.put(name, value.data()));
            data.put("relation", relation);
        }
        return data;
    }

    private static void putCircumstance(Map<String, Object> data, String name, Object value) {
        Optional<String> group = CIRCUMSTANCE_GROUPS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
        if (group.isEmpty()) {
            data.put(name, value);
            return;
        }
        Map<String, Object> grouped = new LinkedHashMap<>();
        if (data.get(group.get()) instanceof Map<?, ?> others) {
            others.forEach((other, otherValue) -> grouped.put((String) other, otherValue));
        }
        grouped.put(name, value);
        data.put(group.get(), grouped);
    }

    /** Returns this request with another form. */
    default ProcessingRequest inForm(DataForm form) {
        return toBuilder().form(form).build();
    }

    /** Starts from this request. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /** Starts a request. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ProcessingRequest}. Not thread-safe. */
    class Builder extends ImmutableProcessingRequest.Builder {
        Builder() {}

        /** Puts a circumstance that is true or false. */
        public Builder putCircumstances(String name, boolean value) {
            putCircumstances(name, FactValue.of(value));
            return this;
        }
    }
}
