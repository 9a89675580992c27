package org.muster.people;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The persons of the institution in force, found through a scope. */
@Service
public class People {

  private static final String LINES =
      """
      select p.id, p.number, p.name, p.kind = 'student', m.unit_id, u.name
        from people.person p
        left join people.membership m
          on m.institution_id = p.institution_id and m.person_id = p.id and m.to_at is null
        left join people.unit u on u.institution_id = p.institution_id and u.id = m.unit_id
       where p.institution_id = :institution and p.left_at is null
         and (:units::uuid[] is null or m.unit_id = any (:units::uuid[]) or p.id = :self::uuid
              or p.id = any (:opened::uuid[]))
      """;

  private final JdbcClient jdbc;

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** At most 50 persons whose number, name or pinyin initials begin so: "zs" finds 张三. */
  public List<PersonLine> search(Scope scope, String words) {
    // A name copied from a list brings its mark.
    String prefix =
        Mark.without(words).strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    if (prefix.isEmpty()) {
      return List.of();
    }
    return lines(
            scope,
            """
            and (p.number like :prefix or p.name like :prefix or p.initials like :lower)
            order by p.kind desc, p.number limit 50
            """)
        .param("prefix", prefix + "%")
        .param("lower", prefix.toLowerCase(Locale.ROOT) + "%")
        .query(People::line)
        .list();
  }

  /** One person, where the scope covers them. */
  public Optional<PersonLine> find(Scope scope, UUID id) {
    return lines(scope, "and p.id = :id").param("id", id).query(People::line).optional();
  }

  /** The persons of these numbers, whoever asks: the caller checks each against the scope. */
  public List<PersonLine> byNumbers(List<String> numbers) {
    return jdbc.sql(LINES + "and p.number = any (:numbers)")
        .param("institution", CurrentInstitution.get())
        .param("units", null)
        .param("self", null)
        .param("opened", null)
        .param("numbers", numbers.toArray(String[]::new))
        .query(People::line)
        .list();
  }

  /** Who had this number and has left; empty for those who are here, or unknown. */
  public Optional<UUID> leaver(String number) {
    return jdbc.sql(
            """
            select id from people.person
             where institution_id = ? and number = ? and left_at is not null
               and number <> id::text
            """)
        .params(CurrentInstitution.get(), number)
        .query(UUID.class)
        .optional();
  }

  /** How many students there are. */
  public long students() {
    // Not of the view: it would join everybody's class and room to count them.
    return jdbc.sql(
            """
            select count(*) from people.person
             where institution_id = ? and kind = 'student' and left_at is null
            """)
        .param(CurrentInstitution.get())
        .query(Long.class)
        .single();
  }

  /** Telephone numbers as the roster has them; empty where it has none. */
  public record Phones(String own, String guardianName, String guardian) {}

  /**
   * How a person and their family may be called; that it was asked for is for the caller to keep.
   */
  public Phones phones(UUID id) {
    return jdbc.sql(
            """
            select coalesce(phone, ''), coalesce(guardian, ''), coalesce(guardian_phone, '')
              from people.person where institution_id = ? and id = ?
            """)
        .params(CurrentInstitution.get(), id)
        .query((row, n) -> new Phones(row.getString(1), row.getString(2), row.getString(3)))
        .single();
  }

  /** The numbers of persons by their ids. */
  public Map<UUID, String> numbers(List<UUID> ids) {
    var numbers = new HashMap<UUID, String>();
    jdbc.sql("select id, number from people.person where institution_id = ? and id = any (?)")
        .params(CurrentInstitution.get(), ids.toArray(UUID[]::new))
        .query(
            row -> {
              numbers.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return numbers;
  }

  /** What persons are called, by their ids. */
  public Map<UUID, String> names(List<UUID> ids) {
    var names = new HashMap<UUID, String>();
    jdbc.sql("select id, name from people.person where institution_id = ? and id = any (?)")
        .params(CurrentInstitution.get(), ids.toArray(UUID[]::new))
        .query(
            row -> {
              names.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return names;
  }

  private JdbcClient.StatementSpec lines(Scope scope, String clause) {
    return jdbc.sql(LINES + clause)
        .param("institution", scope.institution())
        .param("units", scope.units())
        .param("self", scope.person())
        .param("opened", scope.opened().toArray(UUID[]::new));
  }

  static PersonLine line(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new PersonLine(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        row.getObject(5, UUID.class),
        row.getString(6));
  }
}
