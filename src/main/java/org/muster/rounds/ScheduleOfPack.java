package org.muster.rounds;

import java.time.LocalTime;
import java.util.UUID;
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
    boolean openedToday) {

  /** Its name; it is kept in the institution's own language only. */
  Words words() {
    return new Words(name, name);
  }

  /** True when a stage asks for the same, so that it runs on. */
  boolean is(PackSchedule other) {
    return code.equals(other.code())
        && name.equals(other.name().chinese())
        && form.equals(other.form())
        && audience.equals(other.audience())
        && opens.equals(other.opens())
        && due.equals(other.due());
  }
}
