package org.muster.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do by hand: put somebody on a list, move them, name who follows up, take them off.
 */
@Service
public class Entries {

  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final WatchLists lists;
  private final Chain chain;
  private final Seals seals;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Entries(
      JdbcClient jdbc,
      WatchLists lists,
      Chain chain,
      Seals seals,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.lists = lists;
    this.chain = chain;
    this.seals = seals;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Puts somebody on a list with the reason why.
   *
   * @throws Problem 409 where the list is not in force or they are on it already, 422 without words
   */
  @Transactional
  public UUID put(UUID person, UUID list, String why, String by) {
    var known = lists.get(list);
    if (!known.live()) {
      throw Problem.conflict("watch.list-not-live");
    }
    var id = Ids.next();
    int put =
        jdbc.sql(
                """
                insert into watch.entry (institution_id, person_id, id, list_id, why, layer,
                                         entered_at, entered_by, held_on)
                values (:institution, :person, :id, :list, :why, :layer, :now, :by, :today)
                on conflict (institution_id, list_id, person_id) where ended_at is null do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("person", person)
            .param("id", id)
            .param("list", list)
            .param("why", seals.seal(Watching.WHY, person, words(why)))
            .param("layer", known.layer().word())
            .param("now", now())
            .param("by", by)
            .param("today", institutions.today())
            .update();
    if (put == 0) {
      throw Problem.conflict("watch.on-it");
    }
    trail.record("watch.put", "person", person, Map.of());
    return id;
  }

  /**
   * Takes somebody off a list.
   *
   * @param again from which day on the rule may take them up again; null for never
   * @throws Problem 409 where they are off it already, 422 without words or for a day that was
   */
  @Transactional
  public void end(UUID person, UUID entry, String why, @Nullable LocalDate again, String by) {
    if (again != null && !again.isAfter(institutions.today())) {
      throw Problem.unprocessable("watch.again");
    }
    int ended =
        jdbc.sql(
                """
                update watch.entry
                   set ended_at = :now, ended_by = :by, ended_why = :why, again_on = :again::date
                 where institution_id = :institution and person_id = :person and id = :id
                   and ended_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("person", person)
            .param("id", entry)
            .param("now", now())
            .param("by", by)
            .param("why", seals.seal(Watching.ENDED_WHY, person, words(why)))
            .param("again", again)
            .update();
    if (ended == 0) {
      throw Problem.conflict("watch.off-it");
    }
    trail.record("watch.take-off", "person", person, Map.of());
  }

  /**
   * Follows somebody more or less closely.
   *
   * @throws Problem 409 where they are off the list or in that layer already
   */
  @Transactional
  public void move(UUID person, UUID entry, Layer layer, String by) {
    change(person, entry, "layer = :layer", "layer <> :layer", layer, null);
    turned(person, entry, layer, null, by);
    trail.record("watch.move", "person", person, Map.of("layer", layer.word()));
  }

  /**
   * Names who follows somebody up instead of who answers for them.
   *
   * @param owner who acts in the chain today
   * @throws Problem 409 where they are off the list or it is theirs already, 422 for who does not
   *     act
   */
  @Transactional
  public void give(UUID person, UUID entry, UUID owner, String by) {
    if (chain.actsFor(owner).isEmpty()) {
      throw Problem.unprocessable("watch.owner");
    }
    change(person, entry, "owner_id = :owner", "owner_id is distinct from :owner", null, owner);
    turned(person, entry, null, owner, by);
    trail.record("watch.give", "person", person, Map.of());
  }

  private void change(
      UUID person,
      UUID entry,
      String set,
      String unless,
      @Nullable Layer layer,
      @Nullable UUID owner) {
    int changed =
        jdbc.sql(
                """
                update watch.entry set %s
                 where institution_id = :institution and person_id = :person and id = :id
                   and ended_at is null and %s
                """
                    .formatted(set, unless))
            .param("institution", CurrentInstitution.get())
            .param("person", person)
            .param("id", entry)
            .param("layer", layer == null ? null : layer.word())
            .param("owner", owner)
            .update();
    if (changed == 0) {
      throw Problem.conflict("watch.nothing-changed");
    }
  }

  private void turned(
      UUID person, UUID entry, @Nullable Layer layer, @Nullable UUID owner, String by) {
    jdbc.sql(
            """
            insert into watch.change (institution_id, person_id, entry_id, id, layer, owner_id,
                                    by_name, at)
            values (:institution, :person, :entry, :id, :layer::text, :owner::uuid, :by, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("entry", entry)
        .param("id", Ids.next())
        .param("layer", layer == null ? null : layer.word())
        .param("owner", owner)
        .param("by", by)
        .param("now", now())
        .update();
  }

  private static String words(String why) {
    if (why.isBlank() || why.strip().length() > LONGEST) {
      throw Problem.unprocessable("watch.why", LONGEST);
    }
    return why.strip();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
