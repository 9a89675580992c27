package org.muster.people.roster;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a value of a file.
 *
 * @param row its row as the sheet numbers it, from 1
 * @param column the heading of its column, as written
 * @param number the number of the person it is about
 */
public record ValueProblem(
    String kind,
    String severity,
    String file,
    String sheet,
    int row,
    @Nullable String column,
    @Nullable String value,
    @Nullable String number) {}
