package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A request in a test, and whom it names. The vendor is the actor until said otherwise. Each method returns another
 * fixture. Immutable.
 *
 * <pre>{@code
 * policy.decide(disclosing(Category.NAME)
 *         .to(anApplication("quizzly"))
 *         .forPurpose(Purpose.EDUCATION)
 *         .about(aStudent().aged(15))
 *         .instructedBy(school));
 * }</pre>
 */
public final class RequestFixture {
    private final UnaryOperator<ProcessingRequest.Builder> request;
    private final List<PartyFixture> parties;

    private RequestFixture(UnaryOperator<ProcessingRequest.Builder> request, List<PartyFixture> parties) {
        this.request = request;
        this.parties = parties;
    }

    /** Any action. */
    public static RequestFixture doing(Action action, Category... categories) {
        return new RequestFixture(r -> r.action(action).addCategories(categories), List.of());
    }

    /** The collection of data. */
    public static RequestFixture collecting(Category... categories) {
        return doing(Action.COLLECT, categories);
    }

    /** The use of data. */
    public static RequestFixture using(Category... categories) {
        return doing(Action.USE, categories);
    }

    /** The disclosure of data. */
    public static RequestFixture disclosing(Category... categories) {
        return doing(Action.DISCLOSE, categories);
    }

    /** The sale of data. */
    public static RequestFixture selling(Category... categories) {
        return doing(Action.DISCLOSE_SELL, categories);
    }

    /** The storage of data. */
    public static RequestFixture storing(Category... categories) {
        return doing(Action.STORE, categories);
    }

    /** The deletion of data. */
    public static RequestFixture deleting(Category... categories) {
        return doing(Action.DELETE, categories);
    }

    /** The inspection of data. */
    public static RequestFixture inspecting(Category... categories) {
        return doing(Action.INSPECT, categories);
    }

    /** The amendment of data. */
    public static RequestFixture amending(Category... categories) {
        return doing(Action.AMEND, categories);
    }

    /** About a person. */
    public RequestFixture about(PersonFixture subject) {
        return with(r -> r.subject(subject.id()), subject);
    }

    /** About somebody of whom only the kind is known. */
    public RequestFixture about(PersonKind kind) {
        return with(r -> r.subjectKind(kind));
    }

    /** What for. */
    public RequestFixture forPurpose(Purpose purpose) {
        return with(r -> r.purpose(purpose));
    }

    /** To whom. */
    public RequestFixture to(PartyFixture recipient) {
        return with(r -> r.recipient(recipient.id()), recipient);
    }

    /** To somebody of whom only the kind is known. */
    public RequestFixture to(RecipientKind kind) {
        return with(r -> r.recipientKind(kind));
    }

    /** By another than the vendor. */
    public RequestFixture by(PartyFixture actor) {
        return with(r -> r.actor(actor.id()), actor);
    }

    /** Collected from whom. */
    public RequestFixture from(CollectionSource source) {
        return with(r -> r.source(source));
    }

    /** Supplied by an application. */
    public RequestFixture suppliedBy(OrganizationFixture application) {
        return with(r -> r.source(CollectionSource.APPLICATION).application(application.id()), application);
    }

    /** Collected at an instant, such as {@code 2026-08-20T00:00:00-05:00}. */
    public RequestFixture collectedAt(String instant) {
        return with(r -> r.collectedAt(OffsetDateTime.parse(instant).toInstant()));
    }

    /** In another form than identified. */
    public RequestFixture inForm(DataForm form) {
        return with(r -> r.form(form));
    }

    /** Asked for by somebody. */
    public RequestFixture requestedBy(PartyFixture requester) {
        return with(r -> r.requester(requester.id()), requester);
    }

    /** On the instruction of an agency. */
    public RequestFixture instructedBy(AgencyFixture agency) {
        return with(r -> r.instructedBy(agency.id()), agency);
    }

    /** With a declared circumstance, such as {@code do-not-track}. */
    public RequestFixture given(String circumstance, boolean value) {
        return with(r -> r.putCircumstances(circumstance, value));
    }

    /** With a declared circumstance of any type, such as {@code survey-topics}. */
    public RequestFixture given(String circumstance, FactValue value) {
        return with(r -> r.putCircumstances(circumstance, value));
    }

    /** With a declared relation of its parties, such as {@code same-household}. */
    public RequestFixture related(String relation, FactValue value) {
        return with(r -> r.putRelations(relation, value));
    }

    private RequestFixture with(UnaryOperator<ProcessingRequest.Builder> more, PartyFixture... named) {
        List<PartyFixture> all = new ArrayList<>(parties);
        all.addAll(List.of(named));
        return new RequestFixture(r -> more.apply(request.apply(r)), List.copyOf(all));
    }

    ProcessingRequest request(PartyId vendor) {
        return request.apply(ProcessingRequest.builder().actor(vendor)).build();
    }

    List<PartyFixture> parties() {
        return parties;
    }
}
