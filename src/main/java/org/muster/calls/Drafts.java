package org.muster.calls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody types about a call, kept until it is logged: a reload or a time-out loses none. */
@Service
public class Drafts {

  /** The field with the submission's key. */
  public static final String KEY = "_key";

  /** More than any form has. */
  private static final int LONGEST = 40_000;

  private final DraftTable drafts;

  Drafts(DraftTable drafts) {
    this.drafts = drafts;
  }

  /**
   * Keeps the fields of a card as they are now.
   *
   * @throws Problem when they are longer than any form's
   */
  @Transactional
  public void save(UUID person, @Nullable UUID author, Map<String, List<String>> fields) {
    var typed = new LinkedHashMap<>(fields);
    typed.remove("_csrf");
    if (author == null || length(typed) > LONGEST) {
      throw Problem.unprocessable("calls.draft");
    }
    var key = typed.getOrDefault(KEY, List.of());
    if (key.isEmpty() || !Calls.isKey(key.getFirst()) || !drafts.kept(key.getFirst())) {
      drafts.save(person, author, typed);
    }
  }

  /** What somebody has typed about a person and not logged; empty for nothing. */
  public Map<String, List<String>> find(UUID person, @Nullable UUID author) {
    return author == null ? Map.of() : drafts.find(person, author).orElse(Map.of());
  }

  private static int length(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .mapToInt(
            field ->
                field.getKey().length() + field.getValue().stream().mapToInt(String::length).sum())
        .sum();
  }
}
