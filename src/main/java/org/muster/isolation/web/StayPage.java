package org.muster.isolation.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.muster.isolation.MealWishes;
import org.muster.isolation.Need;
import org.muster.isolation.Reading;
import org.muster.isolation.ReleaseRule;
import org.muster.isolation.Stay;
import org.muster.isolation.TemperatureWindow;
import org.muster.isolation.Temperatures;

/**
 * One stay, for who answers for it.
 *
 * @param key of the next temperature or test: sent twice, it is one
 * @param measured whether the window that opened last has its temperature
 */
public record StayPage(
    Stay stay,
    List<String> reasons,
    List<Reading> readings,
    List<Temperatures.Tested> tests,
    List<ReleaseRule.Condition> conditions,
    List<Need> needs,
    MealWishes.Standing standing,
    TemperatureWindow window,
    boolean measured,
    LocalDate today,
    ZoneId zone,
    UUID key) {

  /** How many conditions are met. */
  public long met() {
    return conditions.stream().filter(ReleaseRule.Condition::met).count();
  }

  /** True where nothing stands against release. */
  public boolean ready() {
    return met() == conditions.size();
  }
}
