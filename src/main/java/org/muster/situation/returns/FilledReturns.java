package org.muster.situation.returns;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Export;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What workbooks were filled with, day by day. */
@Service
public class FilledReturns {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  FilledReturns(JdbcClient jdbc, JsonMapper json, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /** The newest of a workbook. */
  public List<Filled> latest(UUID blank, int limit) {
    return select("and blank_id = :blank order by day desc, n desc limit :limit")
        .param("blank", blank)
        .param("limit", limit)
        .query(this::filled)
        .list();
  }

  /** The newest of each workbook. */
  public List<Filled> latest() {
    return select(
            """
            and (blank_id, day, n) in (
              select distinct on (blank_id) blank_id, day, n from situation.filled
               where institution_id = :institution order by blank_id, day desc, n desc)
            """)
        .query(this::filled)
        .list();
  }

  /** One that must be there. */
  public Filled get(UUID blank, LocalDate day, int n) {
    return select("and blank_id = :blank and day = :day and n = :n")
        .param("blank", blank)
        .param("day", day)
        .param("n", n)
        .query(this::filled)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  /** The last one of a day before. */
  public Optional<Filled> before(UUID blank, LocalDate day) {
    return select("and blank_id = :blank and day < :day order by day desc, n desc limit 1")
        .param("blank", blank)
        .param("day", day)
        .query(this::filled)
        .optional();
  }

  /** The number of the last one of a day; 0 where there is none. */
  public int last(UUID blank, LocalDate day) {
    return jdbc.sql(
            """
            select coalesce(max(n), 0) from situation.filled
             where institution_id = ? and blank_id = ? and day = ?
            """)
        .params(CurrentInstitution.get(), blank, day)
        .query(Integer.class)
        .single();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select blank_id, day, n, as_of, filled_at, by_name, cells::text, gaps, unworked,
                   settled_at, settled_by
              from situation.filled where institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private Filled filled(ResultSet row, int n) throws SQLException {
    return new Filled(
        row.getObject(1, UUID.class),
        row.getObject(2, LocalDate.class),
        row.getInt(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getString(6),
        List.of(json.readValue(row.getString(7), FilledCell[].class)),
        row.getInt(8),
        row.getInt(9),
        instant(row.getObject(10, OffsetDateTime.class)),
        row.getString(11));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  /** The workbook, with the mark of who took it in its properties and nowhere on its sheets. */
  public byte[] file(Filled filled, Export export) {
    var bytes =
        jdbc.sql(
                """
                select bytes from situation.filled
                 where institution_id = ? and blank_id = ? and day = ? and n = ?
                """)
            .params(CurrentInstitution.get(), filled.blank(), filled.day(), filled.n())
            .query((row, n) -> row.getBytes(1))
            .single();
    try (var parts = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      var properties = new POIXMLProperties(parts);
      properties.getCustomProperties().addProperty("Muster export", export.mark());
      properties.commit();
      var marked = new ByteArrayOutputStream(bytes.length + 1024);
      parts.save(marked);
      parts.revert();
      return marked.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (OpenXML4JException | XmlException broken) {
      throw new IllegalStateException("a workbook that was written here", broken);
    }
  }

  /** It goes out with its gaps: who says so answers for that. */
  @Transactional
  public void settle(Filled filled, String by) {
    int settled =
        jdbc.sql(
                """
                update situation.filled set settled_at = ?, settled_by = ?
                 where institution_id = ? and blank_id = ? and day = ? and n = ?
                   and gaps > 0 and settled_at is null
                """)
            .params(
                clock.instant().atOffset(ZoneOffset.UTC),
                by,
                CurrentInstitution.get(),
                filled.blank(),
                filled.day(),
                filled.n())
            .update();
    if (settled > 0) {
      trail.record(
          "returns.settled",
          "blank",
          filled.blank(),
          Map.of("number", filled.number(), "gaps", filled.gaps()));
    }
  }
}
