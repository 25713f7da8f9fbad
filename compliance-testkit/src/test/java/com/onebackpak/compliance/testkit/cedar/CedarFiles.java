package com.onebackpak.compliance.testkit.cedar;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.testkit.cedar.CedarValue.EntityId;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of Cedar's integration tests. */
final class CedarFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private CedarFiles() {}

    /** A policy set, and the requests that were decided with it. */
    record Case(String name, List<CedarPolicy> policies, CedarEntities entities, List<CedarRequest> requests) {}

    /** Reads a test by its descriptor, which names other files from the folder. */
    static Case read(Path folder, Path descriptor) {
        JsonNode test = JSON.readTree(text(descriptor));
        List<CedarRequest> requests = new ArrayList<>();
        test.get("requests").forEach(request -> requests.add(request(request)));
        return new Case(
                folder.relativize(descriptor).toString(),
                CedarParser.policies(text(folder.resolve(test.get("policies").asString()))),
                entities(JSON.readTree(text(folder.resolve(test.get("entities").asString())))),
                requests);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CedarEntities entities(JsonNode list) {
        Map<EntityId, CedarEntities.Entity> entities = new LinkedHashMap<>();
        list.forEach(node -> {
            ImmutableSet.Builder<EntityId> parents = ImmutableSet.builder();
            node.get("parents").forEach(parent -> parents.add(entity(parent)));
            entities.put(
                    entity(node.get("uid")),
                    new CedarEntities.Entity(
                            fields(node.get("attrs")),
                            node.has("tags") ? fields(node.get("tags")) : new Fields(Map.of()),
                            parents.build()));
        });
        return new CedarEntities(entities);
    }

    private static CedarRequest request(JsonNode node) {
        Set<String> determining = ImmutableSet.copyOf(
                node.get("reason").valueStream().map(JsonNode::asString).toList());
        return new CedarRequest(
                entity(node.get("principal")),
                entity(node.get("action")),
                entity(node.get("resource")),
                fields(node.get("context")),
                node.get("decision").asString().equals("allow"),
                determining);
    }

    private static EntityId entity(JsonNode node) {
        JsonNode id = node.has("__entity") ? node.get("__entity") : node;
        return new EntityId(id.get("type").asString(), id.get("id").asString());
    }

    private static Fields fields(JsonNode node) {
        Map<String, CedarValue> fields = new LinkedHashMap<>();
        node.propertyStream().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return new Fields(fields);
    }

    private static CedarValue value(JsonNode node) {
        if (node.isBoolean()) {
            return new CedarValue.Bool(node.asBoolean());
        }
        if (node.isNumber()) {
            return CedarValue.of(node.asLong());
        }
        if (node.isString()) {
            return new CedarValue.Text(node.asString());
        }
        if (node.isArray()) {
            return new CedarValue.Members(
                    node.valueStream().map(CedarFiles::value).collect(ImmutableSet.toImmutableSet()));
        }
        if (node.has("__extn")) {
            JsonNode called = node.get("__extn");
            return CedarConstants.of(called.get("fn").asString(), arguments(called))
                    .orElseThrow(() -> new IllegalArgumentException("no value: " + node));
        }
        return node.has("__entity") || isEntity(node) ? entity(node) : fields(node);
    }

    private static List<CedarValue> arguments(JsonNode called) {
        return called.has("arg")
                ? List.of(value(called.get("arg")))
                : called.get("args").valueStream().map(CedarFiles::value).toList();
    }

    /** Written without a sign, as the schema allows. */
    private static boolean isEntity(JsonNode node) {
        return node.size() == 2
                && node.has("type")
                && node.has("id")
                && node.get("type").isString()
                && node.get("id").isString();
    }
}
