package org.muster.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.notices.channel.GroupRobots;
import org.muster.notices.channel.Kind;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The robots of WeCom and DingTalk groups that tell units, in the institution in force. */
@Service
public class Robots {

  static final String WEBHOOK = "notices.robot.webhook";
  static final String SECRET = "notices.robot.secret";

  private static final int LONGEST_NAME = 60;

  private final JdbcClient jdbc;
  private final GroupRobots groups;
  private final Trees trees;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Robots(JdbcClient jdbc, GroupRobots groups, Trees trees, Seals seals, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.groups = groups;
    this.trees = trees;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * A robot, without its address.
   *
   * @param provider {@code wecom} or {@code dingtalk}
   * @param by who added it
   */
  public record Robot(UUID id, UUID unit, String provider, String name, String by, Instant at) {}

  /**
   * Adds the robot of a unit's group.
   *
   * @param webhook its address, as the provider shows it
   * @param secret DingTalk: what its calls are signed with; blank for none
   * @throws Problem 422 for an address that is no robot's, or without a name; 404 for no such unit
   */
  @Transactional
  public UUID add(UUID unit, String name, String webhook, String secret, String by) {
    var called = name.strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) {
      throw Problem.unprocessable("notices.robot-name", LONGEST_NAME);
    }
    var kind =
        groups
            .provider(webhook.strip())
            .orElseThrow(() -> Problem.unprocessable("notices.robot-address"));
    if (trees.units().find(unit).isEmpty()) {
      throw Problem.notFound();
    }
    var id = Ids.next();
    jdbc.sql(
            """
            insert into notices.robot (institution_id, id, unit_id, provider, name, webhook, secret,
                                       by_name, at)
            values (:institution, :id, :unit, :provider, :name, :webhook, :secret, :by, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("unit", unit)
        .param("provider", kind.word())
        .param("name", called)
        .param("webhook", seals.seal(WEBHOOK, id, webhook.strip()))
        .param(
            "secret",
            kind == Kind.WECOM || secret.isBlank() ? null : seals.seal(SECRET, id, secret.strip()))
        .param("by", by)
        .param("now", now())
        .update();
    trail.record("notices.robot.add", "unit", unit, Map.of("robot", id.toString()));
    return id;
  }

  /**
   * Takes a robot away; what waits for it is not posted any more.
   *
   * @throws Problem 404 for none
   */
  @Transactional
  public void remove(UUID id, String by) {
    var unit =
        jdbc.sql(
                """
                update notices.robot set removed_at = :now, removed_by = :by
                 where institution_id = :institution and id = :id and removed_at is null
                returning unit_id
                """)
            .param("now", now())
            .param("by", by)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .query(UUID.class)
            .optional()
            .orElseThrow(Problem::notFound);
    jdbc.sql(
            """
            update notices.posting set state = 'stopped', next_at = null, problem = 'removed'
             where institution_id = ? and robot_id = ? and state = 'waiting'
            """)
        .params(CurrentInstitution.get(), id)
        .update();
    trail.record("notices.robot.remove", "unit", unit, Map.of("robot", id.toString()));
  }

  /** Those that post, of one unit or of all. */
  public List<Robot> all(@Nullable UUID unit) {
    return jdbc.sql(
            """
            select id, unit_id, provider, name, by_name, at from notices.robot
             where institution_id = :institution and removed_at is null
               and (:unit::uuid is null or unit_id = :unit)
             order by name, id
            """)
        .param("institution", CurrentInstitution.get())
        .param("unit", unit)
        .query(
            (row, n) ->
                new Robot(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, OffsetDateTime.class).toInstant()))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
