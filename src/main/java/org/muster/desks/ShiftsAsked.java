package org.muster.desks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Asked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The hours people are on call, each counted whole: it is assumed that who is on call can do little
 * else.
 */
@Component
class ShiftsAsked implements Asked {

  private final JdbcClient jdbc;
  private final Institutions institutions;

  ShiftsAsked(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  @Override
  public Minutes between(Instant from, Instant to) {
    var posts = new EnumMap<PostKind, Double>(PostKind.class);
    jdbc.sql(
            """
            select a.kind,
                   sum(extract(epoch from least(s.end_at, :to) - greatest(s.start_at, :from))) / 60
              from desks.shift s
              join (select distinct kind, person_id from (%s) x) a on a.person_id = s.person_id
             where s.institution_id = :institution and s.end_at > :from and s.start_at < :to
             group by a.kind
            """
                .formatted(Chain.ACTING))
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              posts.put(PostKind.of(row.getString(1)), row.getDouble(2));
            });
    return new Minutes(0, posts);
  }
}
