package org.muster.people;

import org.muster.shared.Seals;
import org.springframework.stereotype.Component;

/**
 * What a roster says of somebody in words, sealed for their number: a roster that is read again is
 * compared seal by seal.
 */
@Component
public class PersonNotes {

  /** What a roster calls it. */
  public static final String FIELD = "note";

  private static final String COLUMN = "people.person.note";

  private final Seals seals;

  PersonNotes(Seals seals) {
    this.seals = seals;
  }

  /** A note as it is stored. */
  public String seal(String number, String note) {
    return seals.seal(COLUMN, number, note);
  }

  /** A note as it was written. */
  public String open(String number, String stored) {
    return seals.open(COLUMN, number, stored);
  }

  /** A field's value to be read; any but the note stands as it is. */
  public String open(String number, String field, String value) {
    return field.equals(FIELD) ? open(number, value) : value;
  }
}
