package org.muster.notices.channel;

import java.util.List;

/**
 * A way to tell people something outside of the program: one provider, as one institution has it.
 */
public interface Channel {

  /** Which kind of channel it is. */
  Kind kind();

  /**
   * How many letters are handed over together, so that as few as possible are in doubt at once; 0
   * while the pace that the provider allows is used up.
   */
  int together();

  /**
   * Hands letters to the provider. Each is answered for through the {@link Handing} as soon as the
   * provider has said something of it; one that is not answered for is handed over again later.
   *
   * @throws ChannelDown when the provider takes nothing at all at the moment
   */
  void hand(List<Letter> letters, Handing handing);

  /**
   * Asks the provider what became of what it took, where it does not say so by itself.
   *
   * @param references as the provider gave them to {@link Handing#accepted}
   */
  default void inquire(List<String> references, Receipts receipts) {}

  /** True where {@link #inquire} has somebody to ask. */
  default boolean inquires() {
    return false;
  }

  /**
   * Shows on a card what came of a tap on it.
   *
   * @param tap the provider's own code of it
   * @throws ChannelDown when the provider does not take it
   */
  default void answerTap(String address, String tap, String words) {}
}
