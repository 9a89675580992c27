package org.muster.isolation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three meals of a day: counted for the kitchen, and delivered by. */
public enum Meal {
  BREAKFAST(LocalTime.of(6, 30), LocalTime.of(8, 0)),
  LUNCH(LocalTime.of(10, 30), LocalTime.of(12, 30)),
  SUPPER(LocalTime.of(16, 30), LocalTime.of(18, 30));

  private final LocalTime counted;
  private final LocalTime due;

  Meal(LocalTime counted, LocalTime due) {
    this.counted = counted;
    this.due = due;
  }

  /** The word in the database and in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The meal of an address, if there is such a meal. */
  public static Optional<Meal> of(String word) {
    return Arrays.stream(values()).filter(meal -> meal.word().equals(word)).findFirst();
  }

  /** When it is counted: what changes afterwards is shown apart. */
  public Instant countedAt(LocalDate day, ZoneId zone) {
    return day.atTime(counted).atZone(zone).toInstant();
  }

  /** By when everybody has it. */
  public Instant dueAt(LocalDate day, ZoneId zone) {
    return day.atTime(due).atZone(zone).toInstant();
  }

  /** The next to be due at a time of day; the day's last where all are over. */
  public static Meal next(LocalTime now) {
    return Arrays.stream(values())
        .filter(meal -> now.isBefore(meal.due.plusHours(2)))
        .findFirst()
        .orElse(SUPPER);
  }
}
