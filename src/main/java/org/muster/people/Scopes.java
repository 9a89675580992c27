package org.muster.people;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says what somebody may see and sign: the one place that decides it. */
@Service
public class Scopes {

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Accesses accesses;

  Scopes(JdbcClient jdbc, Institutions institutions, Accesses accesses) {
    this.jdbc = jdbc;
    this.accesses = accesses;
    this.institutions = institutions;
  }

  /** The viewer's charge today. A token that belongs to nobody is the data team's. */
  public Scope of(Viewer viewer) {
    return viewer.person() == null
        ? new Scope(viewer.institution(), null, Map.of(PostKind.DATA_TEAM, Set.of()))
        : of(viewer.institution(), viewer.person());
  }

  private Scope of(UUID institution, UUID person) {
    var charges = new EnumMap<PostKind, Set<UUID>>(PostKind.class);
    jdbc.sql(
            """
            with recursive mine as (
              select kind, unit_id from people.post
               where institution_id = :institution and person_id = :person
                 and from_on <= :today and (to_on is null or to_on >= :today)
              union
              select p.kind, p.unit_id from people.stand_in s
                join people.post p on p.institution_id = s.institution_id and p.id = s.post_id
               where s.institution_id = :institution and s.person_id = :person
                 and :today between s.from_on and s.to_on
            ), charge as (
              select kind, unit_id from mine
              union
              select c.kind, u.id from charge c
                join people.unit u on u.institution_id = :institution and u.parent_id = c.unit_id
               -- Those who have the whole need no list of it.
               where c.kind not in ('working_group', 'data_team')
            )
            select kind, unit_id from charge
            """)
        .param("institution", institution)
        .param("person", person)
        .param("today", institutions.get(institution).day(institutions.now()))
        .query(
            row -> {
              var kind = PostKind.of(row.getString(1));
              charges
                  .computeIfAbsent(kind, none -> new HashSet<>())
                  .add(row.getObject(2, UUID.class));
            });
    // Offices see their own queues, not the chain's people.
    charges.replaceAll((kind, units) -> kind.inChain() ? units : Set.of());
    // Nobody without a post can have opened a page; most who come are students.
    var opened = charges.isEmpty() ? Set.<UUID>of() : accesses.open(person);
    return new Scope(institution, person, charges, opened);
  }
}
