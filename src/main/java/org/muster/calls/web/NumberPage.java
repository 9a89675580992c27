package org.muster.calls.web;

import java.util.UUID;
import org.muster.people.Contact;

/** A number after it was asked for. */
public record NumberPage(UUID person, Contact contact) {

  private static final int MOBILE = 11;

  /** The number as people read it: 138 1234 8000. */
  public String shown() {
    var digits = contact.phone().digits();
    return digits.length() == MOBILE && digits.startsWith("1")
        ? digits.substring(0, 3) + " " + digits.substring(3, 7) + " " + digits.substring(7)
        : digits;
  }

  /** What a telephone dials. */
  public String href() {
    return "tel:" + contact.phone().digits();
  }
}
