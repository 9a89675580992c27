package org.muster.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.Handing;
import org.muster.notices.channel.Letter;

/**
 * Keeps what a provider says before whoever said it gets the next letter. What arrives by several
 * connections while one answer is being written is written together with the next.
 */
class Kept implements Handing {

  /** A letter that was taken, with the provider's number of it. */
  record Taken(Letter letter, @Nullable String reference) {}

  private final Outbox outbox;
  private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final ReentrantLock writing = new ReentrantLock();

  /** Set while a write has not ended well: nobody hands over more after one that failed. */
  private boolean broken;

  Kept(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void accepted(List<Letter> letters, @Nullable String reference) {
    letters.forEach(letter -> taken.add(new Taken(letter, reference)));
    writing.lock();
    try {
      // Whoever had the lock before may have written these as well; then there is nothing to do.
      var together = new ArrayList<Taken>();
      for (var one = taken.poll(); one != null; one = taken.poll()) {
        together.add(one);
      }
      if (broken) {
        throw new IllegalStateException("what was taken before could not be kept");
      }
      if (!together.isEmpty()) {
        broken = true;
        outbox.sent(together);
        broken = false;
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void refused(Letter letter, String problem) {
    outbox.nextChannel(letter.notice(), List.of(letter.person()), problem);
  }

  @Override
  public void later(Letter letter, String problem) {
    outbox.again(letter, problem);
  }
}
