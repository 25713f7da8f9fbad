package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.RetentionQuestion;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.scenario.DecisionExpectation;
import com.onebackpak.compliance.scenario.DutyExpectation;
import com.onebackpak.compliance.scenario.RetentionExpectation;
import com.onebackpak.compliance.scenario.ScenarioCase;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The format of a case: a request or a question on retention, and what is expected. */
final class CaseFormat {
    private final RequestFormat requests;

    private final ObjectFormat object = ObjectFormat.of("a case");
    private final Field<String> name = object.required("name", Formats.text(), "what the case shows, as a sentence");
    private final Field<Values> request;
    private final Field<Facts> known = object.optional(
            "known",
            Formats.scalar("facts as JSON", Map.of("type", "string"), json -> FactsData.read(PlainJson.object(json))),
            "all that is known, as JSON, instead of what the world tells");
    private final Field<Values> retention;
    private final DutyCaseFormat duty = new DutyCaseFormat();
    private final Field<Values> duties;
    private final Field<Values> expect;

    private final ObjectFormat question = ObjectFormat.of("a question on retention");
    private final Field<Located<PartyId>> subject = question.required("subject", WorldFormat.REFERENCE, "whose data");
    private final Field<Category> category;
    private final Field<DataForm> form;
    private final Field<Located<PartyId>> agency = question.optional(
            "agency", WorldFormat.REFERENCE, "the agency that supplied it; absent: any of the person's");
    private final Field<Moment> deletionRequested =
            question.optional("deletion-requested", Formats.moment(), "when the agency asked for the deletion");
    private final Field<Moment> at = question.optional("at", Formats.moment(), "when; absent: now");

    private final ObjectFormat expectation = ObjectFormat.of("an expectation");
    private final Field<List<Outcome>> outcome = expectation.optional(
            "outcome", Formats.oneOrMore(Formats.oneOf("outcome", outcomes())), "the outcome, or acceptable ones");
    private final Field<List<Citation>> cites =
            expectation.optional("cites", Formats.listOf(Formats.citation()), "citations that must be named");
    private final Field<List<ObligationKind>> obligations;
    private final Field<List<String>> rules =
            expectation.optional("rules", Formats.listOf(Formats.text()), "ids of rules that must have determined it");
    private final Field<List<Category>> permitted;
    private final Field<List<String>> missing =
            expectation.optional("missing", Formats.listOf(Formats.text()), "exactly the facts that are needed");
    private final Field<Optional<LocalDate>> due =
            expectation.optional("due", Formats.dateOrNone(), "the day, or none");
    private final Field<RetentionAction> action =
            expectation.optional("action", Formats.oneOf("action", RetentionAction.class), "what must be due");
    private final Field<Boolean> held = expectation.optional("held", Formats.bool(), "whether it must be held");

    private final Field<List<Values>> owed =
            expectation.optional("duties", Formats.listOf(duty.duty()), "duties that must be among the answers");
    private final Field<Boolean> exactly =
            expectation.optional("exactly", Formats.bool(), "whether there must be no other duties");
    private final Field<Values> first =
            expectation.optional("first", duty.duty(), "what must be due before all others");

    CaseFormat(TermFormats terms) {
        requests = new RequestFormat(terms);
        category = question.required("category", terms.term(Dimension.CATEGORY, Category.class), "which data");
        form = question.optional("form", terms.term(Dimension.FORM, DataForm.class), "in which form");
        obligations = expectation.optional(
                "obligations",
                terms.terms(Dimension.OBLIGATION, ObligationKind.class),
                "obligations that must be named");
        permitted = expectation.optional(
                "permitted",
                terms.terms(Dimension.CATEGORY, Category.class),
                "exactly the categories that would be permitted on their own");
        request = object.optional("request", requests.format(), "may this be done?");
        retention = object.optional("retention", question.values(), "how long may this stay?");
        duties = object.optional("duties", duty.question(), "what is owed?");
        expect = object.required("expect", expectation.values(), "what is expected of the answer");
    }

