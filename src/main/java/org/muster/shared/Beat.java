package org.muster.shared;

/**
 * What a room does again and again, by itself, for the institution in force. Its job does it in the
 * present, a drill in the time it plays; both by the same code.
 */
@FunctionalInterface
public interface Beat {

  /** Does once what is due at this moment. */
  void beat();
}
