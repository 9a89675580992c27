package org.muster.isolation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.muster.isolation.BedUse;
import org.muster.isolation.MealWishes;
import org.muster.isolation.Reading;
import org.muster.isolation.Stay;
import org.muster.isolation.TemperatureWindow;
import org.muster.isolation.Temperatures;
import org.muster.requests.Request;
import org.muster.watch.Release;

/**
 * One stay, for who answers for it.
 *
 * @param key of the next temperature or test: sent twice, it is one
 * @param requests all that is open about them
 * @param measured whether the window that opened last has its temperature
 */
public record StayPage(
    Stay stay,
    List<String> reasons,
    List<BedUse> beds,
    List<Reading> readings,
    List<Temperatures.Tested> tests,
    Release release,
    List<Request> requests,
    MealWishes.Standing standing,
    TemperatureWindow window,
    boolean measured,
    LocalDate today,
    Instant now,
    ZoneId zone,
    UUID key) {}
