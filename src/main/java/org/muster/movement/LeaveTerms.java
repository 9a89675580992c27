package org.muster.movement;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.forms.Kind;
import org.muster.forms.Option;
import org.muster.forms.Phrase;
import org.muster.people.Institutions;
import org.muster.requests.Ask;
import org.muster.requests.Question;
import org.muster.shared.Divisions;
import org.muster.shared.Problem;
import org.muster.shared.Texts;
import org.springframework.stereotype.Component;

/** Reads what was answered about days and places, and judges it. */
@Component
class LeaveTerms {

  /** When one must be back on the last day. */
  static final LocalTime BACK = LocalTime.of(22, 0);

  private static final int LONGEST = 200;

  private final Institutions institutions;
  private final Divisions divisions;
  private final Grants grants;
  private final Texts texts;

  LeaveTerms(Institutions institutions, Divisions divisions, Grants grants, Texts texts) {
    this.institutions = institutions;
    this.divisions = divisions;
    this.grants = grants;
    this.texts = texts;
  }

  /** A region to choose, down to prefectures; what the roster knows is chosen. */
  Question region(String words, String code) {
    var options =
        divisions.upToPrefectures().stream()
            .map(name -> new Option(divisions.named(name).orElse(name), new Phrase(name, null)))
            .toList();
    var key = words + "." + code;
    return new Question(
        code,
        Kind.CHOICE,
        true,
        new Phrase(texts.of(Locale.SIMPLIFIED_CHINESE).of(key), texts.of(Locale.ENGLISH).of(key)),
        null,
        options,
        0,
        "prefecture",
        null);
  }

  /** From a first to a last day, both included. */
  Grants.Terms days(Leave.Kind kind, Answers answers, String first, String last) {
    var zone = institutions.current().zone();
    var from = day(answers, first);
    var to = day(answers, last);
    return new Grants.Terms(
        kind,
        from.atStartOfDay(zone).toInstant(),
        to.atTime(BACK).atZone(zone).toInstant(),
        region(answers));
  }

  private static LocalDate day(Answers answers, String code) {
    return LocalDate.parse(answers.text(code));
  }

  private static @Nullable String region(Answers answers) {
    var region = answers.text("region");
    return region.matches("[0-9]{6}") ? region : null;
  }

  /** How many days, both ends included. */
  static long count(Answers answers, String first, String last) {
    return ChronoUnit.DAYS.between(day(answers, first), day(answers, last)) + 1;
  }

  /**
   * Refuses days that are the wrong way round, over, or far away, and what was granted before.
   *
   * @throws Problem 422
   */
  void check(Ask ask, Leave.Kind kind, String first, String last) {
    var from = day(ask.answers(), first);
    var to = day(ask.answers(), last);
    var today = institutions.today();
    if (!grants.student(ask.about())) {
      throw Problem.unprocessable("movement.students");
    }
    if (to.isBefore(from)) {
      throw Problem.unprocessable("movement.days");
    }
    if (to.isBefore(today) || from.isAfter(today.plusDays(LONGEST))) {
      throw Problem.unprocessable("movement.far");
    }
    if (ChronoUnit.DAYS.between(from, to) >= LONGEST) {
      throw Problem.unprocessable("movement.long", LONGEST);
    }
    var terms = days(kind, ask.answers(), first, last);
    if (grants.overlaps(ask.about(), ask.id(), kind, terms.from(), terms.to())) {
      throw Problem.unprocessable("movement.overlap");
    }
  }
}
