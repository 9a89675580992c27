package org.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Row-level security holds in every table of every room, whatever a query forgets. */
@MusterTest
class SchemaTests {

  /**
   * Asked by hash, sign-in name or credential to learn the institution, before any can be in force.
   */
  private static final Set<String> LOOK_UPS =
      Set.of(
          "identity.account",
          "identity.sign_in_link",
          "identity.token",
          "identity.passkey",
          // By the host name that a request was sent to.
          "people.host");

  /** Tables that belong to no institution, each with its reason. */
  private static final Set<String> OUTSIDE =
      Set.of(
          // The list of institutions itself: asked before any is in force.
          "people.institution",
          // Those that are not here: where to send whoever comes for them.
          "people.elsewhere",
          // Counts of institutions, of no person: read over all of them by whoever oversees.
          "province.figure",
          // What the first start knows, while there is no institution yet.
          "identity.set_up",
          "identity.set_up_link",
          // Spring Session's own tables: found by a random id that only the browser has.
          "identity.session",
          "identity.session_attributes");

  private static final String RULE =
      "(institution_id = (NULLIF(current_setting('muster.institution'::text, true),"
          + " ''::text))::uuid)";

  @Autowired JdbcClient sql;

  record Table(
      String name, boolean enabled, boolean forced, List<String> key, List<String> rules) {}

  private List<Table> tables() {
    return sql
        .sql(
            """
            select n.nspname || '.' || c.relname as name,
                   c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
                   array(select a.attname from pg_index i
                           cross join unnest(i.indkey) with ordinality k (column_number, place)
                           join pg_attribute a
                             on a.attrelid = c.oid and a.attnum = k.column_number
                          where i.indrelid = c.oid and i.indisprimary
                          order by k.place)::text[] as key,
                   array(select distinct rule from pg_policies p
                          cross join unnest(array[p.qual, p.with_check]) as each (rule)
                          where p.schemaname = n.nspname and p.tablename = c.relname
                            and rule is not null)::text[] as rules
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p')
               and n.nspname not in ('pg_catalog', 'information_schema', 'public')
             order by 1
            """)
        .query(
            (row, number) ->
                new Table(
                    row.getString("name"),
                    row.getBoolean("enabled"),
                    row.getBoolean("forced"),
                    List.of((String[]) row.getArray("key").getArray()),
                    List.of((String[]) row.getArray("rules").getArray())))
        .list()
        .stream()
        .filter(table -> !OUTSIDE.contains(table.name()))
        .toList();
  }

  @Test
  void everyKeyBeginsWithTheInstitution() {
    assertThat(tables())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.key()).startsWith("institution_id"));
  }

  private List<Table> securedTables() {
    return tables().stream().filter(table -> !LOOK_UPS.contains(table.name())).toList();
  }

  @Test
  void everyTableShowsTheRowsOfTheInstitutionInForceEvenToItsOwner() {
    assertThat(securedTables())
        .allSatisfy(
            table -> {
              assertThat(table.enabled() && table.forced()).as("enabled and forced").isTrue();
              assertThat(table.rules()).containsExactly(RULE);
            });
  }

  @Test
  void everyViewAsksWithTheRightsOfWhoeverReadsIt() {
    // A view without it reads as its owner: harmless under FORCE, and a hole the day that changes.
    assertThat(
            sql.sql(
                    """
                    select n.nspname || '.' || c.relname
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('v', 'm')
                       and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                       and not coalesce(c.reloptions::text[] && array['security_invoker=true',
                                        'security_invoker=on'], false)
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void holdsNothingThatABackupOfItsTablesWouldMiss() {
    assertThat(
            sql.sql(
                    """
                    select c.relkind::text || ' ' || c.oid::regclass::text
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                       and (c.relkind in ('S', 'm', 'f')
                            or c.relkind in ('r', 'p')
                               and (c.relpersistence <> 'p'
                                    or not exists (select from pg_index i
                                                    where i.indrelid = c.oid and i.indisprimary)))
                    union all
                    select 'large object ' || oid from pg_largeobject_metadata
                    """)
                .query(String.class)
                .list())
        .as("sequences, stored views, tables without a key, large objects")
        .isEmpty();
  }

  @Test
  void withoutAnInstitutionNoTableShowsAnything() {
    UUID institution = institutionWithAUnit();
    assertThat(securedTables())
        .allSatisfy(table -> assertThat(count(table.name())).as(table.name()).isZero());
    assertThat(
            CurrentInstitution.<Long, RuntimeException>call(
                institution, () -> count("people.unit")))
        .isEqualTo(1);
  }

  @Test
  void anotherInstitutionsRowsStayInvisibleAndUntouchable() {
    UUID one = institutionWithAUnit();
    UUID other = institutionWithAUnit();
    CurrentInstitution.run(
        one,
        () -> {
          assertThat(count("people.unit")).isEqualTo(1);
          assertThat(
                  sql.sql("update people.unit set name = 'taken' where institution_id = ?")
                      .param(other)
                      .update())
              .isZero();
        });
  }

  private long count(String table) {
    return sql.sql("select count(*) from " + table).query(long.class).single();
  }

  private UUID institutionWithAUnit() {
    UUID institution = UUID.randomUUID();
    CurrentInstitution.run(
        institution,
        () -> {
          sql.sql(
                  """
                  insert into people.institution (id, code, name, zone, created_at)
                  values (:id, :code, 'Made up', 'Asia/Shanghai', '2026-11-21T00:00:00Z')
                  """)
              .param("id", institution)
              .param("code", institution.toString().substring(0, 8))
              .update();
          sql.sql(
                  """
                  insert into people.unit (institution_id, id, kind, name)
                  values (:institution, :id, 'university', 'Made up')
                  """)
              .param("institution", institution)
              .param("id", UUID.randomUUID())
              .update();
        });
    return institution;
  }
}
