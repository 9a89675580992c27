package org.muster.people.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Does what a comparison says, in the transaction it is called in. Nothing is deleted: who leaves
 * is dated, who moves has one stay closed and the next begun.
 */
final class RosterApplication {

  /** What a row can say of a person. */
  private static final String SAID =
      """
      name text, sex text, ethnicity text, political text, major text, phone text, email text,
      origin text, destination text, staying boolean, guardian text, guardian_phone text,
      note text, department text\
      """;

  private final StagedSql staged;
  private final Instant now;
  private final LocalDate today;

  RosterApplication(StagedSql staged, Instant now, LocalDate today) {
    this.staged = staged;
    this.now = now;
    this.today = today;
  }

  /** Applies all rows that were not applied yet, and says how many changed something. */
  int apply() {
    units();
    places();
    insertPeople();
    updatePeople();
    stays("membership", "unit_id");
    stays("residence", "place_id");
    leavers();
    new PostApplication(this::sql).apply();
    closeUnits();
    return settle();
  }

  private JdbcClient.StatementSpec sql(String sql) {
    return staged.sql(sql).param("now", now.atOffset(ZoneOffset.UTC)).param("today", today);
  }

  private void units() {
    sql("""
    insert into people.unit (institution_id, id, parent_id, kind, name)
    select :i, id, parent_id, kind,
           case kind when 'college' then college when 'grade' then grade else class end
      from people.import_unit
     where institution_id = :i and import_id = :m and fresh
    """)
        .update();
    sql("""
    update people.unit u set closed_at = null
      from people.import_unit n
     where u.institution_id = :i and n.institution_id = :i and n.import_id = :m
       and u.id = n.id and u.closed_at is not null
    """)
        .update();
  }

  private void places() {
    sql("""
    insert into people.place (institution_id, id, parent_id, kind, name, beds, purpose)
    select :i, n.id, n.parent_id, n.kind,
           case n.kind when 'campus' then n.campus when 'building' then n.building
                       when 'floor' then n.floor else n.room end,
           (r.said ->> 'beds')::int, r.said ->> 'purpose'
      from people.import_place n
      left join people.import_row r
        on r.institution_id = :i and r.import_id = :m and r.entity = 'room' and r.id = n.id
       and r.verdict = 'take' and r.applied_at is null
     where n.institution_id = :i and n.import_id = :m and n.fresh
    """)
        .update();
    sql("""
    update people.place p
       set beds = coalesce((r.said ->> 'beds')::int, p.beds),
           purpose = coalesce(r.said ->> 'purpose', p.purpose),
           parent_id = n.parent_id, closed_at = null
      from people.import_row r
      join people.import_place n
        on n.institution_id = :i and n.import_id = :m and n.kind = 'room' and n.id = r.id
     where r.institution_id = :i and r.import_id = :m and r.entity = 'room'
       and r.verdict = 'take' and r.applied_at is null and r.existing
       and r.outcome in ('add', 'change') and p.institution_id = :i and p.id = r.id
    """)
        .update();
    sql("""
    update people.place p set closed_at = null
      from people.import_place n
     where p.institution_id = :i and n.institution_id = :i and n.import_id = :m
       and p.id = n.id and p.closed_at is not null
    """)
        .update();
  }

  private void insertPeople() {
    sql("""
    insert into people.person
      (institution_id, id, number, kind, name, initials, sex, ethnicity, political, major, phone,
       email, origin, destination, staying, guardian, guardian_phone, note, department,
       joined_at, imported)
    select :i, r.id, r.key, r.entity, s.name, r.initials, s.sex, s.ethnicity, s.political, s.major,
           s.phone, s.email, s.origin, s.destination, coalesce(s.staying, false), s.guardian,
           s.guardian_phone, s.note, s.department, :now, true
      from people.import_row r
     cross join lateral jsonb_to_record(r.said) as s (%s)
     where r.institution_id = :i and r.import_id = :m and r.entity in ('student', 'staff')
       and r.verdict = 'take' and r.applied_at is null and not r.existing
    """
            .formatted(SAID))
        .update();
  }

