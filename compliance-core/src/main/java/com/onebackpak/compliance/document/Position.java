package com.onebackpak.compliance.document;

/**
 * A place in a file. Immutable.
 *
 * @param file the file's name, as it was given
 * @param line the line, from 1
 * @param column the column, from 1
 */
public record Position(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
