package com.onebackpak.compliance.examples.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that is to happen in a year.
 *
 * @param id its name in files
 * @param day when
 * @param title what, in a few words
 * @param happens does it, and tells what came of it, a sentence each
 */
record YearStep(String id, LocalDate day, String title, Supplier<List<String>> happens) {}
