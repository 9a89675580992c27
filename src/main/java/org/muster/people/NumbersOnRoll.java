package org.muster.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.identity.Roll;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the room that signs people in whose number it has been told. */
@Component
class NumbersOnRoll implements Roll {

  private final Institutions institutions;
  private final JdbcClient jdbc;

  NumbersOnRoll(Institutions institutions, JdbcClient jdbc) {
    this.institutions = institutions;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<UUID> institution(String code) {
    return institutions.byCode(code).map(Institution::id);
  }

  @Override
  public Optional<Member> find(String number) {
    var exact = members("and number = ?", number);
    if (!exact.isEmpty()) {
      return Optional.of(exact.getFirst());
    }
    var alike = members("and lower(number) = lower(?) limit 2", number);
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  @Override
  public boolean isStudent(UUID person) {
    return jdbc.sql(
            """
            select exists (
              select from people.person p
               where p.institution_id = :institution and p.id = :person
                 and p.kind = 'student' and p.left_at is null
                 and not exists (
                   select from people.post o
                    where o.institution_id = :institution and o.person_id = p.id
                      and o.kind <> 'class_leader' and (o.to_on is null or o.to_on >= :today))
                 and not exists (
                   select from people.stand_in s
                     join people.post o
                       on o.institution_id = s.institution_id and o.id = s.post_id
                    where s.institution_id = :institution and s.person_id = p.id
                      and o.kind <> 'class_leader' and s.to_on >= :today))
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("today", institutions.today())
        .query(Boolean.class)
        .single();
  }

  private List<Member> members(String clause, String number) {
    return jdbc.sql(
            """
            select id, number, name from people.person
             where institution_id = ? and left_at is null
            """
                + clause)
        .params(CurrentInstitution.get(), number)
        .query(
            (row, n) ->
                new Member(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
        .list();
  }
}
