package org.muster.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a room holds about a person, for that person to read and to take away. */
public interface PersonalRecords {

  /** Its place in the document; who they are comes first. */
  int order();

  /** The word for this kind of data in files, {@code reports}; the message {@code data.<kind>}. */
  String kind();

  /** Everything held of it: field by field, in the types of JSON, in the order to be read. */
  List<Map<String, Object>> of(UUID person);
}
