package org.muster.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as it is copied: all columns that are stored, in the order of its key.
 *
 * @param key the columns of the key, by name
 * @param texts those of them that a language sorts
 */
record Table(
    String schema, String name, List<String> columns, List<String> key, List<String> texts) {

  /** Every table but the migrations' own: those are written by migrating. */
  static List<Table> all(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select n.nspname, c.relname,
                       array(select attname::text from pg_attribute a
                              where a.attrelid = c.oid and attnum > 0 and not attisdropped
                                and attgenerated = ''
                              order by attnum),
                       array(select a.attname::text from pg_index i
                               cross join unnest(i.indkey) with ordinality k (number, place)
                               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
                              where i.indrelid = c.oid and i.indisprimary
                              order by k.place),
                       array(select attname::text from pg_attribute a
                              where a.attrelid = c.oid and attnum > 0 and attcollation <> 0)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and not c.relispartition
                   and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                   and not (n.nspname = 'public' and c.relname like 'flyway%')
                 order by 1, 2
                """)) {
      var tables = new ArrayList<Table>();
      while (rows.next()) {
        tables.add(
            new Table(
                rows.getString(1),
                rows.getString(2),
                texts(rows, 3),
                texts(rows, 4),
                texts(rows, 5)));
      }
      return tables;
    }
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** Its name with its schema's: {@code rounds.report}. */
  String path() {
    return schema + "." + name;
  }

  String quoted() {
    return quote(schema) + "." + quote(name);
  }

  /** As text, which every version of PostgreSQL reads, in an order that every server gives. */
  String copyOut() {
    return copyOut("");
  }

  /** The same of some rows only. */
  String copyOut(String where) {
    String order =
        key.stream()
            .map(column -> quote(column) + (texts.contains(column) ? " collate \"C\"" : ""))
            .collect(Collectors.joining(", "));
    return "copy (select %s from %s %sorder by %s) to stdout"
        .formatted(list(), quoted(), where, order);
  }

  String copyIn() {
    return "copy %s (%s) from stdin".formatted(quoted(), list());
  }

  private String list() {
    return columns.stream().map(Table::quote).collect(Collectors.joining(", "));
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
