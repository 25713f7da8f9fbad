package com.onebackpak.compliance.testkit.deletion;

import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.party.PartyId;

/** An eraser with data to erase, and a way to look at it that has nothing of the eraser's. */
public interface EraserUnderTest extends AutoCloseable {
    /** Adds rows about a person, as the host's own code writes them: of each kind that there is, in each state. */
    void seed(PartyId tenant, PartyId person, int rows);

    /** How many rows there are about a person, by a query of the test's own. */
    long count(PartyId tenant, PartyId person);

    /** What the host registers as its own count. */
    HostRows rows();

    /** Has the eraser erase, and commits what it did; throws on what it throws, after a rollback. */
    EraserAnswer erase(ErasureTask task) throws Exception;

    /** What becomes of the rows. */
    default Treatment treatment() {
        return Treatment.DELETE;
    }

    /**
     * Has the next call of the eraser fail after it has done some of its work.
     *
     * @return false where that cannot be done, because all goes in one transaction or nothing
     */
    boolean failsHalfWayNextTime();

    /** Leaves nothing behind. */
    @Override
    void close();
}
