package com.onebackpak.compliance.store;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import java.time.Duration;
import java.time.Instant;

/** How a hold on record counts. Has no state. */
public final class RecordedHold {
    private RecordedHold() {}

    /**
     * The hold as it counts at an instant: what by another clock may have begun has begun. So has what had when it was learned, though
     * by a clock that was set back since neither has happened.
     *
     * @param skew by how much clocks disagree at most
     */
    public static Hold countedAt(Instant now, Duration skew, Recorded<Hold> recorded) {
        Hold hold = LedgerKind.HOLD.countedAt(now, skew, recorded.value());
        boolean hadBegun = recorded.learned().isAfter(now)
                && hold.span().from().isAfter(now)
                && LedgerKind.HOLD
                        .countedAt(recorded.learned(), skew, recorded.value())
                        .span()
                        .contains(recorded.learned());
        return hadBegun
                ? new Hold(
                        hold.kind(),
                        hold.subject(),
                        hold.categories(),
                        new Span(now, hold.span().until()))
                : hold;
    }
}
