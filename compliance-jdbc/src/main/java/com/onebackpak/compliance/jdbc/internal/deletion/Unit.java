package com.onebackpak.compliance.jdbc.internal.deletion;

import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.UnitState;
import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A unit of a run: the rows of one data set about the people of one range.
 *
 * @param tenant whose
 * @param run of which run
 * @param range which of its ranges
 * @param dataSet which data set
 * @param state how far it has come
 * @param people all of the range, in order
 * @param rest those whose turn is still to come
 * @param held how many of them are held when it was last left because of that, and why
 * @param asked what the host counted of them when somebody outside of the database began; negative: nobody has
 * @param counted how many rows the host counted before they went
 * @param gone how many went
 * @param goneAt when the last did
 * @param heldRows how many rows the host counted of the rest when it was left because it is held; negative: nobody has
 * @param lost how many rows went that were held, and that this run did not count
 */
public record Unit(
        PartyId tenant,
        UUID run,
        int range,
        String dataSet,
        UnitState state,
        List<PartyId> people,
        List<PartyId> rest,
        HeldPeople held,
        long asked,
        long counted,
        long gone,
        Optional<Instant> goneAt,
        long heldRows,
        long lost) {
    /** The same in another state. */
    public Unit with(UnitState next) {
        return new Unit(
                tenant, run, range, dataSet, next, people, rest, held, asked, counted, gone, goneAt, heldRows, lost);
    }

    /** The same with what is left of it, and why. */
    public Unit leaving(List<PartyId> left, HeldPeople because) {
        return new Unit(
                tenant, run, range, dataSet, state, people, left, because, asked, counted, gone, goneAt, heldRows,
                lost);
    }

    /** The same with more rows ticked off. */
    public Unit ticked(long hostCounted, long went, Instant at) {
        return new Unit(
                tenant,
                run,
                range,
                dataSet,
                state,
                people,
                rest,
                held,
                asked,
                counted + hostCounted,
                gone + went,
                went > 0 ? Optional.of(at) : goneAt,
                heldRows,
                lost);
    }

    /** The same with what the host counts of the rest. */
    public Unit asked(long count) {
        return new Unit(
                tenant, run, range, dataSet, state, people, rest, held, count, counted, gone, goneAt, heldRows, lost);
    }

    /** The same with what the host counts of those who are held. */
    public Unit holding(long rows) {
        return new Unit(
                tenant, run, range, dataSet, state, people, rest, held, asked, counted, gone, goneAt, rows, lost);
    }

    /** The same with more rows that went although they were held. */
    public Unit losing(long rows) {
        return new Unit(
                tenant,
                run,
                range,
                dataSet,
                state,
                people,
                rest,
                held,
                asked,
                counted,
                gone,
                goneAt,
                heldRows,
                lost + Math.max(0, rows));
    }
}
