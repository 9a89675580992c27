package org.muster.situation;

/**
 * When illness first came to be known of a class in a room's own way, to compare warnings with:
 * contributed by the rooms that would have known without them.
 */
public interface FirstSigns {

  /** The query of them: {@code unit_id, at}. It may use {@code :institution}. */
  String sql();
}
