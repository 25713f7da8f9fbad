package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.deletion.CertificateRefusedException;
import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.jdbc.DeletionRun;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Certifies what is gone. */
@Command(
        name = "certificate",
        description = {
            "Certifies what runs have erased, if the host's own count agrees in every cell, and anchors it in the audit log;"
                    + " else says where it does not, and exits 1.",
            "",
            "Of a run that was certified to its end, JSON prints the certificate as it was; it stands in the audit log."
        },
        footer = {
            "",
            "Example: java -jar compliance.jar retention certificate --database records --data data.properties --json"
        },
        sortOptions = false)
final class RetentionCertificateCommand extends PlanningCommand {
    @Option(names = "--run", paramLabel = "RUN", description = "Which run. Default: all that have begun.")
    private @Nullable UUID run;

    private boolean isRefused;
    private boolean isFound;

    @SuppressWarnings("NullAway.Init") // picocli sets the options
    RetentionCertificateCommand() {}

    @Override
    List<String> heads() {
        return List.of("run", "data set", "erased", "left", "erased at", "last copy");
    }

    @Override
    List<String> keys() {
        return List.of("run", "refused", "certificate", "certified", "about-nobody");
    }

    @Override
    public Integer call() {
        int answer = super.call();
        if (run != null && !isFound) {
            throw new CommandException(
                    "there is no run " + run + "; 'retention run' without --world lists those that have begun");
        }
        return isRefused ? ComplianceCommand.NO : answer;
    }

    @Override
    void list(DeletionRuns runs, JdbcComplianceStores stores, PartyId of, Rows rows) {
        for (DeletionRun each : runs.runs(of)) {
            if (run == null && each.isAboutNobody()) {
                rows.add(
                        List.of(each.run().toString(), "", "0", "", "", ""),
                        "about nobody: " + each.why(),
                        ordered("run", each.run().toString(), "about-nobody", each.why()));
            } else if (run == null || run.equals(each.run())) {
                isFound = true;
                certify(runs, each, rows);
            }
        }
    }

    private void certify(DeletionRuns runs, DeletionRun each, Rows rows) {
        try {
            add(runs.certify(each.tenant(), each.run(), zone()), rows);
        } catch (CertificateRefusedException e) {
            isRefused = true;
            rows.add(
                    List.of(each.run().toString(), "", "refused", "", "", ""),
                    String.join("; ", e.where()),
                    ordered("run", each.run().toString(), "refused", e.where()));
        } catch (ComplianceStoreException e) {
            String before = each.certificate().orElseThrow(() -> e);
            rows.add(
                    List.of(each.run().toString(), "", String.valueOf(each.rows()), "", "", ""),
                    "certified to its end before",
                    ordered("run", each.run().toString(), "certified", before));
        }
    }

    /** A line for each data set, with a date of its own, and what is not covered; to programs it is one. */
    private void add(DeletionCertificate certificate, Rows rows) {
        String id = certificate.run().toString();
        rows.add(
                List.of(id, "", "", "", time(certificate.erasedAt()), ""),
                "does not cover: " + String.join("; ", certificate.notCovered()),
                ordered("run", id, "certificate", certificate.data()));
        for (DeletionCertificate.Line line : certificate.lines()) {
            rows.also(
                    List.of(
                            id,
                            line.dataSet(),
                            String.valueOf(line.erased()),
                            String.valueOf(line.left()),
                            time(line.erasedAt()),
                            line.lastCopyExpires().map(LocalDate::toString).orElse("not said")),
                    held(certificate, line));
        }
    }

    private static String held(DeletionCertificate certificate, DeletionCertificate.Line line) {
        return certificate.held().stream()
                .filter(rows -> rows.dataSet().equals(line.dataSet()))
                .map(rows -> rows.people().text())
                .collect(Collectors.joining("; "));
    }
}
