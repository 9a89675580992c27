package org.muster.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;

/** The words of one reader's language, for pages: {@code ${t.of("rounds.missing", 12)}}. */
public final class Text {

  private final MessageSource messages;
  private final Locale locale;

  /** Messages that take no arguments, as pages ask for them a hundred times each. */
  private final Map<String, String> plain = new ConcurrentHashMap<>();

  public Text(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  /** The message of a key with its arguments; a missing key is a defect and throws. */
  public String of(String key, Object... arguments) {
    return arguments.length == 0
        ? plain.computeIfAbsent(key, unread -> messages.getMessage(unread, arguments, locale))
        : messages.getMessage(key, arguments, locale);
  }

  /** The message of a key that is made from stored words, or the words where there is none. */
  public String orElse(String key, String words) {
    var known = messages.getMessage(key, null, words, locale);
    return known == null ? words : known;
  }

  /** The reader's language. */
  public Locale locale() {
    return locale;
  }

  /** The language tag for {@code <html lang>}: {@code zh-CN} or {@code en}. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** Chooses between the two languages of stored text; Chinese where there is no English. */
  public String either(String chinese, @org.jspecify.annotations.Nullable String english) {
    return chinese() || english == null || english.isBlank() ? chinese : english;
  }

  /** True when the reader reads Chinese. */
  public boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  /** A day as people write it: 11月21日 周六, or Sat 21 Nov. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(chinese() ? "M月d日 EEE" : "EEE d MMM", locale).format(day);
  }

  /** A day where there is little room: 11/21, or 21/11. */
  public String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern(chinese() ? "M/d" : "d/M", locale).format(day);
  }

  /** A time of day, 08:12. */
  public String time(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(moment);
  }

  /** A day and a time of day. */
  public String moment(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern(chinese() ? "M月d日 EEE HH:mm" : "EEE d MMM HH:mm", locale)
        .withZone(zone)
        .format(moment);
  }

  /** A day with its year, for what is read years later: 2026年11月21日, or 21 November 2026. */
  public String date(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern(chinese() ? "yyyy年M月d日" : "d MMMM yyyy", locale)
        .withZone(zone)
        .format(moment);
  }

  /** A share of 1 in percent, to one place: 6.0%. */
  public String percent(double share) {
    var format = java.text.NumberFormat.getPercentInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  /** A count with the language's grouping: 20,260. */
  public String count(long count) {
    return java.text.NumberFormat.getIntegerInstance(locale).format(count);
  }
}
