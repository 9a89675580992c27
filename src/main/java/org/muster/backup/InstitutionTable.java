package org.muster.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table with rows of institutions.
 *
 * @param column the one that says whose a row is
 */
record InstitutionTable(Table table, String column) {

  private static final String INSTITUTIONS = "people.institution";

  /** What each place works out anew: under which key seals are, and figures kept for a province. */
  private static final Set<String> WORKED_OUT = Set.of("people.seal", "province.figure");

  /** Those of one institution, referred-to tables before the ones that refer to them. */
  static List<InstitutionTable> all(Connection database) throws SQLException {
    Map<String, Table> known =
        Table.all(database).stream().collect(Collectors.toMap(Table::path, Function.identity()));
    var tables = new ArrayList<InstitutionTable>();
    try (var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                """
                with recursive kept as (
                  select c.oid, n.nspname || '.' || c.relname as path
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where c.relkind in ('r', 'p') and not c.relispartition
                ), depth (oid, n) as (
                  select oid, 0 from kept
                  union
                  select f.conrelid, d.n + 1 from depth d
                    join pg_constraint f on f.contype = 'f' and f.confrelid = d.oid
                     and f.confrelid <> f.conrelid and f.conrelid in (select oid from kept)
                )
                select k.path from depth d join kept k on k.oid = d.oid
                 group by k.path order by max(d.n), k.path collate "C"
                """)) {
      while (rows.next()) {
        var table = known.get(rows.getString(1));
        if (table != null && table.path().equals(INSTITUTIONS)) {
          tables.add(new InstitutionTable(table, "id"));
        } else if (table != null
            && !table.key().isEmpty()
            && table.key().getFirst().equals("institution_id")) {
          tables.add(new InstitutionTable(table, "institution_id"));
        }
      }
    }
    return tables;
  }

  /** False for what is not carried from place to place. */
  boolean travels() {
    return !WORKED_OUT.contains(table.path());
  }

  /** The rows of one institution, in the order of their key. */
  String copyOut(UUID institution) {
    return table.copyOut("where %s = '%s' ".formatted(column, institution));
  }

  String delete(UUID institution) {
    return "delete from %s where %s = '%s'".formatted(table.quoted(), column, institution);
  }
}
