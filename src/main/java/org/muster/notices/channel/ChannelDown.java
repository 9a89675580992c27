package org.muster.notices.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The provider takes nothing at the moment; no letter is to blame. */
public final class ChannelDown extends RuntimeException {

  private final @Nullable Duration patience;

  /**
   * A provider that is not there, or makes no sense.
   *
   * @param problem a word, {@code unreachable}
   */
  public ChannelDown(String problem, @Nullable Throwable cause) {
    super(problem, cause);
    patience = null;
  }

  /**
   * A provider that asks for patience.
   *
   * @param patience how long it wants to be left alone
   */
  public ChannelDown(String problem, Duration patience) {
    super(problem);
    this.patience = patience;
  }

  /** The word for what is wrong. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** How long the provider wants to be left alone; null where it did not say. */
  public @Nullable Duration patience() {
    return patience;
  }
}
