package com.onebackpak.compliance.document;

import com.onebackpak.compliance.analysis.Witness;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes situations that an analysis found as scenario files, which decide the same when they are run. Has no state. */
public final class WitnessDocument {
    private WitnessDocument() {}

    /**
     * Returns a scenario as YAML, one case for each witness, which expects what the evaluator decided.
     *
     * @param title what the scenario is about
     * @param policies how a scenario names the policies that decided
     * @param witnesses the situations, by the name of the case
     */
    public static String write(String title, List<String> policies, Map<String, Witness> witnesses) {
        Map<String, Object> organizations = new LinkedHashMap<>();
        Map<String, Object> people = new LinkedHashMap<>();
        witnesses.values().forEach(witness -> {
            ProcessingRequest request = witness.situation().request();
            request.subject().ifPresent(id -> people.put(id.value(), Map.of("kind", "visitor")));
            request.recipient().ifPresent(id -> add(id, organizations));
            add(request.actor(), organizations);
        });
        Map<String, Object> world = new LinkedHashMap<>();
        world.put("people", people);
        world.put("organizations", organizations);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("scenarios", title);
        data.put("policies", policies);
        data.put("now", "2026-01-01T00:00:00Z");
        data.put("world", world);
        data.put(
                "cases",
                witnesses.entrySet().stream()
                        .map(entry -> oneCase(entry.getKey(), entry.getValue()))
                        .toList());
        return PlainJson.yaml(data);
    }

    private static void add(PartyId id, Map<String, Object> organizations) {
        if (!id.value().equals(WorldFormat.DEFAULT_VENDOR)) {
            organizations.put(id.value(), Map.of("kind", "application"));
        }
    }

    private static Map<String, Object> oneCase(String name, Witness witness) {
        Map<String, Object> request =
                new LinkedHashMap<>(witness.situation().request().data());
        request.put("at", witness.situation().at().toString());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("request", request);
        data.put("known", PlainJson.compact(FactsData.of(witness.situation().facts())));
        data.put("expect", Map.of("outcome", witness.decision().outcome().name()));
        return data;
    }
}
