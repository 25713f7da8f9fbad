package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The section that tells what went to whom, as 34 CFR 99.32 has it recorded. Not thread-safe. */
final class Disclosures {
    private static final int MOST_RECIPIENTS = 1_000;
    private static final int MOST_ROWS = 100;
    private static final String OTHERS = "others";

    private final Times times;
    private final Map<PartyId, Integer> subjects = new HashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private long all;

    private Disclosures(Times times) {
        this.times = times;
    }

    /** What went to one recipient. */
    private static final class Line {
        private final BitSet subjects = new BitSet();
        private final Set<String> categories = new TreeSet<>();
        private final Set<String> purposes = new TreeSet<>();
        private final Set<Citation> grounds = new TreeSet<>();
        private long count;
        private long stated;
        private @Nullable Instant first;
        private @Nullable Instant last;

        void add(Disclosure disclosure, int subject) {
            count++;
            subjects.set(subject);
            disclosure.categories().forEach(category -> categories.add(category.path()));
            disclosure.purpose().ifPresent(purpose -> purposes.add(purpose.path()));
            grounds.addAll(disclosure.legalBasis());
            if (disclosure.details().isPresent()) {
                stated++;
            }
            first = first == null ? disclosure.at() : first; // they are read in the order of their times
            last = disclosure.at();
        }
    }

    static Told of(TenantStores stores, LedgerQuery query, Times times, Progress progress) {
        Disclosures disclosures = new Disclosures(times);
        Page.readAll(after -> stores.disclosures().page(query, after, Page.MAX_ROWS), recorded -> {
            disclosures.add(recorded.value());
            progress.one("disclosures");
        });
        return disclosures.told();
    }

    private void add(Disclosure disclosure) {
        all++;
        String recipient = disclosure
                .recipient()
                .map(PartyId::value)
                .orElseGet(() -> Words.text(disclosure.recipientKind()) + " (nobody named)");
        Line line = lines.get(recipient);
        if (line == null) {
            line = lines.computeIfAbsent(lines.size() < MOST_RECIPIENTS ? recipient : OTHERS, name -> new Line());
        }
        Integer subject = subjects.get(disclosure.subject());
        if (subject == null) {
            subject = subjects.size();
            subjects.put(disclosure.subject(), subject);
        }
        line.add(disclosure, subject);
    }

    private Told told() {
        List<Block> blocks = new ArrayList<>();
        if (all == 0) {
            blocks.add(new Block.Text(
                    "No disclosure is on record for this time. A permit to disclose that owes a record of it"
                            + " leaves one when it is discharged; decisions that were only asked for leave none."));
        } else {
            blocks.add(table());
            if (lines.size() > MOST_ROWS) {
                blocks.add(new Block.Text(
                        Table.number(lines.size() - MOST_ROWS) + " recipients to whom less went are left out."));
            }
        }
        return new Told(
                new Section(
                        "disclosures",
                        "Disclosures by recipient",
                        List.of(
                                "What went out in this time, to whom and for which interest, as 34 CFR 99.32(a) has it"
                                        + " recorded, put together by recipient.",
                                "The record of each student, with the interest that was stated in words, is in the list that"
                                        + " the command disclosures gives; a parent may inspect it."),
                        blocks),
                List.of(),
                List.of(new Block.Field("Disclosures", Table.number(all))));
    }

    private Table table() {
        Table.Rows rows = Table.of(
                "disclosures-table",
                "Disclosures, those to whom most went first",
                "Recipient",
                "#Disclosures",
                "#Students",
                "#Interest stated in words",
                "Categories",
                "Purposes",
                "Allowed by",
                "First",
                "Last");
        lines.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Line> each) -> -each.getValue().count)
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_ROWS)
                .forEach(each -> add(rows, each.getKey(), each.getValue()));
        return rows.add(
                        "all",
                        all,
                        subjects.size(),
                        lines.values().stream().mapToLong(line -> line.stated).sum(),
                        "",
                        "",
                        "",
                        "",
                        "")
                .table();
    }

    private void add(Table.Rows rows, String recipient, Line line) {
        rows.add(
                recipient,
                line.count,
                line.subjects.cardinality(),
                line.stated,
                String.join(", ", line.categories),
                String.join(", ", line.purposes),
                Words.cites(line.grounds),
                line.first == null ? "" : times.minute(line.first),
                line.last == null ? "" : times.minute(line.last));
    }
}
