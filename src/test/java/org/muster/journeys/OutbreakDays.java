package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What each of those concerned does on a day on which nothing happens. */
@SuppressWarnings("NullAway.Init")
abstract class OutbreakDays extends OutbreakOnCampus {

  static final LocalDate FIRST = LocalDate.of(2026, 11, 21);
  private static final Pattern CODE = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");

  /** The student sends a temperature from the room. */
  void measure(String number, String degrees) {
    ok(post(student(number), "/isolation/mine/temperature", "key", key(), "degrees", degrees));
  }

  /** Logistics brings a meal to everybody who has none yet. */
  int deliver(LocalDate day, String meal) {
    var path = "/meals/" + day + "/" + meal + "/deliveries";
    var codes =
        CODE.matcher(html(get(logistics, path))).results().map(one -> one.group(1)).toList();
    codes.forEach(code -> ok(post(logistics, path, "code", code, "tick", key())));
    return codes.size();
  }

  /** Temperatures, meals and calls, as every day. */
  void quietDay(LocalDate day, int n) {
    if (n > 0) {
      until(day, 7, 10);
      deliver(day, "breakfast");
      for (var number : List.of("S01", "S02", "S03")) {
        measure(number, "36.6");
      }
      until(day, 9, 0);
      callWhoIsDue();
      followTheCase(day);
      until(day, 11, 30);
      deliver(day, "lunch");
    }
    until(day, 16, 50);
    for (var number : List.of("S01", "S02", "S03")) {
      measure(number, "36.5");
    }
    callWhoIsDue();
    deliver(day, "supper");
    until(day, 22, 0);
    assertThat(here(() -> tasks.overdue(null, 20)))
        .as("overdue on the evening of %s", day)
        .isEmpty();
  }

  void callWhoIsDue() {
    here(() ->
            jdbc.sql(
                    """
                    select distinct person_id from watch.entry
                     where institution_id = ? and ended_at is null
                    """)
                .param(campus.id())
                .query(UUID.class)
                .list())
        .forEach(
            person ->
                ok(
                    post(
                        counsellor,
                        "/calls/" + person + "/attempts",
                        "_key",
                        key(),
                        "_whom",
                        "self",
                        "_outcome",
                        "reached_well")));
  }

  void followTheCase(LocalDate day) {
    var illness =
        here(
            () ->
                jdbc.sql(
                        """
                        select id from watch.case_now
                         where institution_id = ? and state in ('suspected', 'confirmed')
                        """)
                    .param(campus.id())
                    .query(UUID.class)
                    .list());
    illness.forEach(
        id ->
            ok(
                post(
                    clinic,
                    "/cases/case/" + id + "/observations",
                    "observation",
                    key(),
                    "at",
                    day.atTime(8, 30).toString(),
                    "temperature",
                    "36.5",
                    "negative",
                    "true",
                    "words",
                    "")));
  }

  String outbreak() {
    return "/cases/"
        + here(
            () ->
                jdbc.sql("select id from watch.outbreak where institution_id = ?")
                    .param(campus.id())
                    .query(UUID.class)
                    .single());
  }

  UUID stay(String number) {
    return here(
        () ->
            jdbc.sql(
                    """
                    select id from isolation.stay
                     where institution_id = ? and person_id = ? and withdrawn_at is null
                     order by asked_at desc limit 1
                    """)
                .params(campus.id(), person(number))
                .query(UUID.class)
                .single());
  }

  UUID request(String type) {
    return here(
        () ->
            jdbc.sql("select id from requests.request where institution_id = ? and type = ?")
                .params(campus.id(), type)
                .query(UUID.class)
                .single());
  }

  long onList(String name) {
    return count(
        """
        select count(*) from watch.entry e join watch.list l on l.id = e.list_id
          and l.institution_id = e.institution_id
         where e.institution_id = ? and l.name_zh = ? and e.ended_at is null
        """,
        name);
  }

  long flagged() {
    return count(
        """
        select count(*) from rounds.roll r join rounds.report d on d.institution_id = r.institution_id
           and d.person_id = r.person_id and d.id = r.report_id
         where r.institution_id = ? and cardinality(d.flags) > 0
        """);
  }

  /** The kinds of incidents that are open. */
  List<String> incidents() {
    return here(
        () ->
            jdbc.sql(
                    """
                    select kind from operation.incident
                     where institution_id = ? and closed_at is null
                    """)
                .param(campus.id())
                .query(String.class)
                .list());
  }
}
