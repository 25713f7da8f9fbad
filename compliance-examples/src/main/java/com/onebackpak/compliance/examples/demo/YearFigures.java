package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.examples.demo.PlayedYear.Certified;
import com.onebackpak.compliance.examples.demo.PlayedYear.Moment;
import com.onebackpak.compliance.examples.demo.PlayedYear.Tally;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A played year as plain data, for a program to read. Names people by pseudonymous id only. */
final class YearFigures {
    private YearFigures() {}

    static Map<String, Object> data(PlayedYear year) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("roster", year.roster());
        data.put("district", year.district().value());
        data.put("students", year.community().students().size());
        data.put("notes", year.community().notes());
        data.put("suppositions", year.suppositions());
        data.put("events", year.moments().stream().map(YearFigures::moment).toList());
        data.put("requests", year.months().stream().map(YearFigures::tally).toList());
        data.put("rows-before", year.rows());
        data.put(
                "certificates",
                year.certificates().stream().map(YearFigures::certified).toList());
        data.put("logs", year.logs().stream().map(YearFigures::log).toList());
        Map<String, Object> export = new LinkedHashMap<>();
        export.put("entries", year.export().entries());
        export.put("verified", year.export().verified());
        export.put("key", year.export().key());
        data.put("export", export);
        return data;
    }

    private static Map<String, Object> moment(Moment moment) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event", moment.id());
        data.put("day", moment.day().toString());
        data.put("title", moment.title());
        data.put("told", moment.told());
        data.put("owed", moment.owed().stream().map(YearFigures::owed).toList());
        return data;
    }

    private static Map<String, Object> owed(OwedDuty duty) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clock", duty.clock());
        data.put("what", duty.what().key());
        data.put("by", duty.by());
        data.put("to", duty.to());
        data.put("people", duty.about().size());
        data.put("due", duty.due().text());
        data.put("state", duty.state().key());
        data.put("overdue", duty.state() == DutyState.OVERDUE);
        data.put("cites", duty.cites().stream().map(Object::toString).toList());
        return data;
    }

    private static Map<String, Object> tally(Tally tally) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("of", tally.of());
        data.put("asked", tally.all());
        Map<String, Object> outcomes = new LinkedHashMap<>();
        Arrays.stream(Outcome.values()).forEach(outcome -> outcomes.put(outcome.name(), tally.count(outcome)));
        data.put("outcomes", outcomes);
        return data;
    }

    private static Map<String, Object> certified(Certified certified) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("day", certified.day().toString());
        data.put("certificate", certified.data());
        return data;
    }

    private static Map<String, Object> log(DayOnRecord.TenantLog log) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("tenant", log.tenant());
        data.put("entries", log.entries());
        data.put("verified", log.verified());
        return data;
    }

    /** The rows of a certificate's data sets. */
    static List<Map<?, ?>> sets(Certified certified) {
        return certified.data().get("data-sets") instanceof List<?> sets
                ? sets.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(set -> (Map<?, ?>) set)
                        .toList()
                : List.of();
    }
}
