package org.muster.notices.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what several connections were answered in one go. None goes on before its own answer is
 * kept, so that a crash leaves no more than one letter a connection in doubt.
 */
final class TogetherHanding implements Handing {

  private static final class Answer extends CompletableFuture<Void> {
    private final List<Letter> letters;

    Answer(List<Letter> letters) {
      this.letters = letters;
    }
  }

  private final Handing handing;
  private final Queue<Answer> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  TogetherHanding(Handing handing) {
    this.handing = handing;
  }

  /** For a provider that gives no numbers: those that come together have none to tell apart. */
  @Override
  public void accepted(List<Letter> letters, @Nullable String reference) {
    var mine = new Answer(letters);
    waiting.add(mine);
    writing.lock();
    try {
      if (!mine.isDone()) {
        write();
      }
    } finally {
      writing.unlock();
    }
    mine.join();
  }

  private void write() {
    var answers = new ArrayList<Answer>();
    for (var one = waiting.poll(); one != null; one = waiting.poll()) {
      answers.add(one);
    }
    try {
      answers.stream()
          .flatMap(answer -> answer.letters.stream())
          .collect(Collectors.groupingBy(Letter::notice))
          .values()
          .forEach(together -> handing.accepted(together, null));
      answers.forEach(answer -> answer.complete(null));
    } catch (RuntimeException lost) {
      answers.forEach(answer -> answer.completeExceptionally(lost));
    }
  }

  @Override
  public void refused(Letter letter, String problem) {
    handing.refused(letter, problem);
  }

  @Override
  public void later(Letter letter, String problem) {
    handing.later(letter, problem);
  }
}
