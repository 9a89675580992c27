package org.muster.rounds;

import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.operation.Words;
import org.muster.people.Audience;

/** A schedule that is running for an operation, or beside it. */
record ScheduleOfPack(
    UUID id,
    String code,
    String name,
    String form,
    Audience audience,
    LocalTime opens,
    LocalTime due,
    @Nullable Chase chase,
    boolean openedToday) {

  /** Its name; it is kept in the institution's own language only. */
  Words words() {
    return new Words(name, name);
  }

  /** True when a stage asks the same people the same at the same hours. */
  boolean asksAs(PackSchedule other) {
    return form.equals(other.form()) && audience.equals(other.audience()) && asksAt(other);
  }

  private boolean asksAt(PackSchedule other) {
    return opens.equals(other.opens()) && due.equals(other.due());
  }

  /** True when a stage asks for the same, so that it runs on. */
  boolean is(PackSchedule other) {
    return code.equals(other.code())
        && name.equals(other.name().chinese())
        && form.equals(other.form())
        && audience.equals(other.audience())
        && asksAt(other)
        && Objects.equals(chase, other.chase());
  }
}