  private void updatePeople() {
    sql("""
    update people.person p
       set name = s.name, initials = r.initials, sex = coalesce(s.sex, p.sex),
           ethnicity = coalesce(s.ethnicity, p.ethnicity),
           political = coalesce(s.political, p.political), major = coalesce(s.major, p.major),
           phone = coalesce(s.phone, p.phone), email = coalesce(s.email, p.email),
           origin = coalesce(s.origin, p.origin),
           destination = coalesce(s.destination, p.destination),
           staying = coalesce(s.staying, p.staying), guardian = coalesce(s.guardian, p.guardian),
           guardian_phone = coalesce(s.guardian_phone, p.guardian_phone),
           note = coalesce(s.note, p.note), department = coalesce(s.department, p.department),
           left_at = null, imported = true
      from people.import_row r
     cross join lateral jsonb_to_record(r.said) as s (%s)
     where r.institution_id = :i and r.import_id = :m and r.entity in ('student', 'staff')
       and r.verdict = 'take' and r.applied_at is null and r.existing
       and r.outcome in ('add', 'change', 'transfer')
       and p.institution_id = :i and p.id = r.id
    """
            .formatted(SAID))
        .update();
  }

  /** Closes a stay that is over and begins the next, in a unit or in a room. */
  private void stays(String table, String column) {
    sql("""
    update people.%1$s s set to_at = :now
      from people.import_row r
     where r.institution_id = :i and r.import_id = :m and r.entity in ('student', 'staff')
       and r.verdict = 'take' and r.applied_at is null and r.%2$s is not null
       and s.institution_id = :i and s.person_id = r.id and s.to_at is null
       and s.%2$s <> r.%2$s
    """
            .formatted(table, column))
        .update();
    sql("""
    insert into people.%1$s (institution_id, person_id, %2$s, from_at)
    select :i, r.id, r.%2$s, :now
      from people.import_row r
     where r.institution_id = :i and r.import_id = :m and r.entity in ('student', 'staff')
       and r.verdict = 'take' and r.applied_at is null and r.%2$s is not null
       and not exists (
         select from people.%1$s s
          where s.institution_id = :i and s.person_id = r.id and s.to_at is null)
    """
            .formatted(table, column))
        .update();
  }

  private void leavers() {
    sql("""
    update people.person p set left_at = :now
      from people.import_row r
     where r.institution_id = :i and r.import_id = :m and r.outcome = 'leave'
       and r.applied_at is null and r.entity in ('student', 'staff')
       and p.institution_id = :i and p.id = r.id and p.left_at is null
    """)
        .update();
    for (var table : List.of("membership", "residence")) {
      sql("""
      update people.%s s set to_at = :now
        from people.import_row r
       where r.institution_id = :i and r.import_id = :m and r.outcome = 'leave'
         and r.applied_at is null and r.entity in ('student', 'staff')
         and s.institution_id = :i and s.person_id = r.id and s.to_at is null
      """
              .formatted(table))
          .update();
    }
  }

  private void closeUnits() {
    for (var table : List.of("unit", "place")) {
      sql("""
      update people.%s u set closed_at = :now
        from people.import_row r
       where r.institution_id = :i and r.import_id = :m and r.outcome = 'leave'
         and r.applied_at is null and r.entity in ('class', 'room')
         and u.institution_id = :i and u.id = r.id and u.closed_at is null
      """
              .formatted(table))
          .update();
    }
    for (var kind : List.of("grade", "college")) {
      // A year that has left altogether, then a college without any.
      sql("""
      update people.unit u set closed_at = :now
       where u.institution_id = :i and u.kind = :kind and u.closed_at is null
         and exists (select from people.unit c where c.institution_id = :i and c.parent_id = u.id)
         and not exists (select from people.unit c
                          where c.institution_id = :i and c.parent_id = u.id and c.closed_at is null)
         and not exists (select from people.membership m
                          where m.institution_id = :i and m.unit_id = u.id and m.to_at is null)
      """)
          .param("kind", kind)
          .update();
    }
  }

  private int settle() {
    int changed =
        sql("""
        select count(*)::int from people.import_row
         where institution_id = :i and import_id = :m and applied_at is null
           and verdict in ('take', 'leave') and outcome in ('add', 'change', 'transfer', 'leave')
        """)
            .query(Integer.class)
            .single();
    sql("""
    update people.import_row set applied_at = :now
     where institution_id = :i and import_id = :m and applied_at is null
       and verdict in ('take', 'also', 'leave')
    """)
        .update();
    return changed;
  }
}
