package org.muster.calls.web;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.calls.Card;
import org.muster.calls.Outcome;
import org.muster.shared.Text;

/**
 * The call sheet: one card, and the list of all.
 *
 * @param card null where nobody is due
 * @param logged what has just been kept; null for nothing
 * @param lines as many of those found as are shown
 * @param found how many there are of them
 * @param chief true for a chief counsellor, who may choose everybody
 * @param college true where everybody is chosen
 */
public record SheetPage(
    @Nullable CardPage card,
    @Nullable Outcome logged,
    int due,
    int all,
    List<Line> lines,
    int found,
    String words,
    String sort,
    boolean chief,
    boolean college,
    ZoneId zone) {

  /** Where somebody on the list stands. */
  public enum Standing {
    DUE,
    WAITING,
    REFUSED,
    HANDED
  }

  /** Somebody on the list. */
  public record Line(Card card, Standing standing) {

    /** Their reasons in words. */
    public List<String> reasons(ZoneId zone, Text t) {
      return Reasons.of(card, zone, t);
    }
  }

  /** The list's address, ready for a further field. */
  public String address() {
    var address = new StringBuilder("/calls?");
    if (college) {
      address.append("view=college&");
    }
    if (!words.isBlank()) {
      address
          .append("q=")
          .append(java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
          .append('&');
    }
    return address.toString();
  }
}
