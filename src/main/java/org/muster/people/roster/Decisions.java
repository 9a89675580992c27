package org.muster.people.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.people.PersonNotes;
import org.muster.shared.Problem;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Numbers that two people have, and who was said to be the right one. */
record Decisions(StagedSql staged) {

  void decide(String number, @Nullable Integer sheetNo, int row, String by, Instant now) {
    var sheets =
        staged
            .sql(
                """
                select sheet_no from people.import_row
                 where institution_id = :i and import_id = :m and key = :number and row = :row
                   and entity in ('student', 'staff') and applied_at is null
                   and (verdict = 'open' or exists (
                     select from people.import_decision d
                      where d.institution_id = :i and d.import_id = :m and d.number = :number))
                   and (:sheet::int is null or sheet_no = :sheet::int)
                """)
            .param("number", number)
            .param("row", row)
            .param("sheet", sheetNo)
            .query(Integer.class)
            .list();
    var applied =
        staged
            .sql(
                """
                select exists (select from people.import_row
                 where institution_id = :i and import_id = :m and key = :number
                   and entity in ('student', 'staff') and applied_at is not null)
                """)
            .param("number", number)
            .query(Boolean.class)
            .single();
    if (sheets.size() != 1 || applied) {
      throw Problem.unprocessable("import.no-such-choice", number, row);
    }
    staged
        .sql(
            """
            update people.import_row
               set verdict = case when (sheet_no, row) = (:sheet, :row) then 'take' else 'dropped' end
             where institution_id = :i and import_id = :m and key = :number
               and verdict in ('open', 'take', 'dropped') and entity in ('student', 'staff')
            """)
        .param("number", number)
        .param("row", row)
        .param("sheet", sheets.getFirst())
        .update();
    staged
        .sql(
            """
            insert into people.import_decision
              (institution_id, import_id, number, sheet_no, row, decided_by, decided_at)
            values (:i, :m, :number, :sheet, :row, :by, :now)
            on conflict (institution_id, import_id, number) do update
               set sheet_no = excluded.sheet_no, row = excluded.row,
                   decided_by = excluded.decided_by, decided_at = excluded.decided_at
            """)
        .param("number", number)
        .param("row", row)
        .param("sheet", sheets.getFirst())
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  List<Conflict> all(JsonMapper json, PersonNotes notes) {
    var byNumber = new LinkedHashMap<String, List<Conflict.Side>>();
    staged
        .sql(
            """
            select r.key, r.sheet_no, s.name, r.row, r.said::text as said, r.verdict = 'take' as chosen
              from people.import_row r
              join people.import_sheet s
                on s.institution_id = :i and s.import_id = :m and s.sheet_no = r.sheet_no
              left join people.import_decision d
                on d.institution_id = :i and d.import_id = :m and d.number = r.key
             where r.institution_id = :i and r.import_id = :m and r.entity in ('student', 'staff')
               and (r.verdict in ('open', 'dropped') or (r.verdict = 'take' and d.number is not null))
             order by r.key, r.sheet_no, r.row
            """)
        .query(
            row -> {
              byNumber
                  .computeIfAbsent(row.getString("key"), none -> new ArrayList<>())
                  .add(
                      new Conflict.Side(
                          row.getInt("sheet_no"),
                          row.getString("name"),
                          row.getInt("row"),
                          texts(json, row.getString("said"), notes, row.getString("key")),
                          row.getBoolean("chosen")));
            });
    return byNumber.entrySet().stream()
        .map(entry -> new Conflict(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Map<String, String> texts(
      JsonMapper json, String said, PersonNotes notes, String number) {
    var texts = new TreeMap<String, String>();
    json.readValue(said, new TypeReference<Map<String, Object>>() {})
        .forEach(
            (field, value) -> texts.put(field, notes.open(number, field, String.valueOf(value))));
    return texts;
  }
}
