package org.muster.watch;

import java.util.Map;
import org.muster.people.Chain;
import org.muster.people.Institutions;

/**
 * When somebody on a list is to be spoken to next: on the day they come onto it, then every so many
 * days after the last time, whoever did it and whatever for. One call counts for all lists.
 */
final class Cadence {

  /** Who comes onto a list less than so long before the list's hour has until the next day. */
  private static final String AT_LEAST = "interval '2 hours'";

  /**
   * Everybody on a list now, as SQL: {@code person_id, id, list_id, layer, owner_id, entered_at,
   * every_days, name_zh, name_en, contact_at, since, due_at}: {@code since} is when the present
   * turn begins, in the future where nothing is due yet, {@code due_at} until when it must be done.
   * Takes {@code :institution} and {@link #parameters}.
   */
  static final String OPEN =
      """
      select o.*, case when o.contact_at is null then o.entered_at
                       else (o.day + o.every_days + :watch_begins::time) at time zone :watch_zone
                  end as since,
             case when o.contact_at is not null
                  then (o.day + o.every_days + o.by_hour) at time zone :watch_zone
                  when o.entered_at + %s <= (o.day + o.by_hour) at time zone :watch_zone
                  then (o.day + o.by_hour) at time zone :watch_zone
                  else (o.day + 1 + o.by_hour) at time zone :watch_zone end as due_at
        from (select e.person_id, e.id, e.list_id, e.layer, e.owner_id, e.entered_at, l.every_days,
                     l.name_zh, l.name_en, c.at as contact_at, l.by_hour,
                     ((coalesce(c.at, e.entered_at) at time zone :watch_zone)
                       - :watch_begins::time)::date as day
                from watch.entry e
                join watch.list l on l.institution_id = e.institution_id and l.id = e.list_id
                left join lateral (
                  select r.at from calls.reached r
                   where r.institution_id = e.institution_id and r.person_id = e.person_id
                     and r.at >= e.entered_at
                   order by r.at desc limit 1) c on true
               where e.institution_id = :institution and e.ended_at is null) o
      """
          .formatted(AT_LEAST);

  /**
   * Who follows up an entry {@code o} of {@link #OPEN}: who was named, while they act; else who
   * answers for the person. To be joined; takes {@code :today} besides.
   */
  static final String OWNER =
      """
      left join (%s) answering on answering.person_id = o.person_id
      left join (select distinct person_id from (%s) acting) named on named.person_id = o.owner_id
      """
          .formatted(Chain.ANSWERING, Chain.ACTING);

  private Cadence() {}

  static Map<String, Object> parameters(Institutions institutions) {
    var institution = institutions.current();
    return Map.of(
        "watch_zone", institution.zone().getId(), "watch_begins", institution.dayBegins());
  }
}
