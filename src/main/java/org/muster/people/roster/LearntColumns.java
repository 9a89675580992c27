package org.muster.people.roster;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody once said that columns of this institution's files mean. */
record LearntColumns(JdbcClient jdbc) {

  Heading.Learnt all() {
    var fields = new EnumMap<Entity, Map<String, @Nullable Field>>(Entity.class);
    jdbc.sql("select entity, heading, field from people.import_column where institution_id = ?")
        .param(CurrentInstitution.get())
        .query(
            row -> {
              fields
                  .computeIfAbsent(Entity.of(row.getString(1)), none -> new HashMap<>())
                  .put(row.getString(2), Field.of(row.getString(3)).orElse(null));
            });
    return new Heading.Learnt(fields);
  }

  /** A heading without a field is not to be taken, even where it would be recognised. */
  void remember(Entity entity, Map<String, @Nullable Field> fields) {
    var headings = fields.keySet().toArray(String[]::new);
    var keys = new String[headings.length];
    for (int i = 0; i < headings.length; i++) {
      var field = fields.get(headings[i]);
      keys[i] = field == null ? "" : field.key();
    }
    jdbc.sql(
            """
            insert into people.import_column (institution_id, entity, heading, field)
            select ?, ?, c.heading, c.field from unnest(?::text[], ?::text[]) as c (heading, field)
            on conflict (institution_id, entity, heading) do update set field = excluded.field
            """)
        .param(CurrentInstitution.get())
        .param(entity.key())
        .param(headings)
        .param(keys)
        .update();
  }
}
