package org.muster.doors;

import java.util.UUID;
import org.muster.shared.Ids;
import org.muster.situation.returns.BureauForm;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the placeholders of mapped workbooks stand for: a bureau's, new each time, filled once. */
final class OfReturns {

  private static final byte[] FORM = BureauForm.bytes();

  private OfReturns() {}

  static String blank(JdbcClient jdbc, UUID institution) {
    var id = Ids.next();
    for (var statement :
        new String[] {
          """
          insert into situation.blank
            (institution_id, id, name, file_name, bytes, made_by, made_at)
          select :institution, :id, '日报', '日报.xlsx', :bytes, p.id, '2026-11-01Z'
            from people.person p where p.institution_id = :institution limit 1
          """,
          """
          insert into situation.filled
            (institution_id, blank_id, day, n, as_of, filled_at, bytes, cells, gaps, unworked)
          select b.institution_id, b.id, date '2026-11-01', 1, '2026-11-01Z', '2026-11-01Z',
                 :bytes, '[]', 0, 0
            from situation.blank b where b.institution_id = :institution and b.id = :id
          """
        }) {
      jdbc.sql(statement)
          .param("institution", institution)
          .param("id", id)
          .param("bytes", FORM)
          .update();
    }
    return id.toString();
  }
}
