package org.muster.rounds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;

/**
 * One person's row on the day's sheet.
 *
 * @param by who reported for them, excused them or declared them unreachable
 * @param note why excused, or how often tried
 * @param answers null where there are none, or where they are not the reader's to know
 */
public record SheetRow(
    String number,
    String name,
    UUID unit,
    RollState state,
    @Nullable Instant at,
    @Nullable Via via,
    @Nullable String by,
    @Nullable String note,
    @Nullable Answers answers) {}
