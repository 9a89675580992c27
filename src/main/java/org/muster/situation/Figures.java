package org.muster.situation;

import java.util.List;

/** A named figure that a room contributes, one value a day. */
public interface Figures {

  /** The message that names it, {@code rounds.figure.accounted}. */
  String labelKey();

  /** Its newest days, at most this many, the oldest first. */
  List<Figure> newest(int days);
}
