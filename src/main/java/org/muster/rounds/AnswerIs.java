package org.muster.rounds;

import org.muster.forms.Item;
import org.muster.forms.Places;
import org.muster.shared.Divisions;

/**
 * An answer that people are looked for by.
 *
 * @param item the code of the question
 * @param value the answer as it is stored; {@link #ANY} or {@link #NONE} where none is meant
 * @param under true where the value is the beginning of a division's code: all below it
 */
public record AnswerIs(String item, String value, boolean under) {

  /** Whoever answered the question, whatever they said. */
  public static final String ANY = "*";

  /** Whoever reported and did not answer the question. */
  public static final String NONE = "-";

  /** An answer of a question; a place stands for all that is below it. */
  public static AnswerIs of(Item item, String value) {
    boolean division = item.place() && value.matches("[0-9]{6}") && !value.equals(Places.ABROAD);
    return division && value.endsWith("00")
        ? new AnswerIs(item.code(), beginning(value), true)
        : new AnswerIs(item.code(), value, false);
  }

  private static String beginning(String division) {
    return division.equals(Divisions.province(division))
        ? division.substring(0, 2)
        : division.substring(0, 4);
  }

  /** Words of one's own in place of the options; nobody is looked for by them. */
  public static final String OTHER = "+";

  /**
   * A part of a statement that is formatted: a condition on {@code d}, the report that holds, and
   * {@code r}, the roll.
   */
  static final String CONDITION =
      """
      (:item::text is null
       or case :answer::text
            when '*' then d.answers -> :item::text is not null
            when '-' then r.report_id is not null and d.answers -> :item::text is null
            else case when :under then d.answers ->> :item::text like :answer::text || '%%'
                      else d.answers ->> :item::text = :answer::text
                        or jsonb_exists(d.answers -> :item::text, :answer::text) end
          end)
      """;
}
