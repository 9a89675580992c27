package org.muster.situation.askings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A day's asking with where it stands: {@code asked = sent + excused + missing}, since each member
 * of the roll is in one of the three.
 *
 * @param versions of the figures' definitions when it was opened, in their order
 * @param closed true while a closure stands
 */
public record Asking(
    UUID id,
    LocalDate day,
    List<String> figures,
    List<String> versions,
    Instant openedAt,
    Instant deadline,
    int asked,
    int sent,
    int excused,
    int missing,
    boolean closed) {}
