package org.muster.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff with what they said of their days.
 *
 * @param college where they belong: by the roster, else by their post; the department, else empty
 * @param phone null where the roster has none
 * @param posts the kinds of post they hold today
 * @param days what holds on the day asked for; null where nothing was said of it
 * @param last what was said last, of whatever days; null for one who never said anything
 */
public record StaffLine(
    UUID id,
    String number,
    String name,
    String college,
    @Nullable PhoneNumber phone,
    List<PostKind> posts,
    Readiness.@Nullable Days days,
    @Nullable Said last) {

  /**
   * A statement with who made it.
   *
   * @param by the person themselves, or whoever they called
   */
  public record Said(Readiness.Days days, String by, Instant at) {}
}
