package org.muster.isolation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.Ids;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A form whose answer was lost is sent again, and answered as it was the first time. */
@SuppressWarnings("NullAway.Init")
class LostAnswersTests extends OnIsolation {

  private final String key = Ids.next().toString();

  @Test
  void whoAsksForAPlaceTwiceByOneFormAsksOnce() {
    var page = "/isolation/place/" + person("S02");
    var fields = List.of("kind", "contact", "from", "2026-11-19", "reason", "密接");

    twice(page, fields);

    assertThat(send(page, fields, Ids.next().toString())).hasStatus(409);
    assertThat(done("isolation.ask")).isEqualTo(1);
  }

  @Test
  void aPlacementIsMadeOnce() {
    ask("S02", "contact");
    assertThat(html(get(counsellor, "/isolation/place/" + person("S02"))))
        .contains("name=\"key\" value=\"");
    var page = "/isolation/place/%s/room".formatted(person("S02"));
    var room = List.of("room", rooms().getFirst().toString());

    twice(page, room);

    assertThat(send(page, room, Ids.next().toString())).hasStatus(409);
    assertThat(beds()).isEqualTo(1);
    assertThat(done("isolation.place")).isEqualTo(1);
  }

  @Test
  void aMoveIsMadeOnce() {
    var page = "/isolation/stays/" + stay("S02", 0) + "/room";
    assertThat(html(get(counsellor, page))).contains("name=\"key\" value=\"");

    twice(page, List.of("room", rooms().get(1).toString(), "why", "漏水"));

    assertThat(beds()).isEqualTo(2);
    assertThat(done("isolation.move")).isEqualTo(1);
  }

  @Test
  void aReleaseIsMadeOnceAndASecondOfSomebodyElseIsTold() {
    var page = "/isolation/stays/" + stay("S02", 0);
    assertThat(html(get(counsellor, page)).split("/release\"")[1])
        .contains("name=\"key\" value=\"");

    twice(page + "/release", List.of("why", "转往定点医院"));

    assertThat(send(page + "/release", List.of("why", "再次"), Ids.next().toString())).hasStatus(409);
    assertThat(done("isolation.release")).isEqualTo(1);
  }

  @Test
  void aKeyIsOfOnePersonsFormOnly() {
    ask("S02", "contact");
    ask("S04", "contact");
    var room = List.of("room", rooms().getFirst().toString());
    assertThat(send("/isolation/place/%s/room".formatted(person("S02")), room, key))
        .hasStatus3xxRedirection();

    var other = List.of("room", rooms().get(1).toString());
    assertThat(send("/isolation/place/%s/room".formatted(person("S04")), other, key))
        .hasStatus(409);

    assertThat(beds()).isEqualTo(1);
  }

  private void twice(String page, List<String> fields) {
    var first = send(page, fields, key);
    assertThat(first).hasStatus3xxRedirection();
    var second = send(page, fields, key);
    assertThat(second).hasStatus3xxRedirection();
    assertThat(second.getResponse().getRedirectedUrl())
        .isEqualTo(first.getResponse().getRedirectedUrl());
  }

  private MvcTestResult send(String page, List<String> fields, String by) {
    var all = new ArrayList<>(fields);
    all.addAll(List.of("key", by));
    return post(counsellor, page, all.toArray(String[]::new));
  }

  private long beds() {
    return count("select count(*) from isolation.bed where institution_id = ?", campus.id());
  }

  private long done(String action) {
    return count(
        "select count(*) from audit.entry where institution_id = ? and action = ?",
        campus.id(),
        action);
  }

  private long count(String sql, Object... parameters) {
    UUID institution = campus.id();
    return org.muster.shared.CurrentInstitution.call(
        institution, () -> jdbc.sql(sql).params(parameters).query(Long.class).single());
  }
}
