package org.muster.desks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.People;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hand-over notes: left at the end of a shift, opened by whoever has the next. They may be about
 * students, so they are sealed, and nobody else reads them.
 */
@Service
public class HandOvers {

  static final SealedColumn TEXT = new SealedColumn("desks.note", "text", "shift_id", true);

  private static final int LONGEST = 4_000;

  /** So long after a shift its note can still be written. */
  private static final Duration AFTERWARDS = Duration.ofHours(12);

  private final JdbcClient jdbc;
  private final ShiftTable shifts;
  private final People people;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  HandOvers(
      JdbcClient jdbc, ShiftTable shifts, People people, Seals seals, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.shifts = shifts;
    this.people = people;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /** True while whoever had a shift may write its note. */
  public boolean writable(Shift shift) {
    var now = clock.instant();
    return !shift.start().isAfter(now) && shift.end().plus(AFTERWARDS).isAfter(now);
  }

  /**
   * Leaves a note, or changes one that nobody has opened.
   *
   * @throws Problem not found where the shift is not one's own, unprocessable without words or too
   *     early or late, conflict where it was opened
   */
  @Transactional
  public void write(UUID shift, UUID author, String text) {
    var own =
        shifts
            .find(shift)
            .filter(one -> one.person().equals(author))
            .orElseThrow(Problem::notFound);
    if (!writable(own)) {
      throw Problem.conflict("desks.note-time");
    }
    if (text.isBlank() || text.length() > LONGEST) {
      throw Problem.unprocessable("desks.note", LONGEST);
    }
    int written =
        jdbc.sql(
                """
                insert into desks.note as n (institution_id, shift_id, text, by_id, at)
                values (:institution, :shift, :text, :by, :now)
                on conflict (institution_id, shift_id) do update set text = :text, at = :now
                 where n.read_at is null and n.by_id = :by
                """)
            .param("institution", CurrentInstitution.get())
            .param("shift", shift)
            .param("text", seals.seal(TEXT.name(), shift, text.strip()))
            .param("by", author)
            .param("now", now())
            .update();
    if (written == 0) {
      throw Problem.conflict("desks.note-read");
    }
    trail.record("desks.note", "shift", shift, Map.of());
  }

  /**
   * Opens the note of the shift before; the first time is its receipt.
   *
   * @param shift the one it was left at
   * @throws Problem not found for anybody but whoever has the next shift, and where there is none
   */
  @Transactional
  public void open(UUID shift, UUID reader) {
    var left = shifts.find(shift).orElseThrow(Problem::notFound);
    if (shifts.after(left).filter(next -> next.person().equals(reader)).isEmpty()) {
      throw Problem.notFound();
    }
    int opened =
        jdbc.sql(
                """
                update desks.note set read_by = coalesce(read_by, :reader),
                                      read_at = coalesce(read_at, :now)
                 where institution_id = :institution and shift_id = :shift
                """)
            .param("institution", CurrentInstitution.get())
            .param("shift", shift)
            .param("reader", reader)
            .param("now", now())
            .update();
    if (opened == 0) {
      throw Problem.notFound();
    }
    trail.record("desks.note-open", "shift", shift, Map.of());
  }

  /** The note one has written at a shift of one's own. */
  public Optional<HandOver> written(Shift own) {
    return find(own.id(), true).filter(note -> note.by().equals(own.person()));
  }

  /** The note that was left for a shift, with its text once whoever has that shift opened it. */
  public Optional<HandOver> leftFor(Shift shift) {
    return shifts
        .before(shift)
        .flatMap(before -> find(before.id(), false))
        .flatMap(note -> note.readBy() == null ? Optional.of(note) : find(note.shift(), true));
  }

  private Optional<HandOver> find(UUID shift, boolean withText) {
    return jdbc.sql(
            """
            select by_id, at, text, read_by, read_at from desks.note
             where institution_id = ? and shift_id = ?
            """)
        .params(CurrentInstitution.get(), shift)
        .query(
            (row, n) -> {
              var by = row.getObject(1, UUID.class);
              var reader = row.getObject(4, UUID.class);
              var names = people.names(Stream.of(by, reader).filter(Objects::nonNull).toList());
              return new HandOver(
                  shift,
                  by,
                  names.getOrDefault(by, ""),
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  withText ? seals.open(TEXT.name(), shift, row.getString(3)) : null,
                  reader == null ? null : names.getOrDefault(reader, ""),
                  instant(row.getObject(5, OffsetDateTime.class)));
            })
        .optional();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
