package org.muster.watch;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the rules who belongs on their lists: one statement a list takes up those for whom it is
 * true, notes for the others that it still is, and lets go those for whom it has not been for so
 * long as the list keeps people. Asking twice changes nothing.
 */
@Component
class Sweep {

  /** Who was ended by hand is left alone until the day that was named. */
  private static final String TAKE_UP =
      """
      with holds as materialized (
        select c.id from (%s) c where :only::uuid[] is null or c.id = any (:only::uuid[])
      ), held as (
        update watch.entry e set held_on = :today
          from holds h
         where e.institution_id = :institution and e.list_id = :list and e.person_id = h.id
           and e.ended_at is null and e.held_on < :today
      )
      insert into watch.entry (institution_id, person_id, id, list_id, criteria, layer, entered_at,
                               held_on)
      select :institution, h.id, gen_random_uuid(), :list, l.criteria, l.layer, :now, :today
        from holds h
        join watch.list l on l.institution_id = :institution and l.id = :list and l.state = 'live'
       where not exists (
               select from watch.entry e
                where e.institution_id = :institution and e.list_id = :list
                  and e.person_id = h.id and e.ended_at is null)
         and not exists (
               select from watch.entry e
                where e.institution_id = :institution and e.list_id = :list
                  and e.person_id = h.id and e.ended_by is not null
                  and (e.again_on is null or e.again_on > :today))
      on conflict (institution_id, list_id, person_id) where ended_at is null do nothing
      """;

  private static final String LET_GO =
      """
      with holds as materialized (select c.id from (%s) c)
      update watch.entry e set ended_at = :now
       where e.institution_id = :institution and e.list_id = :list and e.ended_at is null
         and e.criteria is not null and (e.held_on + :keep < :today or :keep = 0)
         and e.person_id not in (select id from holds)
      """;

  private final JdbcClient jdbc;
  private final Audiences audiences;
  private final Institutions institutions;
  private final Clock clock;

  Sweep(JdbcClient jdbc, Audiences audiences, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.audiences = audiences;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** All rules in force, for everybody. */
  @Transactional
  public void all() {
    live().forEach(this::list);
  }

  /** All rules in force, for some people of whom something new is known; nobody is let go. */
  @Transactional
  public void of(Collection<UUID> persons) {
    live().forEach(list -> takeUp(list, persons));
  }

  /** One rule, for everybody. */
  void list(WatchList list) {
    if (list.live() && list.rule() != null) {
      takeUp(list, null);
      bound(LET_GO, list).param("keep", list.keepDays()).update();
    }
  }

  private void takeUp(WatchList list, @Nullable Collection<UUID> persons) {
    bound(TAKE_UP, list)
        .param("only", persons == null ? null : persons.toArray(UUID[]::new))
        .update();
  }

  private List<WatchList> live() {
    return jdbc.sql(WatchLists.SELECT + "and state = 'live' and criteria is not null order by id")
        .param("institution", CurrentInstitution.get())
        .query(WatchLists::list)
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql, WatchList list) {
    var chosen = audiences.all(Objects.requireNonNull(list.rule()));
    var parameters = new HashMap<String, @Nullable Object>(chosen.parameters());
    parameters.put("list", list.id());
    parameters.put("today", institutions.today());
    parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
    return jdbc.sql(sql.formatted(chosen.sql())).params(parameters);
  }
}
