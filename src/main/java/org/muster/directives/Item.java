package org.muster.directives;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a directive asks for.
 *
 * @param n its number, from 1
 * @param day the day it is about, where the same is asked day by day; null for once
 * @param parent the number of the item it was forwarded from; null for one that was not
 */
public record Item(
    int n,
    Kind kind,
    String title,
    String text,
    Instant dueAt,
    @Nullable LocalDate day,
    Evidence evidence,
    List<Question> questions,
    List<Enclosure> documents,
    @Nullable Integer parent) {

  /** What is to be done about it. */
  public enum Kind {
    READ,
    DO,
    RETURN;

    /** {@code read}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** What has to come with the answer. */
  public enum Evidence {
    NONE,
    NOTE,
    DOCUMENT;

    /** {@code note}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Evidence of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** A file that is handed out with it. */
  public record Enclosure(UUID id, String name, int bytes) {}

  /** True where Muster holds all that it asks for: nobody has anything to type. */
  public boolean held() {
    return !questions.isEmpty() && questions.stream().allMatch(one -> one.held() != null);
  }

  /** The same with another number. */
  Item at(int number) {
    return new Item(number, kind, title, text, dueAt, day, evidence, questions, documents, parent);
  }
}
