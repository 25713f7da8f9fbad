package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads requests, in the shape of what stands under {@code request:} in a scenario file.
 *
 * <pre>{@code
 * RequestReader reader = RequestReader.of(policies.vocabulary(), vendor, clock.instant());
 * ProcessingRequest request = reader.read(DocumentSource.ofText("request.json", body)).request();
 * }</pre>
 *
 * <p>Immutable, thread-safe.
 */
public final class RequestReader {
    private final ReadWorld world;
    private final Instant now;
    private final ZoneId zone;

    private RequestReader(ReadWorld world, Instant now, ZoneId zone) {
        this.world = world;
        this.now = now;
        this.zone = zone;
    }

    /** Reads requests about a scenario's world: who is nobody there is refused. */
    public static RequestReader of(Scenario scenario) {
        return new RequestReader(
                ReadWorld.whole(scenario.world()),
                scenario.now(),
                scenario.world().defaultZone().orElseThrow());
    }

    /**
     * Reads requests alone, whoever there may be: a name that is a kind stands for the kind, any other is an id. Dates are
     * those of UTC.
     *
     * @param vocabulary the terms and facts that requests may name
     * @param vendor who acts where a request does not say
     * @param now when a request is made that does not say
     */
    public static RequestReader of(Vocabulary vocabulary, PartyId vendor, Instant now) {
        World nobody = World.builder()
                .vocabulary(vocabulary)
                .vendor(vendor)
                .agencies(Agencies.of(List.of()))
                .build();
        return new RequestReader(new ReadWorld(nobody, false, false, false, true), now, ZoneOffset.UTC);
    }

    /**
     * A request and when it is made.
     *
     * @param request the request
     * @param at the instant
     */
    public record TimedRequest(ProcessingRequest request, Instant at) {}

    /**
     * Reads a request.
     *
     * @throws DocumentException if the document is not a sound request, or names somebody whom the world does not know
     */
    public TimedRequest read(DocumentSource source) {
        return read(problems -> NodeReader.read(source, DocumentKind.REQUEST, problems));
    }

    /**
     * Reads a request from plain data of the same shape, such as {@link StrictJson} gives.
     *
     * @throws DocumentException as {@link #read}; its places say nothing
     */
    public TimedRequest readPlain(Map<String, Object> data) {
        return read(problems -> PlainNodes.of(data));
    }

    /** The keys of a request that are facts which the vocabulary declares of requests, and stand in no group. */
    public Set<String> circumstances() {
        return ImmutableSet.copyOf(requestFormat().circumstances());
    }

    private RequestFormat requestFormat() {
        return new RequestFormat(new TermFormats(world.world().vocabulary()));
    }

    private TimedRequest read(Function<Problems, Node> reading) {
        RequestFormat format = requestFormat();
        return Problems.collecting(problems -> {
            Node document = reading.apply(problems);
            RequestFormat.Timed timed =
                    format.resolve(format.format().read(document, problems), world, now, zone, problems);
            return new TimedRequest(timed.request(), timed.at());
        });
    }
}