    private static Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Arrays.stream(Outcome.values()).forEach(o -> outcomes.put(o.name(), o));
        return outcomes;
    }

    Format<Values> format() {
        return object.values();
    }

    ScenarioCase resolve(Values values, ReadWorld world, Instant now, ZoneId fallback, Problems problems) {
        return values.whole(problems, () -> resolved(values, world, now, fallback, problems));
    }

    private ScenarioCase resolved(Values values, ReadWorld world, Instant now, ZoneId fallback, Problems problems) {
        Values expected = values.find(expect).orElseGet(() -> expectation.unread(values.position()));
        requireOneQuestion(values);
        if (values.isGiven(retention)) {
            refuse(values, List.of(known), "a question on retention", problems);
            refuse(
                    expected,
                    List.of(outcome, obligations, rules, permitted, missing, owed, exactly, first),
                    "a question on retention",
                    problems);
            return retentionCase(values, expected, world, now, fallback, problems);
        }
        if (values.isGiven(duties)) {
            refuse(values, List.of(known), "a question on duties", problems);
            refuse(
                    expected,
                    List.of(outcome, cites, obligations, rules, permitted, missing, due, action, held),
                    "a question on duties",
                    problems);
            return dutiesCase(values, expected, world, now, fallback, problems);
        }
        refuse(expected, List.of(due, action, held, owed, exactly, first), "a request", problems);
        RequestFormat.Timed timed = requests.resolve(values.get(request), world, now, fallback, problems);
        return new ScenarioCase.OfRequest(
                values.get(name),
                values.position().toString(),
                timed.at(),
                timed.request(),
                values.find(known),
                new DecisionExpectation(
                        new LinkedHashSet<>(expected.list(outcome)),
                        expected.list(cites),
                        expected.list(obligations),
                        expected.list(rules),
                        expected.find(permitted).map(Set::copyOf),
                        expected.find(missing).map(Set::copyOf)));
    }

    private void requireOneQuestion(Values values) {
        List<Field<?>> questions = List.of(request, retention, duties);
        if (questions.stream().filter(values::isGiven).count() != 1) {
            if (!questions.stream().allMatch(values::isSure)) {
                throw DocumentException.alreadyReported();
            }
            throw new DocumentException(
                    "a case must have one of 'request', 'retention' and 'duties'", values.position());
        }
    }

    private ScenarioCase dutiesCase(
            Values values, Values expected, ReadWorld read, Instant now, ZoneId fallback, Problems problems) {
        if (!expected.isGiven(owed) && !expected.isTrue(exactly) && !expected.isGiven(first)) {
            problems.add("a question on duties must expect 'duties', 'exactly' or 'first'", expected.position());
        }
        DutyCaseFormat.Timed asked = duty.resolve(values.get(duties), read, now, fallback, problems);
        return new ScenarioCase.OfDuties(
                values.get(name),
                values.position().toString(),
                asked.at(),
                asked.question(),
                new DutyExpectation(
                        expected.list(owed).stream()
                                .map(each -> duty.expected(each, read, problems))
                                .toList(),
                        expected.isTrue(exactly),
                        expected.find(first).map(each -> duty.expected(each, read, problems))));
    }

    /** An expectation that is never compared would be a test that cannot fail. */
    private static void refuse(Values expected, List<Field<?>> fields, String of, Problems problems) {
        for (Field<?> field : fields) {
            if (expected.isGiven(field) && expected.isSure(field)) {
                problems.add("'" + field.name() + "' cannot be expected of " + of, expected.at(field));
            }
        }
    }

    private ScenarioCase retentionCase(
            Values values, Values expected, ReadWorld read, Instant now, ZoneId fallback, Problems problems) {
        World world = read.world();
        Values asked = values.get(retention);
        Located<PartyId> person = asked.get(subject);
        if (read.hasAllPeople() && !world.people().containsKey(person.value())) {
            List<String> known =
                    world.people().keySet().stream().map(PartyId::value).toList();
            problems.add(UnknownName.text("person", person.value().value(), known), person.position());
        }
        asked.find(agency)
                .filter(named ->
                        read.hasAllAgencies() && !world.agencies().ids().contains(named.value()))
                .ifPresent(named -> problems.add(
                        UnknownName.text(
                                "agency",
                                named.value().value(),
                                world.agencies().ids().stream()
                                        .map(PartyId::value)
                                        .toList()),
                        named.position()));
        Set<ZoneId> zones = WorldAssembly.zonesOf(person.value(), world.people(), world.agencies(), fallback);
        RetentionQuestion keeping = new RetentionQuestion(
                person.value(),
                asked.get(category),
                asked.find(form).orElse(DataForm.IDENTIFIED),
                asked.find(deletionRequested).map(m -> m.earliestIn(zones)));
        return new ScenarioCase.OfRetention(
                values.get(name),
                values.position().toString(),
                asked.find(at).map(m -> m.earliestIn(zones)).orElse(now),
                asked.find(agency)
                        .map(named -> keeping.suppliedBy(named.value()))
                        .orElse(keeping),
                new RetentionExpectation(
                        expected.find(due), expected.find(action), expected.find(held), expected.list(cites)));
    }
}
