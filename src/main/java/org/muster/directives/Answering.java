package org.muster.directives;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what receivers answer; a figure that Muster holds is never taken from anybody. */
@Service
public class Answering {

  private static final int NOTE = 2_000;
  private static final int WORDS = 500;

  private final Receipts receipts;
  private final AnswerTable answers;
  private final HeldCounts counts;
  private final Documents documents;
  private final Trail trail;
  private final Clock clock;

  Answering(
      Receipts receipts,
      AnswerTable answers,
      HeldCounts counts,
      Documents documents,
      Trail trail,
      Clock clock) {
    this.receipts = receipts;
    this.answers = answers;
    this.counts = counts;
    this.documents = documents;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Answers an item of a directive that somebody received, or one they stand in for. The same
   * answer again changes nothing; another supersedes the first.
   *
   * @param holder whose it is
   * @throws Problem 404 for what is not theirs, 409 for a directive withdrawn, 422 for an answer
   *     that is not one
   */
  @Transactional
  public void answer(
      UUID directive, int item, UUID holder, Answer.Reply reply, UUID person, String name) {
    var received = receipts.locked(directive, person, holder);
    if (!received.directive().stands()) {
      throw Problem.conflict("directives.withdrawn");
    }
    var asked =
        received.items().stream()
            .filter(one -> one.n() == item)
            .findFirst()
            .orElseThrow(Problem::notFound);
    var before = received.answers().get(item);
    var answer = answer(asked, received, before, reply, person, name);
    if (before != null && !before.filled() && same(before, answer)) {
      return;
    }
    answers.write(directive, holder, answer);
    trail.record("directives.answer", "directive", directive, Map.of("item", item));
  }

  /**
   * What Muster would answer of an item for a receiver, by question; empty for what it does not.
   */
  public Map<Integer, Long> held(Item item, Receipts.Received received) {
    var post = received.post();
    if (post == null || item.questions().stream().allMatch(one -> one.held() == null)) {
      return Map.of();
    }
    var charge = new HeldCounts.Charge(received.holder(), post.word());
    return counts
        .of(item.questions(), List.of(charge))
        .map(found -> found.getOrDefault(received.holder(), Map.of()))
        .orElse(Map.of());
  }

  private Answer answer(
      Item item,
      Receipts.Received received,
      @Nullable Answer before,
      Answer.Reply reply,
      UUID person,
      String name) {
    var note = reply.note().strip();
    if (note.length() > NOTE) {
      throw Problem.unprocessable("directives.note-long", NOTE);
    }
    var document = reply.document();
    if (document == null && before != null) {
      // A correction of the words needs no second photograph.
      document = before.document();
    } else if (document != null) {
      documents.checkOwn(document, person);
    }
    if (item.evidence() == Item.Evidence.NOTE && note.isEmpty()) {
      throw Problem.unprocessable("directives.note-missing", item.n());
    }
    if (item.evidence() == Item.Evidence.DOCUMENT && document == null) {
      throw Problem.unprocessable("directives.document-missing", item.n());
    }
    var numbers = new TreeMap<Integer, Long>();
    var words = new TreeMap<Integer, String>();
    var held = held(item, received);
    for (var question : item.questions()) {
      if (question.held() != null) {
        numbers.put(question.n(), counted(held, question));
      } else {
        var typed = reply.typed().getOrDefault(question.n(), "").strip();
        if (question.number()) {
          numbers.put(question.n(), number(typed, question));
        } else {
          words.put(question.n(), words(typed, question));
        }
      }
    }
    return new Answer(
        item.n(),
        clock.instant(),
        person,
        name,
        false,
        note.isEmpty() ? null : note,
        document,
        null,
        numbers,
        words);
  }

  private static long counted(Map<Integer, Long> held, Question question) {
    var count = held.get(question.n());
    if (count == null) {
      throw Problem.conflict("directives.not-known");
    }
    return count;
  }

  private static long number(String typed, Question question) {
    // Digits as a Chinese keyboard may give them are digits.
    var digits = new StringBuilder();
    typed.codePoints().forEach(c -> digits.append(Character.digit(c, 10)));
    if (!typed.codePoints().allMatch(Character::isDigit)
        || !digits.toString().matches("\\d{1,9}")) {
      throw Problem.unprocessable("directives.number", question.label());
    }
    return Long.parseLong(digits.toString());
  }

  private static String words(String typed, Question question) {
    if (typed.isEmpty() || typed.length() > WORDS) {
      throw Problem.unprocessable("directives.words", question.label(), WORDS);
    }
    return typed;
  }

  private static boolean same(Answer before, Answer now) {
    return Objects.equals(before.note(), now.note())
        && Objects.equals(before.document(), now.document())
        && before.numbers().equals(now.numbers())
        && before.words().equals(now.words());
  }
}
