package org.muster.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Whom to call to reach a student: themselves, then those who are likely to know where they are.
 * The numbers are for the caller to mask, and a look at one is for the caller to keep on the trail.
 */
@Service
public class Contacts {

  private static final int ROOM_MATES = 3;

  private final JdbcClient jdbc;
  private final Institutions institutions;

  Contacts(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  /** Themselves, class leader, room mates, parent; only those with a number that can be dialled. */
  public List<Contact> of(UUID student) {
    return jdbc
        .sql(
            """
            select 'self', p.id, p.name, p.phone from people.person p
             where p.institution_id = :institution and p.id = :student
            union all
            select 'class_leader', h.id, h.name, h.phone
              from people.membership m
              join people.post o on o.institution_id = m.institution_id and o.unit_id = m.unit_id
                and o.kind = 'class_leader' and o.from_on <= :today
                and (o.to_on is null or o.to_on >= :today)
              join people.person h on h.institution_id = o.institution_id and h.id = o.person_id
                and h.left_at is null and h.id <> :student
             where m.institution_id = :institution and m.person_id = :student and m.to_at is null
            union all
            (select 'room_mate', h.id, h.name, h.phone
               from people.residence r
               join people.residence n on n.institution_id = r.institution_id
                 and n.place_id = r.place_id and n.to_at is null and n.person_id <> r.person_id
               join people.person h on h.institution_id = n.institution_id and h.id = n.person_id
                 and h.left_at is null and h.phone is not null
              where r.institution_id = :institution and r.person_id = :student and r.to_at is null
              order by h.number limit :mates)
            union all
            select 'parent', p.id, coalesce(p.guardian, ''), p.guardian_phone from people.person p
             where p.institution_id = :institution and p.id = :student
            """)
        .param("institution", CurrentInstitution.get())
        .param("student", student)
        .param("today", institutions.today())
        .param("mates", ROOM_MATES)
        .query(
            (row, n) ->
                contact(
                    Tie.of(row.getString(1)),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .sorted(java.util.Comparator.comparing(Contact::tie))
        .collect(Collectors.toUnmodifiableList());
  }

  private static Optional<Contact> contact(
      Tie tie, UUID person, String name, @Nullable String written) {
    return Optional.ofNullable(PhoneNumber.of(written))
        .map(phone -> new Contact(tie, person, name, phone));
  }
}
