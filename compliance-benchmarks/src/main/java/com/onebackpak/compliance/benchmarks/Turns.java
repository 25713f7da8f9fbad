package com.onebackpak.compliance.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Two sides that do the same by turns, so often that none has the better moments: the rate of ours over the other's. */
final class Turns {
    private final Effort effort;
    private final int workOfATurn;

    /** What a side does once. */
    interface Side {
        void run() throws SQLException;
    }

    Turns(Effort effort, int workOfATurn) {
        this.effort = effort;
        this.workOfATurn = workOfATurn;
    }

    Ratio measured(String name, double target, Side peer, Side ours) throws SQLException {
        List<Double> ratios = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        List<Double> our = new ArrayList<>();
        for (int round = 0; round <= effort.rounds(); round++) {
            double peerTime = 0;
            double ourTime = 0;
            int turns = 0;
            for (long start = System.nanoTime(); System.nanoTime() - start < 2 * effort.nanos(); turns++) {
                peerTime += seconds(peer);
                ourTime += seconds(ours);
            }
            double peerRate = turns * workOfATurn / peerTime;
            double ourRate = turns * workOfATurn / ourTime;
            effort.report("round " + round + ": " + Ratio.aSecond(peerRate) + ", ours " + Ratio.aSecond(ourRate)
                    + ", ratio " + Ratio.number(ourRate / peerRate));
            if (round > 0) { // the first is for warming up
                ratios.add(ourRate / peerRate);
                peers.add(peerRate);
                our.add(ourRate);
            }
        }
        return new Ratio(
                name, target, true, ratios, Ratio.aSecond(Ratio.median(peers)), Ratio.aSecond(Ratio.median(our)));
    }

    private double seconds(Side side) throws SQLException {
        long start = System.nanoTime();
        for (int i = 0; i < workOfATurn; i++) {
            side.run();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
