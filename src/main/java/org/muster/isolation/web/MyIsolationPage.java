package org.muster.isolation.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.isolation.MealWishes;
import org.muster.isolation.Reading;
import org.muster.isolation.Stay;
import org.muster.isolation.TemperatureWindow;
import org.muster.requests.Request;
import org.muster.watch.Release;

/**
 * What somebody isolated sees of their own stay.
 *
 * @param measured the temperature of the window that opened last; null where it is missing
 * @param key of what they send next
 */
public record MyIsolationPage(
    Stay stay,
    TemperatureWindow last,
    TemperatureWindow next,
    @Nullable Reading measured,
    Release release,
    List<MealWishes.Mine> meals,
    MealWishes.Standing standing,
    List<Request> needs,
    Instant now,
    ZoneId zone,
    UUID key) {}
