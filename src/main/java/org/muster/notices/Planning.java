package org.muster.notices;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.Channels;
import org.muster.notices.channel.Kind;
import org.muster.people.Audiences;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down who is to be told, by which channel and when: one row a person, in one statement. */
@Component
class Planning {

  /** The channel of those whom no provider reaches: it lies in their list. */
  static final String APP = "app";

  /**
   * SQL for the account of a person {@code p} with the channel {@code k.word}: what was given for
   * it, else what the roster has.
   */
  static final String ADDRESS =
      """
      coalesce((select a.address from notices.address a
                 where a.institution_id = p.institution_id and a.person_id = p.id
                   and a.channel = k.word),
               nullif(case k.word when 'mail' then p.email when 'sms' then p.phone
                                  when 'wecom' then p.number when 'dingtalk' then p.number end, ''))
      """;

  /**
   * SQL for the channels that lead to a person, in their order, as {@code c.ways}; null for none.
   */
  static final String WAYS =
      """
      cross join lateral (
        select array_agg(k.word order by k.n) as ways
          from unnest(coalesce(f.channels, :order::text[])) with ordinality k(word, n)
         where k.word = any (:order::text[]) and %s is not null) c
      """
          .formatted(ADDRESS);

  private final JdbcClient jdbc;
  private final Audiences audiences;
  private final Institutions institutions;
  private final Channels channels;
  private final JsonMapper json;
  private final Clock clock;

  Planning(
      JdbcClient jdbc,
      Audiences audiences,
      Institutions institutions,
      Channels channels,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.audiences = audiences;
    this.institutions = institutions;
    this.channels = channels;
    this.json = json;
    this.clock = clock;
  }

  /** Plans a notice for its recipients and answers how many they are. */
  int plan(UUID notice, boolean urgent, Recipients recipients) {
    var chosen = chosen(recipients);
    return jdbc.sql(
            """
            insert into notices.delivery (institution_id, notice_id, person_id, unit_id, fields,
                                          rank, state, channel, others, next_at, sent_at)
            select :institution, :notice, r.id, r.unit_id, r.fields, :rank,
                   case when c.ways is null then 'sent' else 'waiting' end::notices.state,
                   coalesce(c.ways[1], :app), coalesce(c.ways[2:], '{}'),
                   case when c.ways is not null
                        then coalesce(case when :rank = 1 then q.until end, :now) end,
                   case when c.ways is null then :now end
              from (%s) r
              join people.person p
                on p.institution_id = :institution and p.id = r.id and p.left_at is null
              left join notices.preference f
                on f.institution_id = :institution and f.person_id = r.id
              %s %s
            on conflict do nothing
            """
                .formatted(chosen.sql(), QuietHours.JOIN, WAYS))
        .params(chosen.parameters())
        .params(house())
        .param("notice", notice)
        .param("rank", urgent ? 0 : 1)
        .param("app", APP)
        .update();
  }

  /** What planning would write, without writing it. */
  Notices.Forecast forecast(Recipients recipients, boolean urgent) {
    var chosen = chosen(recipients);
    var first = new java.util.LinkedHashMap<String, Integer>();
    int[] later = {0};
    jdbc.sql(
            """
            select coalesce(c.ways[1], :app), count(*),
                   count(*) filter (where q.until is not null and c.ways is not null)
              from (%s) r
              join people.person p
                on p.institution_id = :institution and p.id = r.id and p.left_at is null
              left join notices.preference f
                on f.institution_id = :institution and f.person_id = r.id
              %s %s
             group by 1 order by 2 desc
            """
                .formatted(chosen.sql(), QuietHours.JOIN, WAYS))
        .params(chosen.parameters())
        .params(house())
        .param("app", APP)
        .query(
            row -> {
              first.put(row.getString(1), row.getInt(2));
              later[0] += row.getInt(3);
            });
    return new Notices.Forecast(first, urgent ? 0 : later[0]);
  }

  /** The parameters of {@link #WAYS} and {@link QuietHours#JOIN} in the institution in force. */
  Map<String, Object> house() {
    var institution = institutions.current();
    return Map.of(
        "institution",
        institution.id(),
        "zone",
        institution.zone().getId(),
        "order",
        channels.of(institution.code()).keySet().stream().map(Kind::word).toArray(String[]::new),
        "quietFrom",
        QuietHours.FROM,
        "quietTo",
        QuietHours.TO,
        "now",
        clock.instant().atOffset(ZoneOffset.UTC));
  }

  private Audiences.Chosen chosen(Recipients recipients) {
    return switch (recipients) {
      case Recipients.Chosen some -> bare(audiences.within(some.audience(), some.scope()));
      case Recipients.Everybody all -> bare(audiences.all(all.audience()));
      case Recipients.Each each -> named(each);
    };
  }

  private static Audiences.Chosen bare(Audiences.Chosen chosen) {
    return new Audiences.Chosen(
        "select a.id, a.unit_id, null::jsonb as fields from (%s) a".formatted(chosen.sql()),
        chosen.parameters());
  }

  private Audiences.Chosen named(Recipients.Each each) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("institution", CurrentInstitution.get());
    parameters.put(
        "people", each.people().stream().map(Recipients.One::person).toArray(UUID[]::new));
    parameters.put(
        "fields",
        each.people().stream()
            .map(one -> one.fields().isEmpty() ? null : json.writeValueAsString(one.fields()))
            .toArray(String[]::new));
    return new Audiences.Chosen(
        """
        select n.id, m.unit_id, n.fields::jsonb as fields
          from unnest(:people::uuid[], :fields::text[]) as n(id, fields)
          left join people.membership m
            on m.institution_id = :institution and m.person_id = n.id and m.to_at is null
        """,
        parameters);
  }
}
