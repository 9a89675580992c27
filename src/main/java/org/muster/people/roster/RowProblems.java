package org.muster.people.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;

/** Adds problems that only a query over all rows can find. */
final class RowProblems {

  private record Found(
      int sheetNo,
      int row,
      @Nullable String heading,
      @Nullable String value,
      @Nullable String number) {}

  private final StagedSql staged;

  RowProblems(StagedSql staged) {
    this.staged = staged;
  }

  /**
   * Adds one problem for each row of a query.
   *
   * @param query gives sheet_no, row, field, value, number
   */
  void add(Kind kind, String query) {
    var found =
        staged
            .sql(
                """
                select q.sheet_no, q.row, q.value, q.number,
                       (select c ->> 'heading' from jsonb_array_elements(s.columns) c
                         where c ->> 'field' = q.field limit 1) as heading
                  from (%s) q
                  join people.import_sheet s
                    on s.institution_id = :i and s.import_id = :m and s.sheet_no = q.sheet_no
                 order by q.sheet_no, q.row
                """
                    .formatted(query))
            .query(Found.class)
            .list();
    if (found.isEmpty()) {
      return;
    }
    staged
        .jdbc()
        .sql(
            """
            insert into people.import_problem
              (institution_id, import_id, id, kind, severity, sheet_no, row, heading, value, number)
            select ?, ?, p.id, ?, ?, p.sheet_no, p.row, p.heading, p.value, p.number
              from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[])
                   as p (id, sheet_no, row, heading, value, number)
            """)
        .params(
            CurrentInstitution.get(),
            staged.importId(),
            kind.key(),
            kind.severity().key(),
            found.stream().map(f -> Ids.next()).toArray(UUID[]::new),
            found.stream().map(Found::sheetNo).toArray(Integer[]::new),
            found.stream().map(Found::row).toArray(Integer[]::new),
            found.stream().map(Found::heading).toArray(String[]::new),
            found.stream().map(Found::value).toArray(String[]::new),
            found.stream().map(Found::number).toArray(String[]::new))
        .update();
  }

  void clear(Kind... kinds) {
    staged
        .sql(
            """
            delete from people.import_problem
             where institution_id = :i and import_id = :m and kind = any(:kinds)
            """)
        .param("kinds", java.util.Arrays.stream(kinds).map(Kind::key).toArray(String[]::new))
        .update();
  }
}
