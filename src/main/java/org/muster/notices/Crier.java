package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.ChannelDown;
import org.muster.notices.channel.GroupRobots;
import org.muster.notices.channel.Kind;
import org.muster.notices.channel.Pace;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Posts to groups what waits for them. Each is taken for two minutes: whoever takes it holds no
 * connection meanwhile, and what a crash leaves behind is taken up by the next.
 */
@Component
class Crier {

  private static final Duration TAKEN_FOR = Duration.ofMinutes(2);
  private static final List<Duration> AGAIN_AFTER =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private final JdbcClient jdbc;
  private final GroupRobots groups;
  private final Postings postings;
  private final Letters letters;
  private final NoticeLinks links;
  private final Seals seals;
  private final Clock clock;
  private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

  Crier(
      JdbcClient jdbc,
      GroupRobots groups,
      Postings postings,
      Letters letters,
      NoticeLinks links,
      Seals seals,
      Clock clock) {
    this.jdbc = jdbc;
    this.groups = groups;
    this.postings = postings;
    this.letters = letters;
    this.links = links;
    this.seals = seals;
    this.clock = clock;
  }

  private record Due(
      UUID notice, UUID robot, Kind kind, String webhook, @Nullable String secret, int tries) {}

  /** Posts what is due in the institution in force, as fast as its robots may. */
  void post() {
    for (var due : due()) {
      if (pace(due).left() == 0) {
        again(due, Duration.ofSeconds(5), due.tries(), "too-often");
      } else {
        post(due);
      }
    }
  }

  private Pace pace(Due due) {
    return paces.computeIfAbsent(due.robot(), id -> new Pace(GroupRobots.POSTS_A_MINUTE, clock));
  }

  private List<Due> due() {
    return jdbc.sql(
            """
            with due as (
              select notice_id, robot_id from notices.posting
               where institution_id = :institution and state = 'waiting' and next_at <= :now
               order by next_at, notice_id, robot_id limit 50 for update skip locked
            ), taken as (
              update notices.posting p set next_at = :until from due
               where p.institution_id = :institution and p.notice_id = due.notice_id
                 and p.robot_id = due.robot_id
              returning p.notice_id, p.robot_id, p.tries)
            select t.notice_id, t.robot_id, r.provider, r.webhook, r.secret, t.tries
              from taken t
              join notices.robot r on r.institution_id = :institution and r.id = t.robot_id
            """)
        .param("institution", CurrentInstitution.get())
        .param("now", now())
        .param("until", now().plus(TAKEN_FOR))
        .query(
            (row, n) -> {
              var robot = row.getObject(2, UUID.class);
              var secret = row.getString(5);
              return new Due(
                  row.getObject(1, UUID.class),
                  robot,
                  Kind.of(row.getString(3)),
                  seals.open(Robots.WEBHOOK, robot, row.getString(4)),
                  secret == null ? null : seals.open(Robots.SECRET, robot, secret),
                  row.getInt(6));
            })
        .list();
  }

  private void post(Due due) {
    var notice =
        Notice.select(jdbc, "and id = :id").param("id", due.notice()).query(Notice::read).single();
    if (notice.stoppedAt() != null) {
      end(due, "stopped", "stopped");
      return;
    }
    if (!notice.expiresAt().isAfter(clock.instant())) {
      end(due, "failed", "expired");
      return;
    }
    pace(due).take();
    try {
      var refused =
          groups.post(
              due.kind(),
              due.webhook(),
              due.secret(),
              notice.words().titleZh(),
              notice.words().bodyZh(),
              letters.text(false).of("notices.open"),
              links.page(letters.page(notice, letters.action(notice).orElse(null))));
      end(due, refused.isEmpty() ? "sent" : "failed", refused.orElse(null));
    } catch (ChannelDown down) {
      if (due.tries() >= AGAIN_AFTER.size()) {
        end(due, "failed", down.problem());
      } else {
        var wait = AGAIN_AFTER.get(due.tries());
        var asked = down.patience();
        again(
            due,
            asked != null && asked.compareTo(wait) > 0 ? asked : wait,
            due.tries() + 1,
            down.problem());
      }
    }
  }

  private void again(Due due, Duration after, int tries, String problem) {
    jdbc.sql(
            """
            update notices.posting p
               set next_at = case when n.urgent then :soon else :due end, tries = :tries,
                   problem = :problem
              from notices.notice n
             where p.institution_id = :institution and p.notice_id = :notice
               and p.robot_id = :robot and p.state = 'waiting'
               and n.institution_id = p.institution_id and n.id = p.notice_id
            """)
        .param("soon", now().plus(after))
        .param("due", postings.due(clock.instant().plus(after), false))
        .param("tries", tries)
        .param("problem", problem)
        .param("institution", CurrentInstitution.get())
        .param("notice", due.notice())
        .param("robot", due.robot())
        .update();
  }

  private void end(Due due, String state, @Nullable String problem) {
    jdbc.sql(
            """
            update notices.posting
               set state = :state::notices.state, next_at = null, problem = :problem,
                   sent_at = case :state when 'sent' then :now end
             where institution_id = :institution and notice_id = :notice and robot_id = :robot
               and state = 'waiting'
            """)
        .param("state", state)
        .param("problem", problem)
        .param("now", now())
        .param("institution", CurrentInstitution.get())
        .param("notice", due.notice())
        .param("robot", due.robot())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
