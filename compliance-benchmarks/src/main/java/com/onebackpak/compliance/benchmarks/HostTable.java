package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.TableData;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import java.sql.SQLException;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The tables of a host, those first whose rows refer to others; a student has twenty rows in all of them. */
enum HostTable {
    GRADE(6, Parent.ENROLMENT),
    ATTENDANCE(5, Parent.ENROLMENT),
    ENROLMENT(3, Parent.STUDENT),
    MESSAGE(3, Parent.STUDENT),
    DOCUMENT(2, Parent.STUDENT),
    STUDENT(1, Parent.NONE);

    static final int ROWS_OF_A_STUDENT =
            Arrays.stream(values()).mapToInt(table -> table.rows).sum();

    /** Every enrolment has two of what refers to it, or one. */
    private static final int ENROLMENTS = 3;

    private static final List<HostTable> PARENTS_FIRST =
            List.of(STUDENT, ENROLMENT, GRADE, ATTENDANCE, MESSAGE, DOCUMENT);

    private enum Parent {
        NONE,
        STUDENT,
        ENROLMENT
    }

    private final int rows;
    private final Parent parent;

    HostTable(int rows, Parent parent) {
        this.rows = rows;
        this.parent = parent;
    }

    String table() {
        return "host_" + this;
    }

    private String create() {
        String reference = switch (parent) {
            case NONE -> "";
            case STUDENT -> ", foreign key (district, student, parent_no) references host_student";
            case ENROLMENT -> ", foreign key (district, student, parent_no) references host_enrolment";
        };
        return "create table " + table() + " (district varchar(128) not null, student varchar(128) not null,"
                + " no integer not null, parent_no integer not null, content varchar(200) not null,"
                + " primary key (district, student, no)" + reference + ")";
    }

    /** Rows of as many students, whose ids are made up as {@code s} and a number. */
    private String insert(PartyId district, int students) {
        String parentNumber = parent == Parent.ENROLMENT ? "r.no % " + ENROLMENTS : "0";
        return "insert into " + table() + " select '" + district
                + "', 's' || lpad(cast(s.no as varchar), 8, '0'), r.no, "
                + parentNumber + ", 'what a host knows of somebody, some sixty letters long, ' || s.no"
                + " from generate_series(1, " + students + ") s(no) cross join generate_series(0, " + (rows - 1)
                + ") r(no)";
    }

    /** Makes all tables, those first that others refer to. */
    static void install(BenchmarkDatabase database) throws SQLException {
        for (HostTable table : PARENTS_FIRST) {
            database.execute(table.create());
        }
    }

    /** Rows of as many students in all tables. */
    static void seed(BenchmarkDatabase database, PartyId district, int students) throws SQLException {
        for (HostTable table : PARENTS_FIRST) {
            database.execute(table.insert(district, students));
        }
    }

    /** All tables as data sets. */
    static HostData data(PartyId owner) {
        HostData.Builder data = HostData.builder();
        for (HostTable table : values()) {
            data.local(table.dataSet(owner), TableData.of(table.table(), "district", "student"));
        }
        return data.build();
    }

    private DataSet dataSet(PartyId owner) {
        DataSet.Builder set = DataSet.builder()
                .id(toString())
                .addCategories(this == STUDENT ? Category.NAME : Category.WORK)
                .owner(owner)
                .copiesKeptFor(Period.ofDays(35));
        if (parent != Parent.NONE) {
            set.addDependsOn(parent.name().toLowerCase(Locale.ROOT));
        }
        return set.build();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
