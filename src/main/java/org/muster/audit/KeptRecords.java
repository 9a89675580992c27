package org.muster.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of data about people that is kept for a time and then destroyed, contributed by the room
 * that owns it.
 *
 * @param order its place in lists; where one kind needs another to be destroyed, it comes first
 * @param kind its word; the messages {@code privacy.kind.<kind>} and {@code privacy.ground.<kind>}
 *     name it and the legal ground of its period
 * @param days how long it is kept unless the institution says otherwise
 * @param parts what is destroyed, in this order
 */
public record KeptRecords(int order, String kind, int days, List<Part> parts) {

  /**
   * Rows of one table, which the conditions call {@code t}; the institution is asked for besides.
   *
   * @param table with its schema
   * @param cleared what is set in rows that stay; null where they are deleted
   * @param old which rows are older than {@code :before}, and still hold something
   * @param ofPerson which rows are {@code :person}'s own and go when the person asks; null where
   *     they are kept for their period even so
   */
  public record Part(
      String table, @Nullable String cleared, String old, @Nullable String ofPerson) {

    /** Rows that are deleted. */
    public static Part rows(String table, String old, @Nullable String ofPerson) {
      return new Part(table, null, old, ofPerson);
    }

    /** Rows that stay without some of their fields; may use {@code :now}. */
    public static Part fields(String table, String cleared, String old, @Nullable String ofPerson) {
      return new Part(table, cleared, old, ofPerson);
    }
  }
}
