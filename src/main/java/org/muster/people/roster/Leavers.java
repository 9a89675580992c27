package org.muster.people.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;

/** Who and what is there, but not in a file that should name all of them. */
final class Leavers {

  private final StagedSql staged;
  private final @Nullable UUID reader;

  Leavers(StagedSql staged, @Nullable UUID reader) {
    this.staged = staged;
    this.reader = reader;
  }

  void find() {
    if (staged.has(Entity.STUDENT)) {
      people("student", "p.kind = 'student'");
    }
    if (staged.has(Entity.STAFF)) {
      // Who was entered by hand, or is at the wheel, is not put out by a list.
      people("staff", "p.kind = 'staff' and p.imported and p.id is distinct from :reader::uuid");
    }
    if (staged.has(Entity.CLASS)) {
      classes();
    }
    if (staged.has(Entity.ROOM)) {
      rooms();
    }
  }

  private void people(String entity, String who) {
    insert(
        """
        select '%1$s' as entity, p.number as key, p.id,
               jsonb_build_object('name', p.name)::text as said
          from people.person p
         where p.institution_id = :i and p.left_at is null and %2$s
           and not exists (
             select from people.import_row r
              where r.institution_id = :i and r.import_id = :m and r.entity = '%1$s'
                and r.key = p.number)
        """
            .formatted(entity, who));
  }

  private void classes() {
    insert(
        """
        select 'class' as entity, concat_ws('|', g.name, p.name, u.name) as key, u.id,
               jsonb_build_object('class_name', u.name)::text as said
          from people.unit u
          join people.unit p on p.institution_id = :i and p.id = u.parent_id
          left join people.unit g on g.institution_id = :i and g.id = p.parent_id
         where u.institution_id = :i and u.kind = 'class' and u.closed_at is null
           and not exists (
             select from people.import_unit n
              where n.institution_id = :i and n.import_id = :m and n.id = u.id)
           -- Without a list of students nobody says where those of the class would go.
           and (:students or not exists (
             select from people.membership m
              where m.institution_id = :i and m.unit_id = u.id and m.to_at is null))
        """);
  }

  private void rooms() {
    insert(
        """
        select 'room' as entity, concat_ws('|', b.name, r.name) as key, r.id,
               jsonb_build_object('building', b.name, 'room', r.name)::text as said
          from people.place r
          join people.place p on p.institution_id = :i and p.id = r.parent_id
          join people.place b
            on b.institution_id = :i and b.id = case p.kind when 'floor' then p.parent_id else p.id end
         where r.institution_id = :i and r.kind = 'room' and r.closed_at is null
           and not exists (
             select from people.import_place n
              where n.institution_id = :i and n.import_id = :m and n.id = r.id)
           and (:students or not exists (
             select from people.residence h
              where h.institution_id = :i and h.place_id = r.id and h.to_at is null))
        """);
  }

  private void insert(String query) {
    staged
        .jdbc()
        .sql(
            """
            insert into people.import_row
              (institution_id, import_id, sheet_no, row, entity, key, said, verdict, id, existing, outcome)
            select :i, :m, 0,
                   row_number() over (order by g.key)
                   + coalesce((select max(row) from people.import_row
                                where institution_id = :i and import_id = :m and sheet_no = 0), 0),
                   g.entity, g.key, g.said::jsonb, 'leave', g.id, true, 'leave'
              from (%s) g
            """
                .formatted(query))
        .param("i", CurrentInstitution.get())
        .param("m", staged.importId())
        .param("reader", reader)
        .param("students", staged.has(Entity.STUDENT))
        .update();
  }
}
