package org.muster.notices;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.shared.Texts;

/**
 * What a notice says, in Chinese and, where it was written, in English. A word in braces stands for
 * what is different for each recipient: {@code 您班还有 {count} 人未报}.
 */
public record Words(
    String titleZh, String bodyZh, @Nullable String titleEn, @Nullable String bodyEn) {

  private static final int TITLE = 100;
  private static final int BODY = 4_000;

  /**
   * Words as they were typed.
   *
   * @throws Problem without a title or a text, with too much of either, or with half of the English
   */
  public static Words typed(String titleZh, String bodyZh, String titleEn, String bodyEn) {
    if (titleEn.isBlank() != bodyEn.isBlank()) {
      throw Problem.unprocessable("notices.half-english");
    }
    return new Words(
        limited(titleZh, TITLE, "notices.title"),
        limited(bodyZh, BODY, "notices.body"),
        titleEn.isBlank() ? null : limited(titleEn, TITLE, "notices.title"),
        bodyEn.isBlank() ? null : limited(bodyEn, BODY, "notices.body"));
  }

  /** The program's own words, in both languages. */
  public static Words of(Texts texts, Function<Text, String> title, Function<Text, String> body) {
    var chinese = texts.of(Locale.SIMPLIFIED_CHINESE);
    var english = texts.of(Locale.ENGLISH);
    return new Words(
        title.apply(chinese), body.apply(chinese), title.apply(english), body.apply(english));
  }

  private static String limited(String text, int most, String problem) {
    var stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > most) {
      throw Problem.unprocessable(problem, most);
    }
    return stripped;
  }

  /** The title for one who reads English or not. */
  public String title(boolean english) {
    return english && titleEn != null ? titleEn : titleZh;
  }

  /** The text for one who reads English or not. */
  public String body(boolean english) {
    return english && bodyEn != null ? bodyEn : bodyZh;
  }

  /** A text with what stands for this recipient in the place of the words in braces. */
  static String filled(String text, Map<String, String> fields) {
    var filled = text;
    for (var field : fields.entrySet()) {
      filled = filled.replace("{" + field.getKey() + "}", field.getValue());
    }
    return filled;
  }
}
