package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.LocalData;
import com.onebackpak.compliance.jdbc.TableData;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A vendor's own tables beside the stores, which refer to each other: students, enrolments and work. Thread-safe. */
final class YearTables {
    static final String STUDENTS = "students";
    static final String ENROLMENTS = "enrolments";
    static final String WORK = "work";

    /** The tables by data set, what is referred to first. */
    private static final Map<String, String> TABLES = tables();

    private static final List<String> DDL = List.of(
            "create table if not exists host_student (district varchar(128) not null, student varchar(128) not null,"
                    + " primary key (district, student))",
            "create table if not exists host_enrolment (district varchar(128) not null, student varchar(128) not null,"
                    + " teacher varchar(128) not null, primary key (district, student, teacher),"
                    + " foreign key (district, student) references host_student)",
            "create table if not exists host_work (district varchar(128) not null, student varchar(128) not null,"
                    + " handed_in varchar(7) not null, primary key (district, student, handed_in),"
                    + " foreign key (district, student) references host_student)");

    private final DSLContext jooq;

    YearTables(DataSource database) {
        this.jooq = DSL.using(database, SQLDialect.H2);
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put(STUDENTS, "host_student");
        tables.put(ENROLMENTS, "host_enrolment");
        tables.put(WORK, "host_work");
        return tables;
    }

    /** What the data sets are, each erased by what is given or by a wrapping of it. */
    static HostData data(UnaryOperator<LocalData> wrapping) {
        HostData.Builder data = HostData.builder();
        data.local(set(STUDENTS, Category.NAME).build(), wrapping.apply(table(STUDENTS)));
        data.local(
                set(ENROLMENTS, Category.ENROLLMENT).addDependsOn(STUDENTS).build(), wrapping.apply(table(ENROLMENTS)));
        data.local(set(WORK, Category.WORK).addDependsOn(STUDENTS).build(), wrapping.apply(table(WORK)));
        return data.build();
    }

    private static DataSet.Builder set(String id, Category category) {
        return DataSet.builder()
                .id(id)
                .addCategories(category)
                .owner(DemoWorld.VENDOR)
                .copiesKeptFor(Period.ofDays(35));
    }

    private static TableData table(String set) {
        return TableData.of(String.valueOf(TABLES.get(set)), "district", "student");
    }

    void create() {
        DDL.forEach(jooq::execute);
    }

    /** Puts in students and who teaches them, each once. */
    void importStudents(PartyId district, List<Student> students, SchoolCommunity community) {
        Map<PartyId, List<PartyId>> teachers = new LinkedHashMap<>();
        community
                .staff()
                .forEach(employee -> employee.teaches()
                        .forEach(student -> teachers.computeIfAbsent(student, any -> new ArrayList<>())
                                .add(employee.id())));
        write(students.stream()
                .flatMap(student -> Stream.concat(
                        Stream.of(jooq.query(
                                "merge into host_student values (?, ?)",
                                district.value(),
                                student.id().value())),
                        teachers.getOrDefault(student.id(), List.of()).stream()
                                .map(teacher -> jooq.query(
                                        "merge into host_enrolment values (?, ?, ?)",
                                        district.value(),
                                        student.id().value(),
                                        teacher.value()))))
                .toList());
    }

    /** Puts in a piece of work that each of these handed in, if the student is there. */
    void handIn(PartyId district, List<PartyId> students, YearMonth month) {
        write(students.stream()
                .map(student -> jooq.query(
                        "merge into host_work select district, student, cast(? as varchar) from host_student"
                                + " where district = ? and student = ?",
                        month.toString(),
                        district.value(),
                        student.value()))
                .toList());
    }

    private void write(List<? extends Query> statements) {
        jooq.transaction(
                transaction -> statements.forEach(statement -> transaction.dsl().execute(statement)));
    }

    /** How many rows each data set has. */
    Map<String, Long> count() {
        Map<String, Long> rows = new LinkedHashMap<>();
        TABLES.forEach((set, table) -> rows.put(set, (long) jooq.fetchCount(DSL.table(table))));
        return rows;
    }

    /** How many rows each data set has of a student. */
    Map<String, Long> count(PartyId student) {
        Map<String, Long> rows = new LinkedHashMap<>();
        TABLES.forEach((set, table) -> rows.put(set, (long) jooq.fetchCount(
                DSL.table(table), DSL.field("student", String.class).eq(student.value()))));
        return rows;
    }
}
