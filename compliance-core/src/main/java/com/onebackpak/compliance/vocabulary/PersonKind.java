package com.onebackpak.compliance.vocabulary;

/**
 * The kind of person whom data is about.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record PersonKind(String path) implements Term {
    /** The term {@code student}. */
    public static final PersonKind STUDENT = new PersonKind("student");

    /** The term {@code parent}. */
    public static final PersonKind PARENT = new PersonKind("parent");

    /** The term {@code school-employee}. */
    public static final PersonKind SCHOOL_EMPLOYEE = new PersonKind("school-employee");

    /** The term {@code school-employee.teacher}. */
    public static final PersonKind SCHOOL_EMPLOYEE_TEACHER = new PersonKind("school-employee.teacher");

    /** The term {@code school-employee.administrator}. */
    public static final PersonKind SCHOOL_EMPLOYEE_ADMINISTRATOR = new PersonKind("school-employee.administrator");

    /** The term {@code visitor}. */
    public static final PersonKind VISITOR = new PersonKind("visitor");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public PersonKind {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.PERSON;
    }

    @Override
    public String toString() {
        return path;
    }
}
