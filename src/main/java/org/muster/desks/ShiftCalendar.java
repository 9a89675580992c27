package org.muster.desks;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.property.RefreshInterval;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Shifts as iCalendar (RFC 5545), in the institution's time zone, which it describes. */
final class ShiftCalendar {

  private static final Duration ASK_AGAIN = Duration.ofMinutes(30);

  private final ICalendar calendar = new ICalendar();
  private final ZoneId zone;
  private @Nullable Instant first;
  private @Nullable Instant last;

  ShiftCalendar(ZoneId zone, String name) {
    this.zone = zone;
    calendar.setProductId("-//Muster//Muster//EN");
    calendar.setName(name);
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setRefreshInterval(
        new RefreshInterval(
            biweekly.util.Duration.builder().minutes((int) ASK_AGAIN.toMinutes()).build()));
  }

  /** Adds one; its id stays the same when it changes hands, and its number rises. */
  void add(Shift shift, String rota, @Nullable String place) {
    var event = new VEvent();
    event.setUid(shift.id() + "@muster");
    event.setDateTimeStamp(Date.from(shift.changedAt()));
    event.setLastModified(Date.from(shift.changedAt()));
    event.setSequence(shift.sequence());
    event.setSummary(rota);
    event.setDateStart(Date.from(shift.start()));
    event.setDateEnd(Date.from(shift.end()));
    if (place != null) {
      event.setLocation(place);
    }
    calendar.addEvent(event);
    first = first == null || shift.start().isBefore(first) ? shift.start() : first;
    last = last == null || shift.end().isAfter(last) ? shift.end() : last;
  }

  String text() {
    calendar
        .getTimezoneInfo()
        .setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(zone), described()));
    var text = new StringWriter();
    try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.write(calendar);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return text.toString();
  }

  /** The zone with each change of its clock that a shift could meet. */
  private VTimezone described() {
    var described = new VTimezone(zone.getId());
    var rules = zone.getRules();
    var from = first == null ? Instant.EPOCH : first.minus(Duration.ofDays(1));
    var to = last == null ? from : last;
    var offset = rules.getOffset(from);
    describe(described, from, offset, offset, rules.isDaylightSavings(from));
    for (var change = rules.nextTransition(from);
        change != null && !change.getInstant().isAfter(to);
        change = rules.nextTransition(change.getInstant())) {
      describe(
          described,
          change.getInstant(),
          change.getOffsetBefore(),
          change.getOffsetAfter(),
          rules.isDaylightSavings(change.getInstant()));
    }
    return described;
  }

  private static void describe(
      VTimezone zone, Instant at, ZoneOffset before, ZoneOffset after, boolean summer) {
    Observance observance = summer ? new DaylightSavingsTime() : new StandardTime();
    var local = LocalDateTime.ofInstant(at, before);
    observance.setDateStart(
        new DateTimeComponents(
            local.getYear(),
            local.getMonthValue(),
            local.getDayOfMonth(),
            local.getHour(),
            local.getMinute(),
            local.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(new UtcOffset(before.getTotalSeconds() * 1000L));
    observance.setTimezoneOffsetTo(new UtcOffset(after.getTotalSeconds() * 1000L));
    if (observance instanceof DaylightSavingsTime daylight) {
      zone.addDaylightSavingsTime(daylight);
    } else {
      zone.addStandardTime((StandardTime) observance);
    }
  }
}
