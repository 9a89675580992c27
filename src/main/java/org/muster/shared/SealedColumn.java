package org.muster.shared;

/**
 * A column that holds sealed text, contributed by the room that owns it, so that its seals can be
 * renewed when a key is added.
 *
 * @param table with its schema
 * @param column of type text or jsonb
 * @param subject the column that says whom the text is about
 * @param whole true where the column is nothing but sealed text: one found open is then sealed too
 */
public record SealedColumn(String table, String column, String subject, boolean whole) {

  /** Under what name its text is sealed. */
  public String name() {
    return table + "." + column;
  }
}
