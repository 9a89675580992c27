package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.audit.PersonalRecords;
import org.muster.people.SealRenewal;
import org.muster.shared.Ids;
import org.muster.shared.MusterSettings;
import org.muster.shared.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** What people write of illness is not to be read in the database, and is by those who may. */
class SealedTests extends RoundsOnCampus {

  private static final String ILLNESS = "做了阑尾手术，住院";

  @Autowired List<PersonalRecords> records;
  @Autowired SealRenewal renewal;
  @Autowired Seals seals;
  @Autowired MusterSettings settings;
  @Autowired Histories histories;

  @Test
  void keepsOwnWordsReasonsAndTriesOutOfTheDatabaseAndGivesThemToWhoMayRead() {
    here(
        () -> {
          var round = written();
          assertThat(stored()).hasSize(3).allMatch(text -> text.contains("sealed:"));
          assertThat(stored()).noneMatch(text -> text.contains("阑尾"));

          var mine = Objects.requireNonNull(checkIns.of(round.id(), person("S01")).today());
          assertThat(mine.asMap()).containsEntry("note", ILLNESS).containsEntry("health", "well");
          assertThat(histories.answers(person("S01"), 1).getFirst().answers()).isEqualTo(mine);
          var line = rolls.find(all(), round, person("S02")).orElseThrow();
          assertThat(line.note()).isEqualTo(ILLNESS);
          assertThat(rolls.find(all(), round, person("S03")).orElseThrow().note()).isEqualTo("1");
          assertThat(held("reports", "S01").toString()).contains(ILLNESS).doesNotContain("sealed");
          assertThat(held("excusals", "S02").toString()).contains(ILLNESS);
          assertThat(held("unreachables", "S03").toString()).contains(ILLNESS);
        });
  }

  @Test
  void refusesToStoreAReasonOpen() {
    here(
        () ->
            assertThatThrownBy(() -> open(person("S01"), ILLNESS))
                .isInstanceOf(DataIntegrityViolationException.class));
  }

  @Test
  void comesUnderAKeyThatIsAddedAndStaysReadable() {
    here(
        () -> {
          var round = written();
          renewal.renew();
          assertThat(renewal.renew()).isZero();
          int added = addKey();
          assertThat(renewal.renew()).isEqualTo(3);
          assertThat(stored()).allMatch(text -> text.contains("sealed:" + added + ":"));
          assertThat(renewal.renew()).isZero();
          var mine = checkIns.of(round.id(), person("S01"));
          assertThat(Objects.requireNonNull(mine.today()).get("note")).isEqualTo(ILLNESS);
          assertThat(held("unreachables", "S03").toString()).contains(ILLNESS);
        });
  }

  @Test
  void sealsWhatWasStoredOpenByAnOlderProgram() {
    here(
        () -> {
          jdbc.sql("alter table rounds.excusal drop constraint reason_sealed").update();
          try {
            open(person("S01"), ILLNESS);
          } finally {
            jdbc.sql(
                    """
                    alter table rounds.excusal add constraint reason_sealed
                      check (reason like 'sealed:%') not valid
                    """)
                .update();
          }
          assertThat(held("excusals", "S01").toString()).contains(ILLNESS);
          assertThat(renewal.renew()).isOne();
          assertThat(stored()).hasSize(1).allMatch(text -> text.startsWith("sealed:"));
          assertThat(held("excusals", "S01").toString()).contains(ILLNESS);
        });
  }

  private Round written() {
    var round = open();
    var answers = Map.<String, Object>of("health", "well", "region", "在校", "note", ILLNESS);
    var all = new java.util.HashMap<String, Object>(answers);
    all.put("isolation", "none");
    all.put("contact", false);
    all.put("listed_region", false);
    all.put("household", false);
    assertThat(
            reports.take(
                Submission.self(
                    round.id(), person("S01"), "k", new Submission.Answered(Map.copyOf(all)))))
        .isInstanceOf(Receipt.Accepted.class);
    excusals.excuse(round, person("S02"), ILLNESS, round.day(), "王老师");
    unreachables.declare(
        round,
        person("S03"),
        List.of(new Unreachables.Try(clock.instant(), Via.PHONE, ILLNESS)),
        "王老师");
    return round;
  }

  private List<String> stored() {
    return jdbc.sql(
            """
            select answers::text from rounds.report where institution_id = :i
            union all select reason from rounds.excusal where institution_id = :i
            union all select tries::text from rounds.unreachable where institution_id = :i
            """)
        .param("i", campus.id())
        .query(String.class)
        .list();
  }

  private List<Map<String, Object>> held(String kind, String number) {
    return records.stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .of(person(number));
  }

  private void open(UUID person, String reason) {
    jdbc.sql(
            """
            insert into rounds.excusal (institution_id, id, person_id, reason, from_on, until, by_name, at)
            values (?, ?, ?, ?, date '2026-11-01', date '2026-11-02', '王老师', now())
            """)
        .params(campus.id(), Ids.next(), person, reason)
        .update();
  }

  private int addKey() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    int number = seals.newestKey() + 1;
    try {
      Files.writeString(
          settings.data().resolve("seal-keys"),
          number + ":" + Base64.getEncoder().encodeToString(key) + "\n",
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
    return number;
  }
}
