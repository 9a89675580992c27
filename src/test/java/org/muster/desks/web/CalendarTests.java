package org.muster.desks.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;

/** One's shifts as a calendar, read back by a parser of iCalendar. */
class CalendarTests extends OnDuty {

  private static final Pattern ADDRESS = Pattern.compile("(/calendar/[A-Za-z0-9_-]+)\\?lang=");

  private String address(Viewer viewer) {
    post(viewer, "/desks/calendar");
    var found = ADDRESS.matcher(html(get(viewer, "/desks")));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String text(String address) {
    return html(browser.get().uri(address).header("Accept-Language", "zh-CN").exchange());
  }

  private ICalendar read(String address) {
    return Biweekly.parse(text(address)).first();
  }

  private VEvent event(ICalendar calendar, UUID shift) {
    return calendar.getEvents().stream()
        .filter(event -> event.getUid().getValue().startsWith(shift.toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasEveryShiftWithItsTimeInTheInstitutionsZoneAndNoNames() {
    plan(rota(), "2026-11-21", "2026-11-24");
    var address = address(counsellor);
    var text = text(address);
    assertThat(text)
        .contains(
            "BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "DTSTART;TZID=Asia/Shanghai:20261121T080000")
        .doesNotContain("王老师", "李书记", "赵工");
    var calendar = Biweekly.parse(text).first();
    assertThat(calendar.getEvents()).hasSameSizeAs(shifts(counsellor));
    var first = event(calendar, shifts(counsellor).getFirst());
    assertThat(first.getSummary().getValue()).isEqualTo("应急值班");
    assertThat(first.getLocation().getValue()).isEqualTo("行政楼101");
    assertThat((Date) first.getDateStart().getValue()).isEqualTo("2026-11-21T00:00:00.000Z");
    assertThat((Date) first.getDateEnd().getValue()).isEqualTo("2026-11-21T08:00:00.000Z");
    assertThat(calendar.validate(biweekly.ICalVersion.V2_0).getWarnings()).isEmpty();
  }

  @Test
  void aSwapMovesTheEventWithItsIdAndRaisesItsNumber() {
    plan(rota(), "2026-11-21", "2026-11-24");
    var mine = address(counsellor);
    var theirs = address(chief);
    var shift = shifts(counsellor).getLast();
    assertThat(event(read(mine), shift).getSequence().getValue()).isZero();
    post(counsellor, "/desks/shifts/" + shift + "/offers", "to", chief.self().toString());
    var offer = here("select id from desks.offer where institution_id = ?").getFirst();
    post(chief, "/desks/shifts/offers/" + offer + "/acceptance");
    assertThat(read(mine).getEvents())
        .noneMatch(event -> event.getUid().getValue().startsWith(shift.toString()));
    assertThat(event(read(theirs), shift).getSequence().getValue()).isEqualTo(1);
  }

  @Test
  void aNewAddressMakesTheOldOneWorthless() {
    plan(rota(), "2026-11-21", "2026-11-24");
    var old = address(counsellor);
    var fresh = address(counsellor);
    assertThat(fresh).isNotEqualTo(old);
    assertThat(browser.get().uri(old).exchange()).hasStatus(404);
    assertThat(browser.get().uri("/calendar/nonsense").exchange()).hasStatus(404);
    assertThat(browser.get().uri(fresh).exchange()).hasStatusOk();
  }
}
