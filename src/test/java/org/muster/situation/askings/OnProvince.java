package org.muster.situation.askings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.muster.people.Institutions;
import org.muster.rounds.SmallCampus;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.upward.AgreedFigures;
import org.muster.situation.upward.ReturnFile;
import org.muster.situation.upward.SigningKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A province that asks a university every day from 08:00 to 18:00; the clock stands at 08:12. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
abstract class OnProvince extends OnCampus {

  static final String ROLL = "round-roll";
  static final String MISSING = "round-missing";

  @LocalServerPort int port;
  @Autowired Members members;
  @Autowired AskingPlans plans;
  @Autowired AskingOpening opening;
  @Autowired Askings askings;
  @Autowired AskingAnswers answers;
  @Autowired AskingRefusals refusals;
  @Autowired AskingClosures closures;
  @Autowired AgreedFigures agreed;
  @Autowired SigningKeys keys;
  @Autowired Institutions institutions;
  @Autowired JsonMapper json;

  /** Its signing key is its own, though it is served by the same program. */
  SmallCampus.Made university;

  UUID member;
  String token;
  LocalDate today;

  @BeforeEach
  void asked() {
    university = campuses.make();
    today = here(institutions::today);
    member = here(() -> members.add(card("10001", key(university.id()))));
    token = here(() -> members.issue(member));
    run(
        () ->
            plans.plan(
                List.of(ROLL, MISSING),
                LocalTime.of(8, 0),
                LocalTime.of(18, 0),
                Objects.requireNonNull(dataTeam.person())));
  }

  final Members.Card card(String code, String key) {
    return new Members.Card(code, "大学" + code, key, "学工处", "020-12345678", 100, today, null);
  }

  final String key(UUID institution) {
    return at(institution, () -> keys.open().pem());
  }

  final Asking asking() {
    return here(() -> askings.get(today));
  }

  final RollLine line() {
    return here(() -> askings.roll(asking())).stream()
        .filter(one -> one.member().equals(member))
        .findFirst()
        .orElseThrow();
  }

  /** A return of today as the university signs it. */
  final String signed(int n, Map<String, @Nullable Integer> counts) {
    return signed("10001", today, n, counts);
  }

  final String signed(String code, LocalDate day, int n, Map<String, @Nullable Integer> counts) {
    var values = new ArrayList<ReturnFile.Value>();
    counts.forEach(
        (key, count) ->
            values.add(new ReturnFile.Value(key, key, "persons", agreed.version(key), "", count)));
    Instant now = clock.instant();
    var file =
        new ReturnFile(
            ReturnFile.FORMAT,
            new ReturnFile.Institution(code, "试验大学"),
            day,
            n,
            now,
            now,
            n == 1 ? null : n - 1,
            n == 1 ? "" : "更正",
            List.of(),
            values);
    return at(university.id(), () -> keys.sign(ReturnFile.TYPE, json.writeValueAsString(file)));
  }

  final <T> T at(UUID institution, ScopedValue.CallableOp<T, RuntimeException> work) {
    return CurrentInstitution.call(institution, work);
  }

  final void run(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }
}
