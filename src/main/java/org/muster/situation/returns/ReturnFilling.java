package org.muster.situation.returns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.situation.KeptFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Fills a workbook for a day from figures as they stood at a moment. */
@Service
public class ReturnFilling {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Blanks blanks;
  private final Mappings mappings;
  private final KeptFigures kept;
  private final Trees trees;
  private final Institutions institutions;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  ReturnFilling(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Blanks blanks,
      Mappings mappings,
      KeptFigures kept,
      Trees trees,
      Institutions institutions,
      JsonMapper json,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.blanks = blanks;
    this.mappings = mappings;
    this.kept = kept;
    this.trees = trees;
    this.institutions = institutions;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /** Fills it with what is known now. */
  public int fill(UUID blank, LocalDate day, int after, String by) {
    return fill(blank, day, clock.instant(), after, by);
  }

  /**
   * Fills it with what was known at a moment.
   *
   * @param after the number of the day's last return that the asker knows of, 0 for none: of two
   *     who fill at once one gets the next number, and the other is told
   * @param by null for Muster itself
   * @return the number it has among those of the day
   */
  int fill(UUID blank, LocalDate day, Instant moment, int after, @Nullable String by) {
    if (blanks.get(blank).retired()) {
      throw Problem.conflict("returns.retired");
    }
    if (day.isAfter(institutions.today()) || after < 0) {
      throw Problem.unprocessable("returns.day-ahead");
    }
    var cells = mappings.of(blank);
    if (cells.isEmpty()) {
      throw Problem.conflict("returns.nothing-mapped");
    }
    int n = after + 1;
    var made = make(blank, cells, day, moment, n);
    transaction.executeWithoutResult(status -> enter(blank, day, moment, n, made, by));
    return n;
  }

  private record Made(byte[] bytes, List<FilledCell> cells, int gaps, int unworked) {}

  private Made make(UUID blank, List<MappedCell> cells, LocalDate day, Instant moment, int n) {
    var lookup = new Lookup(kept, trees.units(), trees.places(), day, moment);
    try (var book = SentWorkbook.open(blanks.bytes(blank))) {
      var writing =
          new FormWriting(book, lookup, institutions.current().name(), Filled.number(day, n));
      var written = writing.write(cells);
      int unworked = writing.work();
      var bytes = new ByteArrayOutputStream();
      book.write(bytes);
      int gaps = (int) written.stream().filter(cell -> cell.gap() != null).count();
      return new Made(bytes.toByteArray(), written, gaps, unworked);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void enter(
      UUID blank, LocalDate day, Instant moment, int n, Made made, @Nullable String by) {
    int entered =
        jdbc.sql(
                """
                insert into situation.filled
                  (institution_id, blank_id, day, n, as_of, filled_at, by_name, bytes, cells, gaps,
                   unworked)
                values (:institution, :blank, :day, :n, :moment, :now, :by::text, :bytes,
                        :cells::jsonb, :gaps, :unworked)
                on conflict (institution_id, blank_id, day, n) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("blank", blank)
            .param("day", day)
            .param("n", n)
            .param("moment", moment.atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("bytes", made.bytes)
            .param("cells", json.writeValueAsString(made.cells))
            .param("gaps", made.gaps)
            .param("unworked", made.unworked)
            .update();
    if (entered == 0) {
      throw Problem.conflict("returns.filled-meanwhile", Filled.number(day, n));
    }
    trail.record(
        "returns.filled",
        "blank",
        blank,
        Map.of("number", Filled.number(day, n), "gaps", made.gaps));
  }
}
