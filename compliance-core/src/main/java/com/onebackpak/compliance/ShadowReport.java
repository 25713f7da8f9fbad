package com.onebackpak.compliance;

import java.util.Map;

/**
 * How often a candidate decided otherwise than the live policies. Immutable.
 *
 * @param compared how many decisions were compared
 * @param differences how often each difference was found, the most frequent first
 * @param others how often others were found, once there were as many different ones as are told apart
 * @param failed how often the candidate failed, or who is told of a difference: what differed counts as compared then
 * @param dropped how many decisions were not compared because too many waited, or because the shadow was closed
 */
public record ShadowReport(
        long compared, Map<ShadowDifference, Long> differences, long others, long failed, long dropped) {
    /** How many of those compared differ. */
    public long differing() {
        return differences.values().stream().mapToLong(Long::longValue).sum() + others;
    }
}
