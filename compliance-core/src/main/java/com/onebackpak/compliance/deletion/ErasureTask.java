package com.onebackpak.compliance.deletion;

import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;

/**
 * What an eraser is to erase: the rows of these people and of nobody else, whoever came between the first and the last of
 * them since. Immutable; {@code toString} names nobody.
 *
 * @param tenant whose people
 * @param dataSet from which data set
 * @param treatment what becomes of the rows
 * @param people the people, in order, each once, at least one
 * @param fence grows with each attempt at the same people: what can refuse an older number than it has seen should
 */
public record ErasureTask(PartyId tenant, String dataSet, Treatment treatment, List<PartyId> people, long fence) {
    /** Copies what is given. */
    public ErasureTask {
        people = List.copyOf(people);
        if (people.isEmpty()) {
            throw new IllegalArgumentException("people must not be empty");
        }
    }

    @Override
    public String toString() {
        return "ErasureTask[" + tenant + ", " + dataSet + ", " + people.size() + " people, fence " + fence + "]";
    }
}
