package org.muster.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * A list of people that somebody took.
 *
 * @param mark eight characters, unique in the institution, that the list carries
 * @param kind the word for what it was, {@code sheet}
 * @param address where it was taken from, without words that were searched for
 * @param people how many it was about
 * @param number the taker's; null for a token that belongs to nobody
 * @param agreedBy who agreed to it, where a second person had to
 */
public record Export(
    UUID id,
    String mark,
    String kind,
    String address,
    int people,
    String taker,
    @Nullable String number,
    Instant at,
    @Nullable String agreedBy) {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Who took it and when, with the mark: what everybody sees on it. */
  public String seen(Text t, ZoneId zone) {
    var when = MOMENT.withZone(zone).format(at);
    return number == null
        ? t.of("export.seen.program", taker, when, mark)
        : t.of("export.seen", taker, number, when, mark);
  }

  /** Words that people read, with the mark behind them that they do not see. */
  public String hideIn(String words) {
    return words.isEmpty() ? words : words + Mark.hidden(mark);
  }

  /**
   * Says of an answer that it is a workbook, and what it is to be called.
   *
   * @param name with its ending; the mark comes before that
   */
  public void sheet(HttpServletResponse response, String name) {
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file(name) + '"');
  }

  /** A file's name with the mark in it. */
  public String file(String name) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot) + "-" + mark + name.substring(dot);
  }
}
