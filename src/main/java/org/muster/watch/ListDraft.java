package org.muster.watch;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audience;

/** What a list is to be; see {@link WatchList}. */
public record ListDraft(
    String nameZh,
    @Nullable String nameEn,
    @Nullable Audience rule,
    Layer layer,
    int everyDays,
    LocalTime by,
    int keepDays) {}
