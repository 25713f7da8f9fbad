package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.vocabulary.FactParty;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A played day as plain data, for a program to read. Names people by pseudonymous id only. */
final class DemoFigures {
    private DemoFigures() {}

    static Map<String, Object> data(PlayedDay day, OffsetDateTime now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("roster", day.roster().name());
        data.put("now", now.toString());
        data.put(
                "policies",
                day.deciding().scenario().policies().policies().stream()
                        .map(Policy::id)
                        .distinct()
                        .toList());
        data.put("policy-digest", day.deciding().scenario().policies().digest());
        data.put("people", people(day.community()));
        data.put("columns", columns(day));
        data.put("notes", day.notes());
        data.put("suppositions", day.world().suppositions());
        data.put("kinds", day.figures().stream().map(DemoFigures::kind).toList());
        data.put(
                "birthdays",
                day.birthdays().stream().map(DemoFigures::birthdays).toList());
        data.put("logs", day.logs().stream().map(DemoFigures::log).toList());
        return data;
    }

    private static Map<String, Object> log(DayOnRecord.TenantLog log) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("tenant", log.tenant());
        data.put("entries", log.entries());
        data.put("verified", log.verified());
        return data;
    }

    private static Map<String, Object> people(SchoolCommunity community) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("agencies", community.agencies().size());
        data.put("students", community.students().size());
        data.put(
                "students-of-unknown-birth-date",
                community.students().stream()
                        .filter(s -> s.birthDate().isEmpty())
                        .count());
        data.put("parents", community.parents().size());
        data.put("employees", community.staff().size());
        return data;
    }

    private static Map<String, Object> columns(PlayedDay day) {
        Map<String, Object> known = new LinkedHashMap<>();
        day.roster().columns().categories().forEach((column, category) -> known.put(column, category.path()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("known", known);
        data.put("unknown", day.roster().columns().unknown());
        return data;
    }

    private static Map<String, Object> kind(KindFigures figures) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", figures.kind().id());
        data.put("title", figures.kind().title());
        data.put("asks", figures.kind().asks());
        data.put("asked", figures.answers().size());
        Map<String, Object> outcomes = new LinkedHashMap<>();
        Arrays.stream(Outcome.values()).forEach(o -> outcomes.put(o.name(), figures.count(o)));
        data.put("outcomes", outcomes);
        data.put("groups", figures.groups().stream().map(DemoFigures::group).toList());
        return data;
    }

    private static Map<String, Object> group(ReasonGroup group) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("outcome", group.outcome().name());
        data.put("count", group.count());
        data.put("cites", group.cites());
        data.put("missing", group.missing());
        data.put("reasons", group.reasons());
        data.put("obligations", group.owed());
        data.put("remedies", group.remedies().stream().map(DemoFigures::remedy).toList());
        data.put("subjects", group.subjects());
        data.put("request", group.first().request().data());
        return data;
    }

    private static List<Map<String, Object>> remedy(Remedy remedy) {
        return remedy.changes().stream()
                .map(change -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("change", change.says());
                    data.put("by", change.by().stream().map(FactParty::key).toList());
                    return data;
                })
                .toList();
    }

    private static Map<String, Object> birthdays(Birthdays birthdays) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("age", birthdays.age());
        data.put("passed", birthdays.passed().stream().map(PartyId::value).toList());
        data.put("coming", birthdays.coming().stream().map(PartyId::value).toList());
        data.put(
                "changes", birthdays.changes().stream().map(DemoFigures::change).toList());
        return data;
    }

    private static Map<String, Object> change(Birthdays.Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", change.kind().id());
        data.put("before", change.before().name());
        data.put("after", change.after().name());
        data.put("students", change.students().stream().map(PartyId::value).toList());
        return data;
    }
}
