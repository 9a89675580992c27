package org.muster.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as lists show it.
 *
 * @param to its last day; null for until further notice
 * @param standIn who does its work today in place of the holder, if anybody
 */
public record PostLine(
    UUID id,
    UUID person,
    String number,
    String name,
    PostKind kind,
    UUID unit,
    String unitName,
    LocalDate from,
    @Nullable LocalDate to,
    @Nullable String standIn,
    @Nullable LocalDate standInTo) {}
