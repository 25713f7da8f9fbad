package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.party.PartyId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Map;

/** The format of one event of a consent record. */
final class ConsentEventFormat {
    static final String EXPLICIT = "explicit";

    private final ObjectFormat object = ObjectFormat.of("an event");
    private final Field<OffsetDateTime> time = object.required("event_time", Formats.instant(), "when it happened");
    private final Field<ConsentEvent.State> state = object.required(
            "event_state", Formats.oneOf("event_state", ConsentEvent.State.class), "what became of the consent");
    private final Field<PartyId> entity = object.optional("entity_id", Formats.id(), "who brought it about");
    private final Field<TemporalAmount> validity =
            object.optional("validity_duration", duration(), "how long it holds from then on");
    private final Field<String> type = object.optional("event_type", Formats.text(), "how it came about: explicit");
    private final Field<String> evidence = object.optional("evidence", Formats.text(), "where the evidence lies");

    ConsentEventFormat() {}

    Format<ConsentEvent> format() {
        return object.as(values -> {
            if (values.get(state).isAgreement()
                    && values.find(type).filter(said -> !said.equals(EXPLICIT)).isPresent()) {
                throw new IllegalArgumentException("a consent is given and renewed explicitly, not '" + values.get(type)
                        + "'; who said nothing has not consented, so take it over only if somebody did");
            }
            return new ConsentEvent(
                    values.get(time),
                    values.get(state),
                    values.find(entity),
                    values.find(validity),
                    values.find(evidence));
        });
    }

    private static Format<TemporalAmount> duration() {
        String what = "a duration such as P1Y or PT8760H";
        return Formats.scalar(what, Map.of("type", "string", "pattern", "^P"), text -> {
            try {
                TemporalAmount amount = text.indexOf('T') < 0 ? Period.parse(text) : Duration.parse(text);
                if (isNegative(amount)) {
                    throw new IllegalArgumentException("expected " + what + ", not back in time");
                }
                return amount;
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("expected " + what + ", found '" + text + "'", e);
            }
        });
    }

    private static boolean isNegative(TemporalAmount amount) {
        return amount instanceof Duration duration ? duration.isNegative() : ((Period) amount).isNegative();
    }
}
