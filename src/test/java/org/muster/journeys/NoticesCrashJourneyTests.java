package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.bench.LargeCampus;
import org.muster.notices.channel.SmtpSink;
import org.muster.notices.channel.SmtpSink.Came;

/** A program that is killed in the middle of its mails skips nobody, and says the truth of each. */
class NoticesCrashJourneyTests {

  private static final int PEOPLE = 300;
  private static final int CONNECTIONS = 3;
  private static final String SECRET = "mst_crash-test";

  @TempDir static Path data;

  @Test
  void everybodyIsToldAndOnlyWhoWasInDoubtIsToldAgain() throws Exception {
    try (var server = new SmtpSink(Duration.ofMillis(25))) {
      int beforeTheCrash;
      try (var muster = start(server)) {
        prepare(muster);
        muster.waitUntil(() -> server.count() >= 100);
        muster.kill();
        beforeTheCrash = server.count();
      }
      assertThat(beforeTheCrash).isBetween(100, PEOPLE - 1);
      try (var muster = start(server)) {
        muster.waitUntil(() -> states().equals(Map.of("sent", PEOPLE)));
      }
      var numbers =
          server.came().stream()
              .collect(
                  Collectors.groupingBy(
                      Came::recipient, Collectors.mapping(Came::number, Collectors.toSet())));
      assertThat(numbers).hasSize(PEOPLE);
      assertThat(numbers.values())
          .as("one told twice is told under the same number")
          .allMatch(all -> all.size() == 1 && !all.contains(""));
      assertThat(server.count() - PEOPLE)
          .as("told twice: whoever was in doubt on a connection when it was killed")
          .isBetween(0, CONNECTIONS);
      assertThat(new HashSet<>(numbers.values())).as("each number is of one").hasSize(PEOPLE);
    }
  }

  private static MusterProcess start(SmtpSink server) throws Exception {
    return MusterProcess.start(
        data,
        "--muster.setup-token=" + SECRET,
        "--muster.channels.post.kind=mail",
        "--muster.channels.post.institution=crash",
        "--muster.channels.post.host=127.0.0.1",
        "--muster.channels.post.port=" + server.port(),
        "--muster.channels.post.from=muster@campus.example",
        "--muster.channels.post.tls=none",
        "--muster.channels.post.connections=" + CONNECTIONS);
  }

  /** Three hundred with an address, and an urgent notice as it is planned for them. */
  private static void prepare(MusterProcess muster) throws Exception {
    var founded =
        new Api(muster.address(), SECRET)
            .post(
                "/api/v1/institutions",
                Map.of("code", "crash", "name", "试验大学", "zone", "Asia/Shanghai"));
    var institution = founded.get("id").asString();
    LargeCampus.fill(Database.of(data), data, UUID.fromString(institution), PEOPLE);
    Database.of(data)
        .fill(
            data,
            """
            update people.person set email = lower(number) || '@students.example'
             where institution_id = '%1$s' and kind = 'student';
            insert into notices.notice (institution_id, id, key, title_zh, body_zh, urgent, by_name,
                                        at, expires_at)
            values ('%1$s', gen_random_uuid(), 'crash', '停课通知', '明日停课。', true, 'Muster',
                    now(), now() + interval '1 day');
            insert into notices.delivery (institution_id, notice_id, person_id, rank, state, channel,
                                          others, next_at)
            select n.institution_id, n.id, p.id, 0, 'waiting', 'mail', '{}', now()
              from notices.notice n
              join people.person p on p.institution_id = n.institution_id and p.kind = 'student'
             where n.institution_id = '%1$s'
            """
                .formatted(institution));
  }

  private static Map<String, Integer> states() {
    try (var connection = Database.of(data).within();
        var statement = connection.createStatement()) {
      var states = new java.util.HashMap<String, Integer>();
      try (var rows =
          statement.executeQuery(
              "select state::text, count(*)::int from notices.delivery group by 1")) {
        while (rows.next()) {
          states.put(rows.getString(1), rows.getInt(2));
        }
      }
      return states;
    } catch (SQLException notNow) {
      return Map.of();
    } catch (Exception unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
