package org.muster.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.forms.Phrase;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of types that offices made. */
@Component
class OfficeTypes {

  private static final TypeReference<List<OfficeType.Asked>> ASKED = new TypeReference<>() {};
  private static final TypeReference<List<Stored>> STEPS = new TypeReference<>() {};

  /** A step as it is stored. */
  record Stored(String post, String work, int hours) {}

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  OfficeTypes(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  List<OfficeType> inForce() {
    return select("and published_at is not null and retired_at is null order by name_zh, code")
        .query(this::read)
        .list();
  }

  Optional<OfficeType> inForce(String code) {
    return select("and code = :code and published_at is not null and retired_at is null")
        .param("code", code)
        .query(this::read)
        .optional();
  }

  Optional<OfficeType> find(UUID id) {
    return select("and id = :id").param("id", id).query(this::read).optional();
  }

  /** Every version, the newest of a code first. */
  List<OfficeType> all() {
    return select("order by code, version desc").query(this::read).list();
  }

  /** Writes a draft, in the place of what it was before; false where it is no draft any more. */
  boolean write(OfficeType draft) {
    return jdbc.sql(
                """
                insert into requests.type as t (institution_id, id, code, version, office, name_zh,
                  name_en, hint_zh, hint_en, questions, steps, place, confirms, low_risk, by_name, at)
                select :institution, :id, :code,
                       1 + coalesce((select max(version) from requests.type o
                                      where o.institution_id = :institution and o.code = :code
                                        and o.id <> :id), 0),
                       :office, :nameZh, :nameEn::text, :hintZh, :hintEn::text, :questions::jsonb,
                       :steps::jsonb, :place, :confirms, :simple, :by, :now
                on conflict (institution_id, id) do update
                   set name_zh = excluded.name_zh, name_en = excluded.name_en,
                       hint_zh = excluded.hint_zh, hint_en = excluded.hint_en,
                       questions = excluded.questions, steps = excluded.steps,
                       place = excluded.place, confirms = excluded.confirms,
                       low_risk = excluded.low_risk, by_name = excluded.by_name, at = excluded.at
                 where t.published_at is null and t.office = excluded.office
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", draft.id())
            .param("code", draft.code())
            .param("office", draft.office().word())
            .param("nameZh", draft.name().chinese())
            .param("nameEn", draft.name().english())
            .param("hintZh", draft.hint().chinese())
            .param("hintEn", draft.hint().english())
            .param("questions", json.writeValueAsString(draft.asked()))
            .param(
                "steps",
                json.writeValueAsString(
                    draft.steps().stream()
                        .map(s -> new Stored(s.post().word(), s.work().word(), s.hours()))
                        .toList()))
            .param("place", draft.place())
            .param("confirms", draft.confirms())
            .param("simple", draft.simple())
            .param("by", draft.by())
            .param("now", now())
            .update()
        == 1;
  }

  /** Puts a draft in force in the place of the version before it; false for no draft. */
  boolean publish(OfficeType draft, UUID form) {
    retire(draft.code());
    return jdbc.sql(
                """
                update requests.type set form_id = ?, published_at = ?
                 where institution_id = ? and id = ? and published_at is null
                """)
            .params(form, now(), CurrentInstitution.get(), draft.id())
            .update()
        == 1;
  }

  /** Offers a code no longer; running requests go on. */
  int retire(String code) {
    return jdbc.sql(
            """
            update requests.type set retired_at = ?
             where institution_id = ? and code = ? and published_at is not null
               and retired_at is null
            """)
        .params(now(), CurrentInstitution.get(), code)
        .update();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select id, code, version, office, name_zh, name_en, hint_zh, hint_en, form_id,
                   questions::text, steps::text, place, confirms, low_risk, by_name, at,
                   published_at, retired_at
              from requests.type where institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private OfficeType read(ResultSet row, int n) throws SQLException {
    return new OfficeType(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getInt(3),
        PostKind.of(row.getString(4)),
        new Phrase(row.getString(5), row.getString(6)),
        new Phrase(row.getString(7), row.getString(8)),
        row.getObject(9, UUID.class),
        json.readValue(row.getString(10), ASKED),
        json.readValue(row.getString(11), STEPS).stream()
            .map(s -> new Step(PostKind.of(s.post()), Step.Work.of(s.work()), s.hours()))
            .toList(),
        row.getBoolean(12),
        row.getBoolean(13),
        row.getBoolean(14),
        row.getString(15),
        row.getObject(16, OffsetDateTime.class).toInstant(),
        Request.instant(row, 17),
        Request.instant(row, 18));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
