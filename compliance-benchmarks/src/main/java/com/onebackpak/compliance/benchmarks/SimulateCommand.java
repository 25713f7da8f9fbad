package com.onebackpak.compliance.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures a day at two sizes, predicts by them what a third costs, measures that, too, and says how far the prediction was off;
 * then what a day of a large vendor would cost one process.
 */
@Command(
        name = "simulate",
        description = "Plays a day at two sizes, predicts a third and a large vendor's, and checks the third.",
        footer = {"", "Example: java -jar benchmarks.jar simulate --database postgres --students 1000,4000,16000"},
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final int SIZES = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--database", defaultValue = "h2", description = "h2 or postgres (${DEFAULT-VALUE}).")
    private DatabaseKind database;

    @Option(
            names = "--students",
            split = ",",
            defaultValue = "1000,4000,16000",
            description =
                    "The two sizes that are measured, and that which is predicted and checked (${DEFAULT-VALUE}).")
    private List<Integer> sizes = new ArrayList<>();

    @Option(
            names = "--district",
            defaultValue = "500",
            description = "How many students a district has (${DEFAULT-VALUE}).")
    private int studentsOfADistrict;

    @Option(
            names = "--decisions",
            defaultValue = "4",
            description = "Decisions about each student that are measured (${DEFAULT-VALUE}).")
    private double measured;

    @Option(
            names = "--of-a-day",
            defaultValue = "19",
            description = "Decisions about each student in a large vendor's day (${DEFAULT-VALUE}).")
    private double ofADay;

    @Option(
            names = "--large",
            defaultValue = "10000000",
            description = "Students of the large vendor (${DEFAULT-VALUE}).")
    private long large;

    @Option(
            names = "--large-districts",
            defaultValue = "2000",
            description = "In how many districts the large vendor's students are (${DEFAULT-VALUE}).")
    private int largeDistricts;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
    private boolean help;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    SimulateCommand() {}

    @Override
    public Integer call() throws Exception {
        if (sizes.size() != SIZES
                || studentsOfADistrict < 1
                || sizes.get(0) < 1
                || sizes.stream().anyMatch(size -> size % studentsOfADistrict != 0)
                || sizes.get(0) >= sizes.get(1)
                || sizes.get(1) >= sizes.get(2)
                || measured <= 0
                || ofADay <= 0
                || largeDistricts < 1
                || large < largeDistricts) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--students must be three sizes that grow, each of whole districts (--district), and all numbers"
                            + " above 0; a district of the large vendor has a student at least");
        }
        PrintWriter progress = spec.commandLine().getErr();
        List<Map<DayPart, Double>> costs = new ArrayList<>();
        Effort effort = new Effort(1, 1, 1, 1, 0, false, false, progress::println);
        play(sizes.get(1), effort); // does not count: what has just begun is slow
        for (int size : sizes) {
            costs.add(play(size, effort));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(new DaySimulation(sizes, costs, new DayLoad(large, largeDistricts, ofADay)).text());
        out.flush();
        return 0;
    }

    private Map<DayPart, Double> play(int students, Effort effort) throws IOException, SQLException {
        int districts = students / studentsOfADistrict;
        effort.report(String.format(Locale.ROOT, "plays a day of %,d students in %,d districts", students, districts));
        try (BenchmarkDatabase open = database.open(effort)) {
            return new DayRun(open, new ManyDistricts(districts, studentsOfADistrict), measured).costs();
        }
    }
}
